#pragma once

#include <stdexcept>
#include <string>

#include "rubric/rubric_files.hpp"

namespace kaoping::test {

// A rubric from its text; throws its defects where it has any that keep it from being used.
inline RubricPtr sample_rubric(const std::string& text) {
    const LoadedRubric loaded = load_rubric({"sample.yaml", text}, common_source(), std::nullopt);
    if (!loaded.rubric)
        throw std::runtime_error("the sample rubric does not load:\n" + listed(loaded.defects));
    return loaded.rubric;
}

}  // namespace kaoping::test
