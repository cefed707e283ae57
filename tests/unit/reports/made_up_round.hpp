#pragma once

#include <memory>
#include <string>
#include <vector>

#include "reports/facts/round_facts.hpp"
#include "rubric/catalog.hpp"

// A round of Karamay with everything that a report tells of: grades, equal totals, a veto, an
// absent one, names to escape.
namespace kaoping::sample {

inline RubricPtr karamay() {
    static const RubricCatalog catalog;
    return catalog.load("karamay-resident-institution").rubric;
}

class MadeUpRound {
public:
    explicit MadeUpRound(const Rubric& rubric_) : rubric(rubric_) {
        add("张家口中心", Status::assessed, "70.5", "good", 3);
        add("阿里中心", Status::assessed, "70.5", "good", 3);
        add("O'Brien & <测试>", Status::assessed, "98.1234", "excellent", 1);
        add("边界中心", Status::assessed, "84.996", "good", 2)
            .findings.push_back(
                {Severity::info,
                 "display-decimals",
                 "",
                 "",
                 {{"total", same("84.996")}, {"shown", same("85.00")}, {"bound", same("85")}}});
        Scorecard& vetoed = add("否决中心", Status::assessed, "90", "fail", 0);
        if (!rubric.vetoes.empty()) vetoed.vetoes = {rubric.vetoes.front().id};
        add("待定中心", Status::pending, "", "", 0).pending = {rubric.indicators.front().id};
        add("退回中心", Status::returned, "", "", 0)
            .findings.push_back({Severity::error,
                                 "required-missing",
                                 "",
                                 "指标表!F7",
                                 {{"label", {"机构名称", "Name"}},
                                  {"type", same("other")},
                                  {"article", same("第九条（四）")}}});
        add("未报中心", Status::absent, "", "", 0);
    }

    SummaryRound round() const {
        return {rubric,
                calendar_year(2025, std::nullopt),
                rows,
                {},
                {},
                "kaoping test",
                std::string(64, 'a'),
                false};
    }

    const Rubric& rubric;
    std::vector<SummaryRow> rows;
    std::vector<std::shared_ptr<Scorecard>> cards;  // of the rows

private:
    Scorecard& add(const std::string& name, Status status, const std::string& total,
                   const std::string& grade, int rank) {
        Scorecard& card = *cards.emplace_back(std::make_shared<Scorecard>());
        card.status = status;
        card.indicators.resize(rubric.indicators.size());
        card.sections.assign(rubric.sections.size(), Number(5));
        if (!total.empty()) card.total = Number::parse(total);
        card.grade = grade;
        if (rank > 0) card.rank = rank;
        for (IndicatorScore& score : card.indicators)
            score.points = Number(static_cast<std::int64_t>(&score - card.indicators.data()) % 3);
        const bool handed_in = status != Status::absent;
        rows.push_back({handed_in ? name + ".xlsx" : "",
                        {name, "91650203000000000X"},
                        cards.back(),
                        "",
                        "",
                        {},
                        handed_in ? std::string(64, 'b') : ""});
        return card;
    }
};

// A rubric whose plan is not confirmed.
inline Rubric provisional(const Rubric& rubric) {
    Rubric copy = rubric;
    copy.plan.needed = true;
    copy.plan.confirmed = false;
    return copy;
}

}  // namespace kaoping::sample
