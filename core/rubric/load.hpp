#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rubric/defect.hpp"
#include "rubric/rubric.hpp"
#include "rubric/rule_language.hpp"

namespace kaoping {

// A file as read; `name` is for messages only.
struct RubricSource {
    std::string name;
    std::string text;
};

struct PlanSource {
    std::string name;
    std::string text;
    bool given = true;  // false: the sample beside the rubric, which nobody confirmed (A15)
};

struct LoadedRubric {
    RubricPtr rubric;                   // null when any defect is an error
    std::vector<RubricDefect> defects;  // all of the files, in the order of their lines
};

// The annex of rubric.yaml (templates/README.md) with the head of common.yaml and the year's plan.
// Never throws for what stands in the files.
LoadedRubric load_rubric(const RubricSource& rubric, const RubricSource& common,
                         const std::optional<PlanSource>& plan);

// What the loader knows of the language and finds in these files.
RuleLanguage language_of(const RubricSource& rubric, const RubricSource& common,
                         const std::optional<PlanSource>& plan);

}  // namespace kaoping
