#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "score/look_alikes.hpp"
#include "text/normal.hpp"

using namespace kaoping;

namespace {

struct One {
    const char* name;
    const char* uscc;
};

DuplicateCandidate candidate(const One& one) {
    return {{name_key(one.name), one.uscc}, std::nullopt, "", one.name};
}

// The number of the other one for each form; "-" for none.
std::string others(const std::vector<One>& forms, const std::vector<One>& roster = {}) {
    std::vector<DuplicateCandidate> candidates;
    std::vector<DuplicateCandidate> expected;
    for (const One& one : forms) candidates.push_back(candidate(one));
    for (const One& one : roster) expected.push_back(candidate(one));
    std::string line;
    for (const auto& other : look_alikes(candidates, expected))
        line += other ? std::to_string(*other) : "-";
    return line;
}

}  // namespace

TEST_CASE("names that look like another one's are found") {
    const One a{"Alpha空间", "1"};
    const One cyrillic{"\u0410lpha空间", "2"};
    const One zero_width{"Al\u200bpha空间", "3"};
    CHECK(others({}) == "");
    CHECK(others({a}) == "-");
    CHECK(others({a, {"Beta空间", "2"}}) == "--");
    CHECK(others({a, cyrillic}) == "10");
    CHECK(others({a, {"\u0410lpha空间", "1"}}) == "10");  // one code, two names
    CHECK(others({a, a, cyrillic, a}) == "2202");         // a's own duplicates are none
    CHECK(others({a, zero_width}) == "10");
    CHECK(others({a, {"Al\u200bpha空间", "1"}}) == "--");  // one institution
    CHECK(others({a, {"Al\u200bpha空间", ""}}) == "--");
    CHECK(others({a, {"Alpha空间", "2"}}) == "--");  // the same name
    CHECK(others({{"", "1"}, {"\u200b", "2"}}) == "--");
}

TEST_CASE("names of the roster count where no form has them") {
    const One a{"未来空间", "1"};
    const One b{"末来空间", "2"};
    CHECK(others({b}, {a}) == "1");
    CHECK(others({a}, {a}) == "-");
    CHECK(others({a, b}, {a, b}) == "10");
    CHECK(others({a}, {{"未来\u200b空间", "2"}}) == "-");  // roster-code-differs
}
