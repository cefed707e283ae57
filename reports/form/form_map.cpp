#include "reports/form/form_map.hpp"

namespace kaoping {

namespace {
std::string date_constant(const Date& date) {
    return "DATE(" + std::to_string(date.year) + "," + std::to_string(date.month) + "," + std::to_string(date.day) + ")";
}
}  // namespace

std::string FormMap::cell(Position at) const {
    return main_sheet_.empty() ? to_a1_absolute(at) : quote_sheet(main_sheet_) + "!" + to_a1_absolute(at);
}

std::string FormMap::round_fact(const std::string& id) const {
    const RoundContext& round = plan_.round;
    if (id == "year") return std::to_string(round.year);
    if (id == "notice_year") return std::to_string(round.notice_year);
    if (id == "period_from") return date_constant(round.period_from);
    if (id == "period_to") return date_constant(round.period_to);
    return date_constant(round.as_of);
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
