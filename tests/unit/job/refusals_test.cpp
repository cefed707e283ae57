#include "job/refusals.hpp"

#include <doctest/doctest.h>

#include "reports/wording/catalogue.hpp"

using namespace kaoping;

TEST_CASE("a job says every reason why it is refused, one a line, in both languages") {
    const Finding cancelled{Severity::error, "cancelled", "", "", {}};
    const Finding absent{Severity::error, "office-no-folder", "", "", {{"path", same("/甲")}}};
    const Text first = describe(cancelled, ""), second = describe(absent, "");
    REQUIRE(first != second);
    CHECK(reasons_of({cancelled, absent}) ==
          Text{first.zh + "\n" + second.zh, first.en + "\n" + second.en});
    CHECK(reasons_of({absent}) == second);
    CHECK(reasons_of({}) == Text());
}
