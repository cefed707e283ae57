#include "text/amount.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "text/unicode.hpp"

namespace kaoping {

namespace {

constexpr char32_t pair_word = U'两';

std::int64_t small_unit(char32_t c) {
    switch (c) {
        case U'十':
        case U'拾': return 10;
        case U'百':
        case U'佰': return 100;
        case U'千':
        case U'仟': return 1000;
        default: return 0;
    }
}

struct Scale {
    char32_t mark;
    std::int64_t value;
};
constexpr std::array<Scale, 2> scales = {{{U'万', 10'000}, {U'亿', 100'000'000}}};

// A part of an amount. `lone`: one digit without a unit, which behind 万 may mean two numbers
// (三万五).
struct Part {
    Number value;
    bool decimal = false;
    bool lone = false;
};

// 千 百 十 and a digit as read so far: `last` the unit before, `zero` a 零 that the next digit must
// justify.
struct Group {
    std::int64_t value = 0;
    std::int64_t last = 10'000;
    bool any = false;
    bool zero = false;

    void add(int digit, std::int64_t unit) {
        value += digit * unit;
        last = unit;
        any = true;
        zero = false;
    }
};

class Parser {
public:
    explicit Parser(std::u32string_view text) : text_(text) {}

    std::variant<Amount, AmountError> read() {
        const auto part = scaled_part(scales.size());
        if (error_.fault != AmountFault::absent) return error_;
        if (!part) return AmountError{};
        return Amount{part->value, at_, scaled_, mixed_};
    }

private:
    using Result = std::optional<Part>;

    char32_t peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : U'\0';
    }

    bool accept(char32_t c) {
        if (peek() != c) return false;
        ++at_;
        return true;
    }

    Result fail(AmountFault fault) {
        error_.fault = fault;
        return std::nullopt;
    }
    Result colloquial(const Number& high, const Number& low) {
        error_ = {AmountFault::colloquial, high, low};
        return std::nullopt;
    }
    bool failed() const { return error_.fault != AmountFault::absent; }

    // part(n) = part(n-1) [ scale [零] part(n-1) ]
    Result scaled_part(std::size_t level) {
        if (level == 0) return section();
        const Scale& scale = scales[level - 1];
        Result head = scaled_part(level - 1);
        if (!head || failed() || !accept(scale.mark)) return head;
        scaled_ = true;
        const Number value = head->value * Number(scale.value);
        const bool zero = accept(U'零') || accept(U'〇');
        const Result tail = scaled_part(level - 1);
        if (failed()) return std::nullopt;
        if (!tail)
            return zero ? fail(AmountFault::malformed) : Result(Part{value, head->decimal, false});
        if (head->decimal || tail->value.is_zero() || tail->value >= Number(scale.value))
            return fail(AmountFault::malformed);
        if (tail->lone && !zero)
            return colloquial(value + tail->value * Number(scale.value / 10), value + tail->value);
        return Part{value + tail->value, tail->decimal, false};
    }

    // Below 万: digits, 3千, or Chinese numerals.
    Result section() {
        if (unicode::is_digit(peek()) || (peek() == '.' && unicode::is_digit(peek(1))))
            return western();
        if (Result positional = positional_digits(); positional || failed()) return positional;
        return with_fraction(units());
    }

    // Digits, grouped in threes or not, with decimals, with an exponent as programs write it.
    Result western() {
        const std::size_t start = at_;
        std::string decimal;
        while (unicode::is_digit(peek())) decimal += static_cast<char>(text_[at_++]);
        const std::size_t whole_digits = decimal.size();
        if (peek() == ',' && unicode::is_digit(peek(1)) && !read_groups(decimal))
            return fail(AmountFault::grouping);
        const bool point = peek() == '.' && unicode::is_digit(peek(1));
        if (point) {
            decimal += static_cast<char>(text_[at_++]);
            while (unicode::is_digit(peek())) decimal += static_cast<char>(text_[at_++]);
        }
        const bool exponent = read_exponent(decimal);
        const auto value = Number::parse(decimal);
        if (!value) return fail(AmountFault::malformed);
        const std::int64_t unit = exponent ? 0 : small_unit(peek());
        if (unit == 0)
            return Part{*value, point, whole_digits == 1 && decimal.front() != '0' && !exponent};
        mixed_ = true;
        if (!point && whole_digits == 1) {  // 5千3百
            at_ = start;
            return units();
        }
        ++at_;
        return Part{*value * Number(unit), point, false};
    }

    bool read_groups(std::string& decimal) {
        if (decimal.size() > 3 || decimal.front() == '0') return false;
        while (peek() == ',') {
            if (!unicode::is_digit(peek(1)) || !unicode::is_digit(peek(2)) ||
                !unicode::is_digit(peek(3)) || unicode::is_digit(peek(4)))
                return false;
            for (std::size_t i = 1; i <= 3; ++i) decimal += static_cast<char>(peek(i));
            at_ += 4;
        }
        return true;
    }

    bool read_exponent(std::string& decimal) {
        if (peek() != 'e' && peek() != 'E') return false;
        const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
        if (!unicode::is_digit(peek(1 + sign))) return false;
        decimal += 'e';
        if (peek(1) == '-') decimal += '-';
        at_ += 1 + sign;
        while (unicode::is_digit(peek())) decimal += static_cast<char>(text_[at_++]);
        return true;
    }

    // 二〇二三, 一九九八: digits by place. Two or three digits without a zero are a guess (二三,
    // 三四百).
    Result positional_digits() {
        std::size_t count = 0;
        bool zero = false;
        for (int digit = han_digit(peek()); digit >= 0; digit = han_digit(peek(++count))) {
            if (peek(count) == pair_word && count > 0) return fail(AmountFault::malformed);
            zero = zero || digit == 0;
        }
        if (count < 2) return std::nullopt;
        if (small_unit(peek(count)) != 0) return zero ? std::nullopt : fail(AmountFault::several);
        if (!zero && count < 4) return fail(AmountFault::several);
        if (han_digit(peek()) == 0 || peek() == pair_word || count > 18)
            return fail(AmountFault::malformed);
        std::int64_t value = 0;
        for (; count > 0; --count) value = value * 10 + han_digit(text_[at_++]);
        return with_fraction(Part{Number(value), false, false});
    }

    // [d千][d百][d十][d], with 零 over gaps.
    Result units() {
        if (peek() == U'零' || peek() == U'〇') {  // 零, 零点五
            ++at_;
            return Part{Number(0), false, false};
        }
        Group group;
        for (;;) {
            const bool western_digit = unicode::is_digit(peek());
            const int digit = western_digit ? static_cast<int>(peek() - U'0') : han_digit(peek());
            if (digit < 0) {
                if (!bare_ten(group)) break;
            } else if (digit == 0 && !western_digit) {
                if (!group.any || group.zero || peek() == U'○') return fail(AmountFault::malformed);
                group.zero = true;
                ++at_;
            } else if (western_digit && unicode::is_digit(peek(1))) {
                return western_rest(group);
            } else if (const std::int64_t unit = small_unit(peek(1)); unit == 0) {
                return bare_digit(group, digit);
            } else {
                if (unit >= group.last || digit == 0 || (group.zero && unit * 10 >= group.last) ||
                    (unit == 10 && peek() == pair_word))
                    return fail(AmountFault::malformed);
                group.add(digit, unit);
                at_ += 2;
            }
        }
        if (group.zero) return fail(AmountFault::malformed);
        return group.any ? Result(Part{Number(group.value), false, false}) : std::nullopt;
    }

    // 十五, 一千零十五, 一百十五: ten without its 一.
    bool bare_ten(Group& group) {
        const bool may_stand = !group.any || (group.zero ? group.last > 100 : group.last == 100);
        if (small_unit(peek()) != 10 || !may_stand) return false;
        group.add(1, 10);
        ++at_;
        return true;
    }

    Result bare_digit(const Group& group, int digit) {
        if (han_digit(peek(1)) > 0) return fail(AmountFault::several);
        if (group.any && group.last >= 100 && !group.zero)
            return colloquial(Number(group.value + digit * group.last / 10),
                              Number(group.value + digit));
        if ((group.any && peek() == pair_word) || digit == 0 || (group.zero && group.last == 10))
            return fail(AmountFault::malformed);
        ++at_;
        return Part{Number(group.value + digit), false, !group.any};
    }

    // 3千500
    Result western_rest(const Group& group) {
        const Result rest = western();
        if (!rest) return std::nullopt;
        if (!group.any || rest->value >= Number(group.last)) return fail(AmountFault::malformed);
        return Part{Number(group.value) + rest->value, rest->decimal, false};
    }

    // 三点五
    Result with_fraction(Result part) {
        if (!part || peek() != U'点' || han_digit(peek(1)) < 0) return part;
        ++at_;
        std::string decimals = "0.";
        for (int digit = han_digit(peek()); digit >= 0; digit = han_digit(peek())) {
            if (peek() == pair_word) return fail(AmountFault::malformed);
            decimals += static_cast<char>('0' + digit);
            ++at_;
        }
        const auto fraction = Number::parse(decimals);
        if (!fraction) return fail(AmountFault::malformed);
        return Part{part->value + *fraction, true, false};
    }

    std::u32string_view text_;
    std::size_t at_ = 0;
    bool scaled_ = false;
    bool mixed_ = false;
    AmountError error_;
};

}  // namespace

int han_digit(char32_t c) {
    switch (c) {
        case U'零':
        case U'〇':
        case U'○': return 0;
        case U'一':
        case U'壹': return 1;
        case U'二':
        case U'贰':
        case U'两': return 2;
        case U'三':
        case U'叁': return 3;
        case U'四':
        case U'肆': return 4;
        case U'五':
        case U'伍': return 5;
        case U'六':
        case U'陆': return 6;
        case U'七':
        case U'柒': return 7;
        case U'八':
        case U'捌': return 8;
        case U'九':
        case U'玖': return 9;
        default: return -1;
    }
}

std::variant<Amount, AmountError> read_amount(std::u32string_view folded) {
    return Parser(folded).read();
}

}  // namespace kaoping
