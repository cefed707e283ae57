#include "reports/form/blank_form.hpp"

#include <algorithm>

#include "model/points.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/formula.hpp"
#include "rubric/walk.hpp"

namespace kaoping {

const Value& BlankForm::value(const std::string& field) const {
    static const Value nothing = Missing{};
    const auto found = prefill_ == nullptr ? Prefill::const_iterator() : prefill_->find(field);
    if (prefill_ == nullptr || found == prefill_->end()) return nothing;
    const auto* text = std::get_if<std::string>(&found->second);
    return text != nullptr && text->empty() ? nothing : found->second;
}

bool BlankForm::given(const Field& field) const { return !is_missing(value(field.id)); }

bool BlankForm::wanted(const Field& field) const {
    if (field.need == Need::conditional) return is_true(evaluate(*field.required_when, *this));
    return field.need == Need::required;
}

bool BlankForm::claims(const Indicator& indicator) const {
    const auto operands = numeric_operands(rubric_, indicator);
    return std::all_of(operands.begin(), operands.end(), [&](const std::string& id) {
        return std::holds_alternative<Number>(value(id));
    });
}

BlankForm::Cell BlankForm::measure(const Indicator& indicator) const {
    const auto operands = measure_operands(rubric_, indicator);
    if (!std::all_of(operands.begin(), operands.end(), [&](const std::string& id) {
            return std::holds_alternative<Number>(value(id));
        }))
        return words("no-claim-cell").zh;
    indicator_ = &indicator;
    const Result value = evaluate(*indicator.measure, *this);
    const auto* number = std::get_if<Number>(&value);
    if (number == nullptr) return words("not-computable-cell").zh;
    return number->rounded(guard_decimals).to_double();
}

BlankForm::Cell BlankForm::points(const Indicator& indicator) const {
    if (indicator.applies && !is_true(evaluate(*indicator.applies, *this))) return 0.0;
    if (!claims(indicator)) return 0.0;
    if (depends_on(indicator.rule, NameKind::measure) &&
        !std::holds_alternative<double>(measure(indicator)))
        return std::string();
    indicator_ = &indicator;
    const Result value = evaluate(*indicator.rule, *this);
    const auto* number = std::get_if<Number>(&value);
    if (number == nullptr) return std::string();
    Number held = std::max(*number, Number(0));
    if (indicator.points) held = std::min(held, *indicator.points + indicator.surplus);
    return rounded_points(held).to_double();
}

Result BlankForm::name(const NameNode& name) const {
    switch (name.kind) {
        case NameKind::field: return to_result(value(name.id));
        case NameKind::reading: return reading(name.id);
        case NameKind::round_fact: return round_fact(name.id);
        case NameKind::max_points:
            return indicator_ != nullptr && indicator_->points ? *indicator_->points : Number(0);
        case NameKind::measure:
            return indicator_ == nullptr ? Result(NotComputable{})
                                         : evaluate(*indicator_->measure, *this);
        default: return Pending{};
    }
}

Result BlankForm::aggregate(Function function, const ColumnNode&) const {
    if (function == Function::sum) return Number(0);
    return NotComputable{};
}

Result BlankForm::reading(const std::string& id) const {
    const ReadingChoice* choice = rubric_.reading(id);
    if (choice == nullptr) return NotComputable{};
    if (const auto* number = std::get_if<Number>(&choice->value)) return *number;
    if (const auto* flag = std::get_if<bool>(&choice->value)) return *flag;
    if (const auto* text = std::get_if<std::string>(&choice->value)) return *text;
    return NotComputable{};
}

Result BlankForm::round_fact(const std::string& id) const {
    if (id == "year") return Number(round_.year);
    if (id == "notice_year") return Number(round_.notice_year);
    if (id == "period_from") return round_.period_from;
    return id == "period_to" ? round_.period_to : round_.as_of;
}

}  // namespace kaoping
