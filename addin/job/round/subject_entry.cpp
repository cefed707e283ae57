#include "job/round/subject_entry.hpp"

#include "job/round/graded_entries.hpp"
#include "job/round/name_look_alikes.hpp"
#include "job/system/paths.hpp"
#include "model/head_field.hpp"
#include "validate/validate.hpp"

namespace kaoping {

namespace {

const Entry* field_entry(const Rubric& rubric, const Submission& submission,
                         const std::string& id) {
    const Field* field = rubric.field(id);
    if (field == nullptr) return nullptr;
    return &submission.fields[static_cast<std::size_t>(field - rubric.fields.data())];
}

std::string field_cell(const Rubric& rubric, const Submission& submission, const std::string& id) {
    const Entry* entry = field_entry(rubric, submission, id);
    return entry == nullptr ? std::string() : entry->cell;
}

// What the form itself says: the bureau's workbooks are matched by it.
void name_subject(const Rubric& rubric, OpenEntry& subject) {
    const auto text = [&](const char* id) {
        const Entry* entry = field_entry(rubric, subject.input.submission, id);
        const auto* found = entry == nullptr ? nullptr : std::get_if<std::string>(&entry->value);
        return found == nullptr ? std::string() : *found;
    };
    subject.organisation = {text(head_field::org_name), text(head_field::org_uscc)};
}

// The form was made for another year than the round's: its printed period, and perhaps what it
// asks, are those of that year.
void note_year(const Round& round, SubjectInput& input) {
    const std::optional<int> stated = input.submission.year;
    if (!stated || *stated == round.context.year) return;
    input.findings.push_back({Severity::warning,
                              "form-of-another-year",
                              "",
                              "",
                              {{"found", same(std::to_string(*stated))},
                               {"want", same(std::to_string(round.context.year))}}});
}

// A form filled in after the deadline is still assessed; the bureau decides.
void note_lateness(const Rubric& rubric, SubjectInput& input, const Date& deadline) {
    const Entry* filled = field_entry(rubric, input.submission, head_field::filled_on);
    const auto* date = filled == nullptr ? nullptr : std::get_if<Date>(&filled->value);
    if (date == nullptr || *date <= deadline) return;
    input.findings.push_back({Severity::warning,
                              "after-deadline",
                              head_field::filled_on,
                              filled->cell,
                              {{"found", same(to_iso(*date))}, {"want", same(to_iso(deadline))}}});
}

void take_roster_row(const RosterRow& row, SubjectInput& input) {
    input.excused = row.excused;
    for (const auto& [id, entry] : row.fields) input.roster[id] = entry.value;
}

EnteredSubject packed(OpenEntry entry, DuplicateCandidate candidate,
                      std::optional<std::size_t> roster_row) {
    return {{std::move(static_cast<SubjectHead&>(entry)), Packed(entry.input), Packed(entry.typed)},
            std::move(candidate),
            roster_row};
}

}  // namespace

SubjectEntry::SubjectEntry(const Round& round, const ScoreOptions& options, const RoundSides& sides)
    : round_(round),
      options_(options),
      history_(sides.history),
      store_(round.rubric, round.context.year, sides.folders,
             to_path(options.place_of(options.experts)), options.jobs),
      roster_(sides.roster == nullptr
                  ? std::optional<Roster>()
                  : read_roster(*sides.roster, round.rubric, round.context.year)),
      roster_match_(roster_ ? std::optional<RosterMatch>(roster_->rows) : std::nullopt) {}

EnteredSubject SubjectEntry::enter(SubjectHead head, Submission submission) const {
    OpenEntry subject;
    static_cast<SubjectHead&>(subject) = std::move(head);
    subject.input.submission = std::move(submission);
    name_subject(round_.rubric, subject);
    subject.claim = store_.give(round_, subject);
    validate_form(subject);
    const std::optional<std::size_t> row = find_in_roster(subject);
    take_history(subject, subject.input);
    subject.organisation = published_as(subject.organisation, subject.input.bureau.verified);
    DuplicateCandidate candidate = duplicate_candidate(round_.rubric, subject.input.submission,
                                                       &subject.input.bureau, subject.sha256);
    return packed(std::move(subject), std::move(candidate), row);
}

void SubjectEntry::validate_form(OpenEntry& subject) const {
    SubjectInput& input = subject.input;
    input.findings = validate(input.submission, round_.rubric, round_.context, &input.bureau);
    input.submission.findings.clear();  // they are among those
    note_year(round_, input);
    if (options_.deadline) note_lateness(round_.rubric, input, *options_.deadline);
}

std::optional<std::size_t> SubjectEntry::find_in_roster(OpenEntry& subject) const {
    if (!roster_) return std::nullopt;
    SubjectInput& input = subject.input;
    auto [row, finding] = roster_match_->of(subject.organisation);
    if (finding) {
        finding->cell = field_cell(round_.rubric, input.submission, finding->field);
        input.findings.push_back(std::move(*finding));
    }
    if (row) take_roster_row(roster_->rows[*row], input);
    return row;
}

void SubjectEntry::take_history(const SubjectHead& head, SubjectInput& input) const {
    if (history_ != nullptr) input.previous = history_->of(round_.rubric.id, head.organisation);
}

std::vector<EnteredSubject> SubjectEntry::absent(
    const std::vector<EnteredSubject>& handed_in) const {
    std::vector<EnteredSubject> absent;
    if (!roster_) return absent;
    std::vector<bool> there(roster_->rows.size());
    for (const EnteredSubject& subject : handed_in)
        if (subject.roster_row) there[*subject.roster_row] = true;
    for (std::size_t r = 0; r < roster_->rows.size(); ++r) {
        if (there[r]) continue;
        const RosterRow& row = roster_->rows[r];
        OpenEntry subject;
        subject.organisation = row.organisation;
        subject.input.absent = true;
        Submission& submission = subject.input.submission;
        submission.fields.resize(round_.rubric.fields.size());
        submission.lists.resize(round_.rubric.lists.size());
        submission.self.resize(round_.rubric.indicators.size());
        take_roster_row(row, subject.input);
        take_history(subject, subject.input);
        absent.push_back(packed(std::move(subject), {}, r));
    }
    return absent;
}

std::vector<Finding> SubjectEntry::ambiguous_rows(
    const std::vector<EnteredSubject>& handed_in) const {
    if (!roster_match_) return {};
    std::vector<Organisation> organisations;
    for (const EnteredSubject& subject : handed_in) organisations.push_back(subject.organisation);
    return roster_match_->ambiguous(organisations);
}

std::vector<std::optional<Finding>> SubjectEntry::look_alike_names(
    const std::vector<EnteredSubject>& handed_in) const {
    std::vector<NamedForm> forms;
    for (const EnteredSubject& subject : handed_in)
        forms.push_back({subject.candidate, subject.organisation.name, subject.file});
    auto findings = name_look_alikes(
        forms, roster_ ? std::span<const RosterRow>(roster_->rows) : std::span<const RosterRow>(),
        options_.roster);
    for (std::size_t i = 0; i < findings.size(); ++i)
        if (findings[i])
            findings[i]->cell =
                field_cell(round_.rubric, handed_in[i].input.open().submission, findings[i]->field);
    return findings;
}

std::vector<Finding> SubjectEntry::findings() const {
    std::vector<Finding> all;
    if (roster_) all = roster_->findings;
    name_file(all, options_.roster);
    all.insert(all.end(), store_.findings().begin(), store_.findings().end());
    return all;
}

}  // namespace kaoping
