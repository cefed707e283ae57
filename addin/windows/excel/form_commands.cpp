#include "windows/excel/commands.hpp"
#include "windows/excel/comments.hpp"
#include "windows/excel/findings.hpp"
#include "windows/excel/shown_results.hpp"

namespace kaoping::excel {

namespace {

// none, with a message: no workbook is open.
Object workbook_or_message(Session& session) {
    Object workbook = session.workbook();
    if (!workbook) session.dialogs().tell(Message::error, session.said("excel-no-workbook"));
    return workbook;
}

std::wstring checked(Session& session, const Object& workbook) {
    return text_of(session.engine().call(L"CheckWorkbook", {Variant(workbook.get())}));
}

// Whether the workbook was read; else why not is shown.
bool was_read(Session& session, const ShownResults& results) {
    if (results.unreadable.empty()) return true;
    session.dialogs().tell(Message::error, results.unreadable.front().reason);
    return false;
}

void comment(Session& session, const Object& workbook, const std::vector<CellFinding>& findings) {
    const comments::Count count = write_comments(workbook, findings, session.language());
    std::wstring report =
        session.said("office-comments-written", {{L"count", std::to_wstring(count.written)}});
    if (count.refused > 0)
        report += L"\n" + session.said("excel-comments-refused",
                                       {{L"count", std::to_wstring(count.refused)}});
    session.dialogs().tell(count.refused > 0 ? Message::warning : Message::info, report);
}

void jump(Session& session, const Object& workbook, const CellFinding& finding) {
    const Object cell = range_of(workbook, finding.sheet, finding.cell);
    if (cell) session.application().call(L"Goto", {Variant(cell.get())});
}

std::wstring place_of(const CellFinding& finding) {
    return finding.sheet.empty() ? finding.cell : finding.sheet + L"!" + finding.cell;
}

std::wstring severity_said(const Session& session, const CellFinding& finding) {
    return session.said(finding.severity == L"error"     ? Code("severity-error")
                        : finding.severity == L"warning" ? Code("severity-warning")
                                                         : Code("severity-info"));
}

void show_findings(Session& session, const Object& workbook,
                   const std::vector<CellFinding>& findings) {
    ListWindow window{
        session.said("office-check"),
        session.said("office-check-text"),
        {session.said("col-severity"), session.said("excel-column-cell"),
         session.said("excel-column-message")},
        {},
        {session.said("office-go"), session.said("office-comment"), session.said("office-close")},
        {}};
    for (const CellFinding& finding : findings)
        window.rows.push_back(
            {severity_said(session, finding), place_of(finding), finding.message});
    window.pressed = [&session, workbook, findings](int row, int button) {
        session.guarded([&] {
            if (button == 1) comment(session, workbook, findings);
            else if (row >= 0 && row < static_cast<int>(findings.size()))
                jump(session, workbook, findings[static_cast<std::size_t>(row)]);
        });
    };
    session.dialogs().list(std::move(window));
}

// The graded workbook; of a form that gets none, why.
void show_graded(Session& session, const std::wstring& output,
                 const ShownResults::Subject& subject) {
    std::wstring graded = subject.graded;
    for (wchar_t& unit : graded)
        if (unit == L'/') unit = L'\\';
    if (!graded.empty()) return session.open(output + L"\\" + graded);
    session.dialogs().tell(
        Message::info,
        session.said("office-not-graded",
                     {{L"organisation", subject.org_name},
                      {L"status", session.said(status_code(subject.status, "status-pending"))}}));
}

}  // namespace

void new_form(Session& session, const std::wstring& rubric) {
    const auto target =
        session.dialogs().choose_target(session.said("office-new-form"), rubric + L".xlsx");
    if (!target) return;
    const auto files =
        list_of(session.engine().call(L"NewForm", {Variant(rubric), Variant(*target)}));
    session.open(files.empty() ? *target : files.front());
}

void check_sheet(Session& session) {
    const Object workbook = workbook_or_message(session);
    if (!workbook) return;
    const std::wstring json = checked(session, workbook);
    if (!was_read(session, shown_results(json, session.language()))) return;
    const auto findings = findings_of(session.engine(), json);
    if (findings.empty()) session.dialogs().tell(Message::info, session.said("office-check-clean"));
    else show_findings(session, workbook, findings);
}

void comment_sheet(Session& session) {
    const Object workbook = workbook_or_message(session);
    if (!workbook) return;
    const std::wstring json = checked(session, workbook);
    if (was_read(session, shown_results(json, session.language())))
        comment(session, workbook, findings_of(session.engine(), json));
}

void score_workbook(Session& session) {
    const Object workbook = workbook_or_message(session);
    if (!workbook) return;
    const auto output = session.dialogs().choose_folder(session.said("office-output-folder"));
    if (!output) return;
    const ShownResults results =
        shown_results(text_of(session.engine().call(L"ScoreWorkbook",
                                                    {Variant(workbook.get()), Variant(*output)})),
                      session.language());
    if (!was_read(session, results)) return;
    if (results.subjects.empty()) throw Failure{HRESULT_FROM_WIN32(ERROR_INVALID_DATA), {}};
    show_graded(session, *output, results.subjects.front());
}

}  // namespace kaoping::excel
