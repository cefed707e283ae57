#include "job/round/round_results.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "job/version.hpp"
#include "model/effective.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

using results::SubjectStatus;

std::optional<std::string> text_or_null(const std::string& text) {
    return text.empty() ? std::nullopt : std::optional(text);
}

JsonScalar scalar_of(const Value& value) {
    if (const auto* n = std::get_if<Number>(&value)) return *n;
    if (const auto* b = std::get_if<bool>(&value)) return *b;
    if (const auto* d = std::get_if<Date>(&value)) return to_iso(*d);
    if (const auto* s = std::get_if<std::string>(&value)) return *s;
    if (is_not_applicable(value)) return words("not-applicable").zh;
    return std::monostate();
}

void fill_values(results::Subject& to, const RoundResult& round, const OpenSubject& subject) {
    const auto& entries = subject.input.submission.fields;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::string& id = round.rubric->fields[i].id;
        const Verified* adopted = verification(&subject.input.bureau, id);
        to.values.add(id, {entries[i].raw, scalar_of(entries[i].value),
                           adopted ? scalar_of(adopted->value) : JsonScalar(),
                           text_or_null(entries[i].cell)});
    }
}

results::Row row_of(const List& list, const ListRow& row, const RowScore* score) {
    results::Row result;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
        const Entry& cell = row.cells[c];
        result.cells.add(list.columns[c].id, cell.unreadable && cell.raw ? JsonScalar(*cell.raw)
                                                                         : scalar_of(cell.value));
    }
    if (score) result.count = {score->counted, text_or_null(score->why)};
    result.sheet = row.sheet;
    result.line = row.line;
    return result;
}

void fill_lists(results::Subject& to, const RoundResult& round, const OpenSubject& subject,
                bool check) {
    const auto& lists = subject.input.submission.lists;
    for (std::size_t l = 0; l < lists.size(); ++l) {
        const List& list = round.rubric->lists[l];
        const auto& rows = lists[l];
        static const std::vector<RowScore> none;
        const auto& scores = !check && l < subject.card.lists.size() ? subject.card.lists[l] : none;
        to.lists.add(list.id, results::Rows(
                                  {rows.size(), [&list, &scores, reader = PackedRows::Reader(rows)](
                                                    std::size_t r) mutable {
                                       return row_of(list, reader.row(r),
                                                     r < scores.size() ? &scores[r] : nullptr);
                                   }}));
    }
}

std::vector<results::ExpertPoints> expert_points(const Indicator& indicator,
                                                 const BureauInput& bureau) {
    std::vector<results::ExpertPoints> all;
    for (const ExpertItem& item : indicator.expert_items) {
        const auto marks = bureau.experts.find(item.id);
        if (marks == bureau.experts.end()) continue;
        for (const ExpertMark& mark : marks->second) {
            results::ExpertPoints points{mark.expert, std::nullopt, std::nullopt};
            if (item.id != indicator.id) points.item = item.id;
            if (!mark.recused) points.points = mark.points;
            all.push_back(std::move(points));
        }
    }
    return all;
}

void fill_indicators(results::Score& to, const RoundResult& round, const OpenSubject& subject) {
    const Scorecard& card = subject.card;
    for (std::size_t i = 0; i < card.indicators.size(); ++i) {
        const Indicator& indicator = round.rubric->indicators[i];
        const IndicatorWorking& working = card.workings[i];
        to.indicators.add(indicator.id,
                          {working.measure, card.indicators[i].points, working.maximum,
                           working.self, card.indicators[i].basis, text_or_null(working.reason),
                           expert_points(indicator, subject.input.bureau)});
    }
    for (std::size_t s = 0; s < card.sections.size(); ++s)
        to.sections.add(round.rubric->sections[s].id, card.sections[s]);
}

results::Score score_of(const RoundResult& round, const OpenSubject& subject) {
    const Scorecard& card = subject.card;
    results::Score score;
    fill_indicators(score, round, subject);
    score.bonus = card.bonus;
    score.deduction = card.deduction;
    score.raw_total = card.raw_total;
    score.total = card.total;
    score.grade = text_or_null(card.grade);
    score.computed_grade = text_or_null(card.grade_by_total);
    if (card.decided_by)
        score.decided_by = results::Decision{card.decided_by->kind, card.decided_by->id,
                                             text_or_null(card.decided_by->article)};
    score.rank = card.rank;
    score.grade_caps = card.grade_caps;
    score.vetoes = card.vetoes;
    std::set<std::string> seen;
    for (const int index : card.consequences) {
        const std::string& id = round.rubric->consequences[static_cast<std::size_t>(index)].id;
        if (seen.insert(id).second) score.consequences.push_back(id);
    }
    score.pending = card.pending;
    return score;
}

// The reason that stands beside a value: vw_ beside v_, w_ beside a_.
std::optional<std::string> reason_beside(const std::string& name, const TypedCells& cells) {
    std::string beside;
    if (name.starts_with("v_")) beside = "vw_" + name.substr(2);
    if (name.starts_with("a_")) beside = "w_" + name.substr(2);
    const auto reason = cells.find(beside);
    return beside.empty() || reason == cells.end() ? std::nullopt
                                                   : text_or_null(reason->second.raw);
}

void add_typed(std::vector<results::BureauEntry>& to, const TypedCells& cells) {
    for (const auto& [name, cell] : cells) {
        if (name.starts_with("vw_") || name.starts_with("w_")) continue;  // stands with its value
        to.push_back(
            {name,
             cell.refused || is_missing(cell.value) ? JsonScalar(cell.raw) : scalar_of(cell.value),
             reason_beside(name, cells), std::nullopt});
    }
}

std::vector<results::BureauEntry> bureau_of(const OpenSubject& subject) {
    std::vector<results::BureauEntry> entries;
    add_typed(entries, subject.typed.graded);
    add_typed(entries, subject.typed.review);
    for (const auto& [list, rows] : subject.input.bureau.recognised)
        for (const auto& [row, recognised] : rows)
            entries.push_back({"vl_" + list,
                               words(recognised ? MessageCode("recognised") : "not-recognised").zh,
                               std::nullopt, row});
    return entries;
}

results::Finding finding_of(const Finding& finding, const std::string& file) {
    const Text text = describe(finding, file);
    return {finding.severity,
            std::string(finding.code.text()),
            text_or_null(finding.field),
            text_or_null(finding.cell),
            text.zh,
            text.en};
}

SubjectStatus status_of(Status status, bool check) {
    if (!check || status == Status::duplicate || status == Status::returned ||
        status == Status::absent)  // absent: `status`
        return results::of(status);
    return SubjectStatus::ok;
}

// By status, every one that the contract lists; a check lists absent ones where there are any.
JsonMap<long long> counts_of(const RoundResult& round, bool check) {
    static constexpr std::array scored{SubjectStatus::duplicate,    SubjectStatus::exempt,
                                       SubjectStatus::not_eligible, SubjectStatus::returned,
                                       SubjectStatus::pending,      SubjectStatus::assessed,
                                       SubjectStatus::absent};
    static constexpr std::array checked{SubjectStatus::ok, SubjectStatus::returned,
                                        SubjectStatus::duplicate};
    JsonMap<long long> counts;
    const auto list = [&](const auto& statuses) {
        for (const SubjectStatus status : statuses) counts.add(word_of(status));
    };
    if (check) list(checked);
    else list(scored);
    for (const Subject& subject : round.subjects)
        ++counts[word_of(status_of(subject.status, check))];
    return counts;
}

}  // namespace

results::Round results_of(const RoundResult& round, bool check) {
    results::Round result;
    result.rubric = round.rubric->id;
    result.rubric_sha256 = round.rubric_sha256;
    result.year = round.context.year;
    result.as_of = to_iso(round.context.as_of);
    result.provisional = round.rubric->plan.provisional();
    result.counts = counts_of(round, check);
    return result;
}

results::Subject results_of(const RoundResult& round, const OpenSubject& subject, bool check) {
    results::Subject result;
    result.file = text_or_null(subject.file);
    result.sha256 = text_or_null(subject.sha256);
    result.organisation = subject.organisation;
    result.status = status_of(subject.status, check);
    fill_values(result, round, subject);
    fill_lists(result, round, subject, check);
    if (!check) result.score = score_of(round, subject);
    result.bureau = bureau_of(subject);
    result.findings = results::Series<results::Finding>(
        {subject.card.findings.size(),
         [&subject](std::size_t i) { return finding_of(subject.card.findings[i], subject.file); }});
    result.outputs = {text_or_null(subject.graded_file), text_or_null(subject.returned_file)};
    return result;
}

results::Results results_of(const RunResult& run) {
    results::Results result;
    result.engine = engine_name();
    for (const Unreadable& file : run.unreadable) {
        const Text text = describe(file.finding, file.file);
        result.unreadable.push_back({file.file, file.code, text.zh, text.en});
    }
    result.attachments = run.attachments;
    for (const Finding& finding : run.findings) result.findings.push_back(finding_of(finding, ""));
    return result;
}

}  // namespace kaoping
