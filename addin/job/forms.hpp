#pragma once

#include <string>
#include <vector>

#include "job/options.hpp"
#include "model/finding.hpp"

namespace kaoping {

struct FormJob : CommonOptions {
    std::string rubric;
    std::string output;  // a file; with a roster a folder
    std::string roster;
    std::string plan;
    std::optional<int> year;  // else the plan's, else last calendar year
};

struct FilesWritten {
    std::vector<std::string> files;
    std::vector<Finding> findings;  // of the roster or LIST, and of forms that cannot be used
    std::vector<Finding> refusals;  // why nothing was written
};

FormJob form_job(const std::string& rubric, const ScoreOptions& given);

FilesWritten make_forms(const FormJob& job);   // form
FilesWritten make_roster(const FormJob& job);  // roster

struct ExpertsJob : CommonOptions {
    std::string rubric;
    std::vector<std::string> paths;
    std::string experts;  // LIST.xlsx
    std::string output;   // folder
    std::string plan;
    std::optional<int> year;
};
FilesWritten make_expert_workbooks(const ExpertsJob& job, Progress* progress = nullptr);

}  // namespace kaoping
