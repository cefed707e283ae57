#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kaoping {

// A command line after reading: the command, its operands, its options.
struct Arguments {
    std::string command;
    std::vector<std::string> operands;
    std::map<std::string, std::string> options;  // "-o" -> "output"; flags have the value "yes"
    bool has(const std::string& option) const { return options.contains(option); }
    std::string get(const std::string& option) const {
        const auto found = options.find(option);
        return found == options.end() ? std::string() : found->second;
    }
};

// Why a command line is not understood: a code of the catalogue and what stands in it.
struct UsageError {
    std::string code;  // usage-unknown-option, usage-needs-value, usage-bad-value,
                       // usage-missing-operand, usage-unknown-command
    std::string found;
    std::string want;
};

struct ParsedArguments {
    Arguments arguments;
    std::optional<UsageError> error;
};

// `kaoping PATH...` is `kaoping score PATH...`. Options may stand anywhere; "--" ends them;
// --name=value works too.
ParsedArguments parse_arguments(const std::vector<std::string>& words);

}  // namespace kaoping
