#pragma once

#include <map>
#include <string>
#include <variant>

#include "model/round_context.hpp"
#include "reports/form/form.hpp"
#include "rubric/evaluate.hpp"

namespace kaoping {

// What the formulas of a form come to while its lists are empty and only prefilled fields hold
// values: the cached values. It follows reports/workbook/formula.hpp, where a blank among the
// numbers a rule reads means no claim.
class BlankForm final : public Scope {
public:
    BlankForm(const Rubric& rubric, const RoundContext& round, const Prefill* prefill)
        : rubric_(rubric), round_(round), prefill_(prefill) {}

    using Cell = std::variant<double, std::string>;
    Cell measure(const Indicator& indicator) const;
    Cell points(const Indicator& indicator) const;       // live points (self_points.hpp)
    const Value& value(const std::string& field) const;  // as prefilled, else missing
    bool given(const Field& field) const;
    bool wanted(const Field& field) const;  // required here and now

    Result name(const NameNode& name) const override;
    Result rows(const std::string&) const override { return Number(0); }
    Result aggregate(Function function, const ColumnNode& column) const override;
    Result matches(const std::string&) const override { return false; }
    const LookupTable* table(const std::string& id) const override { return rubric_.table(id); }

private:
    bool claims(const Indicator& indicator) const;
    Result reading(const std::string& id) const;
    Result round_fact(const std::string& id) const;

    const Rubric& rubric_;
    const RoundContext& round_;
    const Prefill* prefill_;
    mutable const Indicator* indicator_ = nullptr;  // whose rule is being computed
};

}  // namespace kaoping
