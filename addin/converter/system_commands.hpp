#pragma once

#include <map>
#include <string>

#include "converter/arguments.hpp"
#include "converter/console.hpp"

namespace kaoping {

// A command that only one kind of system has: it takes up to so many operands and no options of its
// own.
struct SystemCommand {
    std::size_t most_operands = 0;
    int (*run)(const Arguments&, const Console&) = nullptr;  // exit status
};

const std::map<std::string, SystemCommand>& system_commands();

}  // namespace kaoping
