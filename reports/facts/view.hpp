#pragma once

#include <set>
#include <string>
#include <vector>

#include "reports/facts/round_facts.hpp"

namespace kaoping {

// A round in the order in which people read it.
struct SummaryView {
    const SummaryRound& round;
    std::vector<std::size_t> order;  // where in the round the rows stand
    std::vector<Status> statuses;    // parallel to the rows
    OnDemand<SummaryRow> rows;       // in score order
    const Rubric& rubric() const { return round.rubric; }
    OnDemand<SummaryRow> with(Status status) const;
    std::size_t count(Status status) const;
};

// Assessed ones by rank, those without a rank behind them by total; then by status. Equals by name
// in pinyin.
SummaryView in_score_order(const SummaryRound& round);

MessageCode status_code(Status status);  // "status-pending" ...
const Text& status_text(Status status);
// The label of a grade id, empty for none.
Text grade_text(const Rubric& rubric, const std::string& id);
// The grade as it is published: none while there is no total.
// （克科规〔2025〕5号）; empty where none is printed.
Text regulation_number(const Regulation& regulation);
// What is proposed; of an absent organisation with the doubt whether it is exempt.
Text proposal_text(const Consequence& consequence, const ScoreFigures& card);
Text shown_grade(const Rubric& rubric, const ScoreFigures& card);
// "85分及以上"; empty for the only grade.
Text band_text(const std::vector<Grade>& grades, std::size_t index);

// Decimals of the totals of a round for people: 2, or 4 where 2 would show one on the other side of
// a band's bound (A1), or as the same as one of another rank.
class TotalDecimals {
public:
    explicit TotalDecimals(const SummaryView& view);
    int of(const ScoreFigures& card) const;
    int most() const { return most_; }  // of any

private:
    std::set<Number> alike_;  // with two decimals, what several totals look like
    int most_ = 2;
};

// Whom a pending indicator waits for: a code of the catalogue.
MessageCode awaited(const Indicator& indicator, const IndicatorScore* score);

// Vetoes and caps that hold, with their article.
struct AppliedCondition {
    const Condition* condition;
    bool veto;
};
std::vector<AppliedCondition> applied_conditions(const Rubric& rubric, const ScoreFigures& card);

}  // namespace kaoping
