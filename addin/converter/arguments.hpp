#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/message_code.hpp"

namespace kaoping {

// A command line after reading: the command, its operands, its options.
struct Arguments {
    std::string command;
    std::vector<std::string> operands;
    // By the names of the table of options: "-o" -> "output"; flags have the value "yes".
    std::map<std::string, std::vector<std::string>> options;
    bool has(const std::string& option) const { return options.contains(option); }
    // The last one given; empty: none.
    std::string get(const std::string& option) const {
        const auto found = options.find(option);
        return found == options.end() || found->second.empty() ? "" : found->second.back();
    }
};

// Why a command line is not understood: a code of the catalogue and what stands in it.
struct UsageError {
    MessageCode code;  // usage-…; of usage-mistyped-option `want` is the one meant, of
                       // usage-option-of-others the commands that take it
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
