#pragma once

#include <map>
#include <set>
#include <string>

#include "rubric/load_map.hpp"
#include "rubric/rubric.hpp"

namespace kaoping::loading {

// The year's plan (plan.yaml): what a regulation leaves open, and how the bureau reads what is
// doubtful. The loader asks for the part it needs where the rubric leaves a place open; what was
// never asked for does not belong to the rubric.
class Plan {
public:
    // `root` null: no plan at all.
    Plan(Context& context, const YamlNode* root, bool given);

    enum class Part { readings, points, sections, rules };

    bool exists() const { return root_ != nullptr; }
    const std::string& rubric() const { return rubric_; }
    const PlanStatus& status() const { return status_; }
    const YamlNode* find(Part part, const std::string& id);
    const YamlNode* grades();
    const YamlNode* panel() const { return panel_; }

    // Entries nobody asked for: unknown ids, and what the regulation does not leave open.
    void report_strangers(const Rubric& rubric, const std::string& rubric_id) const;

private:
    void read_confirmation(MapReader& map);

    Context& context_;
    const YamlNode* root_;
    std::string rubric_;
    PlanStatus status_;
    std::map<Part, const YamlNode*> parts_;
    const YamlNode* grades_ = nullptr;
    const YamlNode* panel_ = nullptr;
    bool grades_taken_ = false;
    std::set<std::pair<Part, std::string>> taken_;
};

}  // namespace kaoping::loading
