#include "rubric/plan.hpp"

namespace kaoping::loading {

namespace {

constexpr std::array<std::pair<std::string_view, Plan::Part>, 4> part_keys{
    {{"readings", Plan::Part::readings},
     {"points", Plan::Part::points},
     {"sections", Plan::Part::sections},
     {"rules", Plan::Part::rules}}};

bool is_known(const Rubric& rubric, Plan::Part part, const std::string& id) {
    switch (part) {
        case Plan::Part::readings: return rubric.reading(id) != nullptr;
        case Plan::Part::sections: return rubric.section(id) != nullptr;
        case Plan::Part::points:
        case Plan::Part::rules: return rubric.indicator(id) != nullptr;
    }
    return false;
}

}  // namespace

Plan::Plan(Context& context, const YamlNode* root, bool given) : context_(context), root_(root) {
    if (root_ == nullptr) return;
    MapReader map(context_, *root_);
    rubric_ = map.text("rubric", Presence::required);
    status_.given = given;
    status_.year = map.whole("year", 1900, 9998);
    status_.notice_year = map.whole("notice_year", 1900, 9998);
    read_confirmation(map);
    for (const auto& [key, part] : part_keys) {
        const YamlNode* node = map.take(key);
        if (node != nullptr && !map_entries(context_, *node).empty()) parts_[part] = node;
    }
    grades_ = map.take("grades");
    panel_ = map.take("panel");
}

void Plan::read_confirmation(MapReader& map) {
    const bool confirmed = map.flag("confirmed", false);
    status_.confirmed_by = map.text("confirmed_by");
    status_.confirmed_on = map.date("confirmed_on");
    const bool who_and_when = !status_.confirmed_by.empty() && status_.confirmed_on;
    if (confirmed && !who_and_when)
        context_.defect(*root_->find("confirmed"), "rubric-plan-unconfirmed");
    status_.confirmed =
        confirmed && who_and_when && status_.given;  // a sample is nobody's decision (A15)
}

const YamlNode* Plan::find(Part part, const std::string& id) {
    taken_.insert({part, id});
    const auto found = parts_.find(part);
    return found == parts_.end() ? nullptr : found->second->find(id);
}

const YamlNode* Plan::grades() {
    grades_taken_ = true;
    return grades_;
}

void Plan::report_strangers(const Rubric& rubric, const std::string& rubric_id) const {
    if (root_ == nullptr) return;
    if (!rubric_.empty() && rubric_ != rubric_id)
        context_.defect(*root_->find("rubric"), "rubric-plan-other",
                        {arg("found", rubric_), arg("wanted", rubric_id)});
    for (const auto& [part, node] : parts_) {
        for (const YamlNode& key : node->keys) {
            if (taken_.contains({part, key.text})) continue;
            const bool known = is_known(rubric, part, key.text);
            context_.defect(key,
                            known ? FindingCode("rubric-plan-fixed") : "rubric-plan-unknown-id",
                            {arg("found", key.text)});
        }
    }
    if (grades_ != nullptr && !grades_taken_)
        context_.defect(*grades_, "rubric-plan-fixed", {arg("found", "grades")});
}

}  // namespace kaoping::loading
