#include <doctest/doctest.h>

#include "support.hpp"
#include "text/uscc.hpp"

using namespace kaoping;
using namespace kaoping::testing;

TEST_CASE("check characters of GB 32100 and GB 11714") {
    CHECK(uscc_check_character("91350100M000100Y4") == '3');  // the example of GB 32100-2015
    CHECK(uscc_check_character("91350100M000100Y") == std::nullopt);
    CHECK(uscc_check_character("91350100MO00100Y4") == std::nullopt);
    CHECK(organisation_check_character("D2143569") == 'X');  // the example of GB 11714-1997
    CHECK(organisation_check_character("M000100Y") == '4');
    CHECK(organisation_check_character("d2143569") == std::nullopt);
}

TEST_CASE("codes as people type them") {
    const CellSpec uscc = spec_of("uscc");
    for (const auto& [typed, expected] : std::initializer_list<std::pair<std::string, std::string>>{
             {"9135 0100 m000 100y 43", "91350100M000100Y43"},
             {"91350100-M000100Y4-3", "91350100M000100Y43"},
             {"91350100M000100Y44", "91350100M000100Y44 check-character"},
             {"91350100M000100Y435", "uscc-length"},
             {"91350100MO00100Y43", "uscc-letter"},
             {"9I350100M000100Y43", "uscc-letter"},
             {"91350100MV00100Y43", "uscc-character"},
             {"91350100M00０100Y4三", "uscc-character"},
             {"无", "uscc-length"},
             {"/", "blank"}}) {
        const auto& shown = typed;
        CAPTURE(shown);  // clang 14 captures no binding
        CHECK(read_text_as(typed, uscc) == expected);
    }
    const Cell letter = text_cell("9135OIOOM000100Y43");
    CHECK(argument(read_cell(&letter, false, uscc), "suggest") == "91350100M000100Y43");
}

TEST_CASE("one wrong or two exchanged characters are always noticed") {
    const std::string code = "91350100M000100Y43";
    for (std::size_t at = 0; at < code.size(); ++at)
        for (const char c : std::string("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
            std::string wrong = code;
            wrong[at] = c;
            if (wrong != code) CHECK(uscc_check_character(wrong.substr(0, 17)) != wrong[17]);
        }
    for (std::size_t at = 0; at + 1 < code.size(); ++at) {
        std::string swapped = code;
        std::swap(swapped[at], swapped[at + 1]);
        if (swapped != code) CHECK(uscc_check_character(swapped.substr(0, 17)) != swapped[17]);
    }
}
