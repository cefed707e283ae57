#include "rubric/rubric.hpp"

#include <algorithm>

namespace kaoping {

namespace {
template <class Items>
auto find_by_id(const Items& items, std::string_view id) -> decltype(items.data()) {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}
}  // namespace

const Column* List::column(std::string_view wanted) const { return find_by_id(columns, wanted); }

const Field* Rubric::field(std::string_view wanted) const { return find_by_id(fields, wanted); }
const List* Rubric::list(std::string_view wanted) const { return find_by_id(lists, wanted); }
const Fact* Rubric::fact(std::string_view wanted) const { return find_by_id(facts, wanted); }
const Indicator* Rubric::indicator(std::string_view wanted) const {
    return find_by_id(indicators, wanted);
}
const Section* Rubric::section(std::string_view wanted) const {
    return find_by_id(sections, wanted);
}
const Grade* Rubric::grade(std::string_view wanted) const { return find_by_id(grades, wanted); }
const ReadingChoice* Rubric::reading(std::string_view wanted) const {
    return find_by_id(readings, wanted);
}
const LookupTable* Rubric::table(std::string_view wanted) const {
    return find_by_id(tables, wanted);
}

const IndicatorProfile& Rubric::profile(const Indicator& indicator) const {
    return profiles.at(static_cast<std::size_t>(&indicator - indicators.data()));
}

bool Rubric::has_experts() const {
    return std::any_of(indicators.begin(), indicators.end(),
                       [](const Indicator& i) { return !i.expert_items.empty(); });
}
bool Rubric::has_judged() const {
    return std::any_of(indicators.begin(), indicators.end(),
                       [](const Indicator& i) { return i.judged.has_value(); });
}

}  // namespace kaoping
