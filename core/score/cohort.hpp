#pragma once

#include <optional>
#include <vector>

#include "score/index.hpp"
#include "score/subject_input.hpp"

namespace kaoping {

// The measures of one subject that rules ask the cohort's figures of, in the order of the
// indicators that are asked for, as score_subject_first leaves them; none of a subject outside the
// cohort.
using CohortMeasures = std::vector<std::optional<Number>>;
CohortMeasures cohort_measures(const Round& round, const Assessment& assessment);

// The figures of a round's cohort, for the indicators whose rules ask for them (the mean only where
// it is asked for). The cohort is the subjects that are neither duplicate, exempt, not eligible,
// returned nor absent, and whose measure is known. Exact.
class Cohort {
public:
    Cohort(const Round& round, const std::vector<CohortMeasures>& subjects);

    // Fills Scorecard::cohort. Those outside the cohort see its figures but have no rank.
    void give(Assessment& assessment) const;

private:
    struct OfIndicator {
        CohortFigures figures;
        std::vector<Number>
            measures;  // greatest first; empty when no rule asks for the indicator's cohort
    };
    std::vector<OfIndicator> indicators_;
};

}  // namespace kaoping
