#include "job/round/packed.hpp"

#include "model/packed_cells.hpp"
#include "model/packer.hpp"

namespace kaoping {

// Found where they are used, among the alternatives of a result.
inline void members(auto& archive, Of<Pending> auto& /*value*/) { archive(); }
inline void members(auto& archive, Of<NotComputable> auto& /*value*/) { archive(); }

// The bindings name every member in order: one that is added and forgotten here does not compile.
// Found by their arguments, which in a namespace without a name they would not be.
static void members(auto& archive, Of<PreviousResult> auto& whole) {
    auto& [year, grade, total] = whole;
    archive(year, grade, total);
}
static void members(auto& archive, Of<Submission> auto& whole) {
    auto& [rubric, year, fields, lists, self, findings] = whole;
    archive(rubric, year, fields, lists, self, findings);
}
static void members(auto& archive, Of<Verified> auto& whole) {
    auto& [raw, value, reason, cell, unreadable] = whole;
    archive(raw, value, reason, cell, unreadable);
}
static void members(auto& archive, Of<Adjustment> auto& whole) {
    auto& [points, reason, cell, unread] = whole;
    archive(points, reason, cell, unread);
}
static void members(auto& archive, Of<ExpertMark> auto& whole) {
    auto& [expert, recused, present, points, opinion] = whole;
    archive(expert, recused, present, points, opinion);
}
static void members(auto& archive, Of<BureauInput> auto& whole) {
    auto& [verified, recognised, adjusted, undecided_rows, grade, grade_unread, grade_reason,
           judged, facts, undecided_facts, experts, opinions, typed, findings] = whole;
    archive(verified, recognised, adjusted, undecided_rows, grade, grade_unread, grade_reason,
            judged, facts, undecided_facts, experts, opinions, typed, findings);
}
static void members(auto& archive, Of<SubjectInput> auto& whole) {
    auto& [submission, bureau, findings, excused, absent, duplicate, copy_of, duplicate_files,
           roster, previous] = whole;
    archive(submission, bureau, findings, excused, absent, duplicate, copy_of, duplicate_files,
            roster, previous);
}
static void members(auto& archive, Of<TypedCell> auto& whole) {
    auto& [raw, value, refused, cell] = whole;
    archive(raw, value, refused, cell);
}
static void members(auto& archive, Of<BureauTyped> auto& whole) {
    auto& [graded, review] = whole;
    archive(graded, review);
}
static void members(auto& archive, Of<IndicatorScore> auto& whole) {
    auto& [points, basis] = whole;
    archive(points, basis);
}
static void members(auto& archive, Of<IndicatorWorking> auto& whole) {
    auto& [measure, rule_points, maximum, self, reason, no_claim, measure_absent] = whole;
    archive(measure, rule_points, maximum, self, reason, no_claim, measure_absent);
}
static void members(auto& archive, Of<RowScore> auto& whole) {
    auto& [key_group, key, identity, period, recognised, candidate, counted, why, derived] = whole;
    archive(key_group, key, identity, period, recognised, candidate, counted, why, derived);
}
static void members(auto& archive, Of<CohortFigures> auto& whole) {
    auto& [max, min, mean, rank, count] = whole;
    archive(max, min, mean, rank, count);
}
static void members(auto& archive, Of<GradeDecision> auto& whole) {
    auto& [kind, id, article] = whole;
    archive(kind, id, article);
}
static void members(auto& archive, Of<ScoreFigures> auto& whole) {
    auto& [status, indicators, sections, bonus, deduction, raw_total, total, grade, grade_by_total,
           decided_by, rank, grade_placed, grade_floors, grade_caps, vetoes, consequences, pending,
           findings] = whole;
    archive(status, indicators, sections, bonus, deduction, raw_total, total, grade, grade_by_total,
            decided_by, rank, grade_placed, grade_floors, grade_caps, vetoes, consequences, pending,
            findings);
}
static void members(auto& archive, Of<ScoreWorkings> auto& whole) {
    auto& [effective, lists, workings, cohort, expert_means] = whole;
    archive(effective, lists, workings, cohort, expert_means);
}
static void pack(Packer& packer, const Scorecard& card) {
    packer(static_cast<const ScoreFigures&>(card), static_cast<const ScoreWorkings&>(card));
}
static void unpack(Unpacker& unpacker, Scorecard& card) {
    unpacker(static_cast<ScoreFigures&>(card), static_cast<ScoreWorkings&>(card));
}
static void members(auto& archive, Of<ListCount> auto& whole) {
    auto& [rows, derived, counted, counted_keys] = whole;
    archive(rows, derived, counted, counted_keys);
}
static void members(auto& archive, Of<Assessment> auto& whole) {
    auto& [card, lists, measures, place] = whole;
    archive(card, lists, measures, place);
}

template <class T>
Packed<T>::Packed(const T& value) {
    Packer packer;
    packer(value);
    bytes_ = packer.take();
    bytes_.shrink_to_fit();
}

template <class T>
T Packed<T>::open() const {
    T value;
    Unpacker unpack(bytes_);
    unpack(value);
    return value;
}

template class Packed<SubjectInput>;
template class Packed<BureauTyped>;
template class Packed<Assessment>;
template class Packed<ScoreFigures>;
template class Packed<ScoreWorkings>;

}  // namespace kaoping
