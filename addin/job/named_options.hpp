#pragma once

#include <optional>
#include <string>

#include "job/options.hpp"
#include "model/finding.hpp"

namespace kaoping {

// The options of a run as offices and scripts name them: Roster, AsOf, Year ...
enum class OptionKind { path, whole, text };
std::optional<OptionKind> option_kind(const std::string& name);  // nullopt: unknown

// Sets the option from its value as text. Returns why not: usage-unknown-option, usage-bad-value.
std::optional<Finding> set_option(ScoreOptions& options, const std::string& name,
                                  const std::string& value);
Finding bad_option_value(const std::string& name, const std::string& value);

// docx, html and pdf, divided by commas, or none: exactly these. False: there is another word.
bool set_report_formats(ReportOptions& reports, const std::string& formats);

}  // namespace kaoping
