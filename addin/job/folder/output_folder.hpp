#pragma once

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "job/folder/folder_journal.hpp"
#include "job/folder/folder_lock.hpp"
#include "job/folder/output_error.hpp"

namespace kaoping {

// One file outside a result folder, written beside its place and renamed; whatever stood there is
// replaced.
class OutputFile {
public:
    // Makes its folder; throws OutputError, SealedError.
    explicit OutputFile(std::filesystem::path place);
    OutputFile(std::filesystem::path place, const FolderLock& folder);  // in a folder of forms
    ~OutputFile();  // removes the part unless committed
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    const std::filesystem::path& part() const { return part_; }
    // `write` makes the file at the path it is given; a disk that fails is reported of the place.
    void write(const std::function<void(const std::string& path)>& write) const;
    void commit();

private:
    OrderlyEnd in_order_;
    std::filesystem::path place_;
    std::filesystem::path part_;
};

// The result folder of one run. Every file is written beside its place; finish() puts all of them
// into their places at once, and what they replace or the run no longer makes into 历史/<n>/. A
// kill at any moment leaves the folder as it was, or as the run leaves it once the next one has
// looked at it. A run that ends without finish() changes nothing. Thread-safe but for finish().
class OutputFolder {
public:
    // Creates it and has it for this run; throws FolderInUse, SealedError, or OutputError, also
    // when a file in it is open elsewhere and could not be replaced: then nothing is done rather
    // than a part.
    explicit OutputFolder(std::filesystem::path root,
                          FolderLock::Sealed sealed = FolderLock::Sealed::refused);
    ~OutputFolder();
    OutputFolder(const OutputFolder&) = delete;
    OutputFolder& operator=(const OutputFolder&) = delete;

    const std::filesystem::path& root() const { return root_; }
    // Where to write the file `relative` ('/', UTF-8): a place beside it. commit() says that it
    // stands there whole.
    std::filesystem::path prepare(const std::string& relative);
    void commit(const std::string& relative);
    void put(const std::string& relative, std::string_view bytes);
    // `part`, a file beside its place named .kaoping-part, takes the place without a trace in the
    // history.
    void adopt(const std::string& relative, const std::filesystem::path& part);
    // Files of `folder` (relative) that this run did not make go to the history.
    void retire_others(const std::string& folder);
    void retire(const std::string& relative);
    // Throws OutputError; also when somebody changed a file after it was compared: then nothing is
    // replaced.
    void finish();
    // What this run made: relative path -> sha256.
    const std::map<std::string, std::string>& made() const { return made_; }
    // What it moves to the history: relative path there (历史/<n>/...) -> sha256.
    const std::map<std::string, std::string>& kept() const { return kept_; }

private:
    struct Stamp {
        std::string place;
        std::filesystem::file_time_type written;
    };

    void plan(JournalStep step);
    void gather_history();
    void flush() const;
    void refuse_changed() const;

    std::filesystem::path root_;
    FolderLock lock_;
    std::string history_;  // of this run: 历史/<n>
    FolderJournal journal_;
    bool written_down_ = false;
    std::vector<Stamp> replaced_;
    std::set<std::filesystem::path> parts_;       // that stand, or may stand, beside their places
    std::vector<std::filesystem::path> folders_;  // made for them, the innermost first
    std::map<std::string, std::string> made_;
    std::map<std::string, std::string> kept_;
    std::mutex guard_;
};

// A file of the output folder that is written piece by piece; nothing is left of one that is not
// committed. Throws OutputError.
class PieceFile {
public:
    PieceFile(OutputFolder& folder, std::string name);
    ~PieceFile();
    PieceFile(const PieceFile&) = delete;
    PieceFile& operator=(const PieceFile&) = delete;
    void append(std::string_view piece);
    void commit();

private:
    OutputFolder& folder_;
    std::string name_;
    std::filesystem::path part_;
    std::ofstream out_;
    bool committed_ = false;
};

}  // namespace kaoping
