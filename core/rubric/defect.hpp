#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/finding.hpp"

namespace kaoping {

// Something wrong, or doubtful, in a rubric or plan file. `code` names the message in
// reports/wording/messages.d/rubric.yaml; `args` fill its places. Templates/README.md is what the
// files are held to.
struct RubricDefect {
    Severity severity = Severity::error;
    std::string file;
    int line = 0;    // 1-based; 0: the file as a whole
    int column = 0;  // 1-based, in characters
    FindingCode code;
    std::vector<std::pair<std::string, Text>> args;
    friend bool operator==(const RubricDefect&, const RubricDefect&) = default;
};

// file:line:column, as far as they are known.
std::string location(const RubricDefect& defect);

// The same with the argument `at`, its location, for those who render findings.
Finding to_finding(const RubricDefect& defect);

bool has_errors(const std::vector<RubricDefect>& defects);

}  // namespace kaoping
