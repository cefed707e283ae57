#include "job/folder/write_round.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include "job/folder/compile_round.hpp"
#include "job/folder/file_names.hpp"
#include "job/folder/folder_files.hpp"
#include "job/folder/report_files.hpp"
#include "job/folder/review_lines.hpp"
#include "job/folder/round_json.hpp"
#include "job/folder/run_log.hpp"
#include "job/results/results_json.hpp"
#include "job/round/name_look_alikes.hpp"
#include "job/round/results_csv.hpp"
#include "job/round/round_folder.hpp"
#include "job/round/round_results.hpp"
#include "job/round/submission_loader.hpp"
#include "job/system/heap.hpp"
#include "job/system/parallel.hpp"
#include "job/system/paths.hpp"
#include "job/version.hpp"
#include "reports/graded/graded.hpp"
#include "reports/returned/returned_copy.hpp"
#include "reports/summary/summary.hpp"
#include "reports/wording/catalogue.hpp"
#include "text/normal.hpp"
#include "text/shown.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

class RoundWriter {
public:
    RoundWriter(OutputFolder& folder, RunResult& run, RoundResult& round, std::string prefix,
                const ScoreOptions& options, Progress* progress)
        : folder_(folder),
          run_(run),
          round_(round),
          prefix_(std::move(prefix)),
          options_(options),
          progress_(progress) {}

    void write(ResultsJson& json) {
        name_files();
        write_json_round(json, round_, options_, [&](OpenSubject& subject) {
            stop_when_cancelled();
            if (!options_.check_only && !subject.graded_file.empty()) write_graded_file(subject);
            if (!subject.returned_file.empty()) write_returned(subject);
            tell_done(subject);
        });
        tell_changed();
        stop_when_cancelled();
        if (options_.check_only) return;
        keep_graded_files();
        return_freed_memory();  // of long lists, before two things are made at once
        // The compilation of a hundred takes as long as all else that is made of the whole round.
        const SummaryRound summary = summary_round();
        parallel_for(2, options_.jobs, [&](std::size_t task) {
            if (task == 1) return write_compilation(summary);
            write_review_file();
            stop_when_cancelled();
            write_summary_file(summary);
        });
        folder_.retire_others(prefix_ + words("folder-graded").zh);
        folder_.retire_others(prefix_ + words("folder-returned").zh);
    }

private:
    void stop_when_cancelled() const {
        if (progress_ != nullptr && progress_->cancelled()) throw RunCancelled();
    }

    void tell_done(const SubjectHead& subject) {
        if (progress_ == nullptr) return;
        const std::lock_guard lock(progress_guard_);
        progress_->document_done(subject.organisation.name);
    }

    void name_files() {
        FileNames graded;
        FileNames returned;
        for (const fs::path& kept : round_.kept_graded) graded.take(to_utf8(kept.stem()), ".xlsx");
        for (Subject& subject : round_.subjects) {
            if (subject.file.empty()) continue;
            if (has_graded(subject.status)) {
                const std::string& name =
                    subject.organisation.name.empty()
                        ? split_extension(shown(base_name(subject.file))).first
                        : subject.organisation.name;
                subject.graded_file = prefix_ + words("folder-graded").zh + "/" +
                                      graded.take(safe_file_name(name), ".xlsx");
            }
            if (subject.status == Status::returned &&
                subject.source) {  // an open document has no file to return
                const auto [stem, extension] = split_extension(shown(base_name(subject.file)));
                subject.returned_file =
                    prefix_ + words("folder-returned").zh + "/" +
                    returned.take(safe_file_name(stem), workbook_extension(extension));
            }
        }
    }

    GradedSubject graded_subject(const OpenSubject& subject) const {
        return {*round_.rubric,
                round_.context,
                subject.input.submission,
                subject.input.bureau,
                subject.card,
                subject.organisation,
                shown_in_line(subject.file),
                round_.section_means};
    }

    void write_graded_file(const OpenSubject& subject) {
        write_graded(to_utf8(folder_.prepare(subject.graded_file)), graded_subject(subject));
        folder_.commit(subject.graded_file);
    }

    // What the bureau typed into them waits for its organisation to come back.
    void keep_graded_files() {
        for (const fs::path& kept : round_.kept_graded)
            if (const auto bytes = read_file(kept))
                folder_.put(prefix_ + words("folder-graded").zh + "/" + to_utf8(kept.filename()),
                            *bytes);
    }

    void write_returned(OpenSubject& subject) {
        const auto original = load_bytes_again(subject);
        if (!original) return note_changed(subject);
        const auto copy =
            returned_copy(*original, for_applicant(subject.card.findings), subject.file);
        folder_.put(subject.returned_file, copy ? *copy : *original);
    }

    // What the form said when it was read stands; the file that is there now is another one.
    void note_changed(OpenSubject& subject) {
        const std::lock_guard lock(changed_guard_);
        changed_.insert(subject.file);
        subject.returned_file.clear();
    }

    void tell_changed() {
        for (Subject& subject : round_.subjects) {
            if (!changed_.contains(subject.file)) continue;
            subject.returned_file.clear();
            run_.findings.push_back(
                {Severity::error, "returned-form-changed", "", "", {{"path", same(subject.file)}}});
        }
    }

    void write_review_file() {
        const std::string name = prefix_ + words("file-review").zh;
        write_review(to_utf8(folder_.prepare(name)), *round_.rubric, round_.context.year,
                     ReviewLines(round_).lines());
        folder_.commit(name);
    }

    void write_compilation(const SummaryRound& summary) {
        compile_round(folder_, prefix_, summary, options_.jobs,
                      [&](std::size_t i, const GradedUse& use) {
                          stop_when_cancelled();
                          use(graded_subject(open(round_.subjects[i])));
                      });
    }

    SummaryRound summary_round() const {
        const auto row = [&](std::size_t i) -> SummaryRow {
            const Subject& subject = round_.subjects[i];
            return {shown_in_line(subject.file),
                    subject.organisation,
                    std::make_shared<const ScoreFigures>(subject.figures.open()),
                    local(subject.graded_file),
                    local(subject.returned_file),
                    subject.previous_grade,
                    subject.sha256,
                    subject.previous_total};
        };
        SummaryRound summary{*round_.rubric,
                             round_.context,
                             {round_.subjects.size(), row},
                             {},
                             run_.attachments,
                             engine_name(),
                             round_.rubric_sha256,
                             options_.duplicates == DuplicatePolicy::latest};
        summary.errors_only = lists_errors_only(round_);
        for (const Unreadable& file : run_.unreadable)
            summary.unreadable.push_back(
                {shown_in_line(file.file), describe(file.finding, file.file)});
        return summary;
    }

    void write_summary_file(const SummaryRound& summary) {
        const std::string name = prefix_ + words("file-summary").zh;
        write_summary(to_utf8(folder_.prepare(name)), summary);
        folder_.commit(name);
        for (Finding& finding : write_documents(folder_, prefix_, summary, options_))
            run_.findings.push_back(std::move(finding));
        return_freed_memory();
        stop_when_cancelled();
    }

    // Relative to the round's own folder.
    std::string local(const std::string& path) const {
        return path.empty() ? path : path.substr(prefix_.size());
    }

    OutputFolder& folder_;
    RunResult& run_;
    RoundResult& round_;
    std::string prefix_;
    const ScoreOptions& options_;
    Progress* progress_;
    std::mutex progress_guard_;
    std::set<std::string> changed_;  // files that are no longer what was read
    std::mutex changed_guard_;
};

// Of a run that writes no results.json.
ResultsJson::Sink json_sink(RunResult& run, const ScoreOptions& options) {
    return [&run, wanted = options.json](std::string_view piece) {
        if (wanted) run.json += piece;
    };
}

// Where a file of the history stood: behind 历史/<n>/.
std::string place_of_kept(const std::string& kept) {
    return kept.substr(kept.find('/', kept.find('/') + 1) + 1);
}

// A workbook of the bureau is replaced only as it was read: what was typed into it since would go
// to the history unread. Other files may bear its name: the copy returned of the same form.
void refuse_typed_meanwhile(const OutputFolder& folder,
                            const std::vector<std::pair<std::string, std::string>>& read) {
    const std::multimap<std::string, std::string> digests(read.begin(), read.end());
    for (const auto& [kept, sha256] : folder.kept()) {
        const std::string place = place_of_kept(kept);
        if (!is_typed_into(place)) continue;
        const auto [first, last] = digests.equal_range(base_name(kept));
        const bool as_read = std::any_of(
            first, last, [&sha256 = sha256](const auto& input) { return input.second == sha256; });
        if (first != last && !as_read)
            throw OutputError(folder.root() / to_path(place), words("output-changed-meanwhile"));
    }
}

// A run that reopens a sealed round leaves it open; its seal goes to the history.
void retire_seal(OutputFolder& folder) { folder.retire(words("file-seal").zh); }

}  // namespace

void write_run(RunResult& run, const ScoreOptions& options, OutputFolder& folder,
               Progress* progress) {
    if (!options.check_only) retire_seal(folder);
    std::optional<PieceFile> file;
    if (!options.check_only) file.emplace(folder, "results.json");
    ResultsJson json(file ? ResultsJson::Sink([&](std::string_view piece) { file->append(piece); })
                          : json_sink(run, options),
                     engine_name());
    for (RoundResult& round : run.rounds) {
        const std::string prefix =
            run.rounds.size() > 1 ? round_folder(round.rubric->id, round.context.year) + "/" : "";
        if (progress != nullptr) progress->writing(round.subjects.size());
        RoundWriter(folder, run, round, prefix, options, progress).write(json);
    }
    json.end(results_of(run));
    if (options.check_only) return folder.finish();
    PieceFile csv(folder, "results.csv");
    write_results_csv(run, [&](std::string_view piece) { csv.append(piece); });
    csv.commit();
    file->commit();  // its step is the last: it names the others
    std::vector<std::pair<std::string, std::string>> bureau_inputs;
    for (const RoundResult& round : run.rounds)
        bureau_inputs.insert(bureau_inputs.end(), round.bureau_inputs.begin(),
                             round.bureau_inputs.end());
    refuse_typed_meanwhile(folder, bureau_inputs);
    if (progress != nullptr && progress->cancelled()) throw RunCancelled();
    append_log(folder, run, options, bureau_inputs);
    folder.finish();
}

void finish_run(RunResult& run, const ScoreOptions& options) {
    ResultsJson json(json_sink(run, options), engine_name());
    for (const RoundResult& round : run.rounds)
        write_json_round(json, round, options, [](const OpenSubject&) {});
    json.end(results_of(run));
}

}  // namespace kaoping
