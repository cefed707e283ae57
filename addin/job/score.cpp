#include "job/score.hpp"

#include <algorithm>
#include <map>
#include <mutex>

#include "job/folder/lost_entries.hpp"
#include "job/folder/output_folder.hpp"
#include "job/folder/repeated_options.hpp"
#include "job/folder/seal.hpp"
#include "job/folder/write_round.hpp"
#include "job/forms.hpp"
#include "job/round/roster_file.hpp"
#include "job/round/round_board.hpp"
#include "job/round/round_folder.hpp"
#include "job/round/submission_loader.hpp"
#include "job/rubrics.hpp"
#include "job/system/heap.hpp"
#include "job/system/parallel.hpp"
#include "job/system/paths.hpp"
#include "job/system/sha256.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

Finding refusal(FindingCode code, std::vector<std::pair<std::string, Text>> args = {}) {
    return {Severity::error, code, "", "", std::move(args)};
}

// A form as it was entered, and for which round.
struct Entrant {
    const RoundScorer* round = nullptr;
    EnteredSubject subject;
};

using Slot =
    std::variant<std::monostate, std::unique_ptr<Entrant>,
                 std::unique_ptr<Unreadable>>;  // what became of a source; nothing: cancelled

std::string default_output(const std::string& path) {
    std::string base = to_utf8(to_path(path));
    if (base == "." || base.ends_with("/.") || base == ".." || base.ends_with("/.."))
        base = to_utf8(absolute_path(to_path(base)).lexically_normal());
    while (base.size() > 1 && base.ends_with('/')) base.pop_back();
    const bool share = base.starts_with("//") && std::count(base.begin() + 2, base.end(), '/') < 2;
    if (share || base.ends_with(':') || base == "/")
        return base + "/" + words("result-suffix").zh;  // nothing is beside the root of a disk
    std::error_code error;
    if (!fs::is_directory(to_path(base), error)) base = to_utf8(to_path(base).replace_extension());
    return base + words("result-suffix").zh;
}

class ScoreJob {
public:
    ScoreJob(const ScoreOptions& options, Progress* progress)
        : options_(options), progress_(progress) {}

    ScoreRun run() {
        run_.output = options_.output.empty() && !options_.paths.empty()
                          ? default_output(options_.paths.front())
                          : options_.output;
        if (is_into_sealed()) return std::move(run_);
        note_side_files();
        const RubricsOfRun rubrics(options_, options_.plan, run_.refusals);
        if (!run_.refusals.empty()) return std::move(run_);
        if (!read_side_files(rubrics)) return std::move(run_);
        if (options_.write_output) run_.notes = options_not_repeated(options_, run_.output);
        if (!claim_output() || !finds_bureau_workbooks()) return std::move(run_);
        std::vector<Source> sources = list_sources();
        if (!run_.refusals.empty()) return std::move(run_);
        RoundBoard board(options_, run_.output, roster_book_ ? &*roster_book_ : nullptr,
                         history_ ? &*history_ : nullptr);
        try {
            auto slots = options_.document ? read_document(*options_.document, rubrics, board)
                                           : read_sources(std::move(sources), rubrics, board);
            if (progress_ && progress_->cancelled()) {
                run_.refusals.push_back(refusal("cancelled"));
                return std::move(run_);
            }
            return_freed_memory();
            score_rounds(std::move(slots), board);
            return_freed_memory();
            if (finds_bureau_entries()) write();
        } catch (const std::exception& error) {  // the disk: nothing else throws here
            run_.refusals.push_back(output_failure(error));
        }
        return std::move(run_);
    }

private:
    bool reopens() const { return !options_.check_only && !options_.reopen_reason.empty(); }

    // Before anything is read; claim_output asks again when nobody else can seal it any more.
    bool is_into_sealed() {
        if (!options_.write_output) return false;
        const auto folder = sealed_folder_of(to_path(run_.output));
        if (!folder || (reopens() && is_output(*folder))) return false;
        refuse_sealed(*folder);
        return true;
    }

    bool is_output(const fs::path& folder) const {
        std::error_code error;
        return fs::equivalent(folder, to_path(run_.output), error);
    }

    // What scoring may open again, or what takes no more files.
    void refuse_sealed(const fs::path& folder) {
        const bool its_own = is_output(folder);
        run_.refusals.push_back(
            refusal(its_own && !options_.check_only ? FindingCode("round-sealed") : "output-sealed",
                    {{"path", same(to_utf8(its_own ? to_path(run_.output) : folder))}}));
    }

    void note_side_files() {
        for (const std::string* given : {&options_.roster, &options_.previous, &options_.plan})
            if (const auto sha256 = given->empty()
                                        ? std::nullopt
                                        : sha256_of_file(to_path(options_.place_of(*given))))
                run_.result.side_files[*given] = *sha256;
    }

    bool read_side_files(const RubricsOfRun& rubrics) {
        if (!options_.previous.empty()) {
            auto history = History::read(options_.place_of(options_.previous));
            if (auto* failure = std::get_if<Finding>(&history)) run_.refusals.push_back(*failure);
            else history_ = std::move(std::get<History>(history));
        }
        if (!options_.roster.empty()) {
            auto roster = open_roster(options_.place_of(options_.roster), rubrics.all_held(),
                                      options_.year.value_or(last_calendar_year()));
            if (auto* failure = std::get_if<Finding>(&roster)) run_.refusals.push_back(*failure);
            else roster_book_ = std::move(std::get<Workbook>(roster));
        }
        if (!options_.experts.empty() &&
            !fs::is_directory(to_path(options_.place_of(options_.experts))))
            run_.refusals.push_back(
                refusal("experts-folder-missing", {{"path", same(options_.experts)}}));
        return run_.refusals.empty();
    }

    // The result folder is this run's own before anything of the forms is read; nothing is made
    // beside a PATH that is not there.
    bool claim_output() {
        if (!options_.write_output) return true;
        for (const auto& path : options_.paths) {
            std::error_code error;
            const fs::path place = to_path(options_.place_of(path));
            if (!fs::exists(place, error)) return true;
            if (fs::equivalent(place, to_path(run_.output), error))
                run_.refusals.push_back(refusal("output-is-input", {{"path", same(path)}}));
        }
        if (!run_.refusals.empty()) return false;
        try {
            folder_.emplace(to_path(run_.output),
                            reopens() ? FolderLock::Sealed::allowed : FolderLock::Sealed::refused);
        } catch (const SealedError& error) {
            refuse_sealed(to_path(error.path));
        } catch (const OutputError& error) {
            run_.refusals.push_back(output_failure(error));
        }
        return run_.refusals.empty();
    }

    // What the bureau typed before stands where the last run left it.
    bool finds_bureau_workbooks() {
        if (!folder_ || options_.check_only) return true;
        const auto log = read_log(folder_->root());
        const LogEntry* last = last_of(log, "score");
        if (last == nullptr) return true;
        last_run_ = read_record(folder_->root(), *last);
        expected_ = expected_files(folder_->root(), log);
        run_.refusals = gone_workbooks(folder_->root(), *last_run_, options_);
        return run_.refusals.empty();
    }

    bool finds_bureau_entries() {
        if (last_run_) {
            LostWork lost =
                lost_entries(folder_->root(), *last_run_, expected_, options_, run_.result.rounds);
            run_.refusals = std::move(lost.refusals);
            run_.notes.insert(run_.notes.end(), lost.notes.begin(), lost.notes.end());
        }
        return run_.refusals.empty();
    }

    std::vector<Source> list_sources() {
        if (options_.document) return {};
        SourceOptions source_options;
        source_options.output = to_path(run_.output);
        std::vector<fs::path> paths;
        for (const auto& path : options_.paths) paths.push_back(to_path(options_.place_of(path)));
        SourceList list = expand_sources(paths, source_options);
        run_.result.attachments = std::move(list.attachments);
        run_.result.findings = list.findings;
        for (const Finding& finding : list.findings)
            if (finding.code == "path-not-found") run_.refusals.push_back(finding);
        if (run_.refusals.empty() && list.sources.empty())
            run_.refusals.push_back(refusal("nothing-to-read"));
        return std::move(list.sources);
    }

    static std::vector<Slot> read_document(const OpenDocument& document,
                                           const RubricsOfRun& rubrics, RoundBoard& board) {
        std::vector<Slot> slots(1);
        auto loaded = load_form(document, rubrics);
        if (auto* bad = std::get_if<Unreadable>(&loaded))
            slots[0] = std::make_unique<Unreadable>(std::move(*bad));
        else
            slots[0] =
                enter(document.name, nullptr, std::get<LoadedForm>(std::move(loaded)), board);
        return slots;
    }

    // Every source once, in parallel; whatever cannot be read is listed and stops nothing.
    std::vector<Slot> read_sources(std::vector<Source> sources, const RubricsOfRun& rubrics,
                                   RoundBoard& board) {
        const auto all = std::make_shared<const std::vector<Source>>(std::move(sources));
        std::vector<Slot> slots(all->size());
        std::mutex guard;
        if (progress_) progress_->started(all->size());
        parallel_for(all->size(), options_.jobs, [&](std::size_t i) {
            if (progress_ && progress_->cancelled()) return;
            const std::shared_ptr<const Source> source(all, &(*all)[i]);
            auto loaded = load_form(*source, rubrics);
            if (auto* bad = std::get_if<Unreadable>(&loaded))
                slots[i] = std::make_unique<Unreadable>(std::move(*bad));
            else
                slots[i] =
                    enter(source->path, source, std::get<LoadedForm>(std::move(loaded)), board);
            const std::lock_guard lock(guard);
            if (progress_) progress_->file_done(source->path);
        });
        return slots;
    }

    static std::unique_ptr<Entrant> enter(const std::string& file,
                                          std::shared_ptr<const Source> source, LoadedForm form,
                                          RoundBoard& board) {
        SubjectHead head;
        head.file = file;
        head.source = std::move(source);
        head.sha256 = std::move(form.sha256);
        const RoundScorer& round = board.scorer(form.rubric, form.submission.year);
        return std::make_unique<Entrant>(
            Entrant{&round, round.enter(std::move(head), std::move(form.submission))});
    }

    void score_rounds(std::vector<Slot> slots, RoundBoard& board) {
        std::map<const RoundScorer*, std::vector<EnteredSubject>> entered;
        for (Slot& slot : slots) {
            if (auto* bad = std::get_if<std::unique_ptr<Unreadable>>(&slot))
                run_.result.unreadable.push_back(std::move(**bad));
            auto* entrant = std::get_if<std::unique_ptr<Entrant>>(&slot);
            if (entrant != nullptr)
                entered[(*entrant)->round].push_back(std::move((*entrant)->subject));
        }
        std::vector<Slot>().swap(slots);
        for (const auto& scorer : board.close()) {
            run_.result.rounds.push_back(scorer->score(std::move(entered[scorer.get()])));
            const auto& findings = run_.result.rounds.back().findings;
            run_.result.findings.insert(run_.result.findings.end(), findings.begin(),
                                        findings.end());
        }
        note_side_files_of_no_use();
    }

    // A plan or last year's results that fit nothing among the forms were meant for another folder.
    void note_side_files_of_no_use() {
        const auto& rounds = run_.result.rounds;
        const auto note = [&](MessageCode code, const std::string& path, const std::string& want) {
            run_.result.findings.push_back(
                {Severity::warning, code, "", "", {{"path", same(path)}, {"want", same(want)}}});
        };
        if (!options_.plan.empty() &&
            std::none_of(rounds.begin(), rounds.end(),
                         [](const RoundResult& r) { return r.rubric->plan.given; }))
            note("plan-of-no-use", options_.plan, "");
        for (const RoundResult& round : rounds)
            if (history_ && !history_->knows(round.rubric->id, round.context.year - 1))
                note("previous-of-no-use", options_.previous,
                     round_folder(round.rubric->id, round.context.year - 1));
    }

    void write() {
        if (options_.write_output) {
            write_run(run_.result, options_, *folder_, progress_);
        } else {
            run_.output.clear();
            finish_run(run_.result, options_);
        }
        run_.outcome =
            needs_action(run_.result, options_.check_only) ? Outcome::findings : Outcome::clean;
    }

    const ScoreOptions& options_;
    Progress* progress_;
    ScoreRun run_;
    std::optional<OutputFolder> folder_;
    std::optional<LogRecord> last_run_;  // into the folder; none: it is the first
    ExpectedFiles expected_;
    std::optional<History> history_;
    std::optional<Workbook> roster_book_;
};

}  // namespace

std::string results_json(const ScoreRun& run) {
    if (!run.result.json.empty() || run.output.empty()) return run.result.json;
    return read_file(to_path(run.output) / "results.json").value_or("");
}

std::vector<std::string> summaries_of(const ScoreRun& run) {
    std::vector<std::string> found;
    if (run.output.empty()) return found;
    for (const RoundResult& round : run.result.rounds) {
        fs::path folder = to_path(run.output);
        if (run.result.rounds.size() > 1)
            folder /= to_path(round_folder(round.rubric->id, round.context.year));
        const fs::path summary = folder / to_path(words("file-summary").zh);
        if (fs::exists(summary)) found.push_back(to_utf8(summary));
    }
    return found;
}

ScoreRun run_score(const ScoreOptions& options, Progress* progress) {
    return ScoreJob(options, progress).run();
}

}  // namespace kaoping
