#include "converter/arguments.hpp"

#include <algorithm>
#include <set>

#include "converter/system_commands.hpp"

namespace kaoping {

namespace {

struct CommandSpec {
    std::size_t operands;           // at least
    std::size_t most;               // at most; npos: any number
    std::set<std::string> options;  // besides the common ones
};

constexpr std::size_t any = static_cast<std::size_t>(-1);

const std::set<std::string>& flags() {
    static const std::set<std::string> names{"json", "quiet", "version", "help", "notice"};
    return names;
}

const std::set<std::string>& common_options() {
    static const std::set<std::string> names{"rubrics", "lang", "json", "quiet", "version", "help"};
    return names;
}

std::map<std::string, CommandSpec> every_system() {
    return {
        {"rubrics", {0, 0, {}}},
        {"form", {1, 1, {"output", "year", "plan", "roster"}}},
        {"roster", {1, 1, {"output", "year", "plan"}}},
        {"check",
         {1, any, {"output", "roster", "plan", "year", "as-of", "duplicates", "deadline", "jobs"}}},
        {"score",
         {1,
          any,
          {"output", "roster", "previous", "plan", "year", "as-of", "experts", "duplicates",
           "deadline", "jobs", "reports", "reopen", "notice", "notice-date", "notice-days",
           "order"}}},
        {"experts", {2, any, {"experts", "output", "year", "plan", "jobs"}}},
        {"status", {1, any, {"roster", "year", "plan", "jobs", "as-of", "duplicates", "deadline"}}},
        {"explain", {1, 3, {}}},
        {"diff", {2, 2, {}}},
        {"finalize", {1, 1, {}}},
        {"replay", {1, 1, {"jobs"}}},
        {"doctor", {0, 0, {}}},
        {"rubric", {2, any, {"plan"}}},
        {"help", {0, any, {}}},
    };
}

const std::map<std::string, CommandSpec>& commands() {
    static const std::map<std::string, CommandSpec> specs = [] {
        std::map<std::string, CommandSpec> all = every_system();
        for (const auto& [name, command] : system_commands())
            all.emplace(name, CommandSpec{0, command.most_operands, {}});
        return all;
    }();
    return specs;
}

bool is_known(const std::string& name) {
    return common_options().contains(name) ||
           std::any_of(commands().begin(), commands().end(),
                       [&](const auto& command) { return command.second.options.contains(name); });
}

std::string long_name(const std::string& word) {
    if (word == "-o") return "output";
    if (word == "-h" || word == "-?") return "help";
    if (word.starts_with("--")) return word.substr(2);
    return "";
}

}  // namespace

ParsedArguments parse_arguments(const std::vector<std::string>& words) {
    ParsedArguments parsed;
    Arguments& out = parsed.arguments;
    const auto fail = [&](std::string code, std::string found, std::string want = "") {
        if (!parsed.error)
            parsed.error = UsageError{std::move(code), std::move(found), std::move(want)};
    };
    bool options_end = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (options_end || word.size() < 2 || word[0] != '-') {
            out.operands.push_back(word);
            continue;
        }
        if (word == "--") {
            options_end = true;
            continue;
        }
        const auto equals = word.find('=');
        const std::string name = long_name(word.substr(0, equals));
        if (name.empty() || !is_known(name)) {
            fail("usage-unknown-option", word);
        } else if (flags().contains(name)) {
            out.options[name] = "yes";
        } else if (equals != std::string::npos) {
            out.options[name] = word.substr(equals + 1);
        } else if (i + 1 < words.size()) {
            out.options[name] = words[++i];
        } else {
            fail("usage-needs-value", word);
        }
    }
    if (!out.operands.empty() && commands().contains(out.operands.front())) {
        out.command = out.operands.front();
        out.operands.erase(out.operands.begin());
    } else {
        out.command = out.operands.empty() ? "help" : "score";
    }
    const CommandSpec& spec = commands().at(out.command);
    for (const auto& [name, value] : out.options)
        if (!common_options().contains(name) && !spec.options.contains(name))
            fail("usage-unknown-option", "--" + name);
    if (out.has("help") || out.has("version")) return parsed;
    if (out.operands.size() < spec.operands) fail("usage-missing-operand", out.command);
    if (spec.most != any && out.operands.size() > spec.most)
        fail("usage-too-many-operands", out.operands.back());
    return parsed;
}

}  // namespace kaoping
