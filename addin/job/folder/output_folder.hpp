#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "job/folder/folder_lock.hpp"
#include "job/folder/output_error.hpp"

namespace kaoping {

// One file outside a result folder, written beside its place and renamed; whatever stood there is
// replaced.
class OutputFile {
public:
    explicit OutputFile(std::filesystem::path place);  // makes its folder; throws OutputError
    OutputFile(std::filesystem::path place, const FolderLock& folder);  // in a folder of forms
    ~OutputFile();  // removes the part unless committed
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;
    const std::filesystem::path& part() const { return part_; }
    void commit();

private:
    std::filesystem::path place_;
    std::filesystem::path part_;
};

// The result folder of one run. Every file is written beside its place and renamed, so that a kill
// at any moment leaves the old file or the new one; what a run replaces or no longer makes goes to
// 历史/<n>/ first. Thread-safe.
class OutputFolder {
public:
    // Creates it and has it for this run; throws FolderInUse, or OutputError, also when a file in
    // it is open elsewhere and could not be replaced: then nothing is done rather than a part.
    explicit OutputFolder(std::filesystem::path root);

    const std::filesystem::path& root() const { return root_; }
    // Where to write the file `relative` ('/', UTF-8): a place beside it. commit() moves it there.
    std::filesystem::path prepare(const std::string& relative);
    void commit(const std::string& relative);
    void put(const std::string& relative, std::string_view bytes);
    // Moves files of `folder` (relative) that this run did not make to the history.
    void retire_others(const std::string& folder);
    void retire(const std::string& relative);
    // What this run made: relative path -> sha256.
    const std::map<std::string, std::string>& made() const { return made_; }

private:
    void keep_old(const std::string& relative);

    std::filesystem::path root_;
    FolderLock lock_;
    std::filesystem::path history_;  // of this run; made when needed
    std::map<std::string, std::string> made_;
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
};

}  // namespace kaoping
