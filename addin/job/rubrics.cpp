#include "job/rubrics.hpp"

namespace kaoping {

namespace {

std::vector<std::string> folders_of(const CommonOptions& options) {
    std::vector<std::string> folders;
    for (const std::string& folder : options.rubric_folders)
        folders.push_back(options.place_of(folder));
    return folders;
}

void take_errors(const std::vector<RubricDefect>& defects, std::vector<Finding>& refusals) {
    for (const RubricDefect& defect : defects)
        if (defect.severity == Severity::error) refusals.push_back(to_finding(defect));
}

}  // namespace

RubricsOfRun::RubricsOfRun(const CommonOptions& options, const std::string& plan,
                           std::vector<Finding>& refusals)
    : catalog_(folders_of(options)) {
    take_errors(catalog_.defects(), refusals);
    if (!plan.empty()) {
        const auto source = read_rubric_file(options.place_of(plan));
        if (!source) {
            refusals.push_back({Severity::error, "plan-unusable", "", "", {{"path", same(plan)}}});
            plan_lost_ = true;
            return;
        }
        const LoadedRubric loaded = catalog_.load_with_plan({plan, source->text, true});
        take_errors(loaded.defects, refusals);
        planned_ = loaded.rubric;
    }
    for (const RubricListing& listing : catalog_.listing())
        if (!listing.built_in && !(planned_ && planned_->id == listing.id))
            take_errors(catalog_.load(listing.id).defects, refusals);
}

RubricPtr RubricsOfRun::held(std::string_view id) const {
    if (plan_lost_) return nullptr;
    if (planned_ && planned_->id == id) return planned_;
    return catalog_.knows(id) ? catalog_.load(id).rubric : nullptr;
}

std::vector<RubricPtr> RubricsOfRun::all_held() const {
    std::vector<RubricPtr> all;
    for (const RubricListing& listing : catalog_.listing())
        if (RubricPtr rubric = held(listing.id)) all.push_back(std::move(rubric));
    return all;
}

std::vector<const Rubric*> RubricsOfRun::all() const {
    std::vector<const Rubric*> rubrics;
    for (const RubricPtr& rubric : all_held()) rubrics.push_back(rubric.get());
    return rubrics;
}

std::vector<RubricPtr> load_rubrics(const CommonOptions& options, const std::string& plan,
                                    std::vector<Finding>& refusals) {
    return RubricsOfRun(options, plan, refusals).all_held();
}

}  // namespace kaoping
