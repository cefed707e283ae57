#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <string>

#include "model/finding_code.hpp"

using namespace kaoping;

TEST_CASE("a code that is made while the program runs is the catalogue's or none") {
    CHECK(MessageCode::find("not-a-number") == MessageCode("not-a-number"));
    CHECK(MessageCode::of("status-" + std::string("pending")) == MessageCode("status-pending"));
    for (const char* text : {"", "not-a-numbe", "not-a-numbers", "zzz", "0"}) {
        CAPTURE(text);
        CHECK_FALSE(MessageCode::find(text).has_value());
        CHECK_THROWS_AS(MessageCode::of(text), std::logic_error);
    }
    const auto codes = MessageCode::all();
    CHECK(codes.size() > 1000);
    CHECK(std::is_sorted(codes.begin(), codes.end()));
    for (const auto text : codes) CHECK(MessageCode::find(text)->text() == text);
}

TEST_CASE("a finding's code that is read is kept once, whatever its text") {
    std::string text = "of-a-rubric's-check";
    const FindingCode first = FindingCode::read(text);
    text.assign(text.size(), 'x');
    CHECK(first.text() == "of-a-rubric's-check");
    CHECK(FindingCode::read("of-a-rubric's-check").text().data() == first.text().data());
    CHECK(FindingCode::read("damaged-archive") == FindingCode("damaged-archive"));
    CHECK(FindingCode::read("").empty());
    CHECK(FindingCode::read("a") < FindingCode::read("b"));
}
