#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "model/cells.hpp"
#include "model/scorecard.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// "B5,B6,B9"
std::string joined(const std::vector<Position>& cells);

// Sums of the indicators' points as formulas, after the caps of groups (A8): a group's indicators
// take, one after the other, what is left of its maximum.
class PointSums {
public:
    using Wanted = std::function<bool(const Indicator&)>;

    // `points`: the cells, parallel to Rubric::indicators.
    PointSums(const Rubric& rubric, const std::vector<Position>& points)
        : rubric_(rubric), points_(points) {}

    std::vector<Position> cells(const Wanted& wanted) const;
    std::string sum(const Wanted& wanted) const;  // "0" of none

    // What is known of a section's points. `idle`: the cell that holds how many points of the
    // section do not apply and are borne by the rest in proportion (A4); empty where there is none.
    std::string section_sum(const Section& section, const std::string& idle) const;

    // What counts of a group.
    std::string rounded_group(const Group& group) const;
    std::optional<Number> group_value(const Group& group, const Scorecard& card) const;

private:
    std::string up_to(const Group& group,
                      std::size_t count) const;  // of its first `count` indicators; empty of none

    const Rubric& rubric_;
    const std::vector<Position>& points_;
};

// Whether an indicator of the section hands its points to the rest when it does not apply.
bool redistributes(const Rubric& rubric, const Section& section);

}  // namespace kaoping
