#pragma once

#include <optional>
#include <vector>

#include "model/number.hpp"
#include "rubric/operands.hpp"

namespace kaoping {

struct Indicator;
struct Rubric;

// What a rubric says of one indicator beyond its text: what it reads, who decides it, what holds
// its points. Taken once when the rubric is loaded; every stage and report asks this one answer.
struct IndicatorProfile {
    Operands measure;
    Operands rule;
    Operands applies;
    Operands points;  // of measure and rule: what the points come from

    // Experts or the bureau give the points, through the rule or through the measure: a lacking
    // field or fact leaves them pending, and never sets them to 0 (A3).
    bool decided_by_people = false;
    bool asks_cohort = false;  // figures of all subjects' measures
    // The rule reads the measure whatever else it reads: without a measure it makes no claim. A
    // comparison with nothing is FALSE, so that the rule by itself might give points.
    bool needs_measure = false;

    std::optional<Number> cap;     // maximum and surplus; nullopt: unlimited
    Number not_applicable_points;  // of an indicator that does not apply (A4)
    bool redistributes = false;    // ... and the rest of its section takes its maximum over

    Number held(const Number& points) const;  // to [0, cap]
    Operands everything() const;              // of measure, rule and applies
};

// Of an indicator of this rubric.
IndicatorProfile profile_of(const Rubric& rubric, const Indicator& indicator);

// Fills Rubric::profiles, parallel to its indicators.
void take_profiles(Rubric& rubric);

}  // namespace kaoping
