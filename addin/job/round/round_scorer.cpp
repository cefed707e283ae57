#include "job/round/round_scorer.hpp"

#include <algorithm>
#include <tuple>

#include "intake/xlsx.hpp"
#include "job/system/parallel.hpp"
#include "job/system/paths.hpp"
#include "job/system/sha256.hpp"
#include "model/effective.hpp"
#include "model/round_means.hpp"
#include "recognise/review_input.hpp"
#include "reports/facts/articles.hpp"
#include "score/score_round.hpp"
#include "validate/validate.hpp"

namespace kaoping {

namespace {

constexpr std::size_t block_of_a_thread = 16;  // subjects whose pieces wait for their turn

const Value* field_value(const Rubric& rubric, const Subject& subject, const char* id) {
    const Field* field = rubric.field(id);
    if (field == nullptr) return nullptr;
    return &subject.input->submission.fields[static_cast<std::size_t>(field - rubric.fields.data())]
                .value;
}

std::string field_cell(const Rubric& rubric, const Submission& submission, const std::string& id) {
    const Field* field = rubric.field(id);
    return field == nullptr
               ? std::string()
               : submission.fields[static_cast<std::size_t>(field - rubric.fields.data())].cell;
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
    subject.input->findings.push_back(
        {Severity::warning,
         "after-deadline",
         "filled_on",
         field_cell(rubric, subject.input->submission, "filled_on"),
         {{"found", same(to_iso(*date))}, {"want", same(to_iso(deadline))}}});
}

void take_roster_row(const RosterRow& row, SubjectInput& input) {
    input.excused = row.excused;
    for (const auto& [id, entry] : row.fields) input.roster[id] = entry.value;
}

// What the bars ask of a subject set aside.
void keep_figures(Subject& subject, const Assessment& assessment) {
    subject.input.reset();
    subject.card = {};
    subject.card.status = assessment.card.status;
    subject.card.total = assessment.card.total;
    subject.card.vetoes = assessment.card.vetoes;
    subject.card.sections = assessment.card.sections;
}

RoundContext context_of(const Rubric& rubric, int year, const ScoreOptions& options) {
    RoundContext context = calendar_round(rubric, year);
    if (options.as_of) context.as_of = *options.as_of;
    return context;
}

}  // namespace

RoundScorer::RoundScorer(RubricPtr rubric, int year, std::span<const RubricPtr> rubrics,
                         const ScoreOptions& options, const RoundSides& sides)
    : rubric_(std::move(rubric)),
      rubrics_(rubrics.begin(), rubrics.end()),
      options_(options),
      facts_(*rubric_, context_of(*rubric_, year, options)),
      store_(*rubric_, year, sides.folders, to_path(options.place_of(options.experts)), options.jobs),
      history_(sides.history),
      roster_(sides.roster == nullptr ? std::optional<Roster>()
                                      : read_roster(*sides.roster, *rubric_, year)),
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
    if (history_ != nullptr)
        input.previous = history_->of(rubric_->id, subject.org_name, subject.org_uscc);
    std::tie(subject.org_name, subject.org_uscc) = published_identity(subject);
}

// The form was made for another year than the round's: its printed period, and perhaps what it
// asks, are those of that year.
void RoundScorer::note_year(const Subject& subject) const {
    const std::optional<int> stated = subject.input->submission.year;
    if (!stated || *stated == facts_.context.year) return;
    subject.input->findings.push_back({Severity::warning,
                                       "form-of-another-year",
                                       "",
                                       "",
                                       {{"found", same(std::to_string(*stated))},
                                        {"want", same(std::to_string(facts_.context.year))}}});
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

std::unique_ptr<Entrant> RoundScorer::enter(Subject subject, Submission submission,
                                            bool whole) const {
    prepare(subject, std::move(submission));
    DuplicateCandidate candidate = duplicate_candidate(*rubric_, subject.input->submission,
                                                       &subject.input->bureau, subject.sha256);
    auto assessment = std::make_unique<Assessment>(assess_first(*subject.input));
    CohortMeasures measures = cohort_measures(facts_, *assessment);
    if (!whole) {
        subject.whole = false;
        keep_figures(subject, *assessment);
        assessment.reset();
    }
    return std::make_unique<Entrant>(Entrant{this, KeptSubject(std::move(subject)),
                                             std::move(assessment), std::move(measures),
                                             std::move(candidate)});
}

RoundResult RoundScorer::score(std::vector<std::unique_ptr<Entrant>> entrants) {
    RoundResult round;
    round.rubric = rubric_;
    round.rubric_sha256 = sha256_hex(rubric_->sha256_source);
    round.context = facts_.context;
    round.panel = store_.panel();
    Bar bar;
    for (auto& entrant : entrants) {
        round.subjects.add(std::move(entrant->subject));
        bar.whole.push_back(std::move(entrant->assessment));
        bar.measures.push_back(std::move(entrant->measures));
        bar.candidates.push_back(std::move(entrant->candidate));
        entrant.reset();
    }
    mark_duplicates_of(round, bar);
    add_absent(round, bar);
    if (waits_for_cohort_) cohort_.emplace(facts_, bar.measures);
    parallel_for(round.subjects.size(), options_.jobs,
                 [&](std::size_t i) { score_second(round.subjects[i], bar.whole[i].get()); });
    give_standings(round, bar);
    BureauStore::Unclaimed unclaimed = store_.unclaimed(round.subjects);
    round.kept_graded = std::move(unclaimed.graded);
    round.kept_review = std::move(unclaimed.review);
    kept_ = std::move(unclaimed.findings);
    if (roster_match_) {
        std::vector<std::pair<std::string, std::string>> organisations;
        for (const Subject& subject : round.subjects)
            if (!subject.file.empty())
                organisations.emplace_back(subject.org_name, subject.org_uscc);
        const auto ambiguous = roster_match_->ambiguous(organisations);
        kept_.insert(kept_.end(), ambiguous.begin(), ambiguous.end());
    }
    return round;
}

// Who has handed in what twice; those are scored again, knowing it.
void RoundScorer::mark_duplicates_of(RoundResult& round, Bar& bar) {
    const auto verdicts = mark_duplicates(bar.candidates, options_.duplicates);
    bar.candidates = {};
    std::vector<std::size_t> marked;
    std::map<std::size_t, std::string> files;  // each is asked for by all others of its group
    const auto file_of = [&](std::size_t subject) -> const std::string& {
        const auto [file, added] = files.try_emplace(subject);
        if (added) file->second = round.subjects[subject].open()->file;
        return file->second;
    };
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        if (verdicts[i].mark == DuplicateMark::none) continue;
        DuplicateNote& note = duplicates_[file_of(i)];
        if (verdicts[i].mark == DuplicateMark::copy) note.copy_of = file_of(verdicts[i].original);
        for (const std::size_t other : verdicts[i].others) note.files.push_back(file_of(other));
        marked.push_back(i);
    }
    parallel_for(marked.size(), options_.jobs, [&](std::size_t m) {
        const std::size_t i = marked[m];
        round.subjects[i].change([&](Subject& subject) {
            prepare(subject, subject.whole ? std::move(subject.input->submission)
                                           : load_form_again(subject, rubrics_).submission);
            Assessment assessment = assess_first(*subject.input);
            bar.measures[i] = cohort_measures(facts_, assessment);
            if (subject.whole) *bar.whole[i] = std::move(assessment);
            else keep_figures(subject, assessment);
        });
    });
}

void RoundScorer::add_absent(RoundResult& round, Bar& bar) const {
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
        if (history_ != nullptr)
            input.previous = history_->of(rubric_->id, subject.org_name, subject.org_uscc);
        bar.whole.push_back(std::make_unique<Assessment>(assess_first(input)));
        bar.measures.push_back(cohort_measures(facts_, *bar.whole.back()));
        round.subjects.add(KeptSubject(std::move(subject)));
    }
}

void RoundScorer::score_second(KeptSubject& kept, Assessment* whole) const {
    if (!waits_for_cohort_) return;
    kept.change([&](Subject& subject) {
        if (subject.whole) return assess_second(*subject.input, *whole);
        prepare(subject, load_form_again(subject, rubrics_).submission);
        Assessment assessment = assess_first(*subject.input);
        assess_second(*subject.input, assessment);
        keep_figures(subject, assessment);
    });
}

void RoundScorer::give_standings(RoundResult& round, Bar& bar) const {
    SectionMeans means;
    std::vector<Standing> standings;
    for (std::size_t i = 0; i < round.subjects.size(); ++i) {
        const auto subject = round.subjects[i].open();
        const Scorecard& card = bar.whole[i] ? bar.whole[i]->card : subject->card;
        means.add(card);
        standings.push_back(standing_of(card));
    }
    round.section_means = means.means();
    rank_round(facts_, standings);
    parallel_for(round.subjects.size(), options_.jobs, [&](std::size_t i) {
        Standing& standing = standings[i];
        round.subjects[i].change([&](Subject& subject) {
            if (subject.whole) {
                take_standing(std::move(standing), *bar.whole[i]);
                return finish(subject, std::move(*bar.whole[i]));
            }
            subject.place = standing.place;
            subject.card.rank = standing.rank;
            subject.card.findings = std::move(standing.findings);
        });
    });
}

void RoundScorer::finish(Subject& subject, Assessment assessment) const {
    const SubjectInput& input = *subject.input;
    subject.card = finish_subject(facts_, input, std::move(assessment));
    // Everything that was found, in the order it was found: reading and validation, the bureau's
    // cells, scoring.
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
    Standing standing = standing_of(assessment.card);
    standing.place = subject.place;
    standing.rank = subject.card.rank;
    standing.findings = subject.card.findings;
    take_standing(std::move(standing), assessment);
    finish(subject, std::move(assessment));
}

void RoundScorer::with_whole(const RoundResult& round, std::size_t index,
                             const std::function<void(const Subject&)>& use) const {
    const auto subject = round.subjects[index].open();
    if (subject->whole) return use(*subject);
    Subject again;
    again.source = subject->source;
    again.file = subject->file;
    again.sha256 = subject->sha256;
    again.place = subject->place;
    again.card.rank = subject->card.rank;
    restore(again);
    use(again);
}

// What the review workbook shows stays of the input.
void RoundScorer::set_aside(Subject& subject) const {
    if (shown_.nothing()) return subject.input.reset();
    subject.input->submission = shown_.of(subject.input->submission);
}

void RoundScorer::for_each_whole(RoundResult& round, const Make& make, const Take& take) const {
    const std::size_t block =
        block_of_a_thread * static_cast<std::size_t>(std::max(options_.jobs, 1));
    const bool few = round.subjects.size() <= all_findings_up_to;
    std::vector<std::string> made(block);
    for (std::size_t from = 0; from < round.subjects.size(); from += block) {
        const std::size_t count = std::min(block, round.subjects.size() - from);
        parallel_for(count, options_.jobs, [&](std::size_t i) {
            round.subjects[from + i].change([&](Subject& subject) {
                if (!subject.whole) restore(subject);
                made[i] = make(subject);
                if (!subject.whole) set_aside(subject);
                if (!few)
                    std::erase_if(subject.card.findings,
                                  [](const Finding& f) { return f.severity != Severity::error; });
            });
        });
        for (std::size_t i = 0; i < count; ++i) take(std::exchange(made[i], {}));
    }
}

}  // namespace kaoping
