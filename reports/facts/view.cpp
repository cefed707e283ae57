#include "reports/facts/view.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "model/points.hpp"
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

OnDemand<SummaryRow> rows_of(const SummaryRound& round, std::vector<std::size_t> order) {
    const std::size_t count = order.size();
    return {count, [rows = round.rows, order = std::move(order)](std::size_t i) {
                return rows[order[i]];
            }};
}

bool contains(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

}  // namespace

SummaryView in_score_order(const SummaryRound& round) {
    struct Key {
        std::size_t index;
        Status status;
        std::optional<int> rank;
        std::optional<Number> total;
        Organisation organisation;
        std::string file;
    };
    std::vector<Key> keys;
    keys.reserve(round.rows.size());
    for (const SummaryRow& row : round.rows)
        keys.push_back({keys.size(), row.card->status, row.card->rank, row.card->total,
                        row.organisation, row.file});
    const PinyinOrder order;
    std::stable_sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
        if (a.status != b.status) return place_of(a.status) < place_of(b.status);
        if (a.rank != b.rank) return a.rank && (!b.rank || *a.rank < *b.rank);
        if (a.total && b.total && *a.total != *b.total) return *a.total > *b.total;
        const int by_name = order.compare(a.organisation.name, b.organisation.name);
        return by_name != 0
                   ? by_name < 0
                   : std::tie(a.organisation.uscc, a.file) < std::tie(b.organisation.uscc, b.file);
    });
    SummaryView view{round, {}, {}, {}};
    for (const Key& key : keys) {
        view.order.push_back(key.index);
        view.statuses.push_back(key.status);
    }
    view.rows = rows_of(round, view.order);
    return view;
}

OnDemand<SummaryRow> SummaryView::with(Status status) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < order.size(); ++i)
        if (statuses[i] == status) found.push_back(order[i]);
    return rows_of(round, std::move(found));
}

std::size_t SummaryView::count(Status status) const {
    return static_cast<std::size_t>(std::count(statuses.begin(), statuses.end(), status));
}

MessageCode status_code(Status status) {
    switch (status) {
        case Status::duplicate: return "status-duplicate";
        case Status::exempt: return "status-exempt";
        case Status::not_eligible: return "status-not_eligible";
        case Status::returned: return "status-returned";
        case Status::pending: return "status-pending";
        case Status::assessed: return "status-assessed";
        case Status::absent: break;
    }
    return "status-absent";
}

const Text& status_text(Status status) { return words(status_code(status)); }

Text grade_text(const Rubric& rubric, const std::string& id) {
    const Grade* grade = rubric.grade(id);
    return grade == nullptr ? Text() : grade->label;
}

Text regulation_number(const Regulation& regulation) {
    return regulation.number.empty()
               ? Text()
               : message("form-regulation-number", {{"number", same(regulation.number)}});
}

Text proposal_text(const Consequence& consequence, const ScoreFigures& card) {
    const bool doubtful =
        consequence.absent &&
        std::any_of(card.findings.begin(), card.findings.end(),
                    [](const Finding& f) { return f.code == "exemption-unknown"; });
    return doubtful ? message("proposal-unless-exempt", {{"text", consequence.text}})
                    : consequence.text;
}

Text shown_grade(const Rubric& rubric, const ScoreFigures& card) {
    return card.total ? grade_text(rubric, card.grade) : Text();
}

Text band_text(const std::vector<Grade>& grades, std::size_t index) {
    const auto bound = [](const Grade& grade) { return points_words(grade.from); };
    const Grade& grade = grades[index];
    if (index == 0) return grade.lowest ? Text() : message("band-from", {{"from", bound(grade)}});
    if (grade.lowest) return message("band-below", {{"to", bound(grades[index - 1])}});
    return message("band-between", {{"from", bound(grade)}, {"to", bound(grades[index - 1])}});
}

TotalDecimals::TotalDecimals(const SummaryView& view) {
    std::map<Number, Number> shown;  // with two decimals -> total
    for (const SummaryRow& row : view.rows) {
        if (!row.card->total) continue;
        const auto [first, added] =
            shown.try_emplace(row.card->total->rounded(2), *row.card->total);
        if (!added && first->second != *row.card->total) alike_.insert(first->first);
    }
    for (const SummaryRow& row : view.rows) most_ = std::max(most_, of(*row.card));
}

int TotalDecimals::of(const ScoreFigures& card) const {
    const bool beside_bound =
        std::any_of(card.findings.begin(), card.findings.end(),
                    [](const Finding& f) { return f.code == "display-decimals"; });
    return card.total && (beside_bound || alike_.contains(card.total->rounded(2))) ? 4 : 2;
}

MessageCode awaited(const Indicator& indicator, const IndicatorScore* score) {
    if (score != nullptr && score->basis == Basis::not_computable) return "awaits-adjustment";
    if (!indicator.expert_items.empty()) return "awaits-experts";
    return indicator.judged ? MessageCode("awaits-judgement") : "awaits-facts";
}

std::vector<AppliedCondition> applied_conditions(const Rubric& rubric, const ScoreFigures& card) {
    std::vector<AppliedCondition> applied;
    for (const Condition& veto : rubric.vetoes)
        if (contains(card.vetoes, veto.id)) applied.push_back({&veto, true});
    for (const Condition& cap : rubric.grade_caps)
        if (contains(card.grade_caps, cap.id)) applied.push_back({&cap, false});
    return applied;
}

}  // namespace kaoping
