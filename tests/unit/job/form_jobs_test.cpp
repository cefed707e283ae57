// Blank forms, rosters, prefilled forms and the workbooks of experts, as a front end asks for them.
#include <doctest/doctest.h>

#include <filesystem>

#include "intake/xlsx.hpp"
#include "job/forms.hpp"
#include "job/system/paths.hpp"
#include "model/identity.hpp"

using namespace kaoping;
namespace fs = std::filesystem;

namespace {

struct Place {
    fs::path path =
        fs::temp_directory_path() /
        to_path("kaoping-空白表-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    Place() {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~Place() { fs::remove_all(path); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    std::string file(const char* name) const { return to_utf8(path / to_path(name)); }
};

std::string property(const std::string& file, std::string_view key) {
    const auto bytes = read_file(to_path(file));
    REQUIRE(bytes);
    const auto read = read_workbook(std::span<const char>(*bytes));
    const auto& properties = std::get<Workbook>(read).properties;
    const auto found = properties.find(std::string(identity::property_prefix) + std::string(key));
    return found == properties.end() ? "none" : found->second;
}

std::string refusal(const FilesWritten& made) {
    return made.refusals.empty() ? "" : std::string(made.refusals.front().code.text());
}

}  // namespace

TEST_CASE("a blank form and a roster say of which annex, year and kind they are") {
    const Place place;
    FormJob job;
    job.rubric = "rugao-service-institution";
    job.year = 2025;
    job.output = place.file("表.xlsx");
    CHECK(make_forms(job).files == std::vector{job.output});
    CHECK(property(job.output, identity::key_kind) == "form");
    CHECK(property(job.output, identity::key_rubric) == job.rubric);
    CHECK(property(job.output, identity::key_year) == "2025");
    job.output = place.file("名册.xlsx");
    CHECK(make_roster(job).files == std::vector{job.output});
    CHECK(property(job.output, identity::key_kind) == "roster");
}

TEST_CASE("a form that cannot be made says why, and nothing is written") {
    const struct {
        const char* rubric;
        const char* roster;
        const char* plan;
    } cases[] = {{"no-such-annex", "", ""},
                 {"rugao-service-institution", "没有.xlsx", ""},
                 {"rugao-service-institution", "", "没有.yaml"}};
    for (const auto& c : cases) {
        CAPTURE(c.rubric);
        CAPTURE(c.roster);
        const Place place;
        FormJob job;
        job.rubric = c.rubric;
        job.year = 2025;
        job.output = place.file("表");
        if (*c.roster != '\0') job.roster = place.file(c.roster);
        if (*c.plan != '\0') job.plan = place.file(c.plan);
        const FilesWritten made = make_forms(job);
        CHECK(refusal(made) != "");
        CHECK(made.files.empty());
        CHECK(fs::is_empty(place.path));
    }
}

TEST_CASE("an expert gets a workbook with every institution") {
    const Place place;
    const fs::path samples =
        fs::path(KAOPING_SOURCE_DIR) / "templates" / "hefei-innovation-alliance" / "samples";
    fs::path list;
    for (const auto& entry : fs::directory_iterator(samples / to_path("专家")))
        if (to_utf8(entry.path().filename()).find("名单") != std::string::npos) list = entry.path();
    REQUIRE_FALSE(list.empty());
    ExpertsJob job;
    job.rubric = "hefei-innovation-alliance";
    job.paths = {to_utf8(samples / to_path("填报"))};
    job.experts = to_utf8(list);
    job.output = place.file("专家");
    job.year = 2025;
    const FilesWritten made = make_expert_workbooks(job);
    CHECK(refusal(made) == "");
    REQUIRE(made.files.size() >= 3);
    std::size_t workbooks = 0;
    for (const std::string& file : made.files) {
        CHECK(fs::exists(to_path(file)));
        if (file != made.files.back()) workbooks += property(file, identity::key_kind) != "none";
    }
    CHECK(workbooks >= 2);
    job.experts = place.file("没有.xlsx");
    CHECK(refusal(make_expert_workbooks(job)) != "");
}
