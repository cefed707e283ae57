#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/finding.hpp"
#include "windows/registration/registration.hpp"

namespace kaoping::registration {

// What several parts need is reported for the first of them only.
std::vector<PartState> each_once(std::vector<PartState> states);
// What is wrong with what is registered, and what to do (codes setup-…). `field` is the part's
// name.
std::vector<Finding> registration_defects(const std::vector<PartState>& states);
// What Excel has taken out of use after a fault.
std::vector<Finding> disabled_by_excel();

Text title_of(Part part);
Text titles_of(Parts parts);

}  // namespace kaoping::registration
