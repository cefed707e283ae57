#include "job/write_round.hpp"

#include <algorithm>
#include <filesystem>
#include <set>

#include "job/documents.hpp"
#include "job/parallel.hpp"
#include "job/paths.hpp"
#include "job/results_json.hpp"
#include "job/run_log.hpp"
#include "job/version.hpp"
#include "reports/graded/graded.hpp"
#include "reports/returned/returned_copy.hpp"
#include "reports/review/review.hpp"
#include "reports/summary/summary.hpp"
#include "reports/wording/catalogue.hpp"
#include "text/collate.hpp"
#include "text/normal.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

// "a.xlsx", then "a (2).xlsx": names that differ only in case are the same file on Windows.
class FileNames {
public:
    std::string take(const std::string& stem, const std::string& extension) {
        std::string name = stem + extension;
        for (int n = 2; !taken_.insert(list_key(name)).second; ++n) name = stem + " (" + std::to_string(n) + ")" + extension;
        return name;
    }

private:
    std::set<std::string> taken_;
};

std::string base_name(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

std::pair<std::string, std::string> split_extension(const std::string& name) {
    const auto dot = name.find_last_of('.');
    if (dot == std::string::npos || dot == 0) return {name, ""};
    return {name.substr(0, dot), name.substr(dot)};
}

bool has_graded(Status status) { return status == Status::assessed || status == Status::pending || status == Status::returned; }

class RoundWriter {
public:
    RoundWriter(OutputFolder& folder, RunResult& run, RoundResult& round, std::string prefix, const ScoreOptions& options)
        : folder_(folder), run_(run), round_(round), prefix_(std::move(prefix)), options_(options) {}

    void write() {
        name_files();
        parallel_for(round_.subjects.size(), options_.jobs, [&](std::size_t i) {
            Subject& subject = round_.subjects[i];
            if (!options_.check_only && !subject.graded_file.empty()) write_graded_file(subject);
            if (!subject.returned_file.empty()) write_returned(subject);
        });
        if (options_.check_only) return;
        write_review_file();
        write_summary_file();
        folder_.retire_others(prefix_ + words("folder-graded").zh);
        folder_.retire_others(prefix_ + words("folder-returned").zh);
    }

private:
    void name_files() {
        FileNames graded;
        FileNames returned;
        for (Subject& subject : round_.subjects) {
            if (subject.file.empty()) continue;
            if (has_graded(subject.card.status)) {
                const std::string& name = subject.org_name.empty() ? split_extension(base_name(subject.file)).first : subject.org_name;
                subject.graded_file = prefix_ + words("folder-graded").zh + "/" + graded.take(safe_file_name(name), ".xlsx");
            }
            if (subject.card.status == Status::returned && subject.load) {  // an open document has no file to return
                const auto [stem, extension] = split_extension(base_name(subject.file));
                subject.returned_file = prefix_ + words("folder-returned").zh + "/" + returned.take(safe_file_name(stem), extension);
            }
        }
    }

    void write_graded_file(const Subject& subject) {
        const GradedSubject graded{*round_.rubric, round_.context, subject.input.submission, subject.input.bureau,
                                   subject.card, subject.org_name, subject.org_uscc, subject.file};
        write_graded(to_utf8(folder_.prepare(subject.graded_file)), graded);
        folder_.commit(subject.graded_file);
    }

    void write_returned(const Subject& subject) {
        const auto bytes = subject.load();
        const auto* original = std::get_if<std::string>(&bytes);
        if (original == nullptr) return;  // gone since it was read; the findings still stand in the results
        const auto copy = returned_copy(*original, subject.card.findings, subject.file);
        folder_.put(subject.returned_file, copy ? *copy : *original);
    }

    // Pending, assessed and returned ones, in pinyin order.
    void write_review_file() {
        std::vector<ReviewLine> lines;
        for (const Subject& subject : round_.subjects) {
            if (!has_graded(subject.card.status)) continue;
            lines.push_back({subject.org_name, subject.org_uscc, subject.card.status, &subject.input.submission, &subject.input.bureau,
                             subject.review_typed});
        }
        const PinyinOrder before;
        std::stable_sort(lines.begin(), lines.end(), [&](const auto& a, const auto& b) { return before(a.org_name, b.org_name); });
        const std::string name = prefix_ + words("file-review").zh;
        write_review(to_utf8(folder_.prepare(name)), *round_.rubric, round_.context.year, lines);
        folder_.commit(name);
    }

    void write_summary_file() {
        SummaryRound summary{*round_.rubric, round_.context, {}, {}, run_.attachments, engine_name(), round_.rubric_sha256,
                             options_.duplicates == DuplicatePolicy::latest};
        for (const Subject& subject : round_.subjects) {
            SummaryRow row{subject.file, subject.org_name, subject.org_uscc, &subject.card, local(subject.graded_file), local(subject.returned_file), {}, subject.sha256};
            for (const PreviousResult& previous : subject.input.previous)
                if (previous.year == round_.context.year - 1) row.previous_grade = previous.grade;
            summary.rows.push_back(std::move(row));
        }
        for (const Unreadable& file : run_.unreadable) summary.unreadable.push_back({file.file, describe(file.finding, file.file)});
        const std::string name = prefix_ + words("file-summary").zh;
        write_summary(to_utf8(folder_.prepare(name)), summary);
        folder_.commit(name);
        for (Finding& finding : write_documents(folder_, prefix_, summary, options_)) run_.findings.push_back(std::move(finding));
    }

    // Relative to the round's own folder.
    std::string local(const std::string& path) const { return path.empty() ? path : path.substr(prefix_.size()); }

    OutputFolder& folder_;
    RunResult& run_;
    RoundResult& round_;
    std::string prefix_;
    const ScoreOptions& options_;
};

}  // namespace

std::string round_folder(const RoundResult& round) { return round.rubric->id + "-" + std::to_string(round.context.year); }

std::string write_run(RunResult& run, const ScoreOptions& options, const std::string& output,
                      const std::vector<std::pair<std::string, std::string>>& bureau_inputs) {
    const fs::path root = to_path(output);
    if (!options.check_only && options.reopen_reason.empty() && is_sealed(root)) throw SealedError(output, "sealed");
    OutputFolder folder(root);
    for (RoundResult& round : run.rounds) {
        const std::string prefix = run.rounds.size() > 1 ? round_folder(round) + "/" : "";
        RoundWriter(folder, run, round, prefix, options).write();
    }
    const std::string json = results_json(run, options.check_only);
    if (options.check_only) return json;
    folder.put("results.csv", results_csv(run));
    folder.put("results.json", json);  // last: it names the others
    append_log(root, run, options, bureau_inputs, folder.made());
    return json;
}

}  // namespace kaoping
