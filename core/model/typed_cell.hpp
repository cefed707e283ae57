#pragma once

#include <map>
#include <string>

#include "model/value.hpp"

namespace kaoping {

// One cell that the bureau or an expert typed into a workbook of the result folder. Kept whether it
// could be used or not, so that writing the workbook again loses nothing.
struct TypedCell {
    std::string raw;          // the text as typed
    Value value = Missing{};  // as read; Missing when refused or a mere placeholder such as /
    bool refused = false;     // unreadable or out of range: a finding says why
    std::string cell;         // 评审表!F9
    friend bool operator==(const TypedCell&, const TypedCell&) = default;
};

using TypedCells =
    std::map<std::string, TypedCell>;  // by defined name: j_reporting, b_unlawful, e_papers ...

}  // namespace kaoping
