#pragma once

#include <optional>

#include "job/options.hpp"
#include "libreoffice/commands.hpp"

namespace kaoping::office {

// Shows what a run of a folder may be given, an option a line with its value, and takes what people
// change. nullopt: cancelled.
std::optional<ScoreOptions> ask_run_options(const Call& call, ScoreOptions options);

}  // namespace kaoping::office
