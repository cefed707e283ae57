#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>

#include "job/folder/folder_journal.hpp"
#include "job/folder/output_folder.hpp"
#include "job/folder/part_files.hpp"
#include "job/system/paths.hpp"
#include "job/system/process.hpp"
#include "job/system/sha256.hpp"

using namespace kaoping;
namespace fs = std::filesystem;

namespace {

// A folder before a run, and one that the run changes.
struct Round {
    fs::path path = fs::temp_directory_path() /
                    to_path("kaoping-账-" + std::to_string(this_process().id) + "-" +
                            std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    Round() {
        fs::remove_all(path);
        OutputFolder folder(path);
        folder.put("a.txt", "old a");
        folder.put("评分/b.txt", "old b");
        folder.finish();
    }
    ~Round() { fs::remove_all(path); }

    std::map<std::string, std::string> files() const {
        std::map<std::string, std::string> found;
        for (fs::recursive_directory_iterator it(path), end; it != end; ++it)
            if (it->is_regular_file())
                found[to_utf8(it->path().lexically_relative(path))] =
                    read_file(it->path()).value_or("");
        return found;
    }
    void write(const std::string& relative, const std::string& text) const {
        fs::create_directories((path / to_path(relative)).parent_path());
        std::ofstream(path / to_path(relative), std::ios::binary) << text;
    }
    std::string part(const std::string& relative) const {
        return to_utf8(part_of(path / to_path(relative)).lexically_relative(path));
    }
};

const std::map<std::string, std::string> before{{"a.txt", "old a"}, {"评分/b.txt", "old b"}};
const std::map<std::string, std::string> after{{"a.txt", "new a"},
                                               {"评分/c.txt", "new c"},
                                               {"历史/1/a.txt", "old a"},
                                               {"历史/1/评分/b.txt", "old b"}};

// Everything of the run stands ready; nothing is in its place.
FolderJournal prepared(const Round& round) {
    FolderJournal journal{round.part("历史/1"),
                          "历史/1",
                          {{"a.txt", round.part("a.txt"), sha256_hex("old a")},
                           {"评分/c.txt", round.part("评分/c.txt"), ""},
                           {"评分/b.txt", "", sha256_hex("old b")}}};
    round.write(journal.history_part + "/a.txt", "old a");
    round.write(journal.history_part + "/评分/b.txt", "old b");
    round.write(journal.steps[0].part, "new a");
    round.write(journal.steps[1].part, "new c");
    return journal;
}

}  // namespace

TEST_CASE("a run that ends before its moment changes nothing and leaves nothing") {
    const Round round;
    {
        OutputFolder folder(round.path);
        folder.put("a.txt", "new a");
        folder.put("报告/d.txt", "new d");
        folder.prepare("评分/c.txt");
        folder.retire("评分/b.txt");
    }
    CHECK(round.files() == before);
    CHECK_FALSE(fs::exists(round.path / to_path("报告")));
}

TEST_CASE("a kill before the journal stands leaves the folder as it was") {
    const Round round;
    prepared(round);
    { const OutputFolder next(round.path); }
    CHECK(round.files() == before);
    CHECK_FALSE(fs::exists(round.path / to_path("历史")));
}

TEST_CASE("a kill after it, at any step, is carried out by the next run") {
    const Round round;
    const FolderJournal journal = prepared(round);
    write_journal(round.path, journal);
    const auto done = [&](int steps) {
        const auto at = [&](const std::string& relative) { return round.path / to_path(relative); };
        if (steps > 0) fs::rename(at(journal.history_part), at("历史/1"));
        if (steps > 1) fs::rename(at(journal.steps[0].part), at("a.txt"));
        if (steps > 2) fs::rename(at(journal.steps[1].part), at("评分/c.txt"));
        if (steps > 3) fs::remove(at("评分/b.txt"));
    };
    for (int steps = 0; steps <= 4; ++steps) SUBCASE(std::to_string(steps).c_str()) {
            done(steps);
            { const OutputFolder next(round.path); }
            CHECK(round.files() == after);
        }
}

TEST_CASE("what somebody changed between the kill and the next run stops it") {
    const Round round;
    const FolderJournal journal = prepared(round);
    write_journal(round.path, journal);
    std::string file;
    SUBCASE("to be replaced") { file = "a.txt"; }
    SUBCASE("to be removed") { file = "评分/b.txt"; }
    SUBCASE("where nothing was") { file = "评分/c.txt"; }
    SUBCASE("when the first files are in their places") {
        file = "评分/b.txt";
        fs::rename(round.path / to_path(journal.history_part), round.path / to_path("历史/1"));
        fs::rename(round.path / to_path(journal.steps[0].part), round.path / "a.txt");
    }
    round.write(file, "typed");
    const auto stopped = round.files();
    for (int again = 0; again < 2; ++again) {
        CHECK_THROWS_AS(OutputFolder{round.path}, const ChangedAfterStop&);
        CHECK(round.files() == stopped);
    }
    fs::remove(round.path / to_path(file));  // moved away, as the message says
    { const OutputFolder next(round.path); }
    CHECK(round.files() == after);
}

TEST_CASE("what somebody changed in a file that has its place already stays") {
    const Round round;
    const FolderJournal journal = prepared(round);
    write_journal(round.path, journal);
    fs::rename(round.path / to_path(journal.history_part), round.path / to_path("历史/1"));
    fs::rename(round.path / to_path(journal.steps[0].part), round.path / "a.txt");
    round.write("a.txt", "typed");
    { const OutputFolder next(round.path); }
    auto expected = after;
    expected["a.txt"] = "typed";
    CHECK(round.files() == expected);
}

TEST_CASE("a file that is changed while a run works is not replaced, and nothing else is") {
    const Round round;
    {
        OutputFolder folder(round.path);
        folder.put("a.txt", "new a");
        folder.put("评分/c.txt", "new c");
        round.write("a.txt", "typed");
        fs::last_write_time(round.path / "a.txt",
                            fs::file_time_type::clock::now() + std::chrono::seconds(2));
        CHECK_THROWS_AS(folder.finish(), const OutputError&);
    }
    CHECK(round.files() ==
          std::map<std::string, std::string>{{"a.txt", "typed"}, {"评分/b.txt", "old b"}});
}

TEST_CASE("a journal moves nothing out of the folder or into it") {
    const Round round;
    const fs::path outside = round.path.parent_path() / "kaoping-outside.txt";
    fs::remove(outside);
    const auto refused = [&](FolderJournal journal) {
        write_journal(round.path, journal);
        { const OutputFolder next(round.path); }
        CHECK_FALSE(fs::exists(outside));
        CHECK(round.files() == before);
    };
    const std::string part = round.part("x.txt");
    for (const std::string& place :
         {std::string("../kaoping-outside.txt"), to_utf8(outside), std::string("评分/c.txt")}) {
        round.write(part, "evil");
        refused({"", "", {{place, part, ""}}});
    }
    refused({"", "", {{"c.txt", "a.txt", ""}}});  // no part
    refused({"评分", "历史/1", {}});
}
