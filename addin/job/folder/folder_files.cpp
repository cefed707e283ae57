#include "job/folder/folder_files.hpp"

#include <algorithm>

#include "job/system/paths.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

void read_folder(const fs::path& folder, const std::string& relative,
                 std::vector<std::string>& found) {
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; it != end && !error; it.increment(error)) {
        const std::string name = to_utf8(it->path().filename());
        if (name.starts_with(".") || name.starts_with("~$")) continue;
        const auto status = it->symlink_status(error);
        const std::string below = relative.empty() ? name : relative + "/" + name;
        if (fs::is_directory(status)) read_folder(it->path(), below, found);
        else if (fs::is_regular_file(status)) found.push_back(below);
    }
}

// In the result folder itself, or in that of one of its rounds.
bool stands_in(const std::string& file, MessageCode code) {
    const std::string folder = words(code).zh + "/";
    return file.starts_with(folder) || file.find("/" + folder) != std::string::npos;
}

}  // namespace

ExpectedFiles expected_files(const fs::path& root, const std::vector<LogEntry>& log) {
    ExpectedFiles expected;
    const LogEntry* run = last_of(log, "score");
    if (run == nullptr) return expected;
    for (auto& [file, sha256] : read_record(root, *run).outputs) expected.outputs[file] = sha256;
    for (const LogEntry* entry = run + 1; entry != log.data() + log.size(); ++entry)
        if (entry->command == "restore")
            for (auto& [file, sha256] : read_record(root, *entry).files)
                expected.restored[file] = sha256;
    return expected;
}

std::vector<LoggedFile> logged_history(const fs::path& root, const std::vector<LogEntry>& log) {
    std::vector<LoggedFile> kept;
    for (const LogEntry& entry : log) {
        if (!entry.chained) continue;
        for (LoggedFile& file : read_record(root, entry).history) kept.push_back(std::move(file));
    }
    return kept;
}

std::vector<std::string> files_below(const fs::path& root, const std::string& folder) {
    std::vector<std::string> found;
    read_folder(root / to_path(folder), folder, found);
    std::sort(found.begin(), found.end());
    return found;
}

bool is_completed_by_hand(const std::string& file) {
    return stands_in(file, "folder-reports") || stands_in(file, "folder-returned");
}

bool is_typed_into(const std::string& file) {
    const std::string& review = words("file-review").zh;
    return file == review || file.ends_with("/" + review) || stands_in(file, "folder-graded");
}

}  // namespace kaoping
