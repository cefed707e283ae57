#include "job/folder/report_files.hpp"

#include "job/system/office.hpp"
#include "job/system/paths.hpp"
#include "reports/document/docx.hpp"
#include "reports/document/html.hpp"
#include "reports/notice/notice.hpp"
#include "reports/report/report.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

// The years built in, and those of the folders with rubrics.
WorkCalendar calendar_of(const ScoreOptions& options, std::vector<Finding>& findings) {
    WorkCalendar calendar = WorkCalendar::built_in();
    for (const std::string& folder : options.rubric_folders) {
        const auto file = to_path(folder) / "holidays.yaml";
        const auto yaml = read_file(file);
        if (!yaml) continue;
        if (const std::string wrong = calendar.add(*yaml); !wrong.empty())
            findings.push_back({Severity::warning,
                                "notice-holidays-unusable",
                                "",
                                "",
                                {{"path", same(to_utf8(file))}, {"why", same(wrong)}}});
    }
    return calendar;
}

}  // namespace

std::vector<Finding> write_documents(OutputFolder& folder, const std::string& prefix,
                                     const SummaryRound& round, const ScoreOptions& options) {
    std::vector<Finding> findings;
    const ReportOptions& wanted = options.reports;
    const std::string reports = prefix + words("folder-reports").zh;
    const std::string stem = reports + "/" + words("file-report").zh;
    const auto asked = [&](ReportFormat format) { return wanted.formats.contains(format); };
    if (!wanted.formats.empty()) {
        const document::Document report =
            summary_report(round, each_of(wanted.languages.value_or(Languages::both)));
        if (asked(ReportFormat::html)) {
            PieceFile file(folder, stem + ".html");
            document::html(report, [&](std::string_view piece) { file.append(piece); });
            file.commit();
        }
        const bool by_word = asked(ReportFormat::docx) || asked(ReportFormat::pdf);
        const std::string docx = by_word ? document::docx(report) : std::string();
        if (asked(ReportFormat::docx)) folder.put(stem + ".docx", docx);
        if (asked(ReportFormat::pdf)) {
            const std::string office = find_office();
            const auto pdf = office.empty() ? std::nullopt : pdf_by_office(office, docx);
            if (pdf) folder.put(stem + ".pdf", *pdf);
            else
                findings.push_back({Severity::warning,
                                    office.empty() ? MessageCode("pdf-no-office") : "pdf-failed",
                                    "",
                                    "",
                                    {{"path", same(stem + ".pdf")}}});
        }
    }
    NoticeOptions notice_options;
    notice_options.languages = each_of(wanted.languages.value_or(Languages::zh));
    notice_options.asked = wanted.notice;
    notice_options.by_strokes = wanted.by_strokes;
    notice_options.dates = wanted.notice_dates;
    const Notice notice = public_notice(round, notice_options, calendar_of(options, findings));
    findings.insert(findings.end(), notice.findings.begin(), notice.findings.end());
    if (notice.document)
        folder.put(reports + "/" + words("file-notice").zh, document::docx(*notice.document));
    folder.retire_others(reports);
    return findings;
}

}  // namespace kaoping
