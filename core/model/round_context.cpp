#include "model/round_context.hpp"

#include <algorithm>

namespace kaoping {

RoundContext calendar_year(int year, std::optional<int> notice_year) {
    const Period period{{year, 1, 1}, {year, 12, 31}};
    return {year, notice_year.value_or(year + 1), period, period.to};
}

std::string_view word_of(RoundFact fact) {
    switch (fact) {
        case RoundFact::year: return "year";
        case RoundFact::notice_year: return "notice_year";
        case RoundFact::period_from: return "period_from";
        case RoundFact::period_to: return "period_to";
        case RoundFact::as_of: break;
    }
    return "as_of";
}

std::optional<RoundFact> round_fact(std::string_view word) {
    const auto found = std::find_if(round_facts.begin(), round_facts.end(),
                                    [&](RoundFact fact) { return word_of(fact) == word; });
    if (found == round_facts.end()) return std::nullopt;
    return *found;
}

bool is_date(RoundFact fact) { return fact != RoundFact::year && fact != RoundFact::notice_year; }

std::variant<int, Date> value_of(RoundFact fact, const RoundContext& round) {
    switch (fact) {
        case RoundFact::year: return round.year;
        case RoundFact::notice_year: return round.notice_year;
        case RoundFact::period_from: return round.period.from;
        case RoundFact::period_to: return round.period.to;
        case RoundFact::as_of: break;
    }
    return round.as_of;
}

}  // namespace kaoping
