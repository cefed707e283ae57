#include "rubric/constants.hpp"

namespace kaoping {

Result reading_result(const ReadingChoice& reading) {
    if (const auto* number = std::get_if<Number>(&reading.value)) return *number;
    if (const auto* flag = std::get_if<bool>(&reading.value)) return *flag;
    if (const auto* text = std::get_if<std::string>(&reading.value)) return *text;
    return NotComputable{};
}

Result round_result(const RoundContext& round, const std::string& id) {
    if (id == "year") return Number(round.year);
    if (id == "notice_year") return Number(round.notice_year);
    if (id == "period_from") return round.period_from;
    if (id == "period_to") return round.period_to;
    if (id == "as_of") return round.as_of;
    return NotComputable{};
}

}  // namespace kaoping
