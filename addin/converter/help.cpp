#include "converter/help.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "job/option_values.hpp"
#include "reports/wording/catalogue.hpp"
#include "text/width.hpp"

namespace kaoping {

const std::map<std::string_view, std::string_view>& embedded_help();  // generated from help.*.txt

namespace {

constexpr int words_column = 38;  // of what a command or an option does

// "      --roster ROSTER.xlsx            who has not handed in, who is excused"
std::string option_line(const Option& option, const std::string& indent, Language language) {
    std::string line = indent;
    for (const char letter : option.letters) line += std::string("-") + letter + " ";
    line += "--" + std::string(option.name);
    const std::string value = value_words(option).in(language);
    if (!value.empty()) line += " " + value;
    const int blanks = std::max(words_column - display_width(line), 2);
    return line + std::string(static_cast<std::size_t>(blanks), ' ') +
           words(MessageCode::of("option-" + std::string(option.name))).in(language) + "\n";
}

std::string option_lines(const std::function<bool(const Option&)>& wanted,
                         const std::string& indent, Language language) {
    std::string lines;
    for (const Option& option : option_table())
        if (wanted(option)) lines += option_line(option, indent, language);
    return lines;
}

// "--plan --year": what a command takes besides those that its own line names.
std::string names_of(unsigned command, const std::set<std::string_view>& named) {
    std::string names;
    for (const Option& option : option_table())
        if (option.commands != command::every && (option.commands & command) != 0 &&
            !named.contains(option.name))
            names += (names.empty() ? "--" : " --") + std::string(option.name);
    return names;
}

bool is_common(const Option& option) { return option.commands == command::every; }

// The pages are written around the lines of the options, which come from their table.
std::string page(Language language) {
    std::string text(
        embedded_help().at("addin/converter/help." + std::string(word_of(language)) + ".txt"));
    const auto put = [&](const std::string& place, const std::string& lines) {
        text.replace(text.find(place), place.size(), lines);
    };
    const auto scores = [](const Option& option) {
        return !is_common(option) && (option.commands & command::score) != 0;
    };
    put("{options}\n", option_lines(scores, "      ", language));
    put("{check}", names_of(command::check, {"output"}));
    put("{experts}", names_of(command::experts, {"output", "experts"}));
    put("{status}", names_of(command::status, {"roster"}));
    put("{common}\n", option_lines(is_common, "  ", language));
    return text;
}

}  // namespace

std::string help_text(Languages languages) {
    std::string text;
    for (const Language language : each_of(languages))
        text += (text.empty() ? "" : "\n") + page(language);
    return text;
}

}  // namespace kaoping
