#include "job/folder/restore.hpp"

#include <algorithm>
#include <filesystem>
#include <vector>

#include "job/folder/folder_files.hpp"
#include "job/folder/output_folder.hpp"
#include "job/folder/run_log.hpp"
#include "job/folder/seal.hpp"
#include "job/system/paths.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

std::string joined(const std::vector<std::string>& files) {
    std::string all;
    for (const std::string& file : files) all += (all.empty() ? "" : " ") + file;
    return all;
}

// 1, 2, 3 ... as they stand in 历史/; "–" when there are none.
std::string numbers_in(const fs::path& root) {
    std::vector<std::string> numbers;
    std::error_code error;
    for (fs::directory_iterator it(root / to_path(words("folder-history").zh), error), end;
         it != end && !error; it.increment(error))
        if (it->is_directory(error)) numbers.push_back(to_utf8(it->path().filename()));
    std::sort(numbers.begin(), numbers.end(), [](const std::string& a, const std::string& b) {
        return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
    return numbers.empty() ? "–" : joined(numbers);
}

bool is_number(const std::string& text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

// A seal that was put away when its round was reopened stays there.
std::vector<std::string> files_to_restore(const fs::path& root, const std::string& number,
                                          const std::vector<std::string>& wanted) {
    const std::string folder = words("folder-history").zh + "/" + number;
    std::vector<std::string> files;
    if (!is_number(number)) return files;
    for (const std::string& kept : files_below(root, folder)) {
        std::string file = kept.substr(folder.size() + 1);
        const bool named =
            wanted.empty() || std::find(wanted.begin(), wanted.end(), file) != wanted.end();
        if (named && file != words("file-seal").zh) files.push_back(std::move(file));
    }
    if (files.size() < wanted.size()) files.clear();  // all that is named, or nothing
    return files;
}

void put_back(OutputFolder& folder, const std::string& number,
              const std::vector<std::string>& files, Report& report) {
    const fs::path kept = folder.root() / to_path(words("folder-history").zh) / number;
    for (const std::string& file : files) {
        std::error_code error;
        copy_file_over(kept / to_path(file), folder.prepare(file), error);
        if (error) throw OutputError(kept / to_path(file), error);
        folder.commit(file);
        report.lines.push_back(message("restored-file", {{"file", same(file)}}));
    }
    append_restoring(folder, number);
    folder.finish();
    report.lines.push_back(
        message("restored", {{"number", same(number)}, {"path", same(to_utf8(folder.root()))}}));
}

}  // namespace

Report restore_history(const std::string& output, const std::string& number,
                       const std::vector<std::string>& wanted) {
    Report report;
    const fs::path root = to_path(output);
    const auto refuse = [&](MessageCode code) {
        report.refusals.push_back({Severity::error,
                                   code,
                                   "",
                                   "",
                                   {{"path", same(output)},
                                    {"number", same(number)},
                                    {"files", same(joined(wanted))},
                                    {"numbers", same(numbers_in(root))}}});
    };
    try {
        const auto files = sealed_folder_of(root) ? std::vector<std::string>()
                                                  : files_to_restore(root, number, wanted);
        if (sealed_folder_of(root)) {
            refuse("restore-sealed");
        } else if (files.empty()) {
            refuse("restore-nothing");
        } else {
            OutputFolder folder(root, FolderLock::Sealed::allowed);
            if (is_sealed(root)) refuse("restore-sealed");
            else put_back(folder, number, files, report);
        }
    } catch (const OutputError& error) {
        report.refusals.push_back(output_failure(error));
    }
    if (!report.refusals.empty()) report.outcome = Outcome::nothing_done;
    return report;
}

}  // namespace kaoping
