#include "converter/help.hpp"

#include <doctest/doctest.h>

#include "job/option_values.hpp"
#include "reports/wording/catalogue.hpp"
#include "text/width.hpp"

using namespace kaoping;

namespace {

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        lines.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

// Lines on which this option is explained.
std::vector<std::string> explaining(const std::string& help, const Option& option) {
    std::vector<std::string> found;
    for (const std::string& line : lines_of(help)) {
        const auto at = line.find("--" + std::string(option.name));
        if (at == std::string::npos || line.find_first_not_of(" -ho?") < at) continue;
        const auto after = line.find_first_of(" ", at);
        if (after != std::string::npos && line.substr(at + 2, after - at - 2) == option.name)
            found.push_back(line);
    }
    return found;
}

}  // namespace

TEST_CASE("each option is explained once on either page, its words in one column") {
    for (const Language language : {Language::zh, Language::en})
        for (const Option& option : option_table()) {
            CAPTURE(word_of(language));
            CAPTURE(option.name);
            const Text& text = words(MessageCode::of("option-" + std::string(option.name)));
            const std::string& wanted = text.in(language);
            const auto found =
                explaining(help_text(languages_named(word_of(language)).value()), option);
            REQUIRE(found.size() == 1);
            const auto at = found.front().find("  " + wanted);
            REQUIRE(at != std::string::npos);
            CHECK(at + 2 + wanted.size() == found.front().size());
            CHECK(display_width(found.front().substr(0, at + 2)) == 38);
        }
}

TEST_CASE("no place of the pages is left open") {
    for (const Languages languages : {Languages::zh, Languages::en, Languages::both})
        CHECK(help_text(languages).find('{') == std::string::npos);
    CHECK(help_text(Languages::both) == help_text(Languages::zh) + "\n" + help_text(Languages::en));
}
