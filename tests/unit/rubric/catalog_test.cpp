#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "rubric/catalog.hpp"
#include "rubric_files.hpp"

namespace fs = std::filesystem;
using namespace kaoping;
using namespace kaoping::test;

namespace {

// A folder of its own, removed at the end.
class Folder {
public:
    Folder()
        : path_(fs::temp_directory_path() /
                ("kaoping-catalog-" + std::to_string(counter()++) + "-" +
                 std::to_string(reinterpret_cast<std::uintptr_t>(this)))) {
        fs::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string write(const fs::path& name, const std::string& text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name, std::ios::binary) << text;
        return (path_ / name).string();
    }
    std::string name() const { return path_.string(); }

private:
    static std::atomic<int>& counter() {
        static std::atomic<int> count = 0;
        return count;
    }
    fs::path path_;
};

std::string minimal(const std::string& id) {
    std::string text = contents(source_dir / "tests/rules/passing/minimal.yaml");
    return text.replace(text.find("id: sample"), 10, "id: " + id);
}

std::string codes(const std::vector<RubricDefect>& defects) {
    std::string all;
    for (const auto& defect : defects)
        all += (all.empty() ? "" : " ") + std::string(defect.code.text());
    return all;
}

}  // namespace

TEST_CASE("every folder of templates is built in, listed with its title and loads") {
    const RubricCatalog catalog;
    CHECK(catalog.defects().empty());
    std::vector<std::string> ids;
    for (const auto& listing : catalog.listing()) {
        ids.push_back(listing.id);
        const LoadedRubric loaded = catalog.load(listing.id);
        INFO(listed(loaded.defects));
        REQUIRE(loaded.rubric != nullptr);
        CHECK(loaded.rubric->title == listing.title);
        CHECK(loaded.rubric->file == listing.file);
    }
    std::vector<std::string> folders;
    for (const auto& entry : fs::directory_iterator(source_dir / "templates"))
        if (entry.is_directory()) folders.push_back(entry.path().filename().string());
    std::sort(folders.begin(), folders.end());
    CHECK(ids == folders);
    CHECK(codes(catalog.load("nothing").defects) == "rubric-unknown");
}

TEST_CASE("built-in files are the files, byte by byte") {
    const RubricCatalog catalog;
    const LoadedRubric loaded = catalog.load("karamay-resident-institution");
    REQUIRE(loaded.rubric != nullptr);
    const std::string file =
        contents(source_dir / "templates/karamay-resident-institution/rubric.yaml");
    CHECK(loaded.rubric->sha256_source.starts_with(file));
    CHECK(loaded.rubric->sha256_source.ends_with(common_source().text));
}

TEST_CASE("folders add rubrics; an id known already is a defect") {
    const Folder folder;
    folder.write("my-annex/rubric.yaml", minimal("my-annex"));
    folder.write("other/rubric.yaml", minimal("renamed"));
    folder.write("karamay-resident-institution/rubric.yaml",
                 minimal("karamay-resident-institution"));
    const RubricCatalog catalog({folder.name(), folder.name() + "/absent"});
    CHECK(codes(catalog.defects()) == "rubric-twice rubric-folder-name rubric-folder");
    CHECK(catalog.knows("my-annex"));
    CHECK(catalog.knows("renamed"));
    CHECK(catalog.load("my-annex").rubric != nullptr);
    CHECK(catalog.load("karamay-resident-institution").rubric->sections.size() == 4);
    const RubricCatalog direct({folder.name() + "/my-annex"});
    CHECK(direct.defects().empty());
    CHECK(direct.knows("my-annex"));
}

TEST_CASE("a plan names its rubric") {
    const RubricCatalog catalog;
    const auto load = [&](const std::string& text) {
        return catalog.load_with_plan({"plan.yaml", text, true});
    };
    const auto loaded =
        load("rubric: karamay-resident-institution\nyear: 2025\nreadings: {half_month: 8}\n");
    REQUIRE(loaded.rubric != nullptr);
    CHECK(loaded.rubric->plan.given);
    CHECK(loaded.rubric->plan.year == 2025);
    CHECK(std::get<Number>(loaded.rubric->reading("half_month")->value) == Number(8));
    CHECK(std::get<Number>(
              catalog.load("karamay-resident-institution").rubric->reading("half_month")->value) ==
          Number(7));
    CHECK(codes(load("rubric: nobody\n").defects) == "rubric-plan-of-unknown");
    CHECK(codes(load("year: 2025\n").defects) == "rubric-plan-of-unknown");
    CHECK(codes(load("{").defects) == "rubric-yaml");
}

TEST_CASE("a file is checked as what it is: a rubric or a plan") {
    const Folder folder;
    const RubricCatalog catalog;
    CHECK(catalog.check_file(folder.write("good.yaml", minimal("good"))).empty());
    CHECK(codes(catalog.check_file(folder.write("bad.yaml", minimal("Bad")))) == "rubric-bad-code");
    CHECK(codes(catalog.check_file(folder.write(
              "plan.yaml",
              "rubric: karamay-resident-institution\nrules: {violations: measure}\n"))) ==
          "rubric-plan-fixed");
    CHECK(codes(catalog.check_file(folder.name() + "/absent.yaml")) == "rubric-file");
    CHECK(codes(catalog.check_file(folder.write("empty.yaml", ""))).find("rubric-not-a-map") !=
          std::string::npos);
}

TEST_CASE("several threads load one rubric once") {
    const RubricCatalog catalog;
    std::vector<RubricPtr> seen(4);
    std::vector<std::thread> threads;
    for (std::size_t i = 0; i < seen.size(); ++i)
        threads.emplace_back(
            [&, i] { seen[i] = catalog.load("hefei-innovation-alliance").rubric; });
    for (auto& thread : threads) thread.join();
    for (const RubricPtr& rubric : seen) {
        CHECK(rubric != nullptr);
        CHECK(rubric == seen[0]);
    }
}
