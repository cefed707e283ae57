#include <doctest/doctest.h>

#include "job/round/name_look_alikes.hpp"
#include "reports/wording/catalogue.hpp"
#include "text/normal.hpp"

using namespace kaoping;

namespace {

DuplicateCandidate candidate(const std::string& name, const std::string& uscc) {
    return {{name_key(name), uscc}, std::nullopt, "", name};
}

}  // namespace

TEST_CASE("a name that looks like another one is reported with both names, places and characters") {
    const DuplicateCandidate real = candidate("Alpha空间", "1");
    const DuplicateCandidate fake = candidate("Alph\u0430空间", "2");
    const DuplicateCandidate invisible = candidate("Al\u200bpha空间", "3");
    const auto said = [](const std::vector<NamedForm>& forms, std::size_t at,
                         const std::vector<RosterRow>& roster = {}) {
        const auto findings = name_look_alikes(forms, roster, "x/名册.xlsx");
        return findings[at] ? describe(*findings[at], "").en : std::string();
    };
    const NamedForm a{real, "Alpha空间", "a.xlsx"};
    const NamedForm b{fake, "Alph\u0430空间", "dir/b.xlsx"};
    const NamedForm c{invisible, "Alpha空间", "c.xlsx"};
    CHECK(said({a}, 0).empty());
    const std::string of_a = said({a, b}, 0);
    CAPTURE(of_a);
    CHECK(of_a.find("“Alpha空间”") != std::string::npos);
    CHECK(of_a.find("“Alph\u0430空间” (dir/b.xlsx)") != std::string::npos);
    CHECK(of_a.find("character 5, “a” (U+0061) where the other has “\u0430” (U+0430)") !=
          std::string::npos);
    CHECK(said({a, b}, 1).find("(a.xlsx)") != std::string::npos);
    CHECK(said({a, c}, 1).find("character 3") != std::string::npos);
    CHECK(said({a, c}, 1).find("U+200B") != std::string::npos);
    RosterRow row;
    row.organisation.name = "Alpha空间";
    row.organisation.uscc = "1";
    row.cell = "名册!A7";
    CHECK(said({b}, 0, {row}).find("(名册.xlsx 名册!A7)") != std::string::npos);
    CHECK(said({a}, 0, {row}).empty());
    const Finding kept{Severity::error, "duplicate-submission", "", "", {}};
    const std::vector<NamedForm> both{a, b};
    CHECK(for_applicant({*name_look_alikes(both, {}, "")[0], kept}) == std::vector<Finding>{kept});
    row.organisation.name += "站";
    CHECK(said({a}, 0, {row}).empty());
}
