#pragma once

#include <optional>
#include <string>
#include <vector>

#include "windows/excel/session.hpp"

namespace kaoping::excel {

// Asks for the options of a run of this folder, beginning with what its last run was given (but for
// what is said of one run only): "name=value" texts. nullopt: cancelled. Throws NoEngine, Failure.
std::optional<std::vector<std::wstring>> ask_run_options(Session& session,
                                                         const std::wstring& folder);

}  // namespace kaoping::excel
