#pragma once

#include <vector>

#include "score/index.hpp"
#include "score/subject.hpp"

namespace kaoping {

// The figures of a round's cohort, for the indicators whose rules ask for them (the mean only where it is asked for). The
// cohort is the subjects that are neither duplicate, exempt, not eligible, returned nor absent, and whose measure is known.
// Exact.
class Cohort {
public:
    // Asks of every assessment its status and measures only, as score_subject_first leaves them.
    Cohort(const Round& round, const Assessments& assessments);

    // Fills Scorecard::cohort. Those outside the cohort see its figures but have no rank.
    void give(Assessment& assessment) const;

private:
    struct OfIndicator {
        CohortFigures figures;
        std::vector<Number> measures;  // greatest first; empty when no rule asks for the indicator's cohort
    };
    std::vector<OfIndicator> indicators_;
};

void take_cohort(const Round& round, Assessments& assessments);

}  // namespace kaoping
