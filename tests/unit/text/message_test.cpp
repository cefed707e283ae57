#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "text/message.hpp"

using namespace kaoping;

namespace {

using Arguments = std::vector<std::pair<std::string, std::string>>;

std::string filled(const char* pattern, const Arguments& arguments) {
    return format_message(pattern, "en", arguments);
}

}  // namespace

TEST_CASE("places of a message are filled with the texts as they are") {
    CHECK(filled("{label}: {found}.", {{"label", "Staff"}, {"found", "{label} 'x'"}}) ==
          "Staff: {label} 'x'.");
    CHECK(filled("{found}{found}", {{"found", "a"}}) == "aa");
    CHECK(filled("none", {{"found", "a"}}) == "none");
}

TEST_CASE("whatever is more than a place means what ICU makes of it") {
    CHECK(filled("it''s {found}", {{"found", "a"}}) == "it's a");
    CHECK(filled("'{'found'}' {found}", {{"found", "a"}}) == "{found} a");
    CHECK(filled("{kind, select, one {1} other {more}}", {{"kind", "one"}}) == "1");
    CHECK(filled("{ found }", {{"found", "a"}}) == "a");
    CHECK(filled("{found} {missing}", {{"found", "a"}}) == "a {missing}");
    CHECK(filled("{found", {{"found", "a"}}) == "{found");  // broken: unfilled
}
