#include "reports/review/typed.hpp"

namespace kaoping {

void write_typed(Page& page, Position at, const TypedCells& typed, const std::string& name,
                 const Style& style) {
    const auto found = typed.find(name);
    if (found == typed.end()) return page.blank(at, style);
    const TypedCell& cell = found->second;
    if (!cell.refused && !is_missing(cell.value)) return page.value(at, cell.value, style);
    Style as_typed = style;
    if (cell.refused) as_typed.fill = colour::warning;
    page.text(at, cell.raw, as_typed);
}

}  // namespace kaoping
