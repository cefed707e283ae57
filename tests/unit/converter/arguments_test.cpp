#include "converter/arguments.hpp"

#include <doctest/doctest.h>

#include <map>

#include "../job/option_samples.hpp"
#include "converter/command_options.hpp"

using namespace kaoping;

namespace {

using Words = std::vector<std::string>;

std::string error_of(const Words& words) {
    const auto parsed = parse_arguments(words);
    return parsed.error ? std::string(parsed.error->code.text()) + " " + parsed.error->found : "";
}

ScoreOptions options_in(const Words& words) {
    const auto parsed = parse_arguments(words);
    REQUIRE_FALSE(parsed.error.has_value());
    auto options = command_options(parsed.arguments);
    REQUIRE(std::holds_alternative<ScoreOptions>(options));
    return std::get<ScoreOptions>(options);
}

// A command that takes the option, with operands enough.
Words command_with(const Option& option) {
    const std::map<unsigned, Words> commands{{command::score, {"score", "申报"}},
                                             {command::replay, {"replay", "结果"}},
                                             {command::rubric, {"rubric", "check", "a.yaml"}}};
    for (const auto& [bit, words] : commands)
        if ((option.commands & bit) != 0) return words;
    return {};
}

}  // namespace

TEST_CASE("each option is read from the command line, wherever it stands and however written") {
    for (const Option& option : option_table()) {
        CAPTURE(option.name);
        if (!is_kept(option)) continue;
        const Words command = command_with(option);
        REQUIRE_FALSE(command.empty());
        const std::string name = "--" + std::string(option.name);
        const std::string value = samples_of(option).front();
        const bool flag = option.kind == OptionKind::flag;
        std::vector<Words> written{flag ? Words{name} : Words{name, value}};
        if (!flag) written.push_back({name + "=" + value});
        for (const char letter : option.letters)
            written.push_back({std::string("-") + letter, value});
        for (const Words& words : written) {
            Words before = words, behind = command;
            before.insert(before.end(), command.begin(), command.end());
            behind.insert(behind.end(), words.begin(), words.end());
            for (const Words& all : {before, behind}) {
                const ScoreOptions options = options_in(all);
                CHECK(values_of(option, options) == Words{value});
                CHECK(options.paths == Words(command.begin() + 1, command.end()));
                for (const Option& other : option_table())
                    if (&other != &option && other.name != "jobs" && other.name != "reports")
                        CHECK(is_default(other, options));
            }
        }
    }
}

TEST_CASE("an option of other commands says which they are") {
    const auto parsed = parse_arguments({"check", "申报", "--experts", "专家"});
    REQUIRE(parsed.error.has_value());
    CHECK(parsed.error->code.text() == "usage-option-of-others");
    CHECK(parsed.error->found == "--experts");
    CHECK(parsed.error->want == "experts, score");
}

TEST_CASE("a command line that is not understood says why") {
    const std::vector<std::pair<Words, std::string>> wrong{
        {{"score", "a", "--nonsense"}, "usage-unknown-option --nonsense"},
        {{"score", "a", "--nonsense=1"}, "usage-unknown-option --nonsense=1"},
        {{"score", "a", "-x"}, "usage-unknown-option -x"},
        {{"score", "a", "-oh"}, "usage-unknown-option -oh"},
        {{"score", "a", "--output"}, "usage-needs-value --output"},
        {{"score", "a", "-o"}, "usage-needs-value -o"},
        {{"score", "a", "--notice=no"}, "usage-takes-no-value --notice=no"},
        {{"score"}, "usage-missing-operand score"},
        {{"diff", "a", "b", "c"}, "usage-too-many-operands c"},
        {{"finalize", "a", "--jobs", "2"}, "usage-option-of-others --jobs"},
        {{"--year", "2025", "a"}, ""},
        {{"score", "--", "--roster"}, ""},
        {{"finalize", "--help", "--jobs", "2"}, "usage-option-of-others --jobs"},
        {{"explain", "--help"}, ""},
        {{"explain", "-?"}, ""},
        {{"-"}, ""},
    };
    for (const auto& [words, error] : wrong) {
        const std::string& first = words.front();  // clang 14 captures no binding
        CAPTURE(first);
        CHECK(error_of(words) == error);
    }
}

TEST_CASE("an option with a slip in it says which is meant") {
    for (const char* word : {"--rooster", "--rooster=a.xlsx"}) {
        const auto parsed = parse_arguments({"score", "a", word});
        REQUIRE(parsed.error.has_value());
        CHECK(parsed.error->code.text() == "usage-mistyped-option");
        CHECK(parsed.error->found == word);
        CHECK(parsed.error->want == "--roster");
    }
}

TEST_CASE("a folder dropped on the program is scored, and nothing shows the help") {
    CHECK(parse_arguments({"C:/申报"}).arguments.command == "score");
    CHECK(parse_arguments({}).arguments.command == "help");
    CHECK(parse_arguments({"--", "check"}).arguments.command == "check");
    CHECK(options_in({"C:/甲", "C:/乙"}).paths == Words{"C:/甲", "C:/乙"});
}

TEST_CASE("a value that is none of its option's kind is refused") {
    const auto parsed = parse_arguments({"score", "a", "--lang", "fr"});
    const auto options = command_options(parsed.arguments);
    REQUIRE(std::holds_alternative<Finding>(options));
    CHECK(std::get<Finding>(options).code.text() == "usage-bad-value");
}
