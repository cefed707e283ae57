#pragma once

#include "rubric/load_inputs.hpp"
#include "rubric/plan.hpp"

namespace kaoping::loading {

// What indicators are read with.
struct IndicatorSetting {
    const Units& units;
    Plan& plan;
    Text evidence_label;  // of evidence_<indicator>, with the place {title}
};

// Appends the indicators with the fields, lists and facts that stand in them.
void read_indicators(Context& context, const std::vector<YamlNode>& nodes,
                     const IndicatorSetting& setting, Rubric& rubric);

// Points of a section or indicator: as printed, by the plan, or (nullopt) none.
enum class Open { yes, no };  // may the plan change printed points?
std::optional<Number> read_points(Context& context, const YamlNode* node, Plan& plan,
                                  Plan::Part part, const std::string& id, Open open);

}  // namespace kaoping::loading
