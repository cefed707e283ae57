#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "job/report_format.hpp"
#include "job/system/clock.hpp"
#include "model/cells.hpp"
#include "model/language.hpp"
#include "model/notice_dates.hpp"
#include "model/value.hpp"
#include "score/duplicates.hpp"

namespace kaoping {

// What every front end (command line, COM, LibreOffice) asks for. Paths are UTF-8.
struct CommonOptions {
    std::vector<std::string> rubric_folders;  // --rubrics
    int jobs = 1;                             // at least 1
    // Where a path that is named here as it was once given stands today (replay); others stand
    // where they say.
    std::map<std::string, std::string> moved;
    const std::string& place_of(const std::string& given) const {
        const auto found = moved.find(given);
        return found == moved.end() ? given : found->second;
    }
};

// A workbook that stands open in an office: its cells as they are now, saved or not.
struct OpenDocument {
    std::string name;  // stands for the file in results and messages
    Workbook workbook;
};

// What is reported of a round beside the workbooks: 报告/.
struct ReportOptions {
    // Both take milliseconds; PDF is LibreOffice's work and takes seconds.
    std::set<ReportFormat> formats{ReportFormat::docx, ReportFormat::html};
    std::optional<Languages> languages;  // else the report in both, the notice in Chinese
    bool notice = false;                 // a public notice also where the regulation orders none
    NoticeDates notice_dates{.today = today()};  // its `today` is logged: a replay has the same
    bool by_strokes = false;                     // the notice's list by strokes of the names
};

struct ScoreOptions : CommonOptions {
    std::vector<std::string> paths;
    std::shared_ptr<const OpenDocument>
        document;        // instead of paths; then `output` is given where anything is written
    std::string output;  // folder; empty: the first path without extension + -结果
    std::string roster;  // files; empty: none
    std::string previous;
    std::string plan;
    std::string experts;  // folder of expert workbooks with LIST
    std::optional<int> year;
    std::optional<Date> as_of;
    std::optional<Date> deadline;
    DuplicatePolicy duplicates = DuplicatePolicy::reject;
    bool check_only = false;   // check: validate, no points
    bool write_output = true;  // check without -o: nothing is written
    ReportOptions reports;
    std::string reopen_reason;         // --reopen REASON: run into a sealed round
    std::vector<std::string> without;  // workbooks of the bureau that the run knowingly lacks
    bool json = false;                 // check: fill RunResult::json
    // Names of the options that were set, also to what holds without them (option_table.hpp).
    std::set<std::string, std::less<>> given;
};

// Exit status of the converter: nothing else is ever returned (CONTRACT).
enum class Outcome { clean = 0, nothing_done = 2, findings = 3 };

// What a front end shows while work goes on. Called from one thread at a time.
class Progress {
public:
    virtual ~Progress() = default;
    virtual void started(std::size_t files) = 0;
    virtual void file_done(const std::string& path) = 0;
    // All are read: documents of so many organisations follow, a round at a time, then the round's
    // own.
    virtual void writing(std::size_t) {}
    virtual void document_done(const std::string&) {}  // the organisation
    virtual bool cancelled() const {
        return false;
    }  // asked between files; a run that stops changes nothing
};

}  // namespace kaoping
