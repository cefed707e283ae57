#include "converter/arguments.hpp"

#include "converter/nearest.hpp"
#include "converter/system_commands.hpp"
#include "job/option_table.hpp"

namespace kaoping {

namespace {

constexpr std::size_t any = static_cast<std::size_t>(-1);

struct CommandSpec {
    std::size_t operands;  // at least
    std::size_t most;      // at most; any: any number
    unsigned bit = 0;      // of its options in the table; 0: those of every command only
};

std::map<std::string, CommandSpec> every_system() {
    return {
        {"rubrics", {0, 0}},
        {"form", {1, 1, command::form}},
        {"roster", {1, 1, command::roster}},
        {"check", {1, any, command::check}},
        {"score", {1, any, command::score}},
        {"experts", {2, any, command::experts}},
        {"status", {1, any, command::status}},
        {"explain", {1, 3}},
        {"diff", {2, 2}},
        {"finalize", {1, 1}},
        {"replay", {1, 1, command::replay}},
        {"restore", {2, any}},
        {"doctor", {0, 0}},
        {"rubric", {2, any, command::rubric}},
        {"help", {0, any}},
    };
}

const std::map<std::string, CommandSpec>& commands() {
    static const std::map<std::string, CommandSpec> specs = [] {
        std::map<std::string, CommandSpec> all = every_system();
        for (const auto& [name, command] : system_commands())
            all.emplace(name, CommandSpec{0, command.most_operands});
        return all;
    }();
    return specs;
}

bool takes(const CommandSpec& command, const Option& option) {
    return option.commands == command::every || (option.commands & command.bit) != 0;
}

// Of an option that there is none of.
std::string meant_by(const std::string& word) {
    if (!word.starts_with("--")) return "";
    std::vector<std::string> names;
    for (const Option& option : option_table()) names.emplace_back(option.name);
    const std::string nearest =
        nearest_name(std::string_view(word).substr(2, word.find('=') - 2), names);
    return nearest.empty() ? "" : "--" + nearest;
}

// Null: no option is called so.
const Option* option_called(const std::string& word) {
    if (word.starts_with("--")) return find_option(std::string_view(word).substr(2));
    return find_by_letter(std::string_view(word).substr(1));
}

class Parser {
public:
    explicit Parser(const std::vector<std::string>& words) : words_(words) {}

    ParsedArguments parse() {
        while (at_ < words_.size()) take(words_[at_++]);
        choose_command();
        const CommandSpec& spec = commands().at(out().command);
        for (const auto& [name, values] : out().options)
            if (!takes(spec, *find_option(name)))
                fail("usage-option-of-others", "--" + name, commands_with(*find_option(name)));
        if (out().has("help") || out().has("version")) return std::move(parsed_);
        if (out().operands.size() < spec.operands) fail("usage-missing-operand", out().command);
        if (spec.most != any && out().operands.size() > spec.most)
            fail("usage-too-many-operands", out().operands.back());
        return std::move(parsed_);
    }

private:
    Arguments& out() { return parsed_.arguments; }

    void fail(MessageCode code, std::string found, std::string want = "") {
        if (!parsed_.error) parsed_.error = UsageError{code, std::move(found), std::move(want)};
    }

    void take(const std::string& word) {
        if (options_end_ || word.size() < 2 || word[0] != '-') {
            out().operands.push_back(word);
        } else if (word == "--") {
            options_end_ = true;
        } else {
            take_option(word);
        }
    }

    void take_option(const std::string& word) {
        const auto equals = word.find('=');
        const Option* option = option_called(word.substr(0, equals));
        if (option == nullptr) {
            const std::string meant = meant_by(word);
            return fail(
                meant.empty() ? MessageCode("usage-unknown-option") : "usage-mistyped-option", word,
                meant);
        }
        auto& values = out().options[std::string(option->name)];
        if (option->kind == OptionKind::flag) {
            if (equals != std::string::npos) fail("usage-takes-no-value", word);
            values = {"yes"};
        } else if (equals != std::string::npos) {
            values.push_back(word.substr(equals + 1));
        } else if (at_ < words_.size()) {
            values.push_back(words_[at_++]);
        } else {
            fail("usage-needs-value", word);
        }
    }

    void choose_command() {
        auto& operands = out().operands;
        if (!operands.empty() && commands().contains(operands.front())) {
            out().command = operands.front();
            operands.erase(operands.begin());
        } else {
            out().command = operands.empty() ? "help" : "score";
        }
    }

    static std::string commands_with(const Option& option) {
        std::string all;
        for (const auto& [name, spec] : commands())
            if (takes(spec, option)) all += (all.empty() ? "" : ", ") + name;
        return all;
    }

    const std::vector<std::string>& words_;
    std::size_t at_ = 0;
    bool options_end_ = false;
    ParsedArguments parsed_;
};

}  // namespace

ParsedArguments parse_arguments(const std::vector<std::string>& words) {
    return Parser(words).parse();
}

}  // namespace kaoping
