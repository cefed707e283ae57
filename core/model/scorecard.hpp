#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/cohort_figure.hpp"
#include "model/finding.hpp"
#include "model/number.hpp"
#include "model/value.hpp"

namespace kaoping {

enum class Status {
    duplicate,
    exempt,
    not_eligible,
    returned,
    pending,
    assessed,
    absent
};  // the first that applies (A13)

enum class Basis { computed, judged, experts, adjusted, pending, not_applicable, not_computable };

struct IndicatorScore {
    std::optional<Number> points;  // rounded to 4 decimals; nullopt while pending or not computable
    Basis basis = Basis::pending;
    friend bool operator==(const IndicatorScore&, const IndicatorScore&) = default;
};

// How an indicator came to its score.
struct IndicatorWorking {
    std::optional<Number> measure;      // exact; published with at most 6 decimals
    std::optional<Number> rule_points;  // as the rule gives them, before an adjustment
    std::optional<Number> maximum;      // nullopt: unlimited
    std::optional<Number> self;         // self-assessed points
    std::string reason;                 // of an adjustment
    bool no_claim = false;              // an optional value is missing: 0 points (A3)
    bool measure_absent = false;        // for want of an operand, not because it cannot be computed
    friend bool operator==(const IndicatorWorking&, const IndicatorWorking&) = default;
};

// How one row of a list was counted (A5, A6).
struct RowScore {
    int key_group = 0;  // equal for equal keys over all lists of the submission, from 1; 0: no key
    std::string key;    // comparison key as text; "#<line>" for lists without keys
    std::string identity;  // what the bureau's decision (vl_) is kept by: the key, else the row's
                           // content; the second row of the same ends in #2, because each row has a
                           // decision of its own
    std::optional<Date> period;  // the row's period date
    bool recognised = true;      // vl_ is not 不认定
    bool candidate = false;      // recognised, inside the period, and `where` holds
    bool counted = false;        // candidate and picked for its key
    std::string why;             // empty when counted, else: not-recognised, filtered, undated-row,
                                 // outside-period, duplicate-row
    std::vector<Value> derived;  // parallel to List::derived; Missing when not computable
    friend bool operator==(const RowScore&, const RowScore&) = default;
};

// What made a grade what it is: the last thing that changed it, else the band of the total.
struct GradeDecision {
    enum class Kind {
        band,      // id: the grade
        quota,     // the grade whose places others have taken
        cap,       // the cap, or the section below its minimum
        floor,     // the floor
        veto,      // the veto that lowered it
        direct,    // what decides it without a total
        withheld,  // the veto that leaves no grade
        bureau,    // the grade decided (审定等次)
    };
    Kind kind = Kind::band;
    std::string id;
    std::string article;  // empty: none is known
    friend bool operator==(const GradeDecision&, const GradeDecision&) = default;
};

// What a round's lists, its ranking and its summary ask of a scorecard.
struct ScoreFigures {
    Status status = Status::pending;
    std::vector<IndicatorScore> indicators;  // parallel to Rubric::indicators
    std::vector<std::optional<Number>>
        sections;  // parallel to Rubric::sections; nullopt while a part is pending
    Number bonus;
    Number deduction;
    Number raw_total;                         // sum of what is known
    std::optional<Number> total;              // published; assessed only
    std::string grade;                        // grade id; empty: none
    std::string grade_by_total;               // before caps, vetoes and the bureau's decision
    std::optional<GradeDecision> decided_by;  // nullopt: there is nothing to grade
    std::optional<int> rank;
    std::string grade_placed;  // grade_by_total unless a quota passed it by; assessed only
    std::vector<std::string> grade_floors;  // ids that hold
    std::vector<std::string> grade_caps;
    std::vector<std::string> vetoes;
    std::vector<int> consequences;     // indices into Rubric::consequences
    std::vector<std::string> pending;  // indicator ids
    std::vector<Finding> findings;
    friend bool operator==(const ScoreFigures&, const ScoreFigures&) = default;
};

// How the figures came about: for the graded workbook and results.json.
struct ScoreWorkings {
    std::vector<std::optional<Value>>
        effective;  // parallel to Rubric::fields: verified value, else the applicant's
    std::vector<std::vector<RowScore>> lists;  // parallel to Rubric::lists
    std::vector<IndicatorWorking> workings;    // parallel to Rubric::indicators
    std::vector<CohortFigures> cohort;         // parallel to Rubric::indicators
    std::map<std::string, std::optional<Number>>
        expert_means;  // by expert item id; nullopt: pending
    friend bool operator==(const ScoreWorkings&, const ScoreWorkings&) = default;
};

struct Scorecard : ScoreFigures, ScoreWorkings {
    friend bool operator==(const Scorecard&, const Scorecard&) = default;
};

}  // namespace kaoping
