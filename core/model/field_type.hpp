#pragma once

#include <string>
#include <vector>

namespace kaoping {

// What a cell is meant to hold (CONTRACT: results.json types). money is in 万元 (10,000 yuan), area
// in m2, percent 0..100 (85 is 85 %).
enum class ValueType {
    count,
    money,
    area,
    percent,
    number,
    yes_no,
    choice,
    date,
    text,
    name,
    uscc,
    phone
};

// Types whose values are numbers.
constexpr bool is_numeric(ValueType type) { return type <= ValueType::number; }

struct CellSpec {
    ValueType type = ValueType::text;
    std::string unit;  // printed unit: 家, 人, 万元, 平方米 ...; empty when none
    std::vector<std::string> choices;  // choice: the printed Chinese labels, in order
    bool allow_negative = false;
};

}  // namespace kaoping
