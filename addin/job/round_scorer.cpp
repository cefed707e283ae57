#include "job/round_scorer.hpp"

#include <algorithm>
#include <tuple>

#include "intake/xlsx.hpp"
#include "job/parallel.hpp"
#include "job/paths.hpp"
#include "job/sha256.hpp"
#include "model/effective.hpp"
#include "recognise/review.hpp"
#include "reports/facts/articles.hpp"
#include "score/round.hpp"
#include "validate/validate.hpp"

namespace kaoping {

namespace {

constexpr std::size_t block_of_a_thread = 16;  // subjects that are whole at a time, of those read again

const Value* field_value(const Rubric& rubric, const Subject& subject, const char* id) {
    const Field* field = rubric.field(id);
    if (field == nullptr) return nullptr;
    return &subject.input->submission.fields[static_cast<std::size_t>(field - rubric.fields.data())].value;
}

std::string field_cell(const Rubric& rubric, const Submission& submission, const std::string& id) {
    const Field* field = rubric.field(id);
    return field == nullptr ? std::string() : submission.fields[static_cast<std::size_t>(field - rubric.fields.data())].cell;
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

// A form filled in after the deadline is still assessed; the bureau decides.
void note_lateness(const Rubric& rubric, Subject& subject, const Date& deadline) {
    const Value* filled = field_value(rubric, subject, "filled_on");
    const auto* date = filled == nullptr ? nullptr : std::get_if<Date>(filled);
    if (date == nullptr || *date <= deadline) return;
    subject.input->findings.push_back({Severity::warning, "after-deadline", "filled_on", field_cell(rubric, subject.input->submission, "filled_on"),
                                       {{"found", same(to_iso(*date))}, {"want", same(to_iso(deadline))}}});
}

void take_roster_row(const RosterRow& row, SubjectInput& input) {
    input.excused = row.excused;
    for (const auto& [id, entry] : row.fields) input.roster[id] = entry.value;
}

// What rank_round asks of a subject, and Cohort where there is one.
void keep_figures(Assessment& assessment, bool for_cohort) {
    Assessment kept;
    kept.card.status = assessment.card.status;
    kept.card.total = assessment.card.total;
    kept.card.vetoes = std::move(assessment.card.vetoes);
    kept.card.sections = std::move(assessment.card.sections);  // the round's means stand in every graded workbook
    if (for_cohort) kept.measures = std::move(assessment.measures);
    assessment = std::move(kept);
}

// Gives its memory back, which assigning {} does not.
template <class Container>
void release(Container& container) {
    Container().swap(container);
}

// What lists and the summary ask of a scorecard.
void keep_results(Scorecard& card) {
    release(card.effective);
    release(card.lists);
    release(card.cohort);
    release(card.expert_means);
    release(card.workings);
}

RoundContext context_of(const Rubric& rubric, int year, const ScoreOptions& options) {
    RoundContext context = calendar_round(rubric, year);
    if (options.as_of) context.as_of = *options.as_of;
    return context;
}

}  // namespace

RoundScorer::RoundScorer(RubricPtr rubric, int year, std::span<const RubricPtr> rubrics, const ScoreOptions& options, const RoundSides& sides)
    : rubric_(std::move(rubric)),
      rubrics_(rubrics.begin(), rubrics.end()),
      options_(options),
      facts_(*rubric_, context_of(*rubric_, year, options)),
      store_(*rubric_, year, sides.folders, to_path(options.experts), options.jobs),
      history_(sides.history),
      roster_(sides.roster == nullptr ? std::optional<Roster>() : read_roster(*sides.roster, *rubric_, year)),
      shown_(*rubric_, year),
      waits_for_cohort_(asks_cohort(facts_)),
      roster_match_(roster_ ? std::optional<RosterMatch>(roster_->rows) : std::nullopt),
      handed_in_(roster_ ? roster_->rows.size() : 0) {}

std::vector<Finding> RoundScorer::findings() const {
    std::vector<Finding> all;
    if (roster_) all = roster_->findings;
    name_file(all, options_.roster);
    all.insert(all.end(), store_.findings().begin(), store_.findings().end());
    all.insert(all.end(), kept_.begin(), kept_.end());
    return all;
}

// Everything known before scoring.
void RoundScorer::prepare(Subject& subject, Submission submission) const {
    subject.input = std::make_unique<SubjectInput>();
    SubjectInput& input = *subject.input;
    input.submission = std::move(submission);
    name_subject(*rubric_, subject);
    subject.claim = store_.give(facts_, subject);
    input.findings = validate(input.submission, *rubric_, facts_.context, &input.bureau);
    note_year(subject);
    if (options_.deadline) note_lateness(*rubric_, subject, *options_.deadline);
    if (const auto note = duplicates_.find(subject.file); note != duplicates_.end()) {
        input.duplicate = true;
        input.copy_of = note->second.copy_of;
        input.duplicate_files = note->second.files;
        subject.copy = !input.copy_of.empty();
    }
    find_in_roster(subject);
    if (history_ != nullptr) input.previous = history_->of(rubric_->id, subject.org_name, subject.org_uscc);
    std::tie(subject.org_name, subject.org_uscc) = published_identity(subject);
}

// The form was made for another year than the round's: its printed period, and perhaps what it asks, are those of that year.
void RoundScorer::note_year(const Subject& subject) const {
    const std::optional<int> stated = subject.input->submission.year;
    if (!stated || *stated == facts_.context.year) return;
    subject.input->findings.push_back({Severity::warning, "form-of-another-year", "", "",
                                       {{"found", same(std::to_string(*stated))}, {"want", same(std::to_string(facts_.context.year))}}});
}

void RoundScorer::find_in_roster(const Subject& subject) const {
    if (!roster_) return;
    SubjectInput& input = *subject.input;
    auto [row, finding] = roster_match_->of(subject.org_name, subject.org_uscc);
    if (finding) {
        finding->cell = field_cell(*rubric_, input.submission, finding->field);
        input.findings.push_back(std::move(*finding));
    }
    if (!row) return;
    handed_in_[*row] = true;
    take_roster_row(roster_->rows[*row], input);
}

Assessment RoundScorer::assess_first(const SubjectInput& input) const {
    Assessment assessment = score_subject_first(facts_, input);
    if (!waits_for_cohort_) score_subject_second(facts_, input, assessment);
    return assessment;
}

void RoundScorer::assess_second(const SubjectInput& input, Assessment& assessment) const {
    if (!waits_for_cohort_) return;
    cohort_->give(assessment);
    score_subject_second(facts_, input, assessment);
}

std::unique_ptr<Entrant> RoundScorer::enter(Subject subject, Submission submission, bool whole) const {
    auto entrant = std::make_unique<Entrant>();
    entrant->round = this;
    prepare(subject, std::move(submission));
    entrant->candidate = duplicate_candidate(*rubric_, subject.input->submission, &subject.input->bureau, subject.sha256);
    entrant->assessment = assess_first(*subject.input);
    if (!whole) {
        keep_figures(entrant->assessment, waits_for_cohort_);
        subject.whole = false;
        subject.input.reset();
    }
    entrant->subject = std::move(subject);
    return entrant;
}

RoundResult RoundScorer::score(std::vector<std::unique_ptr<Entrant>> entrants) {
    RoundResult round;
    round.rubric = rubric_;
    round.rubric_sha256 = sha256_hex(rubric_->sha256_source);
    round.context = facts_.context;
    round.panel = store_.panel();
    Assessments assessments;
    std::vector<DuplicateCandidate> candidates;
    candidates.reserve(entrants.size());
    for (auto& entrant : entrants) {
        round.subjects.push_back(std::move(entrant->subject));
        assessments.push_back(std::move(entrant->assessment));
        candidates.push_back(std::move(entrant->candidate));
        entrant.reset();
    }
    mark_duplicates_of(round, assessments, candidates);
    candidates = {};
    add_absent(round, assessments);
    if (waits_for_cohort_) cohort_.emplace(facts_, assessments);
    parallel_for(round.subjects.size(), options_.jobs, [&](std::size_t i) {
        Subject& subject = round.subjects[i];
        if (subject.whole) return assess_second(*subject.input, assessments[i]);
        if (!waits_for_cohort_) return;
        prepare(subject, load_form_again(subject, rubrics_).submission);
        assessments[i] = assess_first(*subject.input);
        assess_second(*subject.input, assessments[i]);
        keep_figures(assessments[i], waits_for_cohort_);
        subject.input.reset();
    });
    rank_round(facts_, assessments);
    parallel_for(round.subjects.size(), options_.jobs, [&](std::size_t i) {
        Subject& subject = round.subjects[i];
        if (subject.whole) return finish(subject, std::move(assessments[i]));
        subject.place = assessments[i].place;
        subject.card = std::move(assessments[i].card);
    });
    BureauStore::Unclaimed unclaimed = store_.unclaimed(round.subjects);
    round.kept_graded = std::move(unclaimed.graded);
    round.kept_review = std::move(unclaimed.review);
    kept_ = std::move(unclaimed.findings);
    if (roster_match_) {
        std::vector<std::pair<std::string, std::string>> organisations;
        for (const Subject& subject : round.subjects)
            if (!subject.file.empty()) organisations.emplace_back(subject.org_name, subject.org_uscc);
        const auto ambiguous = roster_match_->ambiguous(organisations);
        kept_.insert(kept_.end(), ambiguous.begin(), ambiguous.end());
    }
    return round;
}

// Who has handed in what twice; those are scored again, knowing it.
void RoundScorer::mark_duplicates_of(RoundResult& round, Assessments& assessments,
                                     const std::vector<DuplicateCandidate>& candidates) {
    const auto verdicts = mark_duplicates(candidates, options_.duplicates);
    std::vector<std::size_t> marked;
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        if (verdicts[i].mark == DuplicateMark::none) continue;
        DuplicateNote& note = duplicates_[round.subjects[i].file];
        if (verdicts[i].mark == DuplicateMark::copy) note.copy_of = round.subjects[verdicts[i].original].file;
        for (const std::size_t other : verdicts[i].others) note.files.push_back(round.subjects[other].file);
        marked.push_back(i);
    }
    parallel_for(marked.size(), options_.jobs, [&](std::size_t m) {
        Subject& subject = round.subjects[marked[m]];
        Assessment& assessment = assessments[marked[m]];
        prepare(subject, subject.whole ? std::move(subject.input->submission) : load_form_again(subject, rubrics_).submission);
        assessment = assess_first(*subject.input);
        if (subject.whole) return;
        keep_figures(assessment, waits_for_cohort_);
        subject.input.reset();
    });
}

void RoundScorer::add_absent(RoundResult& round, Assessments& assessments) const {
    if (!roster_) return;
    for (std::size_t r = 0; r < roster_->rows.size(); ++r) {
        if (handed_in_[r]) continue;
        Subject subject;
        const RosterRow& row = roster_->rows[r];
        subject.org_name = row.org_name;
        subject.org_uscc = row.org_uscc;
        SubjectInput& input = *subject.input;
        input.absent = true;
        input.submission.fields.resize(rubric_->fields.size());
        input.submission.lists.resize(rubric_->lists.size());
        input.submission.self.resize(rubric_->indicators.size());
        take_roster_row(row, input);
        if (history_ != nullptr) input.previous = history_->of(rubric_->id, subject.org_name, subject.org_uscc);
        assessments.push_back(assess_first(input));
        round.subjects.push_back(std::move(subject));
    }
}

void RoundScorer::finish(Subject& subject, Assessment assessment) const {
    const SubjectInput& input = *subject.input;
    subject.card = finish_subject(facts_, input, std::move(assessment));
    // Everything that was found, in the order it was found: reading and validation, the bureau's cells, scoring.
    std::vector<Finding> all = input.findings;
    all.insert(all.end(), input.bureau.findings.begin(), input.bureau.findings.end());
    all.insert(all.end(), subject.card.findings.begin(), subject.card.findings.end());
    for (Finding& found : all) say_in_both_languages(*rubric_, found);
    subject.card.findings = std::move(all);
    for (const PreviousResult& previous : input.previous)
        if (previous.year == facts_.context.year - 1) {
            subject.previous_grade = previous.grade;
            subject.previous_total = previous.total;
        }
}

// The subject goes through the chain again, with what the last bar gave it.
void RoundScorer::restore(Subject& subject) const {
    prepare(subject, load_form_again(subject, rubrics_).submission);
    Assessment assessment = assess_first(*subject.input);
    assess_second(*subject.input, assessment);
    assessment.place = subject.place;
    assessment.card.rank = subject.card.rank;
    auto& findings = assessment.card.findings;
    findings.insert(findings.end(), subject.card.findings.begin(), subject.card.findings.end());
    finish(subject, std::move(assessment));
}

void RoundScorer::with_whole(const Subject& subject, const std::function<void(const Subject&)>& use) const {
    if (subject.whole) return use(subject);
    Subject again;
    again.file = subject.file;
    again.load = subject.load;
    again.sha256 = subject.sha256;
    again.place = subject.place;
    again.card.rank = subject.card.rank;
    restore(again);
    use(again);
}

void RoundScorer::set_aside(Subject& subject) const {
    auto kept = std::make_unique<SubjectInput>();
    kept->submission = shown_.of(subject.input->submission);
    kept->bureau.verified = std::move(subject.input->bureau.verified);
    subject.input = shown_.nothing() ? nullptr : std::move(kept);
    keep_results(subject.card);
}

void RoundScorer::for_each_whole(RoundResult& round, const Make& make, const Take& take) const {
    const std::size_t block = block_of_a_thread * static_cast<std::size_t>(std::max(options_.jobs, 1));
    const bool few = round.subjects.size() <= all_findings_up_to;
    std::vector<std::string> made(block);
    for (std::size_t from = 0; from < round.subjects.size(); from += block) {
        const std::size_t count = std::min(block, round.subjects.size() - from);
        parallel_for(count, options_.jobs, [&](std::size_t i) {
            Subject& subject = round.subjects[from + i];
            if (!subject.whole) restore(subject);
            made[i] = make(subject);
            if (!subject.whole) set_aside(subject);
            if (!few) std::erase_if(subject.card.findings, [](const Finding& f) { return f.severity != Severity::error; });
        });
        for (std::size_t i = 0; i < count; ++i) take(std::exchange(made[i], {}));
    }
}

}  // namespace kaoping
