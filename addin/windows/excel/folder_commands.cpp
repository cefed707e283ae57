#include <filesystem>
#include <sstream>

#include "windows/excel/batch.hpp"
#include "windows/excel/commands.hpp"
#include "windows/excel/run_options.hpp"
#include "windows/excel/shown_results.hpp"

namespace kaoping::excel {

namespace fs = std::filesystem;

namespace {

// The summaries a run wrote: of several rounds one in the folder of each.
std::vector<fs::path> summaries_of(const fs::path& folder, const ShownResults& results) {
    std::vector<fs::path> found;
    for (const ShownResults::Round& round : results.rounds) {
        const fs::path here = results.rounds.size() > 1
                                  ? folder / (round.rubric + L"-" + std::to_wstring(round.year))
                                  : folder;
        const fs::path summary = here / said("file-summary", Language::zh);
        if (fs::exists(summary)) found.push_back(summary);
    }
    return found;
}

using Rows = std::vector<std::vector<std::wstring>>;

Rows unreadable_rows(const Session& session, const ShownResults& results) {
    Rows rows;
    for (const ShownResults::Unreadable& bad : results.unreadable)
        rows.push_back({session.said("office-unreadable"), L"", bad.file + L"  " + bad.reason});
    for (const std::wstring& finding : results.findings)
        rows.push_back({session.said("excel-of-the-run"), L"", finding});
    return rows;
}

void show_rows(Session& session, Code title, const std::wstring& text, Rows rows) {
    ListWindow window{
        session.said(title),
        text,
        {session.said("review-col-status"), session.said("csv-name"), session.said("csv-file")},
        std::move(rows),
        {session.said("office-close")},
        [](int, int) {}};
    session.dialogs().list(std::move(window));
}

// What is to be known of the run, a row a line.
void add_notes(const Session& session, const std::wstring& notes, Rows& rows) {
    std::wistringstream lines(notes);
    for (std::wstring line; std::getline(lines, line);) {
        if (line.ends_with(L'\r')) line.pop_back();
        rows.push_back({session.said("excel-of-the-run"), L"", line});
    }
}

void show_results(Session& session, const std::wstring& folder, const std::wstring& notes) {
    const ShownResults results = shown_results_in(folder, session.language());
    const auto summaries = summaries_of(folder, results);
    for (const fs::path& summary : summaries) session.open(summary.native());
    Rows rows = unreadable_rows(session, results);
    add_notes(session, notes, rows);
    if (summaries.empty())
        show_rows(session, "office-batch", session.said("office-nothing-readable"), rows);
    else if (!rows.empty()) show_rows(session, "office-batch", session.said("excel-not-all"), rows);
}

using results::SubjectStatus;

bool handed_in(SubjectStatus status) {
    return status == SubjectStatus::pending || status == SubjectStatus::assessed ||
           status == SubjectStatus::ok;
}

void show_status(Session& session, const std::wstring& json) {
    const ShownResults result = shown_results(json, session.language());
    std::size_t in = 0, absent = 0, returned = 0, other = 0;
    Rows rows;
    for (const ShownResults::Subject& subject : result.subjects) {
        ++(handed_in(subject.status)                   ? in
           : subject.status == SubjectStatus::absent   ? absent
           : subject.status == SubjectStatus::returned ? returned
                                                       : other);
        rows.push_back({session.said(status_code(subject.status, "status-handed-in")),
                        subject.org_name, subject.file});
    }
    for (auto& row : unreadable_rows(session, result)) rows.push_back(std::move(row));
    const auto number = [](std::size_t count) { return std::to_wstring(count); };
    const std::wstring totals =
        session.said("office-status-totals", {{L"in", number(in)},
                                              {L"absent", number(absent)},
                                              {L"returned", number(returned)},
                                              {L"other", number(other)},
                                              {L"unreadable", number(result.unreadable.size())}});
    show_rows(session, "office-status", totals, std::move(rows));
}

bool is_busy(Session& session) {
    if (!session.batch().running()) return false;
    session.dialogs().tell(Message::warning, session.said("office-batch-busy"));
    return true;
}

}  // namespace

Code status_code(SubjectStatus status, Code otherwise) {
    switch (status) {
        case SubjectStatus::absent: return "status-absent";
        case SubjectStatus::returned: return "status-returned";
        case SubjectStatus::duplicate: return "status-duplicate";
        case SubjectStatus::exempt: return "status-exempt";
        case SubjectStatus::not_eligible: return "status-not_eligible";
        default: return otherwise;
    }
}

void score_folder(Session& session) {
    if (is_busy(session)) return;
    const auto folder = session.dialogs().choose_folder(session.said("window-title-folder"));
    if (!folder) return;
    const auto options = ask_run_options(session, *folder);
    if (!options) return;
    session.batch().start({"office-batch-running",
                           L"ScoreFolder",
                           {Variant(*folder), Variant::missing(), array_of(*options)},
                           [&session](const std::wstring& results, const std::wstring& notes) {
                               show_results(session, results, notes);
                           }});
}

void stop_folder(Session& session) {
    if (!session.batch().running())
        return session.dialogs().tell(Message::info, session.said("office-nothing-to-stop"));
    session.batch().stop();
}

void tell_status(Session& session) {
    if (is_busy(session)) return;
    const auto folder = session.dialogs().choose_folder(session.said("window-title-folder"));
    if (!folder) return;
    const auto roster = session.dialogs().choose_workbook(session.said("office-choose-roster"));
    if (!roster) return;
    session.batch().start({"office-status-reading",
                           L"Status",
                           {Variant(*folder), array_of({L"Roster=" + *roster})},
                           [&session](const std::wstring& json, const std::wstring&) {
                               show_status(session, json);
                           }});
}

}  // namespace kaoping::excel
