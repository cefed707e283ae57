#include "job/office.hpp"
#include "job/reading_jobs.hpp"
#include "job/rubrics.hpp"
#include "job/version.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

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
