#include "text/amount.hpp"

#include <doctest/doctest.h>
#include <unicode/rbnf.h>

#include <memory>

#include "support.hpp"
#include "text/folded.hpp"
#include "text/unicode.hpp"

using namespace kaoping;
using namespace kaoping::testing;

namespace {

// The whole text as an amount, "" when it is none or only begins with one.
std::string amount_of(const std::string& typed) {
    const std::u32string text = fold(typed).text;
    const auto read = read_amount(text);
    const auto* amount = std::get_if<Amount>(&read);
    return amount != nullptr && amount->length == text.size() ? amount->value.to_decimal(10) : "";
}

class Speller {
public:
    explicit Speller(const char* rules) {
        UErrorCode status = U_ZERO_ERROR;
        format_ = std::make_unique<icu::RuleBasedNumberFormat>(icu::URBNF_SPELLOUT,
                                                               icu::Locale("zh"), status);
        REQUIRE(U_SUCCESS(status));
        format_->setDefaultRuleSet(icu::UnicodeString::fromUTF8(rules), status);
        REQUIRE(U_SUCCESS(status));
    }
    std::string operator()(std::int64_t n) const {
        icu::UnicodeString spelled;
        format_->format(n, spelled);
        std::string utf8;
        spelled.toUTF8String(utf8);
        return utf8;
    }

private:
    std::unique_ptr<icu::RuleBasedNumberFormat> format_;
};

std::string full_width(std::string digits) {
    std::u32string wide;
    for (const char c : digits) wide += static_cast<char32_t>(0xFF10 + (c - '0'));
    return unicode::to_utf8(wide);
}

}  // namespace

TEST_CASE("numbers as ICU spells them in Chinese read back") {
    const Speller plain("%spellout-cardinal");
    const Speller financial("%spellout-cardinal-financial");
    const auto check = [&](std::int64_t n) {
        CAPTURE(n);
        const std::string digits = std::to_string(n);
        const std::string spelled = plain(n);
        CAPTURE(spelled);
        CHECK(amount_of(spelled) == digits);
        CHECK(amount_of(financial(n)) == digits);
        CHECK(amount_of(full_width(digits)) == digits);
    };
    for (std::int64_t n = 0; n < 100'000; ++n) check(n);
    for (const std::int64_t n :
         {100'000LL,         100'001LL,        100'010LL,     101'000LL,       110'000LL,
          999'999LL,         1'000'000LL,      1'000'005LL,   1'020'304LL,     10'005'000LL,
          10'000'001LL,      99'999'999LL,     100'000'000LL, 100'000'001LL,   100'010'000LL,
          105'000'000LL,     123'456'789LL,    350'000'000LL, 1'000'000'000LL, 10'203'040'506LL,
          100'000'000'000LL, 999'999'999'999LL})
        check(n);
}

TEST_CASE("amounts in digits, numerals and both") {
    const std::pair<std::string, std::string> cases[] = {{"1,234,567.89", "1234567.89"},
                                                         {"007", "7"},
                                                         {".5", "0.5"},
                                                         {"1E3", "1000"},
                                                         {"2.5e-1", "0.25"},
                                                         {"1.2万", "12000"},
                                                         {"5千", "5000"},
                                                         {"5千3百", "5300"},
                                                         {"3千500", "3500"},
                                                         {"2.5千万", "25000000"},
                                                         {"3亿5000万", "350000000"},
                                                         {"1亿200", "100000200"},
                                                         {"一万二千亿", "1200000000000"},
                                                         {"万", ""},
                                                         {"十五万", "150000"},
                                                         {"一百十五", "115"},
                                                         {"一千零十五", "1015"},
                                                         {"两千二百", "2200"},
                                                         {"二百二十二", "222"},
                                                         {"三万零五", "30005"},
                                                         {"一万五百", "10500"},
                                                         {"三点五", "3.5"},
                                                         {"零点零五", "0.05"},
                                                         {"三点五万", "35000"},
                                                         {"二〇二三", "2023"},
                                                         {"二零二三", "2023"},
                                                         {"一九九八", "1998"},
                                                         {"一〇", "10"},
                                                         {"二〇〇万", "2000000"},
                                                         {"壹佰贰拾萬", "1200000"},
                                                         {"零", "0"},
                                                         {"３，０００", "3000"},
                                                         // refused
                                                         {"一百二", ""},
                                                         {"三万五", ""},
                                                         {"3万5", ""},
                                                         {"一千二", ""},
                                                         {"三亿五", ""},
                                                         {"5千3", ""},
                                                         {"二三", ""},
                                                         {"三四百", ""},
                                                         {"十二三", ""},
                                                         {"三五万", ""},
                                                         {"一百零", ""},
                                                         {"一百零零五", ""},
                                                         {"十十", ""},
                                                         {"百", ""},
                                                         {"百万", ""},
                                                         {"两十", ""},
                                                         {"十两", ""},
                                                         {"一百零二十", ""},
                                                         {"二十零五", ""},
                                                         {"〇五", ""},
                                                         {"○", ""},
                                                         {"1.5亿5000万", ""},
                                                         {"3万50000", ""},
                                                         {"五百一千", ""},
                                                         {"1,23", ""},
                                                         {"1,2345", ""},
                                                         {"0,123", ""},
                                                         {"1234,567", ""},
                                                         {"12.", ""},
                                                         {"1.2.3", ""},
                                                         {"1e", ""},
                                                         {"1e9999", ""},
                                                         {"一兆", ""},
                                                         {"几", ""},
                                                         {"", ""}};
    for (const auto& [typed, expected] : cases) {
        const auto& shown = typed;
        CAPTURE(shown);  // clang 14 captures no binding
        CHECK(amount_of(typed) == expected);
    }
}

TEST_CASE("a colloquial amount says which two numbers it may be") {
    for (const auto& [typed, high, low] : std::initializer_list<std::tuple<std::string, int, int>>{
             {"一百二", 120, 102},
             {"三万五", 35000, 30005},
             {"3万5", 35000, 30005},
             {"两千八", 2800, 2008},
             {"三亿五", 350000000, 300000005}}) {
        const auto& shown = typed;
        CAPTURE(shown);  // clang 14 captures no binding
        const auto read = read_amount(fold(typed).text);
        REQUIRE(std::holds_alternative<AmountError>(read));
        const auto& error = std::get<AmountError>(read);
        CHECK(error.fault == AmountFault::colloquial);
        CHECK(error.high == Number(high));
        CHECK(error.low == Number(low));
    }
}
