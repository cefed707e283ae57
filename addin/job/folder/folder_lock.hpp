#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "job/folder/output_error.hpp"
#include "job/system/file_lock.hpp"
#include "job/system/process.hpp"
#include "job/system/stop_request.hpp"

namespace kaoping {

// Another run has the folder; nothing was read or written.
struct FolderInUse : OutputError {
    FolderInUse(const std::filesystem::path& folder, Process holder_, std::string claim_);
    Process holder;     // without a machine: it could not be found out
    std::string claim;  // the file in the folder that alone says so; empty: the system does
};

// Whoever writes into a folder of results, forms or workbooks has it for itself from before it
// reads anything until it is done. The lock is a hidden file in the folder, which no run reads or
// lists.
class FolderLock {
public:
    enum class Sealed { refused, allowed };

    // Makes the folder and ends what runs that were killed had begun in it; throws FolderInUse,
    // SealedError where it stands in a sealed folder, or OutputError where nothing can be written
    // into it.
    explicit FolderLock(std::filesystem::path folder, Sealed sealed = Sealed::refused);
    // What was made for the lock goes: the file, and folders that are empty still.
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    void remove_empty() const;

    OrderlyEnd in_order_;
    std::filesystem::path folder_;
    std::vector<std::filesystem::path> made_;  // the innermost first
    std::unique_ptr<FileLock> lock_;
};

}  // namespace kaoping
