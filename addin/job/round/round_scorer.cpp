#include "job/round/round_scorer.hpp"

#include <iterator>
#include <utility>

#include "job/system/parallel.hpp"
#include "job/system/sha256.hpp"
#include "model/round_means.hpp"
#include "reports/facts/articles.hpp"
#include "score/score_round.hpp"

namespace kaoping {

namespace {

RoundContext context_of(const Rubric& rubric, int year, const ScoreOptions& options) {
    RoundContext context = calendar_round(rubric, year);
    if (options.as_of) context.as_of = *options.as_of;
    return context;
}

// One step of every subject: each value is given up for the next one.
template <class To, class From, class Step>
std::vector<To> each(std::vector<From> subjects, int jobs, const Step& step) {
    std::vector<To> next(subjects.size());
    parallel_for(subjects.size(), jobs,
                 [&](std::size_t i) { next[i] = step(std::move(subjects[i])); });
    return next;
}

KeptEntry entry_of(KeptEntry&& subject) { return std::move(subject); }

std::vector<std::optional<Number>> section_means(const std::vector<Subject>& subjects) {
    SectionMeans means;
    for (const Subject& subject : subjects)
        if (subject.status == Status::assessed) means.add(subject.figures.open());
    return means.means();
}

void append(std::vector<Finding>& to, std::vector<Finding> from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// Everything that was found, in the order it was found: reading and validation, the bureau's cells,
// scoring. The input gives its findings up: they are the scorecard's from here on.
std::vector<Finding> take_findings(const Rubric& rubric, SubjectInput& input,
                                   std::vector<Finding> scoring) {
    std::vector<Finding> all = std::exchange(input.findings, {});
    append(all, std::exchange(input.bureau.findings, {}));
    append(all, std::move(scoring));
    for (Finding& found : all) say_in_both_languages(rubric, found);
    return all;
}

SubjectOutcome outcome_of(const Round& round, const SubjectInput& input, const Scorecard& card) {
    SubjectOutcome outcome;
    outcome.status = card.status;
    outcome.findings = card.findings.size();
    for (const PreviousResult& previous : input.previous)
        if (previous.year == round.context.year - 1) {
            outcome.previous_grade = previous.grade;
            outcome.previous_total = previous.total;
        }
    return outcome;
}

}  // namespace

RoundScorer::RoundScorer(RubricPtr rubric, int year, const ScoreOptions& options,
                         const RoundSides& sides)
    : rubric_(std::move(rubric)),
      options_(options),
      round_(*rubric_, context_of(*rubric_, year, options)),
      entry_(round_, options, sides) {}

RoundResult RoundScorer::score(std::vector<EnteredSubject> entered) const {
    RoundResult result;
    result.rubric = rubric_;
    result.rubric_sha256 = sha256_hex(rubric_->sha256_source);
    result.context = round_.context;
    result.panel = entry_.store().panel();
    result.bureau_inputs = entry_.store().inputs();
    result.bureau = std::make_shared<const BureauReading>(entry_.store().reading());
    result.findings = entry_.findings();
    std::vector<Finding> ambiguous = entry_.ambiguous_rows(entered);

    mark_duplicates_among(entered);
    note_look_alikes_among(entered);
    for (EnteredSubject& absent : entry_.absent(entered)) entered.push_back(std::move(absent));
    result.subjects = finish(rank(compare(measure(std::move(entered)))));

    result.section_means = section_means(result.subjects);
    BureauStore::Unclaimed unclaimed = entry_.store().unclaimed(result.subjects);
    result.kept_graded = std::move(unclaimed.graded);
    result.kept_review = std::move(unclaimed.review);
    append(result.findings, std::move(unclaimed.findings));
    append(result.findings, std::move(ambiguous));
    return result;
}

// Who has handed in what twice.
void RoundScorer::mark_duplicates_among(std::vector<EnteredSubject>& entered) const {
    std::vector<DuplicateCandidate> candidates;
    for (const EnteredSubject& subject : entered) candidates.push_back(subject.candidate);
    const auto verdicts = mark_duplicates(candidates, options_.duplicates);
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        if (verdicts[i].mark == DuplicateMark::none) continue;
        EnteredSubject& subject = entered[i];
        subject.copy = verdicts[i].mark == DuplicateMark::copy;
        SubjectInput input = subject.input.open();
        input.duplicate = true;
        if (subject.copy) input.copy_of = entered[verdicts[i].original].file;
        for (const std::size_t other : verdicts[i].others)
            input.duplicate_files.push_back(entered[other].file);
        subject.input = Packed(input);
    }
}

// Whose name looks like another one's.
void RoundScorer::note_look_alikes_among(std::vector<EnteredSubject>& entered) const {
    auto findings = entry_.look_alike_names(entered);
    for (std::size_t i = 0; i < entered.size(); ++i) {
        if (!findings[i]) continue;
        SubjectInput input = entered[i].input.open();
        input.findings.push_back(std::move(*findings[i]));
        entered[i].input = Packed(input);
    }
}

std::vector<MeasuredSubject> RoundScorer::measure(std::vector<EnteredSubject> entered) const {
    return each<MeasuredSubject>(
        std::move(entered), options_.jobs, [&](EnteredSubject subject) -> MeasuredSubject {
            const Assessment assessment = score_subject_first(round_, subject.input.open());
            return {entry_of(std::move(subject)), Packed(assessment),
                    cohort_measures(round_, assessment)};
        });
}

std::vector<ComparedSubject> RoundScorer::compare(std::vector<MeasuredSubject> measured) const {
    std::vector<CohortMeasures> measures;
    for (const MeasuredSubject& subject : measured) measures.push_back(subject.measures);
    const Cohort cohort(round_, measures);
    return each<ComparedSubject>(
        std::move(measured), options_.jobs, [&](MeasuredSubject subject) -> ComparedSubject {
            Assessment assessment = subject.assessment.open();
            cohort.give(assessment);
            score_subject_second(round_, subject.input.open(), assessment);
            return {entry_of(std::move(subject)), Packed(assessment), standing_of(assessment.card)};
        });
}

std::vector<RankedSubject> RoundScorer::rank(std::vector<ComparedSubject> compared) const {
    std::vector<Standing> standings;
    for (const ComparedSubject& subject : compared) standings.push_back(subject.standing);
    rank_round(round_, standings);
    std::vector<RankedSubject> ranked;
    for (std::size_t i = 0; i < compared.size(); ++i)
        ranked.push_back({entry_of(std::move(compared[i])), std::move(compared[i].assessment),
                          std::move(standings[i])});
    return ranked;
}

std::vector<Subject> RoundScorer::finish(std::vector<RankedSubject> ranked) const {
    return each<Subject>(std::move(ranked), options_.jobs, [&](RankedSubject subject) -> Subject {
        SubjectInput input = subject.input.open();
        Assessment assessment = subject.assessment.open();
        take_standing(std::move(subject.standing), assessment);
        Scorecard card = finish_subject(round_, input, std::move(assessment));
        card.findings = take_findings(*rubric_, input, std::move(card.findings));
        subject.input = Packed(input);
        return {entry_of(std::move(subject)), outcome_of(round_, input, card),
                Packed<ScoreFigures>(card), Packed<ScoreWorkings>(card)};
    });
}

}  // namespace kaoping
