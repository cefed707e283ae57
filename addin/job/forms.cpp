#include "job/forms.hpp"

#include <filesystem>
#include <functional>
#include <memory>

#include "job/folder/file_names.hpp"
#include "job/folder/output_folder.hpp"
#include "job/round/roster_file.hpp"
#include "job/rubrics.hpp"
#include "job/system/clock.hpp"
#include "job/system/paths.hpp"
#include "job/system/stop_request.hpp"
#include "model/head_field.hpp"
#include "recognise/roster.hpp"
#include "reports/form/form.hpp"
#include "reports/form/roster_workbook.hpp"
#include "text/normal.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

Finding refusal(FindingCode code, const std::string& found) {
    return {Severity::error, code, "", "", {{"found", same(found)}, {"path", same(found)}}};
}

RubricPtr find_rubric(const std::vector<RubricPtr>& rubrics, const std::string& id,
                      std::vector<Finding>& refusals) {
    for (const RubricPtr& rubric : rubrics)
        if (rubric->id == id) return rubric;
    if (refusals.empty()) refusals.push_back(refusal("unknown-rubric-id", id));
    return nullptr;
}

int chosen_year(const Rubric& rubric, const std::optional<int>& year) {
    if (year) return *year;
    if (rubric.plan.given && rubric.plan.year) return *rubric.plan.year;
    return last_calendar_year();
}

// Splits "dir/name.xlsx" so that the file is written beside its place and renamed.
void write_beside(const std::string& output, const std::function<void(const std::string&)>& write) {
    const fs::path path = absolute_path(to_path(output));
    OutputFile file(path);
    file.write(write);
    file.commit();
}

Prefill prefill_of(const RosterRow& row) {
    Prefill prefill;
    for (const auto& [id, entry] : row.fields) prefill[id] = entry.value;
    prefill[head_field::org_name] = row.organisation.name;
    prefill[head_field::org_uscc] = row.organisation.uscc;
    return prefill;
}

void make_prefilled(const RubricPtr& rubric, int year, const FormJob& job, FilesWritten& written) {
    const FolderLock folder(absolute_path(to_path(job.output)));
    const auto opened = open_roster(job.roster, {&rubric, 1}, year);
    if (const auto* failure = std::get_if<Finding>(&opened)) {
        written.refusals.push_back(*failure);
        return;
    }
    Roster roster = read_roster(std::get<Workbook>(opened), *rubric, year);
    name_file(roster.findings, job.roster);
    written.findings = roster.findings;
    FileNames names;
    std::vector<std::unique_ptr<OutputFile>> made;  // none takes its place before all are made
    for (const RosterRow& row : roster.rows) {
        if (stop_requested()) throw RunCancelled();
        const Prefill prefill = prefill_of(row);
        const auto& [name, uscc] = row.organisation;
        const std::string file =
            job.output + "/" + names.take(safe_file_name(name.empty() ? uscc : name), ".xlsx");
        made.push_back(std::make_unique<OutputFile>(absolute_path(to_path(file)), folder));
        made.back()->write([&](const std::string& part) {
            write_form(part, *rubric, {year, &prefill});
        });
        written.files.push_back(file);
    }
    for (const auto& form : made) form->commit();
}

// For the rubric and year of the job; whatever keeps it from writing is a refusal.
FilesWritten make(const FormJob& job,
                  const std::function<void(const RubricPtr&, int year, FilesWritten&)>& write) {
    FilesWritten written;
    const RubricPtr rubric =
        find_rubric(load_rubrics(job, job.plan, written.refusals), job.rubric, written.refusals);
    if (!written.refusals.empty()) return written;
    try {
        write(rubric, chosen_year(*rubric, job.year), written);
    } catch (const std::runtime_error& error) {
        written.refusals.push_back(output_failure(error));
    }
    return written;
}

}  // namespace

FormJob form_job(const std::string& rubric, const ScoreOptions& given) {
    FormJob job;
    static_cast<CommonOptions&>(job) = given;
    job.rubric = rubric;
    job.output = given.output;
    job.roster = given.roster;
    job.plan = given.plan;
    job.year = given.year;
    return job;
}

FilesWritten make_forms(const FormJob& job) {
    return make(job, [&](const RubricPtr& rubric, int year, FilesWritten& written) {
        if (!job.roster.empty()) return make_prefilled(rubric, year, job, written);
        write_beside(job.output, [&](const std::string& part) {
            write_form(part, *rubric, {year, nullptr});
        });
        written.files.push_back(job.output);
    });
}

FilesWritten make_roster(const FormJob& job) {
    return make(job, [&](const RubricPtr& rubric, int year, FilesWritten& written) {
        write_beside(job.output,
                     [&](const std::string& part) { write_roster(part, *rubric, year); });
        written.files.push_back(job.output);
    });
}

}  // namespace kaoping
