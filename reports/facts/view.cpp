#include "reports/facts/view.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "reports/wording/catalogue.hpp"
#include "text/collate.hpp"

namespace kaoping {

namespace {

int place_of(Status status) {
    switch (status) {
        case Status::assessed: return 0;
        case Status::pending: return 1;
        case Status::returned: return 2;
        case Status::duplicate: return 3;
        case Status::not_eligible: return 4;
        case Status::exempt: return 5;
        case Status::absent: return 6;
    }
    return 7;
}

bool contains(const std::vector<std::string>& ids, const std::string& id) { return std::find(ids.begin(), ids.end(), id) != ids.end(); }

}  // namespace

SummaryView in_score_order(const SummaryRound& round) {
    SummaryView view{round, {}};
    for (const SummaryRow& row : round.rows) view.rows.push_back(&row);
    const PinyinOrder order;
    std::stable_sort(view.rows.begin(), view.rows.end(), [&](const SummaryRow* a, const SummaryRow* b) {
        const Scorecard& x = *a->card;
        const Scorecard& y = *b->card;
        if (x.status != y.status) return place_of(x.status) < place_of(y.status);
        if (x.rank != y.rank) return x.rank && (!y.rank || *x.rank < *y.rank);
        if (x.total && y.total && *x.total != *y.total) return *x.total > *y.total;
        const int by_name = order.compare(a->org_name, b->org_name);
        return by_name != 0 ? by_name < 0 : std::tie(a->org_uscc, a->file) < std::tie(b->org_uscc, b->file);
    });
    return view;
}

std::vector<const SummaryRow*> SummaryView::with(Status status) const {
    std::vector<const SummaryRow*> found;
    for (const SummaryRow* row : rows)
        if (row->card->status == status) found.push_back(row);
    return found;
}

const Text& status_text(Status status) {
    switch (status) {
        case Status::duplicate: return words("status-duplicate");
        case Status::exempt: return words("status-exempt");
        case Status::not_eligible: return words("status-not_eligible");
        case Status::returned: return words("status-returned");
        case Status::pending: return words("status-pending");
        case Status::assessed: return words("status-assessed");
        case Status::absent: break;
    }
    return words("status-absent");
}

Text grade_text(const Rubric& rubric, const std::string& id) {
    const Grade* grade = rubric.grade(id);
    return grade == nullptr ? Text() : grade->label;
}

Text regulation_number(const Regulation& regulation) {
    return regulation.number.empty() ? Text() : message("form-regulation-number", {{"number", same(regulation.number)}});
}

Text proposal_text(const Consequence& consequence, const Scorecard& card) {
    const bool doubtful = consequence.absent && std::any_of(card.findings.begin(), card.findings.end(), [](const Finding& f) { return f.code == "exemption-unknown"; });
    return doubtful ? message("proposal-unless-exempt", {{"text", consequence.text}}) : consequence.text;
}

Text shown_grade(const Rubric& rubric, const Scorecard& card) { return card.total ? grade_text(rubric, card.grade) : Text(); }

Text band_text(const std::vector<Grade>& grades, std::size_t index) {
    const auto bound = [](const Grade& grade) { return same(grade.from.to_decimal(4)); };
    const Grade& grade = grades[index];
    if (index == 0) return grade.lowest ? Text() : message("band-from", {{"from", bound(grade)}});
    if (grade.lowest) return message("band-below", {{"to", bound(grades[index - 1])}});
    return message("band-between", {{"from", bound(grade)}, {"to", bound(grades[index - 1])}});
}

TotalDecimals::TotalDecimals(const SummaryView& view) {
    std::map<Number, Number> shown;  // with two decimals -> total
    for (const SummaryRow* row : view.rows) {
        if (!row->card->total) continue;
        const auto [first, added] = shown.try_emplace(row->card->total->rounded(2), *row->card->total);
        if (!added && first->second != *row->card->total) alike_.insert(first->first);
    }
    for (const SummaryRow* row : view.rows) most_ = std::max(most_, of(*row->card));
}

int TotalDecimals::of(const Scorecard& card) const {
    const bool beside_bound = std::any_of(card.findings.begin(), card.findings.end(), [](const Finding& f) { return f.code == "display-decimals"; });
    return card.total && (beside_bound || alike_.contains(card.total->rounded(2))) ? 4 : 2;
}

const char* awaited(const Indicator& indicator, const IndicatorScore* score) {
    if (score != nullptr && score->basis == Basis::not_computable) return "awaits-adjustment";
    if (!indicator.expert_items.empty()) return "awaits-experts";
    return indicator.judged ? "awaits-judgement" : "awaits-facts";
}

std::vector<AppliedCondition> applied_conditions(const Rubric& rubric, const Scorecard& card) {
    std::vector<AppliedCondition> applied;
    for (const Condition& veto : rubric.vetoes)
        if (contains(card.vetoes, veto.id)) applied.push_back({&veto, true});
    for (const Condition& cap : rubric.grade_caps)
        if (contains(card.grade_caps, cap.id)) applied.push_back({&cap, false});
    return applied;
}

}  // namespace kaoping
