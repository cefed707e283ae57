#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>

#include "job/replay.hpp"
#include "job/round/bureau_store.hpp"
#include "job/rubrics.hpp"
#include "job/score.hpp"
#include "job/system/paths.hpp"
#include "temporary_folder.hpp"

using namespace kaoping;
namespace fs = std::filesystem;

namespace {

constexpr const char* sample_rubric = "karamay-resident-institution";

// The samples of a rubric, scored into a folder of their own.
struct ScoredSamples {
    test::TemporaryFolder folder{"结果"};
    const fs::path& root = folder.path;
    ScoreOptions options;
    ScoredSamples() {
        fs::copy(to_path(std::string(KAOPING_SOURCE_DIR) + "/templates/" + sample_rubric +
                         "/samples/填报"),
                 root / "forms");
        options.paths = {to_utf8(root / "forms")};
        options.output = to_utf8(out());
        options.year = 2025;
        options.reports.formats.clear();
        REQUIRE(run_score(options).refusals.empty());
    }
    fs::path out() const { return root / "out"; }
    std::vector<fs::path> graded() const {
        std::vector<fs::path> files;
        for (const auto& file : fs::directory_iterator(out() / to_path("评分")))
            files.push_back(file.path());
        std::sort(files.begin(), files.end());
        return files;
    }
    BureauReading reading() const {
        std::vector<Finding> refusals;
        for (const RubricPtr& rubric : load_rubrics({}, "", refusals))
            if (rubric->id == sample_rubric)
                return BureauStore(*rubric, 2025, {out()}, {}, 1).reading();
        return {};
    }
};

}  // namespace

TEST_CASE("a graded workbook in the place of another's is used once") {
    const ScoredSamples samples;
    const auto files = samples.graded();
    REQUIRE(files.size() >= 2);
    const BureauReading before = samples.reading();
    CHECK(before.graded.size() == files.size());
    CHECK(before.copies.empty());
    std::error_code error;
    copy_file_over(files[0], files[1], error);
    REQUIRE(!error);
    const BureauReading after = samples.reading();
    CHECK(after.graded.size() == files.size() - 1);
    REQUIRE(after.copies.size() == 1);
    CHECK(after.copies[0].file == files[1]);
    CHECK(after.doubtful.empty());
}

TEST_CASE("workbooks that cannot be read are named") {
    const ScoredSamples samples;
    std::ofstream(samples.out() / to_path("评审表.xlsx")) << "PK";
    const BureauReading reading = samples.reading();
    REQUIRE(reading.unusable.size() == 1);
    CHECK(to_utf8(reading.unusable[0].file.filename()) == "评审表.xlsx");
    ScoreRun again = run_score(samples.options);
    REQUIRE(again.refusals.size() == 1);
    CHECK(again.refusals[0].code.text() == "bureau-workbook-unusable");
    ScoreOptions without = samples.options;
    without.without = {"评审表.xlsx"};
    CHECK(run_score(without).refusals.empty());
}

TEST_CASE("a run is repeated to the byte, also where its folders moved together") {
    const ScoredSamples samples;
    CHECK(replay(to_utf8(samples.out()), 1).outcome == Outcome::clean);
    const fs::path moved = samples.root / "moved";
    fs::create_directories(moved);
    fs::rename(samples.root / "forms", moved / "forms");
    fs::rename(samples.out(), moved / "out");
    const Report report = replay(to_utf8(moved / "out"), 1);
    CHECK(report.refusals.empty());
    CHECK(report.outcome == Outcome::clean);
    std::ofstream(moved / "out" / "results.csv", std::ios::app) << " ";
    CHECK(replay(to_utf8(moved / "out"), 1).outcome == Outcome::findings);
}

TEST_CASE("the copy of a form that is no longer returned goes to the history") {
    const ScoredSamples samples;
    const fs::path returned = samples.out() / to_path("退回") / to_path("北疆晨曦博远研究院.xlsx");
    REQUIRE(fs::exists(returned));  // beside the graded workbook of the same name
    REQUIRE(fs::exists(samples.out() / to_path("评分") / returned.filename()));
    fs::remove(samples.root / "forms" / returned.filename());
    CHECK(run_score(samples.options).refusals.empty());
    CHECK_FALSE(fs::exists(returned));
}

TEST_CASE("a form that changes while documents are written has no returned copy") {
    // Changes a form when all have been read.
    struct Meddler : Progress {
        fs::path file;
        bool removes = false;
        void started(std::size_t) override {}
        void file_done(const std::string&) override {}
        void writing(std::size_t) override {
            fs::remove(file);
            if (!removes) std::ofstream(file) << "changed";
        }
    };
    const char* returned = "北疆晨曦博远研究院.xlsx";
    for (const bool removes : {false, true}) {
        CAPTURE(removes);
        const ScoredSamples samples;
        REQUIRE(fs::exists(samples.out() / to_path("退回") / to_path(returned)));
        Meddler meddler;
        meddler.file = samples.root / "forms" / to_path(returned);
        meddler.removes = removes;
        const ScoreRun run = run_score(samples.options, &meddler);
        REQUIRE(run.refusals.empty());
        std::vector<std::string> changed;
        for (const Finding& finding : run.result.findings)
            if (finding.code == "returned-form-changed")
                changed.push_back(finding.args.at(0).second.zh);
        CHECK(changed == std::vector<std::string>{returned});
        for (const Subject& subject : run.result.rounds.at(0).subjects)
            CHECK(subject.returned_file.empty());
        CHECK_FALSE(fs::exists(samples.out() / to_path("退回") / to_path(returned)));
    }
}

TEST_CASE("what is typed into a workbook of the bureau while a run writes stops it by its name") {
    struct Clerk : Progress {
        fs::path file;
        void started(std::size_t) override {}
        void file_done(const std::string&) override {}
        void writing(std::size_t) override { std::ofstream(file, std::ios::app) << "typed"; }
    };
    const ScoredSamples samples;
    Clerk clerk;
    SUBCASE("a graded workbook") { clerk.file = samples.graded().front(); }
    SUBCASE("the review workbook") { clerk.file = samples.out() / to_path("评审表.xlsx"); }
    const ScoreRun run = run_score(samples.options, &clerk);
    REQUIRE(run.refusals.size() == 1);
    CHECK(run.refusals[0].code.text() == "output-failed");
    CHECK(run.refusals[0].args.at(0).second.zh == to_utf8(clerk.file));
    std::ifstream file(clerk.file, std::ios::binary);
    const std::string now((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    CHECK(now.ends_with("typed"));
}
