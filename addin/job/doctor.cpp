#include <cstdlib>
#include <filesystem>
#include <sstream>

#include "job/paths.hpp"
#include "job/reading_jobs.hpp"
#include "job/rubrics.hpp"
#include "job/version.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

#ifdef _WIN32
constexpr char path_separator = ';';
constexpr const char* office_program = "soffice.exe";
#else
constexpr char path_separator = ':';
constexpr const char* office_program = "soffice";
#endif

std::string find_office() {
    const char* path = std::getenv("PATH");
    std::stringstream folders(path == nullptr ? "" : path);
    for (std::string folder; std::getline(folders, folder, path_separator);) {
        const auto candidate = to_path(folder) / office_program;
        std::error_code error;
        if (std::filesystem::exists(candidate, error)) return to_utf8(candidate);
    }
    return "";
}

}  // namespace

Report doctor(const CommonOptions& options) {
    Report report;
    report.lines.push_back(message("doctor-engine", {{"engine", same(engine_name())}}));
    std::vector<Finding> defects;
    const auto rubrics = load_rubrics(options, "", defects);
    report.lines.push_back(message("doctor-rubrics", {{"count", same(std::to_string(rubrics.size()))}}));
    for (const Finding& defect : defects) report.lines.push_back(describe(defect, ""));
    const std::string office = find_office();
    report.lines.push_back(office.empty() ? words("doctor-no-office") : message("doctor-office", {{"path", same(office)}}));
    if (!defects.empty()) report.outcome = Outcome::findings;
    return report;
}

}  // namespace kaoping
