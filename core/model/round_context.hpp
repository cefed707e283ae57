#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <variant>

#include "model/value.hpp"

namespace kaoping {

// From one day to another, both of them included.
struct Period {
    Date from;
    Date to;
    bool contains(const Date& day) const { return from <= day && day <= to; }
};

// The dates of a round of assessment: one rubric, one year (readings A5, A15).
struct RoundContext {
    int year = 0;
    int notice_year = 0;  // the year in which the notice is issued
    Period period;
    Date as_of;  // the last day of the year unless given
};

// The calendar year; `notice_year`: what the plan says, else the year after.
RoundContext calendar_year(int year, std::optional<int> notice_year);

// What a rule may ask of them.
enum class RoundFact { year, notice_year, period_from, period_to, as_of };

inline constexpr std::array<RoundFact, 5> round_facts{RoundFact::year, RoundFact::notice_year,
                                                      RoundFact::period_from, RoundFact::period_to,
                                                      RoundFact::as_of};

// As rules write it: year, notice_year, period_from, period_to, as_of.
std::string_view word_of(RoundFact fact);
std::optional<RoundFact> round_fact(std::string_view word);
bool is_date(RoundFact fact);  // else a year

std::variant<int, Date> value_of(RoundFact fact, const RoundContext& round);

}  // namespace kaoping
