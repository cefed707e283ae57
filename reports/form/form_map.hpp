#pragma once

#include <string>

#include "reports/form/form_plan.hpp"
#include "reports/workbook/formula.hpp"

namespace kaoping {

// The cells of a form for formulas. What the bureau, the experts or the round decide has no cell
// here (#N/A), and dates of the round are constants: a form is for one year.
class FormMap final : public CellMap {
public:
    // `main_sheet` empty: references without their sheet, for formulas on the main sheet itself.
    FormMap(const FormPlan& plan, std::string main_sheet)
        : plan_(plan), main_sheet_(std::move(main_sheet)) {}

    std::string field(const std::string& id) const override { return cell(plan_.fields.at(id)); }
    std::string fact(const std::string&) const override { return "NA()"; }
    std::string expert_item(const std::string&) const override { return "NA()"; }
    std::string judged(const std::string&) const override { return "NA()"; }
    std::string measure(const std::string& indicator) const override {
        return cell(plan_.measures.at(indicator));
    }
    std::string cohort(const std::string&, CohortFigure) const override { return "NA()"; }
    std::string round_fact(RoundFact fact) const override {
        return round_constant(plan_.round, fact);
    }
    std::string total() const override { return "NA()"; }
    bool knows_bureau() const override { return false; }
    std::string counted(const std::string& list) const override;
    std::string keys(const std::string& list) const override;
    std::string column(const std::string& list, const std::string& column) const override;

private:
    std::string cell(Position at) const;

    const FormPlan& plan_;
    std::string main_sheet_;
};

}  // namespace kaoping
