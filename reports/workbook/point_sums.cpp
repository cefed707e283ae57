#include "reports/workbook/point_sums.hpp"

#include <algorithm>

#include "reports/workbook/formula.hpp"

namespace kaoping {

namespace {

std::size_t index_in(const Rubric& rubric, const std::string& id) {
    return static_cast<std::size_t>(rubric.indicator(id) - rubric.indicators.data());
}

bool in_section(const Indicator& indicator, const Section& section) {
    return indicator.kind == IndicatorKind::base && indicator.section == section.id;
}

}  // namespace

bool redistributes(const Rubric& rubric, const Section& section) {
    return std::any_of(rubric.indicators.begin(), rubric.indicators.end(), [&](const Indicator& i) {
        return in_section(i, section) && rubric.profile(i).redistributes;
    });
}

std::string joined(const std::vector<Position>& cells) {
    std::string text;
    for (const Position cell : cells) text += (text.empty() ? "" : ",") + to_a1(cell);
    return text;
}

std::vector<Position> PointSums::cells(const Wanted& wanted) const {
    std::vector<Position> found;
    for (std::size_t i = 0; i < points_.size(); ++i)
        if (wanted(rubric_.indicators[i])) found.push_back(points_[i]);
    return found;
}

std::string PointSums::up_to(const Group& group, std::size_t count) const {
    std::vector<Position> first;
    for (std::size_t i = 0; i < count; ++i)
        first.push_back(points_[index_in(rubric_, group.indicators[i])]);
    return first.empty() ? ""
                         : "MIN(" + group.maximum.to_decimal(15) + ",SUM(" + joined(first) + "))";
}

std::string PointSums::sum(const Wanted& wanted) const {
    const auto free = cells([&](const Indicator& i) {
        return wanted(i) &&
               std::none_of(rubric_.groups.begin(), rubric_.groups.end(), [&](const Group& group) {
                   return std::find(group.indicators.begin(), group.indicators.end(), i.id) !=
                          group.indicators.end();
               });
    });
    std::string text = free.empty() ? "0" : "SUM(" + joined(free) + ")";
    for (const Group& group : rubric_.groups) {
        const auto takes_part = [&](std::size_t i) {
            return wanted(*rubric_.indicator(group.indicators[i]));
        };
        for (std::size_t i = 0; i < group.indicators.size();) {
            std::size_t end = i;
            while (end < group.indicators.size() && takes_part(end)) ++end;
            if (end > i) {
                text += "+" + up_to(group, end);
                if (i > 0) text += "-" + up_to(group, i);
            }
            i = end + 1;
        }
    }
    return text;
}

std::string PointSums::section_sum(const Section& section, const std::string& idle) const {
    Number maxima;
    for (const Indicator& i : rubric_.indicators)
        if (in_section(i, section)) maxima += i.points.value_or(Number());
    std::string known = sum([&](const Indicator& i) { return in_section(i, section); });
    if (idle.empty()) return known;
    const std::string all = maxima.to_decimal(15);
    return guarded_formula("(" + known + ")*" + all + "/(" + all + "-IF(" + idle + "<" + all + "," +
                           idle + ",0))");
}

std::string PointSums::rounded_group(const Group& group) const {
    return rounded_formula(up_to(group, group.indicators.size()));
}

std::optional<Number> PointSums::group_value(const Group& group, const Scorecard& card) const {
    Number sum;
    for (const std::string& id : group.indicators)
        sum += card.indicators[index_in(rubric_, id)].points.value_or(Number());
    return std::min(sum, group.maximum);
}

}  // namespace kaoping
