#include "job/rounds.hpp"

#include <algorithm>
#include <map>

#include "job/bureau_store.hpp"
#include "job/parallel.hpp"
#include "job/paths.hpp"
#include "job/sha256.hpp"
#include "model/effective.hpp"
#include "recognise/review.hpp"
#include "score/cohort.hpp"
#include "score/round.hpp"
#include "validate/validate.hpp"

namespace kaoping {

namespace {

const Value* field_value(const Rubric& rubric, const Subject& subject, const char* id) {
    const Field* field = rubric.field(id);
    if (field == nullptr) return nullptr;
    return &subject.input.submission.fields[static_cast<std::size_t>(field - rubric.fields.data())].value;
}

// What the form itself says: the bureau's workbooks are matched by it.
void name_subject(const Rubric& rubric, Subject& subject) {
    const auto text = [&](const char* id) {
        const Value* value = field_value(rubric, subject, id);
        const auto* found = value == nullptr ? nullptr : std::get_if<std::string>(value);
        return found == nullptr ? std::string() : *found;
    };
    subject.org_name = text("org_name");
    subject.org_uscc = text("org_uscc");
}

// A verified name or code is the one that is published.
void rename_subject(Subject& subject) {
    const auto verified = [&](const char* id, std::string& name) {
        const Verified* v = verification(&subject.input.bureau, id);
        if (v != nullptr && std::holds_alternative<std::string>(v->value)) name = std::get<std::string>(v->value);
    };
    verified("org_name", subject.org_name);
    verified("org_uscc", subject.org_uscc);
}

// A form filled in after the deadline is still assessed; the bureau decides.
void note_lateness(const Rubric& rubric, Subject& subject, const Date& deadline) {
    const Value* filled = field_value(rubric, subject, "filled_on");
    const auto* date = filled == nullptr ? nullptr : std::get_if<Date>(filled);
    if (date == nullptr || *date <= deadline) return;
    const auto index = static_cast<std::size_t>(rubric.field("filled_on") - rubric.fields.data());
    subject.input.findings.push_back({Severity::warning, "after-deadline", "filled_on", subject.input.submission.fields[index].cell,
                                      {{"found", same(to_iso(*date))}, {"want", same(to_iso(deadline))}}});
}

void mark_round_duplicates(RoundResult& round, DuplicatePolicy policy) {
    std::vector<DuplicateCandidate> candidates;
    for (const Subject& subject : round.subjects)
        candidates.push_back(duplicate_candidate(*round.rubric, subject.input.submission, &subject.input.bureau, subject.sha256));
    const auto verdicts = mark_duplicates(candidates, policy);
    std::map<std::string, std::string> by_bytes;  // the first file of these bytes
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        const auto first = by_bytes.try_emplace(candidates[i].sha256, round.subjects[i].file).first;
        if (verdicts[i].mark == DuplicateMark::copy) round.subjects[i].input.copy_of = first->second;
        round.subjects[i].input.duplicate = verdicts[i].mark != DuplicateMark::none;
        for (const std::size_t other : verdicts[i].others) round.subjects[i].input.duplicate_files.push_back(round.subjects[other].file);
    }
}

void add_absent(RoundResult& round, const Roster& roster) {
    std::vector<bool> there(roster.rows.size(), false);
    for (Subject& subject : round.subjects)
        for (std::size_t r = 0; r < roster.rows.size(); ++r) {
            const RosterRow& row = roster.rows[r];
            if (!same_organisation(row.org_name, row.org_uscc, subject.org_name, subject.org_uscc)) continue;
            there[r] = true;
            subject.input.excused = row.excused;
            for (const auto& [id, entry] : row.fields) subject.input.roster[id] = entry.value;
        }
    for (std::size_t r = 0; r < roster.rows.size(); ++r) {
        if (there[r]) continue;
        Subject subject;
        subject.org_name = roster.rows[r].org_name;
        subject.org_uscc = roster.rows[r].org_uscc;
        subject.input.absent = true;
        subject.input.excused = roster.rows[r].excused;
        subject.input.submission.fields.resize(round.rubric->fields.size());
        subject.input.submission.lists.resize(round.rubric->lists.size());
        subject.input.submission.self.resize(round.rubric->indicators.size());
        for (const auto& [id, entry] : roster.rows[r].fields) subject.input.roster[id] = entry.value;
        round.subjects.push_back(std::move(subject));
    }
}

}  // namespace

std::vector<RoundResult> sort_into_rounds(std::vector<Subject> subjects, std::vector<RubricPtr> rubric_of, const ScoreOptions& options,
                                          int run_year) {
    std::map<std::pair<std::string, int>, RoundResult> rounds;
    for (std::size_t i = 0; i < subjects.size(); ++i) {
        const RubricPtr& rubric = rubric_of[i];
        const auto& plan_year = rubric->plan.given ? rubric->plan.year : std::optional<int>();
        const int year = options.year ? *options.year : plan_year ? *plan_year : subjects[i].input.submission.year.value_or(run_year);
        RoundResult& round = rounds[{rubric->id, year}];
        if (!round.rubric) {
            round.rubric = rubric;
            round.rubric_sha256 = sha256_hex(rubric->sha256_source);
            round.context = calendar_round(*rubric, year);
            if (options.as_of) round.context.as_of = *options.as_of;
        }
        name_subject(*rubric, subjects[i]);
        round.subjects.push_back(std::move(subjects[i]));
    }
    std::vector<RoundResult> sorted;
    for (auto& [key, round] : rounds) sorted.push_back(std::move(round));
    return sorted;
}

RoundNotes score_one_round(RoundResult& round, const ScoreOptions& options, const RoundInputs& inputs) {
    const Rubric& rubric = *round.rubric;
    const Round facts(rubric, round.context);
    const BureauStore store(rubric, round.context.year, inputs.folders, to_path(options.experts), options.jobs);
    round.panel = store.panel();
    std::vector<BureauStore::Claim> claims(round.subjects.size());
    parallel_for(round.subjects.size(), options.jobs, [&](std::size_t i) {
        Subject& subject = round.subjects[i];
        claims[i] = store.give(facts, subject);
        SubjectInput& input = subject.input;
        input.findings = validate(input.submission, rubric, round.context, &input.bureau);
        if (options.deadline) note_lateness(rubric, subject, *options.deadline);
    });
    mark_round_duplicates(round, options.duplicates);
    if (inputs.roster != nullptr) add_absent(round, *inputs.roster);

    std::vector<SubjectInput> subject_inputs;  // finish_round wants them in one piece; moved, not copied
    std::vector<Assessment> assessments(round.subjects.size());
    for (Subject& subject : round.subjects) {
        if (inputs.history != nullptr) subject.input.previous = inputs.history->of(rubric.id, subject.org_name, subject.org_uscc);
        rename_subject(subject);
        subject_inputs.push_back(std::move(subject.input));
    }
    parallel_for(subject_inputs.size(), options.jobs,
                 [&](std::size_t i) { assessments[i] = score_subject_first(facts, subject_inputs[i]); });
    take_cohort(facts, assessments);
    parallel_for(subject_inputs.size(), options.jobs,
                 [&](std::size_t i) { score_subject_second(facts, subject_inputs[i], assessments[i]); });
    std::vector<Scorecard> cards = finish_round(facts, subject_inputs, std::move(assessments));
    for (std::size_t i = 0; i < cards.size(); ++i) {
        Subject& subject = round.subjects[i];
        subject.input = std::move(subject_inputs[i]);
        subject.card = std::move(cards[i]);
        // Everything that was found, in the order it was found: reading and validation, the bureau's cells, scoring.
        std::vector<Finding> all = subject.input.findings;
        all.insert(all.end(), subject.input.bureau.findings.begin(), subject.input.bureau.findings.end());
        all.insert(all.end(), subject.card.findings.begin(), subject.card.findings.end());
        subject.card.findings = std::move(all);
    }
    for (std::size_t i = 0; i < claims.size(); ++i)
        if (!has_graded(round.subjects[i].card.status)) claims[i] = {};
    BureauStore::Unclaimed unclaimed = store.unclaimed(claims);
    round.kept_graded = std::move(unclaimed.graded);
    round.kept_review = std::move(unclaimed.review);
    RoundNotes notes{store.findings(), store.inputs()};
    notes.findings.insert(notes.findings.end(), unclaimed.findings.begin(), unclaimed.findings.end());
    return notes;
}

}  // namespace kaoping
