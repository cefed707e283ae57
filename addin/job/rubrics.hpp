#pragma once

#include <string>
#include <vector>

#include "job/options.hpp"
#include "model/finding.hpp"
#include "rubric/catalog.hpp"
#include "rubric/known_rubrics.hpp"

namespace kaoping {

// The rubrics built in, and those of the folders given. The plan file (may be empty) joins its
// rubric. Defects of a rubric folder or the plan go to `refusals`; those built in have none and are
// loaded when they are asked for, from any thread.
class RubricsOfRun final : public KnownRubrics {
public:
    RubricsOfRun(const CommonOptions& options, const std::string& plan,
                 std::vector<Finding>& refusals);

    const Rubric* find(std::string_view id) const override { return held(id).get(); }
    std::vector<const Rubric*> all() const override;
    RubricPtr held(std::string_view id) const;  // nullptr: not known
    std::vector<RubricPtr> all_held() const;    // built-in ones by id, then as found

private:
    RubricCatalog catalog_;
    RubricPtr planned_;
    bool plan_lost_ = false;  // it cannot be read: no rubric is known
};

// All of them, loaded.
std::vector<RubricPtr> load_rubrics(const CommonOptions& options, const std::string& plan,
                                    std::vector<Finding>& refusals);

}  // namespace kaoping
