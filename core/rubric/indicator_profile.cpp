#include "rubric/indicator_profile.hpp"

#include <algorithm>

#include "rubric/rubric.hpp"
#include "rubric/walk.hpp"

namespace kaoping {

namespace {

bool always_reads_measure(const Expr& e) {
    if (const auto* name = std::get_if<NameNode>(&e.node)) return name->kind == NameKind::measure;
    const auto* call = std::get_if<CallNode>(&e.node);
    if (call != nullptr && call->function == Function::isblank) return false;
    const auto parts = parts_of(e);
    if (call != nullptr && call->function == Function::if_)
        return always_reads_measure(*parts[0]) ||
               (always_reads_measure(*parts[1]) && always_reads_measure(*parts[2]));
    return std::any_of(parts.begin(), parts.end(),
                       [](const ExprPtr& part) { return always_reads_measure(*part); });
}

}  // namespace

Number IndicatorProfile::held(const Number& points_) const {
    if (points_.sign() < 0) return {};
    return cap ? std::min(points_, *cap) : points_;
}

Operands IndicatorProfile::everything() const {
    Operands all = points;
    all.add(applies);
    return all;
}

IndicatorProfile profile_of(const Rubric& rubric, const Indicator& indicator) {
    IndicatorProfile profile;
    profile.measure = operands_of(rubric, indicator.measure);
    profile.rule = operands_of(rubric, indicator.rule);
    profile.applies = operands_of(rubric, indicator.applies);
    profile.points = profile.measure;
    profile.points.add(profile.rule);
    profile.decided_by_people = profile.points.people;
    profile.asks_cohort = !profile.points.cohort.empty();
    profile.needs_measure =
        indicator.measure && indicator.rule && always_reads_measure(*indicator.rule);
    if (indicator.points) profile.cap = *indicator.points + indicator.surplus;
    const NotApplicablePolicy policy = indicator.not_applicable;
    if (policy == NotApplicablePolicy::full && indicator.points)
        profile.not_applicable_points = *indicator.points;
    profile.redistributes = policy == NotApplicablePolicy::redistribute &&
                            indicator.kind == IndicatorKind::base && indicator.points;
    return profile;
}

void take_profiles(Rubric& rubric) {
    rubric.profiles.clear();
    for (const Indicator& indicator : rubric.indicators)
        rubric.profiles.push_back(profile_of(rubric, indicator));
}

}  // namespace kaoping
