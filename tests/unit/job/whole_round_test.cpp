// A round of the samples of one annex, from forms to the sealed folder, as a front end asks for it.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "job/folder/finalize.hpp"
#include "job/folder/restore.hpp"
#include "job/folder/run_log.hpp"
#include "job/folder/seal.hpp"
#include "job/replay.hpp"
#include "job/results/explain.hpp"
#include "job/results/read_results.hpp"
#include "job/score.hpp"
#include "job/system/paths.hpp"

using namespace kaoping;
namespace fs = std::filesystem;

namespace {

const fs::path samples =
    fs::path(KAOPING_SOURCE_DIR) / "templates" / "karamay-resident-institution" / "samples";

struct WholeRound {
    fs::path path =
        fs::temp_directory_path() /
        to_path("kaoping-整轮-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));

    WholeRound() {
        fs::remove_all(path);
        fs::create_directories(path / "out");
        fs::copy(samples / to_path("填报"), path / "forms", fs::copy_options::recursive);
    }
    ~WholeRound() { fs::remove_all(path); }
    WholeRound(const WholeRound&) = delete;
    WholeRound& operator=(const WholeRound&) = delete;

    fs::path out() const { return path / "out"; }
    void without(const char* form) const { fs::remove(path / "forms" / to_path(form)); }
    // The bureau has filled in its workbook: where the last run wrote one, or before the first.
    void fill_review() const {
        fs::copy_file(samples / to_path("评审表.xlsx"), out() / to_path("评审表.xlsx"),
                      fs::copy_options::overwrite_existing);
    }
    ScoreRun score(const std::string& reopen = "") const {
        ScoreOptions options;
        options.paths = {to_utf8(path / "forms")};
        options.output = to_utf8(out());
        options.year = 2025;
        options.reopen_reason = reopen;
        return run_score(options);
    }
    std::map<std::string, int> statuses() const {
        std::map<std::string, int> counts;
        const auto failure =
            read_results(to_utf8(out()), ResultsNeed::scores,
                         {.subject = [&](const results::Round&, results::Subject& subject) {
                             ++counts[std::string(word_of(subject.status))];
                         }});
        REQUIRE_FALSE(failure);
        return counts;
    }
    std::string read(const char* name) const {
        return read_file(out() / to_path(name)).value_or("absent");
    }
    void append(const fs::path& file, const char* bytes) const {
        std::ofstream(file, std::ios::binary | std::ios::app) << bytes;
    }
    fs::path first_graded() const {
        std::set<fs::path> files;
        for (const auto& entry : fs::directory_iterator(out() / to_path("评分")))
            files.insert(entry.path());
        REQUIRE_FALSE(files.empty());
        return *files.begin();
    }
};

// Everything that can be settled is: what is pending or returned takes no part.
struct SettledRound : WholeRound {
    SettledRound() {
        without("北疆晨曦博远研究院.xlsx");
        without("独山子绿色晨曦技术转移有限公司.xlsx");
        fill_review();
        score();
    }
};

using Counts = std::map<std::string, int>;

std::string code_of(const std::vector<Finding>& refusals) {
    return refusals.empty() ? "" : std::string(refusals.front().code.text());
}

bool says(const Report& report, const std::string& word) {
    for (const Text& line : report.lines)
        if (line.en.find(word) != std::string::npos || line.zh.find(word) != std::string::npos)
            return true;
    return false;
}

}  // namespace

TEST_CASE("what the bureau entered decides the next run, and the run before goes to the history") {
    const WholeRound round;
    CHECK(round.score().outcome == Outcome::findings);
    CHECK(round.statuses() == Counts{{"pending", 6}, {"returned", 1}});
    const std::string before = round.read("results.json");
    round.fill_review();
    round.score();
    CHECK(round.statuses() == Counts{{"assessed", 5}, {"pending", 1}, {"returned", 1}});
    CHECK(round.read("历史/1/results.json") == before);
    const std::string entered = round.read("results.json");
    round.score();
    CHECK(round.read("results.json") == entered);  // the entries stand in the workbook written
    CHECK_FALSE(fs::exists(round.out() / to_path("历史/2/results.json")));  // nothing differed
    CHECK(read_log(round.out()).size() == 3);
}

TEST_CASE("entries that are gone stop the run until it is given leave") {
    const WholeRound round;
    round.fill_review();
    round.score();
    const std::string entered = round.read("results.json");
    fs::remove(round.out() / to_path("评审表.xlsx"));
    const ScoreRun stopped = round.score();
    CHECK(stopped.outcome == Outcome::nothing_done);
    CHECK_FALSE(stopped.refusals.empty());
    CHECK(round.read("results.json") == entered);
}

TEST_CASE("restore puts a former state back, and what it replaces into the history") {
    const WholeRound round;
    round.score();
    const std::string first = round.read("results.json");
    round.fill_review();
    round.score();
    const std::string second = round.read("results.json");
    const Report restored = restore_history(to_utf8(round.out()), "1", {});
    CHECK(restored.refusals.empty());
    CHECK(round.read("results.json") == first);
    CHECK(round.read("历史/2/results.json") == second);
    CHECK_FALSE(restore_history(to_utf8(round.out()), "7", {}).refusals.empty());
    CHECK_FALSE(restore_history(to_utf8(round.out()), "1", {"没有.xlsx"}).refusals.empty());
    CHECK(round.read("results.json") == first);
}

TEST_CASE("replay repeats a run to the byte, and names what differs") {
    const SettledRound round;
    CHECK(replay(to_utf8(round.out()), 1).outcome == Outcome::clean);
    const fs::path graded = round.first_graded();
    round.append(round.out() / "results.json", " ");
    const Report changed = replay(to_utf8(round.out()), 1);
    CHECK(changed.outcome == Outcome::findings);
    CHECK(says(changed, "results.json"));
    CHECK_FALSE(says(changed, to_utf8(graded.filename())));
}

TEST_CASE("only a settled round is sealed") {
    const WholeRound round;
    CHECK(finalize_round(to_utf8(round.out())).outcome == Outcome::nothing_done);  // not scored
    round.score();
    const Report open = finalize_round(to_utf8(round.out()));
    CHECK(open.outcome == Outcome::nothing_done);
    CHECK_FALSE(open.refusals.empty());
    CHECK_FALSE(is_sealed(round.out()));
}

TEST_CASE("a sealed round stays as it is until it is opened with a reason") {
    const SettledRound round;
    REQUIRE(round.statuses() == Counts{{"assessed", 5}});
    REQUIRE(finalize_round(to_utf8(round.out())).outcome == Outcome::clean);
    CHECK(is_sealed(round.out()));
    CHECK(replay(to_utf8(round.out()), 1).outcome == Outcome::clean);

    const std::string sealed = round.read("results.json");
    CHECK(round.score().outcome == Outcome::nothing_done);
    CHECK(restore_history(to_utf8(round.out()), "1", {}).outcome == Outcome::nothing_done);
    CHECK(round.read("results.json") == sealed);

    const fs::path graded = round.first_graded();
    round.append(graded, " ");
    const Report tampered = replay(to_utf8(round.out()), 1);
    CHECK(tampered.outcome == Outcome::findings);
    CHECK(says(tampered, to_utf8(graded.filename())));

    CHECK(round.score("异议复核").outcome != Outcome::nothing_done);
    CHECK_FALSE(is_sealed(round.out()));
    CHECK(read_log(round.out()).back().reopens);
}

TEST_CASE("explain says where points come from, and whom or what it does not know") {
    const SettledRound round;
    const std::string name = "克拉玛依星火数字研究院";
    const std::string results = to_utf8(round.out() / "results.json");
    const Report one = explain({}, results, name, "");
    CHECK(one.outcome == Outcome::clean);
    CHECK(says(one, name));
    CHECK(says(one, "指标表!"));                  // the cells
    CHECK(says(one, "outside-period") == false);  // in words, not codes
    CHECK(one.json.find("\"indicators\"") != std::string::npos);
    const Report all = explain({}, to_utf8(round.out()), "", "");
    CHECK(all.lines.size() > 4 * one.lines.size());
    CHECK(says(all, "白碱滩领航星火成果转化有限责任公司"));

    CHECK(code_of(explain({}, results, "没有的机构", "").refusals) == "explain-nobody");
    const Report unknown = explain({}, results, name, "no_such");
    CHECK(code_of(unknown.refusals) == "explain-no-indicator");
    CHECK(unknown.outcome == Outcome::nothing_done);
    CHECK(code_of(explain({}, to_utf8(round.path / "forms"), name, "").refusals) ==
          "results-unusable");
}
