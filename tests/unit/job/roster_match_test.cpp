#include <doctest/doctest.h>

#include "job/round/roster_match.hpp"

using namespace kaoping;

namespace {

RosterRow row(std::string name, std::string code, std::string cell) {
    RosterRow made;
    made.organisation = {std::move(name), std::move(code)};
    made.cell = std::move(cell);
    return made;
}

}  // namespace

TEST_CASE("a form is matched with its row of the roster") {
    const std::vector<RosterRow> rows{row("Alpha", "A1", "S!A2"), row("Beta", "", "S!A3"),
                                      row("Gamma", "G1", "S!A4"), row("Gamma", "G2", "S!A5"),
                                      row("Delta", "", "S!A6"),   row("Delta", "D1", "S!A7")};
    const RosterMatch match(rows);
    struct Case {
        const char* name;
        const char* code;
        int row;  // -1: none
        const char* finding;
    };
    for (const Case& c : {Case{"Alpha", "A1", 0, ""}, Case{"Alpha", "", 0, "roster-code-missing"},
                          Case{"Alpha", "A2", -1, "roster-code-differs"}, Case{"Beta", "", 1, ""},
                          Case{"Beta", "B1", 1, "roster-code-missing"}, Case{"Gamma", "G2", 3, ""},
                          Case{"Gamma", "", -1, "roster-code-differs"}, Case{"Delta", "D1", 5, ""},
                          Case{"Delta", "D2", -1, "roster-code-differs"},
                          Case{"Other", "A1", -1, "roster-name-differs"}, Case{"Other", "", -1, ""},
                          Case{"Other", "X", -1, ""}}) {
        CAPTURE(c.name);
        CAPTURE(c.code);
        const auto found = match.of({c.name, c.code});
        CHECK((found.row ? static_cast<int>(*found.row) : -1) == c.row);
        CHECK((found.finding ? found.finding->code.text() : "") == c.finding);
    }
}

TEST_CASE("a row without code that forms of several codes claim is reported once") {
    const std::vector<RosterRow> rows{row("Beta", "", "S!A3"), row("Alpha", "A1", "S!A2")};
    const RosterMatch match(rows);
    using Organisations = std::vector<Organisation>;
    CHECK(match
              .ambiguous(
                  Organisations{{"Beta", "B1"}, {"Beta", "B1"}, {"Alpha", "A1"}, {"Alpha", ""}})
              .empty());
    const auto findings = match.ambiguous(Organisations{{"Beta", "B1"}, {"Beta", "B2"}});
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].code.text() == "roster-row-ambiguous");
    CHECK(findings[0].cell == "S!A3");
}
