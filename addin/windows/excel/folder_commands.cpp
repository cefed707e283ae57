#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "windows/common/utf16.hpp"
#include "windows/excel/batch.hpp"
#include "windows/excel/commands.hpp"
#include "windows/excel/json.hpp"

namespace kaoping::excel {

namespace fs = std::filesystem;

namespace {

Json results_in(const fs::path& folder) {
    std::ifstream file(folder / L"results.json", std::ios::binary);
    const std::string content((std::istreambuf_iterator<char>(file)),
                              std::istreambuf_iterator<char>());
    return Json::parse(utf16_of(content));
}

// The summaries a run wrote: of several rounds one in the folder of each.
std::vector<fs::path> summaries_of(const fs::path& folder, const Json& results) {
    std::vector<fs::path> found;
    const auto& rounds = results[L"rounds"].items();
    for (const Json& round : rounds) {
        const fs::path here =
            rounds.size() > 1 ? folder / (round[L"rubric"].text() + L"-" + round[L"year"].text())
                              : folder;
        const fs::path summary = here / said("file-summary", Language::zh);
        if (fs::exists(summary)) found.push_back(summary);
    }
    return found;
}

using Rows = std::vector<std::vector<std::wstring>>;

Rows unreadable_rows(const Session& session, const Json& results) {
    Rows rows;
    for (const Json& bad : results[L"unreadable"].items())
        rows.push_back({session.said("office-unreadable"), L"",
                        bad[L"file"].text() + L"  " + bad[name_of(session.language())].text()});
    for (const Json& finding : results[L"findings"].items())
        rows.push_back(
            {session.said("excel-of-the-run"), L"", finding[name_of(session.language())].text()});
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
    const Json results = results_in(folder);
    const auto summaries = summaries_of(folder, results);
    for (const fs::path& summary : summaries) session.open(summary.native());
    Rows rows = unreadable_rows(session, results);
    add_notes(session, notes, rows);
    if (summaries.empty())
        show_rows(session, "office-batch", session.said("office-nothing-readable"), rows);
    else if (!rows.empty()) show_rows(session, "office-batch", session.said("excel-not-all"), rows);
}

bool handed_in(const std::wstring& status) {
    return status == L"pending" || status == L"assessed" || status == L"ok";
}

void show_status(Session& session, const std::wstring& json) {
    const Json result = Json::parse(json);
    std::size_t in = 0, absent = 0, returned = 0, other = 0;
    Rows rows;
    for (const Json& round : result[L"rounds"].items())
        for (const Json& subject : round[L"subjects"].items()) {
            const std::wstring& status = subject[L"status"].text();
            ++(handed_in(status)       ? in
               : status == L"absent"   ? absent
               : status == L"returned" ? returned
                                       : other);
            rows.push_back({session.said(status_code(status, "status-handed-in")),
                            subject[L"org_name"].text(), subject[L"file"].text()});
        }
    for (auto& row : unreadable_rows(session, result)) rows.push_back(std::move(row));
    const auto number = [](std::size_t count) { return std::to_wstring(count); };
    const std::wstring totals = session.said(
        "office-status-totals", {{L"in", number(in)},
                                 {L"absent", number(absent)},
                                 {L"returned", number(returned)},
                                 {L"other", number(other)},
                                 {L"unreadable", number(result[L"unreadable"].items().size())}});
    show_rows(session, "office-status", totals, std::move(rows));
}

bool is_busy(Session& session) {
    if (!session.batch().running()) return false;
    session.dialogs().tell(Message::warning, session.said("office-batch-busy"));
    return true;
}

}  // namespace

Code status_code(const std::wstring& status, Code otherwise) {
    if (status == L"absent") return "status-absent";
    if (status == L"returned") return "status-returned";
    if (status == L"duplicate") return "status-duplicate";
    if (status == L"exempt") return "status-exempt";
    if (status == L"not_eligible") return "status-not_eligible";
    return otherwise;
}

void score_folder(Session& session) {
    if (is_busy(session)) return;
    const auto folder = session.dialogs().choose_folder(session.said("window-title-folder"));
    if (!folder) return;
    session.batch().start({"office-batch-running",
                           L"ScoreFolder",
                           {Variant(*folder)},
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
