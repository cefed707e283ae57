#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <thread>

#include "job/folder/folder_lock.hpp"
#include "job/folder/output_folder.hpp"
#include "job/folder/part_files.hpp"
#include "job/score.hpp"
#include "job/system/paths.hpp"
#include "job/system/process.hpp"
#include "reports/wording/catalogue.hpp"

using namespace kaoping;
namespace fs = std::filesystem;

namespace {

struct Scratch {
    fs::path path = fs::temp_directory_path() /
                    to_path("kaoping-锁-" + std::to_string(this_process().id) + "-" +
                            std::to_string(reinterpret_cast<std::uintptr_t>(this)));
    Scratch() { fs::create_directories(path); }
    ~Scratch() { fs::remove_all(path); }
};

void touch(const fs::path& file) { std::ofstream(file) << "half"; }

bool nobody(const std::string&) { return false; }

#ifndef _WIN32
bool somebody(const std::string&) { return true; }

std::string text_of(const fs::path& file) { return read_file(file).value_or(""); }
#endif

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a file is locked by one holder, and its record says which") {
    const Scratch scratch;
    const fs::path file = scratch.path / "lock";
    {
        const FileLock first(file, "first\n", nobody);
        CHECK(first.outcome() == FileLock::Outcome::held);
        for (int again = 0; again < 2; ++again) {
            const FileLock second(file, "second\n", nobody);
            CHECK(second.outcome() == FileLock::Outcome::of_another);
            CHECK(second.record() == "first\n");
        }
    }
    CHECK_FALSE(fs::exists(file));
    const FileLock third(file, "third\n", nobody);
    CHECK(third.outcome() == FileLock::Outcome::held);
}

TEST_CASE("a lock file that a killed run left is nobody's") {
    const Scratch scratch;
    const fs::path file = scratch.path / "lock";
    touch(file);
    const FileLock lock(file, "mine\n", nobody);
    CHECK(lock.outcome() == FileLock::Outcome::held);
}

#ifndef _WIN32
TEST_CASE("where the system keeps no locks whoever made the file has it") {
    const Scratch scratch;
    const fs::path file = scratch.path / "lock";
    const auto alone = FileLock::Means::file_alone;
    {
        const FileLock first(file, "first\n", nobody, alone);
        CHECK(first.outcome() == FileLock::Outcome::held);
        CHECK(text_of(file) == "first\n" + std::string(no_lock_mark));
        for (const FileLock::Means means : {alone, FileLock::Means::of_the_system}) {
            const FileLock second(file, "second\n", somebody, means);
            CHECK(second.outcome() == FileLock::Outcome::of_another);
            CHECK(second.record() == "first\n");
            CHECK(second.is_by_file());
        }
        CHECK(fs::exists(file));
    }
    CHECK(files_in(scratch.path) == 0);
    SUBCASE("left by one that has ended") {
        for (const char* left : {"old\nno lock\n", "old\n", "half", ""}) {
            CAPTURE(std::string(left));
            std::ofstream(file) << left;
            const FileLock next(file, "next\n", nobody, alone);
            CHECK(next.outcome() == FileLock::Outcome::held);
            CHECK(text_of(file) == "next\n" + std::string(no_lock_mark));
            CHECK(files_in(scratch.path) == 1);
        }
    }
    SUBCASE("left by one that may be at work elsewhere") {
        std::ofstream(file) << "old\n";  // it had a lock there
        const FileLock next(file, "next\n", somebody, alone);
        CHECK(next.outcome() == FileLock::Outcome::of_another);
        CHECK(text_of(file) == "old\n");
    }
    SUBCASE("one with a lock of the system keeps it") {
        const FileLock first(file, "first\n", nobody);
        CHECK(FileLock(file, "second\n", somebody, alone).outcome() ==
              FileLock::Outcome::of_another);
        CHECK(text_of(file) == "first\n");
    }
}

TEST_CASE("of many that take a file left behind without locks one has it") {
    const Scratch scratch;
    const fs::path file = scratch.path / "lock";
    for (int round = 0; round < 20; ++round) {
        std::ofstream(file) << "dead\n" << no_lock_mark;
        std::atomic<int> held = 0;
        std::vector<std::unique_ptr<FileLock>> locks(8);
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < locks.size(); ++i)
            threads.emplace_back([&, i] {
                locks[i] = std::make_unique<FileLock>(
                    file, "mine\n", [](const std::string& record) { return record != "dead\n"; },
                    FileLock::Means::file_alone);
                if (locks[i]->outcome() == FileLock::Outcome::held) ++held;
            });
        for (std::thread& thread : threads) thread.join();
        CHECK(held == 1);
        locks.clear();
        CHECK(files_in(scratch.path) == 0);
    }
}
#endif

TEST_CASE("a folder that a record alone says is in use is refused with what to do") {
    const Scratch scratch;
    const auto refused = [&](const std::string& machine, long long id) {
        std::ofstream(scratch.path / ".kaoping-lock", std::ios::binary)
            << R"({"machine":")" << machine << R"(","user":"u","process":)" << id
            << R"(,"born":"1","since":"2026-01-01 00:00:00"})"
            << "\n"
            << no_lock_mark;
        try {
            const FolderLock lock(scratch.path);
        } catch (const OutputError& error) {
            return output_failure(error);
        }
        return Finding{};
    };
    const Finding elsewhere = refused("another-machine", 1);
    CHECK(elsewhere.code.text() == "output-locked-by-file");
    CHECK(describe(elsewhere, "").en.find(".kaoping-lock") != std::string::npos);
    CHECK(describe(elsewhere, "").en.find("another-machine") != std::string::npos);
    // Of this machine, and no such process since it was started anew.
    CHECK(refused(this_process().machine, this_process().id) == Finding{});
}

TEST_CASE("a lock that cannot be made says why") {
    const Scratch scratch;
    const FileLock lock(scratch.path / "nowhere" / "lock", "mine\n", nobody);
    CHECK(lock.outcome() == FileLock::Outcome::failed);
    CHECK(lock.error() == std::errc::no_such_file_or_directory);
}

TEST_CASE("the second run into a folder is refused, naming who has it") {
    const Scratch scratch;
    const fs::path folder = scratch.path / to_path("结果");
    std::optional<OutputFolder> first(std::in_place, folder);
    Finding refused;
    try {
        const OutputFolder second(folder);
    } catch (const OutputError& error) {
        refused = output_failure(error);
    }
    CHECK(refused.code.text() == "output-locked");
    const Process& self = this_process();
    for (const auto& [name, text] : refused.args) {
        if (name == "machine") CHECK(text.zh == self.machine);
        if (name == "process") CHECK(text.zh == std::to_string(self.id));
        if (name == "user") CHECK(text.zh == self.user);
        if (name == "since") CHECK(text.zh == self.since);
    }
    first.reset();
    CHECK_FALSE(fs::exists(folder));  // nothing was written
    CHECK_NOTHROW(OutputFolder{folder});
}

TEST_CASE("a run that reads nothing leaves no folder") {
    const Scratch scratch;
    ScoreOptions options;
    options.paths = {to_utf8(scratch.path)};
    options.output = to_utf8(scratch.path / "a" / "b");
    CHECK(run_score(options).refusals.at(0).code.text() == "nothing-to-read");
    CHECK_FALSE(fs::exists(scratch.path / "a"));
    options.paths = {to_utf8(scratch.path / "none")};
    options.output = to_utf8(scratch.path / "none-out");
    CHECK(run_score(options).refusals.at(0).code.text() == "path-not-found");
    CHECK(files_in(scratch.path) == 0);
}

TEST_CASE("a run into a folder in use is refused before it reads") {
    const Scratch scratch;
    touch(scratch.path / "a.xlsx");
    ScoreOptions options;
    options.paths = {to_utf8(scratch.path)};
    options.output = to_utf8(scratch.path / "out");
    const FolderLock other(scratch.path / "out");
    const ScoreRun run = run_score(options);
    CHECK(run.refusals.at(0).code.text() == "output-locked");
    CHECK(run.outcome == Outcome::nothing_done);
    CHECK(run.result.unreadable.empty());
}

TEST_CASE("a start removes parts of runs that have ended, not of one that lives") {
    const Scratch scratch;
    const fs::path place = scratch.path / "form.xlsx";
    const fs::path living = lone_part_of(place);
    std::string name = to_utf8(living.filename());
    const std::string born = "-" + this_process().born + ".";
    REQUIRE(name.find(born) != std::string::npos);
    name.replace(name.find(born), born.size(), "-1.");  // an earlier process of the same number
    const fs::path dead = scratch.path / name;
    touch(living);
    touch(dead);
    touch(part_of(place));
    SUBCASE("into the folder") { const FolderLock lock(scratch.path); }
    SUBCASE("of the same file") {
        remove_lone_leftovers(place);
        CHECK(fs::remove(part_of(place)));
    }
    CHECK(fs::exists(living));
    CHECK(files_in(scratch.path) == 1);
}

TEST_CASE("processes are distinguished from later ones of the same number") {
    Process self = this_process();
    CHECK(may_live(self));
    self.born = "1";
    CHECK_FALSE(may_live(self));
}
