#include "score/index.hpp"

#include <functional>

#include "rubric/constants.hpp"

namespace kaoping {

namespace {

template <class Items>
std::unordered_map<std::string, std::size_t> positions_of(const Items& items) {
    std::unordered_map<std::string, std::size_t> positions;
    for (std::size_t i = 0; i < items.size(); ++i) positions.emplace(items[i].id, i);
    return positions;
}

std::set<std::string> lists_matched_by(const Rubric& rubric, const List& list) {
    Operands operands;
    for (const auto& expression : {list.period, list.where, list.key})
        operands.add(operands_of(rubric, expression));
    for (const auto& derived : list.derived) operands.add(operands_of(rubric, derived.expression));
    return operands.lists;
}

}  // namespace

Round::Round(const Rubric& the_rubric, const RoundContext& the_context)
    : rubric(the_rubric), context(the_context) {
    index_ids();
    order_lists();
}

std::size_t Round::find(const Positions& positions, const std::string& id) {
    const auto found = positions.find(id);
    return found == positions.end() ? npos : found->second;
}

std::size_t Round::grade(const std::string& id) const {
    const Grade* found = rubric.grade(id);
    return found == nullptr ? npos : static_cast<std::size_t>(found - rubric.grades.data());
}

void Round::index_ids() {
    fields_ = positions_of(rubric.fields);
    lists_ = positions_of(rubric.lists);
    facts_ = positions_of(rubric.facts);
    for (const ReadingChoice& reading : rubric.readings)
        readings.emplace(reading.id, reading_result(reading));
}

// Depth first; a ring (refused by the loader) is cut where it closes.
void Round::order_lists() {
    std::vector<bool> seen(rubric.lists.size(), false);
    const std::function<void(std::size_t)> visit = [&](std::size_t i) {
        if (seen[i]) return;
        seen[i] = true;
        for (const auto& id : lists_matched_by(rubric, rubric.lists[i]))
            if (const auto other = list(id); other != npos) visit(other);
        list_order.push_back(i);
    };
    for (std::size_t i = 0; i < rubric.lists.size(); ++i) visit(i);
    for (const List& list : rubric.lists) {
        Operands operands;
        for (const auto& derived : list.derived)
            operands.add(operands_of(rubric, derived.expression));
        if (!operands.matched.empty()) derives_by_key.insert(&list);
    }
}

}  // namespace kaoping
