#include <Poco/JSON/Array.h>
#include <Poco/JSON/Parser.h>
#include <Poco/TemporaryFile.h>

#include <filesystem>

#include "job/paths.hpp"
#include "job/reading_jobs.hpp"
#include "job/results_file.hpp"
#include "job/score.hpp"
#include "job/sha256.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

using Poco::JSON::Object;

// The last run of the log.
Object::Ptr last_run(const fs::path& root) {
    const auto bytes = read_file(root / to_path(words("file-log").zh));
    if (!bytes) return nullptr;
    Object::Ptr last;
    std::size_t at = 0;
    while (at < bytes->size()) {
        const auto end = std::min(bytes->find('\n', at), bytes->size());
        try {
            const auto line = Poco::JSON::Parser().parse(bytes->substr(at, end - at)).extract<Object::Ptr>();
            if (text_of(line, "command") == "score") last = line;
        } catch (const Poco::Exception&) {  // a line cut off by a kill: the run before it counts
        }
        at = end + 1;
    }
    return last;
}

// PDF is the office's: it is neither made again nor compared.
ReportOptions reports_of(const Object::Ptr& logged) {
    ReportOptions reports;
    reports.docx = reports.html = false;
    const auto formats = logged->getArray("reports");
    for (std::size_t i = 0; formats && i < formats->size(); ++i) {
        const auto format = formats->getElement<std::string>(static_cast<unsigned>(i));
        reports.docx = reports.docx || format == "docx";
        reports.html = reports.html || format == "html";
    }
    reports.language = text_of(logged, "lang");
    reports.notice = logged->has("notice");
    if (logged->has("notice_date")) reports.notice_date = parse_iso_date(text_of(logged, "notice_date"));
    if (logged->has("notice_days")) reports.notice_days = logged->getValue<int>("notice_days");
    reports.by_strokes = text_of(logged, "order") == "strokes";
    reports.today = parse_iso_date(text_of(logged, "today")).value_or(Date{});
    return reports;
}

ScoreOptions options_of(const Object::Ptr& run, int jobs, const std::string& language) {
    const auto logged = run->getObject("options");
    ScoreOptions options;
    options.jobs = jobs;
    options.language = language;
    const auto strings = [&](const char* key, std::vector<std::string>& to) {
        const auto array = logged->getArray(key);
        for (std::size_t i = 0; array && i < array->size(); ++i) to.push_back(array->getElement<std::string>(static_cast<unsigned>(i)));
    };
    strings("paths", options.paths);
    strings("rubrics", options.rubric_folders);
    options.roster = text_of(logged, "roster");
    options.previous = text_of(logged, "previous");
    options.plan = text_of(logged, "plan");
    options.experts = text_of(logged, "experts");
    if (logged->has("year")) options.year = logged->getValue<int>("year");
    if (logged->has("as_of")) options.as_of = parse_iso_date(text_of(logged, "as_of"));
    if (logged->has("deadline")) options.deadline = parse_iso_date(text_of(logged, "deadline"));
    options.reports = reports_of(logged);
    options.duplicates = text_of(logged, "duplicates") == "latest" ? DuplicatePolicy::latest : DuplicatePolicy::reject;
    return options;
}

}  // namespace

// The bureau's workbooks of the folder are inputs too: the run is repeated on a copy of them.
Report replay(const std::string& output, int jobs, const std::string& language) {
    Report report;
    const fs::path root = to_path(output);
    const Object::Ptr run = last_run(root);
    const auto refuse = [&](const char* code) {
        report.refusals.push_back({Severity::error, code, "", "", {{"path", same(output)}}});
        report.outcome = Outcome::nothing_done;
        return report;
    };
    if (!run) return refuse("replay-no-log");
    ScoreOptions options = options_of(run, jobs, language);
    Poco::TemporaryFile keeper;
    const fs::path copy = to_path(keeper.path());
    std::error_code error;
    fs::copy(root, copy, fs::copy_options::recursive, error);
    if (error) return refuse("replay-no-copy");
    for (const char* code : {"file-seal", "file-log", "folder-history"}) fs::remove_all(copy / to_path(words(code).zh), error);
    options.output = to_utf8(copy);
    const ScoreRun again = run_score(options);
    if (!again.refusals.empty()) {
        report.refusals = again.refusals;
        report.outcome = Outcome::nothing_done;
        return report;
    }
    const auto outputs = run->getArray("outputs");
    for (std::size_t i = 0; outputs && i < outputs->size(); ++i) {
        const auto entry = outputs->getObject(static_cast<unsigned>(i));
        const std::string file = text_of(entry, "file");
        if (file.ends_with(".pdf")) continue;
        const auto bytes = read_file(copy / to_path(file));
        if (bytes && sha256_hex(*bytes) == text_of(entry, "sha256")) continue;
        report.lines.push_back(message("replay-differs", {{"file", same(file)}}));
        report.outcome = Outcome::findings;
        return report;
    }
    report.lines.push_back(message("replay-same", {{"count", same(std::to_string(outputs ? outputs->size() : 0))}}));
    return report;
}

}  // namespace kaoping
