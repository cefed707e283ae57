#include <algorithm>
#include <filesystem>
#include <optional>

#include "intake/sources.hpp"
#include "intake/xlsx.hpp"
#include "job/folder/file_names.hpp"
#include "job/folder/output_folder.hpp"
#include "job/forms.hpp"
#include "job/round/bureau_store.hpp"
#include "job/score.hpp"
#include "job/system/paths.hpp"
#include "recognise/expert_input.hpp"
#include "recognise/experts_list.hpp"
#include "reports/review/expert_workbook.hpp"
#include "text/collate.hpp"
#include "text/normal.hpp"
#include "text/organisation_index.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

Finding path_refusal(FindingCode code, const std::string& path) {
    return {Severity::error, code, "", "", {{"path", same(path)}, {"found", same(path)}}};
}

// What this expert typed into the workbook that is about to be replaced.
std::vector<ExpertRow> typed_before(const fs::path& file, const Rubric& rubric, int year) {
    const auto bytes = read_file(file);
    if (!bytes) return {};
    const ReadResult read = read_workbook(std::span<const char>(*bytes));
    const auto* workbook = std::get_if<Workbook>(&read);
    if (workbook == nullptr) return {};
    return read_expert(*workbook, rubric, year).rows;
}

// One organisation that the experts see.
struct Shown {
    const Subject* subject;
    std::shared_ptr<const SubjectInput> input;
};

std::vector<ExpertLine> lines_for(const ListedExpert& expert, const std::vector<Shown>& all,
                                  const std::vector<ExpertRow>& before) {
    std::vector<ExpertLine> lines;
    OrganisationIndex index;
    for (std::size_t i = 0; i < before.size(); ++i) index.add(before[i].organisation, i);
    for (const auto& [subject, input] : all) {
        ExpertLine line{subject->organisation,
                        recused_from(expert, subject->organisation),
                        std::shared_ptr<const Submission>(input, &input->submission),
                        std::shared_ptr<const BureauInput>(input, &input->bureau),
                        {}};
        for (const std::size_t i : index.of(subject->organisation)) line.typed = before[i].typed;
        lines.push_back(std::move(line));
    }
    return lines;
}

// Those that the experts see, in pinyin order; `organisations`: who they are, in the round's order.
std::vector<Shown> scored_by_experts(const RoundResult& round,
                                     std::vector<Organisation>& organisations,
                                     std::vector<Finding>& findings) {
    std::vector<Shown> shown;
    for (const Subject& subject : round.subjects) {
        if (!has_graded(subject.status)) continue;
        if (subject.status == Status::returned)
            findings.push_back(
                {Severity::error,
                 "expert-form-returned",
                 "",
                 "",
                 {{"file", same(subject.file)}, {"found", same(subject.organisation.name)}}});
        shown.push_back({&subject, std::make_shared<const SubjectInput>(subject.input.open())});
        organisations.push_back(subject.organisation);
    }
    const PinyinOrder before;
    std::stable_sort(shown.begin(), shown.end(), [&](const Shown& a, const Shown& b) {
        return before(a.subject->organisation.name, b.subject->organisation.name);
    });
    return shown;
}

// The panel; nothing where the list names nobody, or cannot be read.
std::optional<ExpertList> panel_of(const std::string& path) {
    const auto bytes = read_file(to_path(path));
    const ReadResult read =
        bytes ? read_workbook(std::span<const char>(*bytes)) : ReadResult(Refusal{});
    const auto* book = std::get_if<Workbook>(&read);
    if (book == nullptr) return std::nullopt;
    ExpertList list = read_expert_list(*book);
    name_file(list.findings, path);
    return list.experts.empty() ? std::nullopt : std::optional(std::move(list));
}

// Forms are read and scored as `check` does it, and nothing is written.
ScoreRun forms_of(const ExpertsJob& job, Progress* progress) {
    ScoreOptions options;
    static_cast<CommonOptions&>(options) = job;
    options.paths = job.paths;
    options.plan = job.plan;
    options.year = job.year;
    options.output = job.output;
    options.check_only = true;
    options.write_output = false;
    return run_score(options, progress);
}

// The round that the experts score; else `written` says why there is none.
const RoundResult* round_for_experts(const ScoreRun& run, const ExpertsJob& job,
                                     FilesWritten& written) {
    written.refusals = run.refusals;
    if (!written.refusals.empty()) return nullptr;
    const auto round =
        std::find_if(run.result.rounds.begin(), run.result.rounds.end(),
                     [&](const RoundResult& r) { return r.rubric->id == job.rubric; });
    const bool found = round != run.result.rounds.end();
    if (found && round->rubric->has_experts()) return &*round;
    written.refusals.push_back(path_refusal(
        found ? FindingCode("rubric-without-experts") : "no-forms-of-rubric", job.rubric));
    return nullptr;
}

void add_findings(FilesWritten& written, const std::vector<Finding>& findings) {
    written.findings.insert(written.findings.end(), findings.begin(), findings.end());
}

// A workbook for each of the panel, and the list beside them: the panel is the experts of LIST
// (CONTRACT), so that one who hands in nothing is missed. None takes its place before all are made.
void write_workbooks(const FolderLock& folder, const ExpertsJob& job, const ExpertList& list,
                     const RoundResult& round, const std::vector<Shown>& subjects,
                     Progress* progress, FilesWritten& written) {
    const Rubric& rubric = *round.rubric;
    const int year = round.context.year;
    const auto place = [&](const std::string& name) { return to_path(job.output) / to_path(name); };
    FileNames names;
    std::vector<std::unique_ptr<OutputFile>> made;
    for (const ListedExpert& expert : list.experts) {
        if (progress != nullptr && progress->cancelled()) throw RunCancelled();
        const std::string name = names.take(safe_file_name(expert.name), ".xlsx");
        const auto lines = lines_for(expert, subjects, typed_before(place(name), rubric, year));
        made.push_back(std::make_unique<OutputFile>(absolute_path(place(name)), folder));
        write_expert(to_utf8(made.back()->part()), rubric, year, {expert.name, expert.unit}, lines);
        written.files.push_back(job.output + "/" + name);
    }
    made.push_back(std::make_unique<OutputFile>(absolute_path(place(expert_list_name())), folder));
    fs::copy_file(to_path(job.experts), made.back()->part(), fs::copy_options::overwrite_existing);
    for (const auto& file : made) file->commit();
}

// What was written into the folder, which is this job's own.
FilesWritten make_in(const FolderLock& folder, const ExpertsJob& job, Progress* progress) {
    FilesWritten written;
    const auto list = panel_of(job.experts);
    if (!list) {
        written.refusals.push_back(path_refusal("expert-list-unusable", job.experts));
        return written;
    }
    written.findings = list->findings;
    const ScoreRun run = forms_of(job, progress);
    const RoundResult* round = round_for_experts(run, job, written);
    if (round == nullptr) return written;
    add_findings(written, run.result.findings);
    for (const Unreadable& bad : run.result.unreadable)
        written.findings.push_back(of_file(bad.finding, bad.file));
    std::vector<Organisation> organisations;
    const auto subjects = scored_by_experts(*round, organisations, written.findings);
    add_findings(written, check_recusals(*list, organisations));
    try {
        write_workbooks(folder, job, *list, *round, subjects, progress, written);
    } catch (const std::exception& error) {
        written.refusals.push_back(output_failure(error));
    }
    return written;
}

}  // namespace

FilesWritten make_expert_workbooks(const ExpertsJob& job, Progress* progress) {
    try {
        const FolderLock folder(absolute_path(to_path(job.output)));
        return make_in(folder, job, progress);
    } catch (const OutputError& error) {
        FilesWritten written;
        written.refusals.push_back(output_failure(error));
        return written;
    }
}

}  // namespace kaoping
