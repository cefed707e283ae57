#include "job/score.hpp"

#include <algorithm>
#include <mutex>

#include "intake/xlsx.hpp"
#include "job/forms.hpp"
#include "job/output_folder.hpp"
#include "job/parallel.hpp"
#include "job/paths.hpp"
#include "job/results_json.hpp"
#include "job/rounds.hpp"
#include "job/rubrics.hpp"
#include "job/submission_loader.hpp"
#include "job/write_round.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

Finding refusal(std::string code, std::vector<std::pair<std::string, Text>> args = {}) {
    return {Severity::error, std::move(code), "", "", std::move(args)};
}

struct Intake {
    std::vector<Subject> subjects;     // in path order
    std::vector<RubricPtr> rubric_of;  // parallel
};

void take(std::variant<LoadedForm, Unreadable> loaded, const std::string& path, std::function<std::variant<std::string, Refusal>()> load,
          Intake& intake, RunResult& result) {
    if (auto* bad = std::get_if<Unreadable>(&loaded)) {
        result.unreadable.push_back(std::move(*bad));
        return;
    }
    auto& form = std::get<LoadedForm>(loaded);
    if (!form.rubric) return;  // cancelled
    Subject subject;
    subject.file = path;
    subject.load = std::move(load);
    subject.sha256 = std::move(form.sha256);
    subject.input.submission = std::move(form.submission);
    intake.subjects.push_back(std::move(subject));
    intake.rubric_of.push_back(form.rubric);
}

// Reads every source, in parallel; whatever cannot be read is listed and stops nothing.
Intake read_sources(const std::vector<Source>& sources, std::span<const RubricPtr> rubrics, int jobs, Progress* progress, RunResult& result) {
    std::vector<std::variant<LoadedForm, Unreadable>> loaded(sources.size());
    std::mutex guard;
    if (progress) progress->started(sources.size());
    parallel_for(sources.size(), jobs, [&](std::size_t i) {
        if (progress && progress->cancelled()) return;
        loaded[i] = load_form(sources[i], rubrics);
        const std::lock_guard lock(guard);
        if (progress) progress->file_done(sources[i].path);
    });
    Intake intake;
    for (std::size_t i = 0; i < sources.size(); ++i) take(std::move(loaded[i]), sources[i].path, sources[i].load, intake, result);
    return intake;
}

std::optional<Workbook> open_workbook(const std::string& path) {
    const auto bytes = read_file(to_path(path));
    if (!bytes) return std::nullopt;
    ReadResult read = read_workbook(std::span<const char>(*bytes));
    if (auto* workbook = std::get_if<Workbook>(&read)) return std::move(*workbook);
    return std::nullopt;
}

std::string default_output(const std::string& path) {
    fs::path base = to_path(path).lexically_normal();
    if (!base.has_filename()) base = base.parent_path();
    if (!fs::is_directory(base)) base.replace_extension();
    return to_utf8(base) + words("result-suffix").zh;
}

class ScoreJob {
public:
    ScoreJob(const ScoreOptions& options, Progress* progress) : options_(options), progress_(progress) {}

    ScoreRun run() {
        const auto rubrics = load_rubrics(options_, options_.plan, run_.refusals);
        if (!run_.refusals.empty()) return std::move(run_);
        if (!read_side_files()) return std::move(run_);
        run_.output = options_.output.empty() && !options_.paths.empty() ? default_output(options_.paths.front()) : options_.output;
        Intake intake;
        if (!read_input(rubrics, intake)) return std::move(run_);
        run_.result.rounds = sort_into_rounds(std::move(intake.subjects), std::move(intake.rubric_of), options_, last_calendar_year());
        score_rounds();
        write();
        return std::move(run_);
    }

private:
    bool read_input(std::span<const RubricPtr> rubrics, Intake& intake) {
        if (options_.document) {
            take(load_form(*options_.document, rubrics), options_.document->name, {}, intake, run_.result);
            return true;
        }
        SourceOptions source_options;
        source_options.output = to_path(run_.output);
        std::vector<fs::path> paths;
        for (const auto& path : options_.paths) paths.push_back(to_path(path));
        SourceList list = expand_sources(paths, source_options);
        run_.result.attachments = std::move(list.attachments);
        run_.result.findings = list.findings;
        for (const Finding& finding : list.findings)
            if (finding.code == "path-not-found") run_.refusals.push_back(finding);
        if (run_.refusals.empty() && list.sources.empty()) run_.refusals.push_back(refusal("nothing-to-read"));
        if (!run_.refusals.empty()) return false;
        intake = read_sources(list.sources, rubrics, options_.jobs, progress_, run_.result);
        if (progress_ && progress_->cancelled()) run_.refusals.push_back(refusal("cancelled"));
        return run_.refusals.empty();
    }

    bool read_side_files() {
        if (!options_.previous.empty()) {
            auto history = History::read(options_.previous);
            if (auto* failure = std::get_if<Finding>(&history)) run_.refusals.push_back(*failure);
            else history_ = std::move(std::get<History>(history));
        }
        if (!options_.roster.empty()) {
            roster_book_ = open_workbook(options_.roster);
            if (!roster_book_) run_.refusals.push_back(refusal("roster-unusable", {{"path", same(options_.roster)}}));
        }
        if (!options_.experts.empty() && !fs::is_directory(to_path(options_.experts)))
            run_.refusals.push_back(refusal("experts-folder-missing", {{"path", same(options_.experts)}}));
        return run_.refusals.empty();
    }

    void score_rounds() {
        for (RoundResult& round : run_.result.rounds) {
            RoundInputs inputs;
            inputs.folders = {to_path(run_.output) / round_folder(round), to_path(run_.output)};
            std::optional<Roster> roster;
            if (roster_book_) roster = read_roster(*roster_book_, *round.rubric, round.context.year);
            inputs.roster = roster ? &*roster : nullptr;
            inputs.history = history_ ? &*history_ : nullptr;
            RoundNotes notes = score_one_round(round, options_, inputs);
            if (roster) notes.findings.insert(notes.findings.begin(), roster->findings.begin(), roster->findings.end());
            run_.result.findings.insert(run_.result.findings.end(), notes.findings.begin(), notes.findings.end());
            bureau_inputs_.insert(bureau_inputs_.end(), notes.bureau_inputs.begin(), notes.bureau_inputs.end());
        }
    }

    void write() {
        try {
            if (options_.write_output) {
                run_.results_json = write_run(run_.result, options_, run_.output, bureau_inputs_);
            } else {
                run_.output.clear();
                run_.results_json = results_json(run_.result, options_.check_only);
            }
            run_.outcome = needs_action(run_.result, options_.check_only) ? Outcome::findings : Outcome::clean;
        } catch (const SealedError& error) {
            run_.refusals.push_back(refusal("round-sealed", {{"path", same(error.path)}}));
        } catch (const std::exception& error) {  // the disk: nothing else throws here
            run_.refusals.push_back(refusal("output-failed", {{"why", same(error.what())}}));
        }
    }

    const ScoreOptions& options_;
    Progress* progress_;
    ScoreRun run_;
    std::optional<History> history_;
    std::optional<Workbook> roster_book_;
    std::vector<std::pair<std::string, std::string>> bureau_inputs_;
};

}  // namespace

ScoreRun run_score(const ScoreOptions& options, Progress* progress) { return ScoreJob(options, progress).run(); }

}  // namespace kaoping
