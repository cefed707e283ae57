#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/finding.hpp"

namespace kaoping::window {

enum class Task { score, check };

// kaoping-window.exe [score|check] [--lang zh|en] [PATH...]. With a verb (Explorer's menu) the work
// begins at once, as it does with paths alone (dropped on the program's icon).
struct Arguments {
    std::optional<Task> task;          // to begin with
    bool gathers = false;              // others may follow with the same verb (gathering.hpp)
    std::vector<std::string> paths;    // UTF-8
    std::optional<Language> language;  // else as chosen before
    std::optional<Finding> problem;    // an argument that is none
};

Arguments parse_arguments(const std::vector<std::string>& words);

}  // namespace kaoping::window
