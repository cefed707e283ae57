#include "rubric/claim.hpp"

namespace kaoping {

namespace {

Result applies(const Indicator& indicator, const Scope& scope) {
    if (!indicator.applies) return true;
    const Result r = evaluate(*indicator.applies, scope);
    return r == Result(false) ? Result(NotApplicable{}) : r;
}

}  // namespace

Result claim(const Rubric& rubric, const Indicator& indicator, const Scope& scope) {
    Result r = applies(indicator, scope);
    if (!is_true(r)) return r;
    const IndicatorProfile& profile = rubric.profile(indicator);
    if (profile.decided_by_people) return true;
    bool applicable = true;
    for (const std::size_t i : profile.points.numbers) {
        const Result value = scope.name({rubric.fields[i].id, NameKind::field});
        if (std::holds_alternative<Missing>(value)) return Missing{};
        applicable = applicable && !std::holds_alternative<NotApplicable>(value);
    }
    return applicable ? Result(true) : Result(NotApplicable{});
}

Result rule_result(const Rubric& rubric, const Indicator& indicator, const Scope& scope) {
    if (rubric.profile(indicator).needs_measure) {
        Result measure = scope.name({"measure", NameKind::measure});
        if (std::holds_alternative<Missing>(measure) ||
            std::holds_alternative<NotApplicable>(measure))
            return measure;
    }
    return evaluate(*indicator.rule, scope);
}

}  // namespace kaoping
