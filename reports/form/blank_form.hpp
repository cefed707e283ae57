#pragma once

#include <map>
#include <string>
#include <variant>

#include "model/round_context.hpp"
#include "reports/form/form.hpp"
#include "rubric/evaluate.hpp"

namespace kaoping {

// What the formulas of a form come to while its lists are empty and only prefilled fields hold
// values: the cached values of reports/workbook/indicator_formulas.hpp.
class BlankForm final : public Scope {
public:
    BlankForm(const Rubric& rubric, const RoundContext& round, const Prefill* prefill)
        : rubric_(rubric), round_(round), prefill_(prefill) {}

    using Cell = std::variant<double, std::string>;
    Cell measure(const Indicator& indicator) const;
    Cell points(const Indicator& indicator) const;  // live points (self_points.hpp)
    bool not_applicable(const Indicator& indicator) const;
    const Value& value(const std::string& field) const;  // as prefilled, else missing
    bool given(const Field& field) const;
    bool wanted(const Field& field) const;  // required here and now

    Result name(const NameNode& name) const override;
    Result rows(const std::string&) const override { return Number(0); }
    Result aggregate(Function function, const ColumnNode& column) const override;
    Result matches(const std::string&) const override { return false; }
    const LookupTable* table(const std::string& id) const override { return rubric_.table(id); }

private:
    Result claimed(const Indicator& indicator) const;
    bool lacks(const ExprPtr& expression) const;  // Missing or 不适用

    const Rubric& rubric_;
    const RoundContext& round_;
    const Prefill* prefill_;
    mutable const Indicator* indicator_ = nullptr;  // whose rule is being computed
};

}  // namespace kaoping
