#include "text/organisation_index.hpp"

#include <doctest/doctest.h>

using namespace kaoping;

TEST_CASE("an organisation is found by name and code, as same_organisation tells") {
    const std::vector<Organisation> rows{
        {"甲公司", "1"}, {"乙公司", ""}, {"甲公司", ""}, {"甲 公司", "1"}, {"丙公司", "1"}};
    OrganisationIndex index;
    for (std::size_t i = 0; i < rows.size(); ++i) index.add(rows[i], i);
    for (const Organisation& a : rows) {
        std::vector<std::size_t> same;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (same_organisation(rows[i], a)) same.push_back(i);
        CHECK(index.of(a) == same);
        CHECK(index.first_of(a) == same.front());
        for (const Organisation& b : rows) {
            std::vector<std::size_t> either;
            for (std::size_t i = 0; i < rows.size(); ++i)
                if (same_organisation(rows[i], a) || same_organisation(rows[i], b))
                    either.push_back(i);
            CHECK(index.of_either(a, b) == either);
        }
    }
    CHECK(index.of({"丁公司", ""}).empty());
    CHECK_FALSE(index.first_of({"甲公司", "2"}));
}
