#include "reports/form/self_points.hpp"

namespace kaoping {

SelfPoints self_points_of(const IndicatorProfile& profile) {
    const Operands reads = profile.everything();
    if (reads.judged || !reads.expert_items.empty() || !reads.cohort.empty())
        return SelfPoints::typed;
    if (reads.facts.empty()) return SelfPoints::live;
    return reads.fields.empty() && reads.lists.empty() ? SelfPoints::none : SelfPoints::typed;
}

bool form_gives_measure(const Rubric& rubric, const Indicator& indicator) {
    return indicator.measure && rubric.profile(indicator).measure.of_form_alone();
}

}  // namespace kaoping
