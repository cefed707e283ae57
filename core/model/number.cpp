#include "model/number.hpp"

#include <algorithm>
#include <array>
#include <boost/multiprecision/cpp_int.hpp>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>

namespace kaoping {

namespace mp = boost::multiprecision;
using Rational = mp::number<mp::cpp_rational_backend, mp::et_off>;
using Integer = mp::number<mp::cpp_int_backend<>, mp::et_off>;

struct Number::Rep {
    Rational value;
};

struct NumberAccess {
    using Fraction = Number::Fraction;
    static const Fraction* fraction(const Number& n) { return std::get_if<Fraction>(&n.value_); }
    static const Rational& rational(const Number& n) {
        return std::get<std::shared_ptr<const Number::Rep>>(n.value_)->value;
    }
    static Number of(const Fraction& fraction) {
        Number n;
        n.value_ = fraction;
        return n;
    }
    static Number of(Rational value) {
        Number n;
        n.value_ = std::make_shared<const Number::Rep>(Number::Rep{std::move(value)});
        return n;
    }
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

using Fraction = NumberAccess::Fraction;
using Small = std::optional<std::int64_t>;  // nullopt: does not fit

constexpr std::int64_t greatest = std::numeric_limits<std::int64_t>::max();

Small within(std::int64_t n) { return n < -greatest ? Small() : Small(n); }
Small plus(std::int64_t a, std::int64_t b) {
    std::int64_t sum = 0;
    return __builtin_add_overflow(a, b, &sum) ? Small() : within(sum);
}
Small times(std::int64_t a, std::int64_t b) {
    std::int64_t product = 0;
    return __builtin_mul_overflow(a, b, &product) ? Small() : within(product);
}

std::int64_t magnitude(std::int64_t n) { return n < 0 ? -n : n; }

Small small_number(std::string_view digits) {
    std::int64_t n = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
    return error == std::errc{} && end == digits.data() + digits.size() ? within(n) : Small();
}

// 10 to the power of 0..18.
Small small_power_of_ten(int exponent) {
    if (exponent < 0 || exponent > 18) return std::nullopt;
    std::int64_t power = 1;
    for (int i = 0; i < exponent; ++i) power *= 10;
    return power;
}

std::optional<Number> fraction(const Small& numerator, const Small& denominator) {
    if (!numerator || !denominator || *denominator == 0) return std::nullopt;
    const std::int64_t common = std::gcd(*numerator, *denominator);
    const std::int64_t sign = *denominator < 0 ? -1 : 1;
    return NumberAccess::of(Fraction{sign * (*numerator / common), sign * (*denominator / common)});
}

Rational rational(const Number& n) {
    const Fraction* f = NumberAccess::fraction(n);
    return f == nullptr ? NumberAccess::rational(n)
                        : Rational(Integer(f->numerator), Integer(f->denominator));
}

Number number(Rational r) {
    const Integer n = numerator_of(r);
    const Integer d = denominator_of(r);
    if (mp::abs(n) <= greatest && d <= greatest)
        return NumberAccess::of(
            Fraction{n.convert_to<std::int64_t>(), d.convert_to<std::int64_t>()});
    return NumberAccess::of(std::move(r));
}

// Digits without a leading zero, which Boost would take for octal.
bool is_natural(std::string_view digits) {
    return !digits.empty() && std::all_of(digits.begin(), digits.end(), is_digit) &&
           (digits.front() != '0' || digits.size() == 1);
}

// n * 10^decimals, rounded half away from zero.
Small scaled(const Fraction& f, int decimals) {
    const Small unit = small_power_of_ten(decimals);
    const Small product = unit ? times(f.numerator, *unit) : Small();
    const Small twice = product ? times(magnitude(*product), 2) : Small();
    const Small sum = twice ? plus(*twice, f.denominator) : Small();
    const Small divisor = times(f.denominator, 2);
    if (!sum || !divisor) return std::nullopt;
    return f.numerator < 0 ? -(*sum / *divisor) : *sum / *divisor;
}

}  // namespace

Number::Number(std::int64_t whole) {
    if (within(whole)) value_ = Fraction{whole, 1};
    else *this = NumberAccess::of(Rational(whole));
}

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
        const auto [end, error] =
            std::from_chars(text.data() + at, text.data() + text.size(), exponent);
        if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
        if (exponent > max_exponent || exponent < -max_exponent) return std::nullopt;
    }
    const auto first = digits.find_first_not_of('0');
    const int scale = exponent - decimals;
    if (first == std::string::npos) return Number();
    if (digits.size() - first <= 18) {
        std::int64_t whole = 0;
        std::from_chars(digits.data() + first, digits.data() + digits.size(), whole);
        if (negative) whole = -whole;
        const Small unit = small_power_of_ten(scale < 0 ? -scale : scale);
        auto exact = !unit        ? std::nullopt
                     : scale >= 0 ? fraction(times(whole, *unit), 1)
                                  : fraction(whole, unit);
        if (exact) return exact;
    }
    const Integer mantissa(digits.substr(first));  // a leading zero would make Boost read octal
    Rational value = scale >= 0 ? Rational(Integer(mantissa * power_of_ten(scale)))
                                : Rational(mantissa, power_of_ten(-scale));
    if (negative) value = -value;
    return number(std::move(value));
}

std::optional<Number> Number::from_double(double value) {
    if (!std::isfinite(value)) return std::nullopt;
    std::array<char, 64> buffer{};
    const auto [end, error] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                      std::chars_format::scientific);  // fixed writes digits nobody stored
    if (error != std::errc{}) return std::nullopt;
    return parse(std::string_view(buffer.data(), static_cast<std::size_t>(end - buffer.data())));
}

double Number::to_double() const {
    // Through the decimal, so that a decimal of at most 15 digits gives the very double a
    // spreadsheet holds.
    const Fraction* f = NumberAccess::fraction(*this);
    if (f != nullptr && f->denominator == 1 && magnitude(f->numerator) < std::int64_t{1} << 53)
        return static_cast<double>(f->numerator);
    if (f != nullptr && f->denominator <= 1'000'000 &&
        magnitude(f->numerator) < std::int64_t{1}
                                      << 53)  // both are exact, so the quotient is the nearest
        return static_cast<double>(f->numerator) / static_cast<double>(f->denominator);
    const std::string decimal = to_decimal(30);
    double value = 0;
    std::from_chars(decimal.data(), decimal.data() + decimal.size(), value);
    return value;
}

std::string Number::to_decimal(int max_decimals) const {
    const Fraction* f = NumberAccess::fraction(*this);
    if (is_whole())
        return f != nullptr ? std::to_string(f->numerator)
                            : numerator_of(NumberAccess::rational(*this)).str();
    const Small small = f == nullptr ? Small() : scaled(*f, max_decimals);
    std::string digits =
        small ? std::to_string(*small)
              : round_to_integer(Rational(rational(*this) * Rational(power_of_ten(max_decimals))))
                    .str();
    const bool negative = digits.starts_with('-');
    if (negative) digits.erase(0, 1);
    const auto places = static_cast<std::size_t>(max_decimals);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    std::string whole = digits.substr(0, digits.size() - places);
    std::string part = digits.substr(digits.size() - places);
    while (!part.empty() && part.back() == '0') part.pop_back();
    std::string text = part.empty() ? whole : whole + "." + part;
    return negative ? "-" + text : text;
}

std::string Number::to_fraction() const {
    const Fraction* f = NumberAccess::fraction(*this);
    std::string numerator = f != nullptr ? std::to_string(f->numerator)
                                         : numerator_of(NumberAccess::rational(*this)).str();
    if (is_whole()) return numerator;
    return numerator + "/" +
           (f != nullptr ? std::to_string(f->denominator)
                         : denominator_of(NumberAccess::rational(*this)).str());
}

std::optional<Number> Number::parse_fraction(std::string_view text) {
    const auto slash = std::min(text.find('/'), text.size());
    const std::string_view above = text.substr(0, slash);
    const std::string_view below = slash == text.size() ? "1" : text.substr(slash + 1);
    if (!is_natural(above.substr(above.starts_with('-') ? 1 : 0)) || !is_natural(below) ||
        below == "0")
        return std::nullopt;
    if (auto small = fraction(small_number(above), small_number(below))) return small;
    return number(Rational(Integer(std::string(above)), Integer(std::string(below))));
}

Number Number::rounded(int decimals) const {
    if (const Fraction* f = NumberAccess::fraction(*this))
        if (const auto exact = fraction(scaled(*f, decimals), small_power_of_ten(decimals)))
            return *exact;
    const Integer unit = power_of_ten(decimals);
    return number(Rational(round_to_integer(Rational(rational(*this) * Rational(unit))), unit));
}

Number Number::truncated() const {
    if (const Fraction* f = NumberAccess::fraction(*this)) return {f->numerator / f->denominator};
    const Rational& r = NumberAccess::rational(*this);
    return number(Rational(Integer(numerator_of(r) / denominator_of(r))));
}

Number Number::floored() const {
    const Number whole = truncated();
    return sign() < 0 && !is_whole() ? whole - Number(1) : whole;
}

bool Number::is_whole() const {
    const Fraction* f = NumberAccess::fraction(*this);
    return f != nullptr ? f->denominator == 1 : denominator_of(NumberAccess::rational(*this)) == 1;
}

bool Number::is_zero() const { return sign() == 0; }

int Number::sign() const {
    if (const Fraction* f = NumberAccess::fraction(*this))
        return f->numerator < 0 ? -1 : f->numerator > 0 ? 1 : 0;
    return NumberAccess::rational(*this).sign();
}

std::optional<std::int64_t> Number::to_int() const {
    if (!is_whole()) return std::nullopt;
    if (const Fraction* f = NumberAccess::fraction(*this)) return f->numerator;
    const Integer n = numerator_of(NumberAccess::rational(*this));
    if (n > std::numeric_limits<std::int64_t>::max() ||
        n < std::numeric_limits<std::int64_t>::min())
        return std::nullopt;
    return n.convert_to<std::int64_t>();
}

bool Number::fits_decimals(int decimals) const {
    const Fraction* f = NumberAccess::fraction(*this);
    const Small unit = small_power_of_ten(decimals);
    if (f != nullptr && unit) return *unit % f->denominator == 0;
    return denominator_of(Rational(rational(*this) * Rational(power_of_ten(decimals)))) == 1;
}

namespace {

std::optional<Number> sum(const Fraction* a, const Fraction* b) {
    if (a == nullptr || b == nullptr) return std::nullopt;
    if (a->denominator == b->denominator)
        return fraction(plus(a->numerator, b->numerator), a->denominator);
    const Small left = times(a->numerator, b->denominator);
    const Small right = times(b->numerator, a->denominator);
    if (!left || !right) return std::nullopt;
    return fraction(plus(*left, *right), times(a->denominator, b->denominator));
}

std::optional<Number> product(const Fraction* a, const Fraction* b) {
    if (a == nullptr || b == nullptr) return std::nullopt;
    return fraction(times(a->numerator, b->numerator), times(a->denominator, b->denominator));
}

std::optional<Number> quotient(const Fraction* a, const Fraction* b) {
    if (a == nullptr || b == nullptr) return std::nullopt;
    return fraction(times(a->numerator, b->denominator), times(a->denominator, b->numerator));
}

}  // namespace

Number operator+(const Number& a, const Number& b) {
    if (const auto exact = sum(NumberAccess::fraction(a), NumberAccess::fraction(b))) return *exact;
    return number(Rational(rational(a) + rational(b)));
}
Number operator-(const Number& a, const Number& b) { return a + -b; }
Number operator*(const Number& a, const Number& b) {
    if (const auto exact = product(NumberAccess::fraction(a), NumberAccess::fraction(b)))
        return *exact;
    return number(Rational(rational(a) * rational(b)));
}
Number operator/(const Number& a, const Number& b) {
    if (b.is_zero()) throw std::domain_error("division by zero");
    if (const auto exact = quotient(NumberAccess::fraction(a), NumberAccess::fraction(b)))
        return *exact;
    return number(Rational(rational(a) / rational(b)));
}
Number operator-(const Number& a) {
    if (const Fraction* f = NumberAccess::fraction(a))
        return NumberAccess::of(Fraction{-f->numerator, f->denominator});
    return number(Rational(-NumberAccess::rational(a)));
}

bool operator==(const Number& a, const Number& b) {
    const Fraction* x = NumberAccess::fraction(a);
    const Fraction* y = NumberAccess::fraction(b);
    if (x != nullptr || y != nullptr) return x != nullptr && y != nullptr && *x == *y;
    return NumberAccess::rational(a) == NumberAccess::rational(b);
}

std::strong_ordering operator<=>(const Number& a, const Number& b) {
    const Fraction* x = NumberAccess::fraction(a);
    const Fraction* y = NumberAccess::fraction(b);
    if (x != nullptr && y != nullptr) {
        if (x->denominator == y->denominator) return x->numerator <=> y->numerator;
        const Small left = times(x->numerator, y->denominator);
        const Small right = times(y->numerator, x->denominator);
        if (left && right) return *left <=> *right;
    }
    const int c = rational(a).compare(rational(b));
    return c < 0   ? std::strong_ordering::less
           : c > 0 ? std::strong_ordering::greater
                   : std::strong_ordering::equal;
}

}  // namespace kaoping
