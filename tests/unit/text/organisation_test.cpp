#include <doctest/doctest.h>

#include "text/organisation.hpp"

using namespace kaoping;

TEST_CASE("organisations are told apart by name and code") {
    struct Case {
        Organisation a, b;
        OrganisationMatch match;
    };
    using enum OrganisationMatch;
    const char* code = "91350100M000100Y43";
    for (const Case& c : {Case{{"甲公司", code}, {"甲公司", code}, same},
                          Case{{"甲（集团）公司", code}, {"甲(集团) 公司", code}, same},
                          Case{{"甲公司", ""}, {"甲公司", ""}, same},
                          Case{{"甲公司", code}, {"甲公司", "91340104083016613R"}, name_only},
                          Case{{"甲公司", code}, {"甲公司", ""}, name_only},
                          Case{{"甲公司", code}, {"乙公司", code}, code_only},
                          Case{{"甲公司", ""}, {"乙公司", ""}, other},
                          Case{{"甲公司", code}, {"乙公司", ""}, other}}) {
        CAPTURE(c.a.name);
        CAPTURE(c.b.name);
        CHECK(compare(c.a, c.b) == c.match);
        CHECK(compare(c.b, c.a) == c.match);
        CHECK(same_organisation(c.a, c.b) == (c.match == same));
        CHECK((key_of(c.a) == key_of(c.b)) == (c.match == same));
    }
}
