#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/number.hpp"

namespace kaoping {

// A number as a spreadsheet file holds it: a double in some program's decimals (0.1 may be stored
// as 0.100000000000000006, 12 of a formula as 12.000000000000002).
class StoredNumber {
public:
    static std::optional<StoredNumber> parse(std::string_view stored);  // nullopt: no finite number

    std::string decimal() const;  // the shortest that reads back as the double, without exponent
    Number meant() const;  // its first 15 significant digits: what a spreadsheet keeps and shows
    bool has_lost_digits() const;  // a whole number of more than 15 digits

private:
    double value_ = 0;
    std::string digits_;  // significant digits of the shortest decimal: d.ddd × 10^exponent_
    int exponent_ = 0;
};

}  // namespace kaoping
