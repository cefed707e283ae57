#include <algorithm>
#include <thread>

#include "job/results/findings_table.hpp"
#include "job/forms.hpp"
#include "job/system/paths.hpp"
#include "job/results/explain.hpp"
#include "job/rubrics.hpp"
#include "job/version.hpp"
#include "reports/wording/catalogue.hpp"
#include "windows/common/language.hpp"
#include "windows/engine/arguments.hpp"
#include "windows/engine/engine.hpp"
#include "windows/engine/failure.hpp"
#include "windows/engine/option_rows.hpp"
#include "windows/workbook/workbook_cells.hpp"

// What an engine does: each call takes its arguments over, has the job done beside this thread and
// gives back its answer.
namespace kaoping::com {

namespace {

std::string joined(const std::vector<std::string>& lines) {
    std::string all;
    for (const std::string& line : lines) all += (all.empty() ? "" : "\r\n") + line;
    return all;
}

std::string native(const std::string& path) {
    std::string with_backslashes = path;
    std::replace(with_backslashes.begin(), with_backslashes.end(), '/', '\\');
    return with_backslashes;
}

ScoreOptions checking(ScoreOptions options) {
    options.check_only = true;
    options.write_output = !options.output.empty();
    return options;
}

// The argument of a call goes before the option.
void take_output(const VARIANT& output, ScoreOptions& options) {
    if (std::string folder = whole_path(text_of(output, "output")); !folder.empty())
        options.output = std::move(folder);
}

Finding refusal(MessageCode code, const std::string& found) {
    return {Severity::error, code, "", "", {{"found", same(found)}}};
}

// As a source of a run: its file when it stands there (so that results are those of the command
// line), else its cells.
void take_workbook(IDispatch* workbook, ScoreOptions& options) {
    const auto source = Pointer<IDispatch>::share(workbook);
    if (!is_workbook(source)) refuse_argument({Severity::error, "engine-no-workbook", "", "", {}});
    if (const auto path = saved_file(source)) {
        options.paths = {*path};
        return;
    }
    const std::string name = workbook_name(source);
    options.document = std::make_shared<OpenDocument>(
        OpenDocument{name.empty() ? words("office-unsaved").zh : name, workbook_cells(source)});
}

template <class Answer>
const Answer& known(const std::optional<Answer>& answer, const char* argument, BSTR asked) {
    if (!answer) refuse_argument(argument, utf8_of_bstr(asked));
    return *answer;
}

}  // namespace

Language EngineObject::language() const { return language_ ? *language_ : user_language(); }

ScoreOptions EngineObject::asked(const VARIANT& options) const {
    ScoreOptions asked;
    asked.rubric_folders = rubric_folders_;
    asked.jobs = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    asked.json = true;
    read_options(options, asked);
    return asked;
}

void EngineObject::work(const Runner::Work& work) {
    const auto alive =
        Pointer<IEngine>::share(this);  // whoever called may go while the work is done
    runner_.run(work, [this](const ProgressEvent& event) { events_.raise(event); });
}

ScoreRun EngineObject::scored(const ScoreOptions& options) {
    ScoreRun run;
    notes_.clear();
    work([&](Progress& progress) { run = run_score(options, &progress); });
    notes_ = run.notes;
    refuse_if_any(run.refusals);
    return run;
}

const Worksheet& EngineObject::worksheet() {
    if (!worksheet_) worksheet_ = std::make_unique<const Worksheet>(rubric_folders_);
    return *worksheet_;
}

HRESULT EngineObject::get_Version(BSTR* text) {
    if (text == nullptr) return E_POINTER;
    return guarded(language(), [&] { *text = new_bstr(engine_name()); });
}

HRESULT EngineObject::get_Language(BSTR* chosen) {
    if (chosen == nullptr) return E_POINTER;
    return guarded(language(), [&] {
        *chosen = new_bstr(language_ ? std::string(word_of(*language_)) : std::string());
    });
}

HRESULT EngineObject::put_Language(BSTR chosen) {
    return guarded(language(), [&] {
        const std::string text = utf8_of_bstr(chosen);
        const auto language = language_named(text);
        if (!text.empty() && !language) refuse_argument("Language", text);
        language_ = language;
    });
}

HRESULT EngineObject::get_RubricFolders(BSTR* folders) {
    if (folders == nullptr) return E_POINTER;
    return guarded(language(), [&] { *folders = new_bstr(joined(rubric_folders_)); });
}

HRESULT EngineObject::put_RubricFolders(BSTR folders) {
    return guarded(language(), [&] {
        const std::vector<std::string> chosen = whole_paths(lines_of(utf8_of_bstr(folders)));
        for (const std::string& folder : chosen)
            if (!std::filesystem::is_directory(to_path(folder)))
                refuse_argument(
                    {Severity::error, "office-no-folder", "", "", {{"path", same(folder)}}});
        rubric_folders_ = chosen;
        worksheet_.reset();
    });
}

HRESULT EngineObject::Rubrics(VARIANT* rows) {
    if (rows == nullptr) return E_POINTER;
    return guarded(language(), [&] {
        std::vector<std::vector<std::string>> table;
        for (const RubricListing& rubric : RubricCatalog(rubric_folders_).listing())
            table.push_back({rubric.id, rubric.title.in(language())});
        *rows = Variant::table(table, 2).detach();
    });
}

HRESULT EngineObject::NewForm(BSTR rubric, BSTR target, VARIANT options, VARIANT* files) {
    if (files == nullptr) return E_POINTER;
    return guarded(language(), [&] {
        FormJob job = form_job(utf8_of_bstr(rubric), asked(options));
        job.output = whole_path(utf8_of_bstr(target));
        if (job.output.empty()) refuse_argument(refusal("usage-needs-output", "NewForm"));
        FilesWritten written;
        work([&](Progress&) { written = make_forms(job); });
        refuse_if_any(written.refusals);
        std::transform(written.files.begin(), written.files.end(), written.files.begin(), native);
        *files = Variant::array(written.files).detach();
    });
}

HRESULT EngineObject::Check(VARIANT sources, VARIANT options, BSTR* json) {
    if (json == nullptr) return E_POINTER;
    return guarded(language(), [&] {
        ScoreOptions given = checking(asked(options));
        given.paths = whole_paths(texts_of(sources, "sources"));
        *json = new_bstr(results_json(scored(given)));
    });
}

HRESULT EngineObject::Score(VARIANT sources, VARIANT output, VARIANT options, BSTR* json) {
    if (json == nullptr) return E_POINTER;
    return guarded(language(), [&] {
        ScoreOptions given = asked(options);
        given.paths = whole_paths(texts_of(sources, "sources"));
        take_output(output, given);
        *json = new_bstr(results_json(scored(given)));
    });
}

HRESULT EngineObject::ScoreFolder(BSTR folder, VARIANT output, VARIANT options, BSTR* results) {
    if (results == nullptr) return E_POINTER;
    return guarded(language(), [&] {
        ScoreOptions given = asked(options);
        given.paths = {whole_path(utf8_of_bstr(folder))};
        take_output(output, given);
        *results = new_bstr(native(scored(given).output));
    });
}

HRESULT EngineObject::Status(VARIANT sources, VARIANT options, BSTR* json) {
    if (json == nullptr) return E_POINTER;
    return guarded(language(), [&] {
        ScoreOptions given = asked(options);
        if (given.roster.empty()) refuse_argument(refusal("usage-needs-roster", "Status"));
        given.output.clear();
        given = checking(given);
        given.paths = whole_paths(texts_of(sources, "sources"));
        *json = new_bstr(results_json(scored(given)));
    });
}

HRESULT EngineObject::Explain(BSTR results, VARIANT organisation, VARIANT indicator,
                              VARIANT* lines) {
    if (lines == nullptr) return E_POINTER;
    return guarded(language(), [&] {
        const CommonOptions options = asked(Variant::missing().get());
        const std::string path = whole_path(utf8_of_bstr(results)),
                          who = text_of(organisation, "organisation"),
                          what = text_of(indicator, "indicator");
        Report report;
        work([&](Progress&) { report = kaoping::explain(options, path, who, what); });
        refuse_if_any(report.refusals);
        std::vector<std::string> texts;
        for (const Text& line : report.lines) texts.push_back(line.in(language()));
        *lines = Variant::array(texts).detach();
    });
}

HRESULT EngineObject::CheckWorkbook(IDispatch* workbook, VARIANT options, BSTR* json) {
    if (json == nullptr) return E_POINTER;
    return guarded(language(), [&] {
        ScoreOptions given = checking(asked(options));
        take_workbook(workbook, given);
        *json = new_bstr(results_json(scored(given)));
    });
}

HRESULT EngineObject::ScoreWorkbook(IDispatch* workbook, BSTR output, VARIANT options, BSTR* json) {
    if (json == nullptr) return E_POINTER;
    return guarded(language(), [&] {
        ScoreOptions given = asked(options);
        given.output = whole_path(utf8_of_bstr(output));
        if (given.output.empty()) refuse_argument(refusal("usage-needs-output", "ScoreWorkbook"));
        take_workbook(workbook, given);
        *json = new_bstr(results_json(scored(given)));
    });
}

HRESULT EngineObject::Findings(BSTR json, VARIANT* table) {
    if (table == nullptr) return E_POINTER;
    return guarded(language(), [&] {
        const auto rows = findings_table(utf8_of_bstr(json), language());
        if (!rows) refuse_argument({Severity::error, "engine-no-result", "", "", {}});
        std::vector<std::vector<std::string>> texts;
        for (const FindingRow& row : *rows)
            texts.push_back({row.severity, row.code, row.file, row.sheet, row.cell, row.message});
        *table = Variant::table(texts, 6).detach();
    });
}

HRESULT EngineObject::Cancel() {
    runner_.cancel();
    return S_OK;
}

HRESULT EngineObject::get_Notes(BSTR* lines) {
    if (lines == nullptr) return E_POINTER;
    return guarded(language(), [&] {
        std::vector<std::string> texts;
        for (const Finding& note : notes_) texts.push_back(describe(note, "").in(language()));
        *lines = new_bstr(joined(texts));
    });
}

HRESULT EngineObject::Options(VARIANT options, VARIANT* rows) {
    if (rows == nullptr) return E_POINTER;
    return guarded(language(), [&] {
        ScoreOptions given;
        read_options(options, given);
        *rows = Variant::table(option_rows(given, language()), option_columns).detach();
    });
}

HRESULT EngineObject::GradeOf(BSTR rubric, double total, BSTR* label) {
    if (label == nullptr) return E_POINTER;
    return guarded(language(), [&] {
        *label = new_bstr(known(worksheet().grade_of(utf8_of_bstr(rubric), total), "rubric", rubric)
                              .in(language()));
    });
}

HRESULT EngineObject::PointsOf(BSTR rubric, BSTR indicator, double value, double* points) {
    if (points == nullptr) return E_POINTER;
    return guarded(language(), [&] {
        *points = known(worksheet().points_of(utf8_of_bstr(rubric), utf8_of_bstr(indicator), value),
                        "indicator", indicator);
    });
}

HRESULT EngineObject::NumberOf(BSTR text, double* number) {
    if (number == nullptr) return E_POINTER;
    return guarded(language(), [&] {
        *number = known(Worksheet::number_of(utf8_of_bstr(text)), "text", text);
    });
}

HRESULT EngineObject::CreditCode(BSTR text, VARIANT_BOOL* right) {
    if (right == nullptr) return E_POINTER;
    return guarded(language(), [&] {
        *right = Worksheet::is_credit_code(utf8_of_bstr(text)) ? VARIANT_TRUE : VARIANT_FALSE;
    });
}

}  // namespace kaoping::com
