#include "reports/form/blank_form.hpp"

#include "model/points.hpp"
#include "reports/wording/catalogue.hpp"
#include "rubric/claim.hpp"
#include "rubric/constants.hpp"

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

Result BlankForm::claimed(const Indicator& indicator) const {
    indicator_ = &indicator;
    return claim(rubric_, indicator, *this);
}

bool BlankForm::lacks(const ExprPtr& expression) const {
    const Result value = evaluate(*expression, *this);
    return std::holds_alternative<Missing>(value) || std::holds_alternative<NotApplicable>(value);
}

BlankForm::Cell BlankForm::measure(const Indicator& indicator) const {
    const Result claim = claimed(indicator);
    const bool undecided =
        std::holds_alternative<Pending>(claim) || std::holds_alternative<NotComputable>(claim);
    if (undecided) return words("not-computable-cell").zh;
    const bool shows_rule = rubric_.profile(indicator).rule.of_form_alone();
    if (!is_true(claim) || lacks(indicator.measure) || (shows_rule && lacks(indicator.rule)))
        return words("no-claim-cell").zh;
    const Result value = evaluate(*indicator.measure, *this);
    const auto* number = std::get_if<Number>(&value);
    if (number == nullptr) return words("not-computable-cell").zh;
    return number->rounded(guard_decimals).to_double();
}

BlankForm::Cell BlankForm::points(const Indicator& indicator) const {
    const IndicatorProfile& profile = rubric_.profile(indicator);
    const Result claim = claimed(indicator);
    const Result value = is_true(claim) ? rule_result(rubric_, indicator, *this) : claim;
    if (std::holds_alternative<Missing>(value)) return 0.0;
    if (std::holds_alternative<NotApplicable>(value))
        return profile.not_applicable_points.to_double();
    const auto* number = std::get_if<Number>(&value);
    if (number == nullptr) return std::string();
    return rounded_points(profile.held(*number)).to_double();
}

bool BlankForm::not_applicable(const Indicator& indicator) const {
    const Result claim = claimed(indicator);
    return std::holds_alternative<NotApplicable>(
        is_true(claim) ? rule_result(rubric_, indicator, *this) : claim);
}

Result BlankForm::name(const NameNode& name) const {
    switch (name.kind) {
        case NameKind::field: return to_result(value(name.id));
        case NameKind::reading: {
            const ReadingChoice* choice = rubric_.reading(name.id);
            return choice == nullptr ? Result(NotComputable{}) : reading_result(*choice);
        }
        case NameKind::round_fact: return round_result(round_, name.fact);
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

}  // namespace kaoping
