#include "job/folder/folder_lock.hpp"

#include <Poco/JSON/Parser.h>

#include "job/folder/part_files.hpp"
#include "job/results/json_writer.hpp"
#include "job/results/results_file.hpp"
#include "job/system/paths.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

constexpr const char* lock_name = ".kaoping-lock";

std::string record_of(const Process& process) {
    JsonWriter json(0);
    json.begin_object().key("machine").text(process.machine).key("user").text(process.user);
    json.key("process").whole(static_cast<long long>(process.id));
    json.key("born").text(process.born).key("since").text(process.since).end_object();
    return json.take() + "\n";
}

Process holder_in(const std::string& record) {
    try {
        const auto json = Poco::JSON::Parser().parse(record).extract<Poco::JSON::Object::Ptr>();
        return {text_of(json, "machine"), text_of(json, "user"),
                json->getValue<unsigned long>("process"), text_of(json, "born"),
                text_of(json, "since")};
    } catch (const Poco::Exception&) {  // cut off, or of a program to come
        return {};
    }
}

// Those of the path that are not there yet, the innermost first.
std::vector<fs::path> missing_of(fs::path folder) {
    std::vector<fs::path> missing;
    std::error_code error;
    while (!folder.empty() && !fs::exists(folder, error) && !error) {
        missing.push_back(folder);
        if (folder == folder.parent_path()) break;
        folder = folder.parent_path();
    }
    return missing;
}

}  // namespace

FolderInUse::FolderInUse(const fs::path& folder, Process holder_)
    : OutputError(folder, words("output-in-use")), holder(std::move(holder_)) {}

// The holder before may take its empty folder with it just when this one is about to use it.
FolderLock::FolderLock(fs::path folder) : folder_(std::move(folder)) {
    constexpr int attempts = 5;
    for (int attempt = 1;; ++attempt) {
        const auto missing = missing_of(folder_);
        made_.insert(made_.end(), missing.begin(), missing.end());
        make_folders(folder_);
        lock_ = std::make_unique<FileLock>(folder_ / lock_name, record_of(this_process()));
        if (lock_->outcome() == FileLock::Outcome::held) break;
        if (lock_->outcome() == FileLock::Outcome::of_another)
            throw FolderInUse(folder_, holder_in(lock_->record()));
        if (attempt < attempts && lock_->error() == std::errc::no_such_file_or_directory) continue;
        remove_empty();
        throw OutputError(folder_, lock_->error());
    }
    remove_leftovers(folder_);
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
