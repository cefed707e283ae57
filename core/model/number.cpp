#include "model/number.hpp"

#include <array>
#include <boost/multiprecision/cpp_int.hpp>
#include <charconv>
#include <cmath>
#include <limits>
#include <stdexcept>

namespace kaoping {

namespace mp = boost::multiprecision;
using Rational = mp::number<mp::cpp_rational_backend, mp::et_off>;
using Integer = mp::number<mp::cpp_int_backend<>, mp::et_off>;

struct Number::Rep {
    Rational value;
};

namespace {

constexpr int max_exponent = 400;
constexpr std::size_t max_length = 400;

Integer numerator_of(const Rational& r) { return Integer(mp::numerator(r)); }
Integer denominator_of(const Rational& r) { return Integer(mp::denominator(r)); }

Integer power_of_ten(int exponent) { return mp::pow(Integer(10), static_cast<unsigned>(exponent)); }

// Half away from zero: |n|/d + 1/2, floored, with the sign of n.
Integer round_to_integer(const Rational& r) {
    const Integer n = numerator_of(r);
    const Integer d = denominator_of(r);
    const Integer magnitude = (2 * mp::abs(n) + d) / (2 * d);
    return n < 0 ? Integer(-magnitude) : magnitude;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

namespace {
const std::shared_ptr<const Number::Rep>& zero_rep() {
    static const auto rep = std::make_shared<const Number::Rep>();
    return rep;
}
}  // namespace

Number::Number() : rep_(zero_rep()) {}
Number::Number(std::int64_t whole) : rep_(std::make_shared<const Rep>(Rep{Rational(whole)})) {}
Number::Number(std::shared_ptr<const Rep> rep) : rep_(std::move(rep)) {}

std::optional<Number> Number::parse(std::string_view text) {
    if (text.empty() || text.size() > max_length) return std::nullopt;
    std::size_t at = 0;
    const bool negative = text[0] == '-';
    if (negative) ++at;
    std::string digits;
    int decimals = 0;
    bool point = false;
    for (; at < text.size() && (is_digit(text[at]) || text[at] == '.'); ++at) {
        if (text[at] == '.') {
            if (point) return std::nullopt;
            point = true;
            continue;
        }
        digits += text[at];
        if (point) ++decimals;
    }
    if (digits.empty()) return std::nullopt;
    int exponent = 0;
    if (at < text.size()) {
        if (text[at] != 'e' && text[at] != 'E') return std::nullopt;
        ++at;
        if (at < text.size() && text[at] == '+') ++at;
        const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), exponent);
        if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
        if (exponent > max_exponent || exponent < -max_exponent) return std::nullopt;
    }
    // A leading zero would make Boost read octal.
    const auto first = digits.find_first_not_of('0');
    const Integer mantissa = first == std::string::npos ? Integer(0) : Integer(digits.substr(first));
    const int scale = exponent - decimals;
    Rational value = scale >= 0 ? Rational(Integer(mantissa * power_of_ten(scale)))
                                : Rational(mantissa, power_of_ten(-scale));
    if (negative) value = -value;
    return Number(std::make_shared<const Rep>(Rep{value}));
}

std::optional<Number> Number::from_double(double value) {
    if (!std::isfinite(value)) return std::nullopt;
    std::array<char, 64> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                            std::chars_format::scientific);  // fixed writes digits nobody stored
    if (error != std::errc{}) return std::nullopt;
    return parse(std::string_view(buffer.data(), static_cast<std::size_t>(end - buffer.data())));
}

double Number::to_double() const {
    // Through the decimal, so that a decimal of at most 15 digits gives the very double a spreadsheet holds.
    if (denominator_of(rep_->value) == 1 && mp::abs(numerator_of(rep_->value)) < Integer(1) << 53)
        return static_cast<double>(numerator_of(rep_->value).convert_to<std::int64_t>());
    const std::string decimal = to_decimal(30);
    double value = 0;
    std::from_chars(decimal.data(), decimal.data() + decimal.size(), value);
    return value;
}

std::string Number::to_decimal(int max_decimals) const {
    if (is_whole()) return numerator_of(rep_->value).str();
    const Integer scaled = round_to_integer(Rational(rep_->value * Rational(power_of_ten(max_decimals))));
    std::string digits = Integer(mp::abs(scaled)).str();
    const auto places = static_cast<std::size_t>(max_decimals);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    std::string whole = digits.substr(0, digits.size() - places);
    std::string fraction = digits.substr(digits.size() - places);
    while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
    std::string text = fraction.empty() ? whole : whole + "." + fraction;
    return scaled < 0 ? "-" + text : text;
}

Number Number::rounded(int decimals) const {
    const Integer unit = power_of_ten(decimals);
    const Integer scaled = round_to_integer(Rational(rep_->value * Rational(unit)));
    return Number(std::make_shared<const Rep>(Rep{Rational(scaled, unit)}));
}

Number Number::truncated() const {
    const Integer whole = numerator_of(rep_->value) / denominator_of(rep_->value);
    return Number(std::make_shared<const Rep>(Rep{Rational(whole)}));
}

Number Number::floored() const {
    const Number whole = truncated();
    return sign() < 0 && !is_whole() ? whole - Number(1) : whole;
}

bool Number::is_whole() const { return denominator_of(rep_->value) == 1; }
bool Number::is_zero() const { return rep_->value.is_zero(); }
int Number::sign() const { return rep_->value.sign(); }

std::optional<std::int64_t> Number::to_int() const {
    if (!is_whole()) return std::nullopt;
    const Integer n = numerator_of(rep_->value);
    if (n > std::numeric_limits<std::int64_t>::max() || n < std::numeric_limits<std::int64_t>::min())
        return std::nullopt;
    return n.convert_to<std::int64_t>();
}

bool Number::fits_decimals(int decimals) const {
    return denominator_of(Rational(rep_->value * Rational(power_of_ten(decimals)))) == 1;
}

Number operator+(const Number& a, const Number& b) {
    return Number(std::make_shared<const Number::Rep>(Number::Rep{Rational(a.rep_->value + b.rep_->value)}));
}
Number operator-(const Number& a, const Number& b) {
    return Number(std::make_shared<const Number::Rep>(Number::Rep{Rational(a.rep_->value - b.rep_->value)}));
}
Number operator*(const Number& a, const Number& b) {
    return Number(std::make_shared<const Number::Rep>(Number::Rep{Rational(a.rep_->value * b.rep_->value)}));
}
Number operator/(const Number& a, const Number& b) {
    if (b.is_zero()) throw std::domain_error("division by zero");
    return Number(std::make_shared<const Number::Rep>(Number::Rep{Rational(a.rep_->value / b.rep_->value)}));
}
Number operator-(const Number& a) {
    return Number(std::make_shared<const Number::Rep>(Number::Rep{Rational(-a.rep_->value)}));
}

bool operator==(const Number& a, const Number& b) { return a.rep_ == b.rep_ || a.rep_->value == b.rep_->value; }
std::strong_ordering operator<=>(const Number& a, const Number& b) {
    const Rational& x = a.rep_->value;
    const Rational& y = b.rep_->value;
    // Rationals are compared by continued fractions; whole numbers and money of one precision need no division.
    const int c = denominator_of(x) == denominator_of(y) ? numerator_of(x).compare(numerator_of(y)) : x.compare(y);
    return c < 0 ? std::strong_ordering::less : c > 0 ? std::strong_ordering::greater : std::strong_ordering::equal;
}

}  // namespace kaoping
