#pragma once

#include <string>
#include <vector>

#include "job/options.hpp"
#include "model/finding.hpp"

namespace kaoping {

// The jobs that read results and tell. Lines are for people, in both languages; `json` holds the
// same for programs.
struct Report {
    Outcome outcome = Outcome::clean;
    std::vector<Text> lines;
    std::string json;
    std::vector<Finding> refusals;
};

Report list_rubrics(const CommonOptions& options);  // rubrics
Report check_rubrics(const CommonOptions& options,
                     const std::vector<std::string>& files);  // rubric check
// explain: of one indicator, of all of one organisation (name, code or part of the name), or of
// everybody. cell -> raw text -> value -> rule -> article -> points.
Report explain(const CommonOptions& options, const std::string& results,
               const std::string& organisation, const std::string& indicator);
Report diff_results(const CommonOptions& options, const std::string& old_results,
                    const std::string& new_results);  // diff; 3 when they differ
Report finalize_round(const std::string& output);     // finalize
Report replay(const std::string& output, int jobs,
              const std::string& language);   // replay; 3 at the first difference
Report doctor(const CommonOptions& options);  // doctor

}  // namespace kaoping
