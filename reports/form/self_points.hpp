#pragma once

#include "rubric/rubric.hpp"

namespace kaoping {

// Whether a form's own cells determine what an expression comes to (CONTRACT, s_<indicator>).
enum class SelfPoints {
    live,   // the form alone determines the points: a formula
    typed,  // judgement, experts, the cohort or a bureau fact enters: a cell to fill in
    none,   // bureau facts alone decide: nothing to assess oneself
};

SelfPoints self_points_of(const IndicatorProfile& profile);

// The measure can be computed from the form alone. False without a measure.
bool form_gives_measure(const Rubric& rubric, const Indicator& indicator);

}  // namespace kaoping
