#include "reports/form/form_map.hpp"

namespace kaoping {

std::string FormMap::cell(Position at) const {
    return main_sheet_.empty() ? to_a1_absolute(at)
                               : quote_sheet(main_sheet_) + "!" + to_a1_absolute(at);
}

std::string FormMap::counted(const std::string& list) const {
    const ListLayout& layout = plan_.layout(list);
    return layout.range_reference(layout.counted_column());
}

std::string FormMap::keys(const std::string& list) const {
    const ListLayout& layout = plan_.layout(list);
    return layout.range_reference(layout.key_column());
}

std::string FormMap::column(const std::string& list, const std::string& column) const {
    const ListLayout& layout = plan_.layout(list);
    return layout.range_reference(layout.column_of(column));
}

}  // namespace kaoping
