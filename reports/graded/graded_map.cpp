#include "reports/graded/graded_map.hpp"

namespace kaoping {

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
