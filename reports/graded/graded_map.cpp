#include "reports/graded/graded_map.hpp"

namespace kaoping {

std::string date_constant(const Date& date) {
    return "DATE(" + std::to_string(date.year) + "," + std::to_string(date.month) + "," + std::to_string(date.day) + ")";
}

std::string GradedMap::round_fact(const std::string& id) const {
    const RoundContext& round = subject.round;
    if (id == "year") return std::to_string(round.year);
    if (id == "notice_year") return std::to_string(round.notice_year);
    if (id == "period_from") return date_constant(round.period_from);
    if (id == "period_to") return date_constant(round.period_to);
    return date_constant(round.as_of);
}

const ListLayout& GradedMap::layout(const std::string& list) const {
    const List* wanted = subject.rubric.list(list);
    return lists[static_cast<std::size_t>(wanted - subject.rubric.lists.data())];
}

std::string GradedMap::counted(const std::string& list) const {
    const ListLayout& l = layout(list);
    return l.range_reference(l.counted_column());
}
std::string GradedMap::keys(const std::string& list) const {
    const ListLayout& l = layout(list);
    return l.range_reference(l.key_column());
}
std::string GradedMap::column(const std::string& list, const std::string& column) const {
    const ListLayout& l = layout(list);
    return l.range_reference(l.column_of(column));
}

}  // namespace kaoping
