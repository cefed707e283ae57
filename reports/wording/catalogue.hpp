#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "model/finding.hpp"
#include "model/message_code.hpp"

namespace kaoping {

// Every word that people read and that is not of an annex: reports/wording/messages.d/*.yaml,
// embedded.
using MessageArguments = std::span<const std::pair<std::string, Text>>;

// The words of a code, unfilled. No code has no words.
const Text& words(MessageCode code);

// The words of a code with its places filled.
Text message(MessageCode code, std::initializer_list<std::pair<std::string, Text>> arguments);
Text message(MessageCode code, MessageArguments arguments);

// What a finding says; `file` fills {file} unless the finding names its own file. A finding with
// the argument "message" (a check of the rubric) says that.
Text describe(const Finding& finding, std::string_view file);

MessageCode severity_code(Severity severity);  // "severity-error" ...

}  // namespace kaoping
