#include "job/folder/folder_lock.hpp"

#include "job/folder/folder_journal.hpp"
#include "job/folder/part_files.hpp"
#include "job/folder/seal.hpp"
#include "job/json/json_values.hpp"
#include "job/system/paths.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

template <class Archive, JsonLike<Process> T>
void json_members(Archive& a, T& process) {
    a.required("machine", process.machine);
    a.required("user", process.user);
    a.required("process", process.id);
    a.required("born", process.born);
    a.required("since", process.since);
}

namespace {

constexpr const char* lock_name = ".kaoping-lock";

std::string record_of(const Process& process) {
    JsonWriter json(0);
    write_json(json, process);
    return json.take() + "\n";
}

// Cut off, or of a program to come: nobody.
Process holder_in(const std::string& record) {
    Process holder;
    return read_json(record, holder) ? Process{} : holder;
}

// Of another machine nothing is known.
bool may_be_at_work(const std::string& record) {
    const Process holder = holder_in(record);
    return holder.machine != this_process().machine || may_live(holder);
}

}  // namespace

FolderInUse::FolderInUse(const fs::path& folder, Process holder_, std::string claim_)
    : OutputError(folder, words("output-in-use")),
      holder(std::move(holder_)),
      claim(std::move(claim_)) {}

// The holder before may take its empty folder with it just when this one is about to use it.
FolderLock::FolderLock(fs::path folder, Sealed sealed) : folder_(std::move(folder)) {
    constexpr int attempts = 5;
    if (sealed == Sealed::refused)
        if (const auto place = sealed_folder_of(folder_)) throw SealedError(*place);
    for (int attempt = 1;; ++attempt) {
        const auto made = make_folders(folder_);
        made_.insert(made_.end(), made.begin(), made.end());
        lock_ = std::make_unique<FileLock>(folder_ / lock_name, record_of(this_process()),
                                           may_be_at_work);
        if (lock_->outcome() == FileLock::Outcome::held) break;
        if (lock_->outcome() == FileLock::Outcome::of_another)
            throw FolderInUse(folder_, holder_in(lock_->record()),
                              lock_->is_by_file() ? lock_name : "");
        if (attempt < attempts && lock_->error() == std::errc::no_such_file_or_directory) continue;
        remove_empty();
        throw OutputError(folder_, lock_->error());
    }
    finish_interrupted(folder_);
    remove_leftovers(folder_);
    if (sealed == Sealed::refused && is_sealed(folder_)) throw SealedError(folder_);
}

FolderLock::~FolderLock() {
    lock_.reset();
    remove_empty();
}

void FolderLock::remove_empty() const {
    std::error_code error;
    for (const fs::path& folder : made_)
        if (!fs::remove(folder, error)) return;  // something stands in it
}

}  // namespace kaoping
