#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <functional>

#include "job/folder/folder_files.hpp"
#include "job/folder/log_line.hpp"
#include "job/folder/logged_places.hpp"
#include "job/folder/output_folder.hpp"
#include "job/folder/run_log.hpp"
#include "job/folder/seal.hpp"
#include "job/system/paths.hpp"
#include "job/system/sha256.hpp"

using namespace kaoping;
namespace fs = std::filesystem;

namespace {

struct LogFolder {
    fs::path path =
        fs::temp_directory_path() /
        to_path("kaoping-日志-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    LogFolder() {
        fs::remove_all(path);
        fs::create_directories(path);
    }
    ~LogFolder() { fs::remove_all(path); }
    fs::path log() const { return path / to_path("日志.jsonl"); }
    fs::path seal() const { return path / to_path("封存.json"); }
    fs::path pending() const { return path / to_path("封存.json.new"); }

    // Appends a line; returns its sha256.
    std::string add(const char* command, const char* reason = "") const {
        LogLine line(path, command);
        line.json.key("reason").text(reason);
        const std::string head = line.finish();
        line.commit();
        return head;
    }
    std::vector<std::string> lines() const {
        std::vector<std::string> all;
        std::ifstream in(log(), std::ios::binary);
        for (std::string line; std::getline(in, line);) all.push_back(line);
        return all;
    }
    void put(const std::vector<std::string>& lines) const {
        std::ofstream out(log(), std::ios::binary);
        for (const auto& line : lines) out << line << '\n';
    }
    void finalize() const {
        LogLine line(path, "finalize");
        prepare_seal(path, line.finish(), "digest");
        line.commit();
        commit_seal(path);
    }
};

std::vector<std::string> codes(const std::vector<Finding>& findings) {
    std::vector<std::string> all;
    for (const Finding& finding : findings)
        all.push_back(std::string(finding.code.text()) +
                      (finding.args.empty() ? "" : " " + finding.args.front().second.zh));
    return all;
}

using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("each line of the log holds the hash of the one before") {
    const LogFolder folder;
    CHECK(read_log(folder.path).empty());
    const std::string first = folder.add("score"), second = folder.add("score", "甲\"\n");
    const auto log = read_log(folder.path);
    REQUIRE(log.size() == 2);
    const auto lines = folder.lines();
    CHECK(first == sha256_hex(lines[0]));
    CHECK(second == sha256_hex(lines[1]));
    CHECK(log[0].sha256 == first);
    CHECK((log[0].chained && log[0].previous.empty()));
    CHECK(log[1].previous == first);
    CHECK(log[1].command == "score");
    CHECK(log[1].begin == lines[0].size() + 1);
    CHECK(log[1].size == lines[1].size());
    CHECK(chain_defects(log).empty());
    CHECK(files_below(folder.path, "").size() == 1);  // no part is left
}

TEST_CASE("a line that is not committed is not in the log") {
    const LogFolder folder;
    folder.add("score");
    {
        LogLine line(folder.path, "score");
        line.finish();
    }
    CHECK(read_log(folder.path).size() == 1);
}

TEST_CASE("what was changed in the log is named by its line") {
    struct Row {
        const char* what;
        std::function<void(std::vector<std::string>&)> change;
        Codes found;
    };
    const auto replaced = [](std::string text, const std::string& from, const std::string& to) {
        return text.replace(text.find(from), from.size(), to);
    };
    for (const Row& row :
         {Row{"the first removed", [](auto& l) { l.erase(l.begin()); }, {"log-begins-late 1"}},
          Row{"one removed", [](auto& l) { l.erase(l.begin() + 1); }, {"log-chain-broken 2"}},
          Row{"one edited",
              [&](auto& l) { l[1] = replaced(l[1], R"("b")", R"("B")"); },
              {"log-chain-broken 3"}},
          Row{"two swapped",
              [](auto& l) { std::swap(l[1], l[2]); },
              {"log-chain-broken 2", "log-chain-broken 3", "log-chain-broken 4"}},
          Row{"one cut off",
              [](auto& l) { l[1].resize(40); },
              {"log-line-unreadable 2", "log-chain-broken 3"}},
          Row{"one put in",
              [](auto& l) { l.insert(l.begin() + 1, R"({"command": "score"})"); },
              {"log-line-foreign 2", "log-chain-broken 3"}},
          Row{"one doubled",
              [](auto& l) { l.insert(l.begin() + 1, l[1]); },
              {"log-chain-broken 3"}}}) {
        CAPTURE(row.what);
        const LogFolder folder;
        for (const char* reason : {"a", "b", "c", "d"}) folder.add("score", reason);
        auto lines = folder.lines();
        row.change(lines);
        folder.put(lines);
        CHECK(codes(chain_defects(read_log(folder.path))) == row.found);
    }
}

TEST_CASE("a log of an older version goes on, and says where the chain begins") {
    const LogFolder folder;
    folder.put({R"({"command":"score","options":{"paths":["x"],"reopen":"why"}})",
                R"({"command":"finalize","results_sha256":"0"})"});
    CHECK(read_log(folder.path)[0].reopens);
    CHECK(chain_defects(read_log(folder.path)).empty());
    std::ofstream(folder.log(), std::ios::binary | std::ios::app)
        << R"({"command":"sco)";  // a kill
    folder.add("score");
    const auto log = read_log(folder.path);
    REQUIRE(log.size() == 4);
    CHECK(log[2].command.empty());
    CHECK(log[3].previous == log[2].sha256);
    CHECK(codes(chain_defects(log)) == Codes{"log-chain-begins 4"});
}

TEST_CASE("a round is sealed by its line, open again by the next") {
    const LogFolder folder;
    folder.add("score");
    CHECK_FALSE(is_sealed(folder.path));
    folder.finalize();
    CHECK(is_sealed(folder.path));
    CHECK(seal_defects(folder.path, read_log(folder.path)).empty());
    CHECK(sealed_folder_of(folder.path / "no" / "such") == folder.path);
    CHECK_FALSE(sealed_folder_of(folder.path.parent_path()));
    CHECK_THROWS_AS(OutputFolder{folder.path}, const SealedError&);
    CHECK_THROWS_AS(FolderLock{folder.path / "sub"}, const SealedError&);
    CHECK_THROWS_AS(OutputFile{folder.path / "a.xlsx"}, const SealedError&);
    CHECK_FALSE(fs::exists(folder.path / "sub"));
    {
        OutputFolder run(folder.path, FolderLock::Sealed::allowed);
        ScoreOptions options;
        options.reopen_reason = "异议";
        append_log(run, RunResult{}, options, {});
        run.finish();
    }
    CHECK_FALSE(is_sealed(folder.path));  // the seal is still there, of the round as it was
    CHECK(seal_defects(folder.path, read_log(folder.path)).empty());
    folder.finalize();
    CHECK(is_sealed(folder.path));
}

TEST_CASE("seal and log must agree") {
    struct Row {
        const char* what;
        std::function<void(const LogFolder&)> change;
        Codes found;
    };
    for (const Row& row :
         {Row{"removed", [](const LogFolder& f) { fs::remove(f.seal()); }, {"seal-gone "}},
          Row{"another",
              [](const LogFolder& f) { std::ofstream(f.seal()) << R"({"log":"0"})"; },
              {"seal-differs 0"}},
          Row{"emptied",
              [](const LogFolder& f) { std::ofstream(f.seal()) << ""; },
              {"seal-differs "}},
          Row{"its line removed",
              [](const LogFolder& f) {
                  auto lines = f.lines();
                  lines.pop_back();
                  f.put(lines);
              },
              {"seal-unlogged "}},
          Row{"a run behind it",
              [](const LogFolder& f) { f.add("score"); },
              {"log-after-seal 3"}}}) {
        CAPTURE(row.what);
        const LogFolder folder;
        folder.add("score");
        folder.finalize();
        row.change(folder);
        CHECK(codes(seal_defects(folder.path, read_log(folder.path))) == row.found);
        CHECK(is_sealed(folder.path));  // whatever was done to it
    }
}

TEST_CASE("a sealing that was stopped is sealed or is not") {
    const LogFolder folder;
    folder.add("score");
    {
        LogLine line(folder.path, "finalize");
        prepare_seal(folder.path, line.finish(), "digest");  // stopped before the line
    }
    CHECK_FALSE(is_sealed(folder.path));
    CHECK_FALSE(fs::exists(folder.pending()));
    LogLine line(folder.path, "finalize");
    prepare_seal(folder.path, line.finish(), "digest");
    line.commit();  // stopped behind it
    CHECK_FALSE(fs::exists(folder.seal()));
    CHECK(is_sealed(folder.path));
    CHECK(fs::exists(folder.seal()));
    CHECK(seal_defects(folder.path, read_log(folder.path)).empty());
}

TEST_CASE("what went to the history and what restore put back stand in the log") {
    const LogFolder folder;
    {
        OutputFolder run(folder.path);
        run.put("a.txt", "old");
        run.finish();
    }
    {
        OutputFolder run(folder.path);
        run.put("a.txt", "new");
        append_log(run, RunResult{}, ScoreOptions{}, {});
        run.finish();
    }
    auto log = read_log(folder.path);
    CHECK(logged_history(folder.path, log) ==
          std::vector<LoggedFile>{{"历史/1/a.txt", sha256_hex("old")}});
    CHECK(expected_files(folder.path, log).outputs ==
          std::map<std::string, std::string>{{"a.txt", sha256_hex("new")}});
    {
        OutputFolder run(folder.path);
        run.put("a.txt", "old");
        append_restoring(run, "1");
        run.finish();
    }
    log = read_log(folder.path);
    CHECK(logged_history(folder.path, log).back() == LoggedFile{"历史/2/a.txt", sha256_hex("new")});
    CHECK(expected_files(folder.path, log).restored ==
          std::map<std::string, std::string>{{"a.txt", sha256_hex("old")}});
    CHECK(expected_files(folder.path, log).outputs.at("a.txt") == sha256_hex("new"));
}

TEST_CASE("what a run was given is found after the folders moved together") {
    const LogFolder folder;
    const fs::path given = folder.path / "before", moved = folder.path / "after";
    fs::create_directories(given / "out");
    fs::create_directories(given / "forms");
    ScoreOptions options;
    options.paths = {to_utf8(given / "forms")};
    options.roster = to_utf8(folder.path / "roster.xlsx");
    std::ofstream(folder.path / "roster.xlsx") << "x";
    {
        OutputFolder run(given / "out");
        RunResult result;
        result.side_files[options.roster] = sha256_hex("x");
        append_log(run, result, options, {});
        run.finish();
    }
    fs::rename(given, moved);
    const auto log = read_log(moved / "out");
    const LogRecord record = read_record(moved / "out", *last_of(log, "score"));
    for (const LoggedPlace& place : record.places)
        CHECK(place.sha256 == (place.given == options.roster ? sha256_hex("x") : ""));
    const auto today = places_today(record.places, moved / "out");
    CHECK(today.at(options.paths[0]) == to_utf8(moved / "forms"));
    CHECK(today.at(options.roster) == options.roster);
}
