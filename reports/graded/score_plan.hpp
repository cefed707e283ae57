#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "reports/graded/graded.hpp"
#include "reports/graded/graded_constants.hpp"

namespace kaoping {

// Something that an indicator's points come from, one line of the 评分表: a field of the form, a
// list, or a constant of the bureau, the experts or the round. One of the three is set; none: an
// indicator without any.
struct ScoreLine {
    std::string label;
    std::string unit;
    const Field* field = nullptr;
    const List* list = nullptr;
    const Constant* constant = nullptr;
    double height = 0;  // points
};

struct ScoreBlock {
    std::size_t indicator = 0;     // index
    std::uint32_t first = 0;       // row
    std::vector<ScoreLine> lines;  // at least one
    std::uint32_t last() const { return first + static_cast<std::uint32_t>(lines.size()) - 1; }
    double height() const;
};

// Where everything stands on the 评分表. Rows and columns from zero.
struct ScorePlan {
    explicit ScorePlan(const GradedSubject& subject);
    ScorePlan(const ScorePlan&) = delete;
    ScorePlan& operator=(const ScorePlan&) = delete;

    enum Column : std::uint32_t {
        section,
        title,
        maximum,
        criterion,
        item,
        claimed,
        used,
        unit,
        measure,
        self,
        points,
        adjusted,
        reason,
        basis
    };
    static constexpr std::uint32_t last_column = basis;
    static constexpr std::uint32_t header_row = 4;
    static constexpr double header_height = 32;
    static double width(std::uint32_t column);  // characters
    static double width(std::uint32_t first, std::uint32_t last);

    std::vector<Constant> constants;  // the lines point into it
    std::vector<ScoreBlock> blocks;   // parallel to Rubric::indicators
    std::vector<std::uint32_t> page_starts;
    std::uint32_t end() const { return blocks.empty() ? header_row + 1 : blocks.back().last() + 1; }
    bool starts_page(std::uint32_t row) const;
    // Points that the rows of a page take, and what is left of the page the last indicator ends on.
    static double page_height();
    double used_of_last_page() const;
};

// "计算；第八条": what the points rest on.
std::string basis_words(const IndicatorScore& score, const Indicator& indicator);

}  // namespace kaoping
