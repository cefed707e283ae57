#pragma once

#include <string>
#include <variant>

#include "converter/arguments.hpp"
#include "job/options.hpp"
#include "model/finding.hpp"

namespace kaoping {

// What the command line says, of every command, by the table of options; `language` is that of
// messages. Else usage-bad-value: a value that is none of its option's kind.
std::variant<ScoreOptions, Finding> command_options(const Arguments& arguments);

}  // namespace kaoping
