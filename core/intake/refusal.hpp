#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/finding.hpp"

namespace kaoping {

// Why a file could not be turned into cells (CONTRACT: results.json unreadable[].code).
enum class RefusalCode { encrypted, not_a_workbook, unsupported_format, damaged, too_large };

std::string_view to_code(RefusalCode code);  // "encrypted", "not-a-workbook", ...

// A whole file that is refused. `code` is what programs read; `message` names the words people read
// (reports/wording/messages.d/intake.yaml), whose places `args` fill; {file} is filled by whoever
// knows the path.
struct Refusal {
    RefusalCode code = RefusalCode::damaged;
    MessageCode message;
    std::vector<std::pair<std::string, Text>> args;
    friend bool operator==(const Refusal&, const Refusal&) = default;
};

}  // namespace kaoping
