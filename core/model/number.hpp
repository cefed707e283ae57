#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace kaoping {

// An exact rational number: every score is computed in it (reading A1), never in binary floating
// point. Immutable. A fraction of two 64-bit numbers, as nearly all are, stands in place and is
// computed without a library; whatever is greater is shared among its copies. Boost's header is
// compiled in number.cpp only.
class Number {
public:
    Number() : value_(Fraction{0, 1}) {}  // zero
    Number(std::int64_t whole);           // NOLINT: a whole number is a number

    // "12", "-3.5", "1E3", "1.2e-3". Nothing else: no grouping, no spaces, no locale. At most 400
    // characters and an exponent within +-400, else nullopt.
    static std::optional<Number> parse(std::string_view decimal);

    // The shortest decimal that reads back as this double (spreadsheets store doubles, people typed
    // decimals). nullopt for infinities and not-a-number.
    static std::optional<Number> from_double(double value);

    double to_double() const;

    // Shortest decimal with at most `max_decimals` (0..30) places, rounded half away from zero:
    // "3", "0.3333".
    std::string to_decimal(int max_decimals) const;

    // The number itself in lowest terms, "-7" or "1/3"; and back. nullopt: no such text.
    std::string to_fraction() const;
    static std::optional<Number> parse_fraction(std::string_view text);

    // Rounded half away from zero to `decimals` (0..30) places.
    Number rounded(int decimals) const;

    // Toward zero.
    Number truncated() const;
    // Toward minus infinity.
    Number floored() const;

    bool is_whole() const;
    bool is_zero() const;
    int sign() const;  // -1, 0, 1
    // Whole and within std::int64_t, else nullopt.
    std::optional<std::int64_t> to_int() const;
    // True when the number has at most `decimals` decimal places.
    bool fits_decimals(int decimals) const;

    friend Number operator+(const Number& a, const Number& b);
    friend Number operator-(const Number& a, const Number& b);
    friend Number operator*(const Number& a, const Number& b);
    // Precondition: b is not zero (throws std::domain_error; callers test first, reading A11).
    friend Number operator/(const Number& a, const Number& b);
    friend Number operator-(const Number& a);
    Number& operator+=(const Number& other) { return *this = *this + other; }

    friend bool operator==(const Number& a, const Number& b);
    friend std::strong_ordering operator<=>(const Number& a, const Number& b);

    struct Rep;

private:
    friend struct NumberAccess;
    struct Fraction {  // in lowest terms; the greatest magnitude of both is that of std::int64_t's
                       // maximum
        std::int64_t numerator;
        std::int64_t denominator;  // > 0
        friend bool operator==(const Fraction&, const Fraction&) = default;
    };
    // Never a Rep where a Fraction would do.
    std::variant<Fraction, std::shared_ptr<const Rep>> value_;
};

}  // namespace kaoping
