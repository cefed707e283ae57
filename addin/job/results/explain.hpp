#pragma once

#include <string>

#include "job/report.hpp"

namespace kaoping {

// explain: of one indicator, of all of one organisation (name, code, file or part of the name), or
// of everybody. cell -> raw text -> value -> rule -> article -> points. `results`: a results.json
// or the folder that it lies in.
Report explain(const CommonOptions& options, const std::string& results,
               const std::string& organisation, const std::string& indicator);

}  // namespace kaoping
