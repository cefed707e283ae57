#pragma once

#include <string>
#include <vector>

#include "job/option_table.hpp"
#include "model/finding.hpp"

namespace kaoping {

// Sets the option from its value as text; an option that may be repeated gets one more value. What
// was set is noted in `given`. False, and nothing is set: the value is none of the option's kind.
bool set_value(const Option& option, ScoreOptions& options, const std::string& value);

// The values as set_value takes them: none where nothing was given, several of an option that may
// be repeated.
std::vector<std::string> values_of(const Option& option, const ScoreOptions& options);

// The option is as it was before it was set.
void clear_value(const Option& option, ScoreOptions& options);

// What holds when the option is not given.
bool is_default(const Option& option, const ScoreOptions& options);

// What the option takes, as the help calls it: "ROSTER.xlsx", "zh|en|both", "DATE"; empty for a
// flag.
Text value_words(const Option& option);
// The same for somebody who has to type it: "YYYY-MM-DD", "1–256", "yes|no".
Text wanted_words(const Option& option);

// What the option is chosen from: its choices, yes and no for a flag; nothing for the others.
std::vector<std::string_view> chosen_from(const Option& option);
// What people read for one of them.
const Text& choice_words(std::string_view choice);

// usage-bad-value, with what is wanted. `name` is the option's as it was given.
Finding bad_value(const Option& option, const std::string& name, const std::string& value);

}  // namespace kaoping
