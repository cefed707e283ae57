#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "job/folder/output_error.hpp"

namespace kaoping {

// A file that takes its place, or goes. Paths are relative to the folder ('/', UTF-8).
struct JournalStep {
    std::string place;
    std::string
        part;  // what stands ready for the place, in the folder of the place; empty: it goes
    std::string before;  // sha256 of what stood there; empty: nothing
};

// All that a run changes in its folder. It is written down once everything stands ready, and that
// is the moment of the change: before it a kill leaves every file as it was, after it the next run
// carries out what is left.
struct FolderJournal {
    std::string history_part;  // what the steps replace, gathered; empty: they replace nothing
    std::string history;       // its place: 历史/<n>
    std::vector<JournalStep> steps;
};

// Somebody changed a file between a run that was stopped in the middle of its change and this one;
// nothing more was replaced.
struct ChangedAfterStop : OutputError {
    explicit ChangedAfterStop(const std::filesystem::path& file);
};

// Everything that the journal names must be on the disk; then the journal is. Throws OutputError.
void write_journal(const std::filesystem::path& root, const FolderJournal& journal);

// Puts everything into its place and takes the journal away. Throws OutputError; then the journal
// stays, and it can be carried out again.
void carry_out(const std::filesystem::path& root, const FolderJournal& journal);

// Ends what a run that was stopped had begun. Where somebody changed a file since that is still to
// be replaced or removed, nothing is done: throws ChangedAfterStop. Throws OutputError.
void finish_interrupted(const std::filesystem::path& root);

}  // namespace kaoping
