#include "job/round/kept_subjects.hpp"

#include "job/round/packed_subject.hpp"

namespace kaoping {

// Found by their arguments, which in a namespace without a name they would not be.
static void members(auto& archive, Packed<Missing> auto& /*value*/) { archive(); }
static void members(auto& archive, Packed<NotApplicable> auto& /*value*/) { archive(); }
static void members(auto& archive, Packed<Date> auto& date) {
    archive(date.year, date.month, date.day);
}
static void members(auto& archive, Packed<Text> auto& text) { archive(text.zh, text.en); }
static void members(auto& archive, Packed<Finding> auto& finding) {
    archive(finding.severity, finding.code, finding.field, finding.cell, finding.args);
}
static void members(auto& archive, Packed<TypedCell> auto& cell) {
    archive(cell.raw, cell.value, cell.refused, cell.cell);
}
static void members(auto& archive, Packed<Entry> auto& entry) {
    archive(entry.raw, entry.value, entry.cell, entry.unreadable);
}
static void members(auto& archive, Packed<ListRow> auto& row) {
    archive(row.cells, row.sheet, row.line);
}
static void members(auto& archive, Packed<Verified> auto& verified) {
    archive(verified.raw, verified.value, verified.reason, verified.cell, verified.unreadable);
}
static void members(auto& archive, Packed<IndicatorScore> auto& score) {
    archive(score.points, score.basis);
}
static void members(auto& archive, Packed<BureauClaim> auto& claim) {
    archive(claim.graded, claim.review);
}

// What the review workbook shows.
static void members(auto& archive, Packed<SubjectInput> auto& input) {
    archive(input.submission.fields, input.submission.lists, input.bureau.verified);
}

// What lists and the summary ask of a scorecard.
static void members(auto& archive, Packed<Scorecard> auto& card) {
    archive(card.status, card.indicators, card.sections, card.bonus, card.deduction, card.raw_total,
            card.total, card.grade, card.grade_by_total, card.rank, card.grade_placed,
            card.grade_floors, card.grade_caps, card.vetoes, card.consequences, card.pending,
            card.findings);
}

static void members(auto& archive, Packed<Subject> auto& subject) {
    archive(subject.sha256, subject.org_name, subject.org_uscc, subject.input, subject.graded_typed,
            subject.review_typed, subject.card, subject.place, subject.previous_grade,
            subject.previous_total, subject.claim, subject.copy, subject.graded_file,
            subject.returned_file);
}

KeptSubject::KeptSubject(Subject subject) {
    if (subject.whole) whole_ = std::make_shared<Subject>(std::move(subject));
    else pack(subject);
}

std::shared_ptr<const Subject> KeptSubject::open() const {
    return whole_ ? std::shared_ptr<const Subject>(whole_)
                  : std::make_shared<const Subject>(unpacked());
}

void KeptSubject::change(const std::function<void(Subject&)>& change) {
    if (whole_) return change(*whole_);
    Subject subject = unpacked();
    change(subject);
    pack(subject);
}

Subject KeptSubject::unpacked() const {
    Subject subject;
    subject.source = source_;
    subject.file = source_->path;
    subject.whole = false;
    Unpacker unpack(bytes_);
    unpack(subject);
    return subject;
}

void KeptSubject::pack(const Subject& subject) {
    source_ = subject.source;
    Packer packer;
    packer(subject);
    bytes_ = packer.take();
    bytes_.shrink_to_fit();
}

}  // namespace kaoping
