#include "text/stored_number.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>

namespace kaoping {

namespace {

constexpr std::size_t digits_kept = 15;
constexpr double first_of_sixteen_digits = 1e15;
constexpr int most_decimals = 30;  // what Number writes

}  // namespace

std::optional<StoredNumber> StoredNumber::parse(std::string_view stored) {
    StoredNumber number;
    const auto read = std::from_chars(stored.data(), stored.data() + stored.size(), number.value_);
    if (read.ec != std::errc{} || read.ptr != stored.data() + stored.size() ||
        !std::isfinite(number.value_))
        return std::nullopt;
    std::array<char, 32> buffer{};  // -d.dddddddddddddddde-xxx
    const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                       std::abs(number.value_), std::chars_format::scientific);
    const char* at = buffer.data();
    for (; *at != 'e'; ++at)
        if (*at != '.') number.digits_ += *at;
    ++at;
    if (*at == '+') ++at;
    std::from_chars(at, written.ptr, number.exponent_);
    return number;
}

std::string StoredNumber::decimal() const {
    const auto count = static_cast<int>(digits_.size());
    if (value_ == 0) return "0";
    if (exponent_ < 0 && count - exponent_ - 1 > most_decimals)
        return meant().to_decimal(most_decimals);
    std::string text = digits_;
    if (exponent_ < 0)
        text.insert(0, "0." + std::string(static_cast<std::size_t>(-exponent_) - 1, '0'));
    else if (count <= exponent_ + 1)
        text.append(static_cast<std::size_t>(exponent_) + 1 - digits_.size(), '0');
    else text.insert(static_cast<std::size_t>(exponent_ + 1), ".");
    return value_ < 0 ? "-" + text : text;
}

Number StoredNumber::meant() const {
    if (std::abs(value_) < first_of_sixteen_digits && std::trunc(value_) == value_)
        return Number(static_cast<std::int64_t>(value_));
    std::array<char, 32> buffer{};
    const auto end = buffer.data() + buffer.size();
    const auto written =
        digits_.size() <= digits_kept
            ? std::to_chars(buffer.data(), end, value_, std::chars_format::scientific)
            : std::to_chars(buffer.data(), end, value_, std::chars_format::scientific,
                            digits_kept - 1);
    return Number::parse({buffer.data(), static_cast<std::size_t>(written.ptr - buffer.data())})
        .value_or(Number());
}

bool StoredNumber::has_lost_digits() const { return std::abs(value_) >= first_of_sixteen_digits; }

}  // namespace kaoping
