#include "rubric/constants.hpp"

namespace kaoping {

Result reading_result(const ReadingChoice& reading) {
    if (const auto* number = std::get_if<Number>(&reading.value)) return *number;
    if (const auto* flag = std::get_if<bool>(&reading.value)) return *flag;
    if (const auto* text = std::get_if<std::string>(&reading.value)) return *text;
    return NotComputable{};
}

Result round_result(const RoundContext& round, RoundFact fact) {
    const auto value = value_of(fact, round);
    if (const auto* year = std::get_if<int>(&value)) return Number(*year);
    return std::get<Date>(value);
}

}  // namespace kaoping
