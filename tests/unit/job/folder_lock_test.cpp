#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "job/folder/folder_lock.hpp"
#include "job/folder/output_folder.hpp"
#include "job/folder/part_files.hpp"
#include "job/score.hpp"
#include "job/system/paths.hpp"
#include "job/system/process.hpp"

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

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("a file is locked by one holder, and its record says which") {
    const Scratch scratch;
    const fs::path file = scratch.path / "lock";
    {
        const FileLock first(file, "first\n");
        CHECK(first.outcome() == FileLock::Outcome::held);
        for (int again = 0; again < 2; ++again) {
            const FileLock second(file, "second\n");
            CHECK(second.outcome() == FileLock::Outcome::of_another);
            CHECK(second.record() == "first\n");
        }
    }
    CHECK_FALSE(fs::exists(file));
    const FileLock third(file, "third\n");
    CHECK(third.outcome() == FileLock::Outcome::held);
}

TEST_CASE("a lock file that a killed run left is nobody's") {
    const Scratch scratch;
    const fs::path file = scratch.path / "lock";
    touch(file);
    const FileLock lock(file, "mine\n");
    CHECK(lock.outcome() == FileLock::Outcome::held);
}

TEST_CASE("a lock that cannot be made says why") {
    const Scratch scratch;
    const FileLock lock(scratch.path / "nowhere" / "lock", "mine\n");
    CHECK(lock.outcome() == FileLock::Outcome::failed);
    CHECK(lock.error() == std::errc::no_such_file_or_directory);
}

TEST_CASE("the second run into a folder is refused and told who has it") {
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

TEST_CASE("processes are told from later ones of the same number") {
    Process self = this_process();
    CHECK(may_live(self));
    self.born = "1";
    CHECK_FALSE(may_live(self));
}
