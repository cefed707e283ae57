#pragma once

#include <windows.h>

#include <optional>
#include <string>

#include "job/options.hpp"

namespace kaoping::window {

// The options of a run for which the window has no field, in a window of their own.

// Asks for them, beginning with those given now. nullopt: cancelled.
std::optional<ScoreOptions> ask_other_options(HWND owner, Language language,
                                              const ScoreOptions& given);
// Those that are given, for people: "--order strokes   --lang en"; empty: none.
std::string other_options_given(const ScoreOptions& given);

}  // namespace kaoping::window
