#include "job/rubrics.hpp"

#include "job/system/parallel.hpp"

namespace kaoping {

namespace {

void take_errors(const std::vector<RubricDefect>& defects, std::vector<Finding>& refusals) {
    for (const RubricDefect& defect : defects)
        if (defect.severity == Severity::error) refusals.push_back(to_finding(defect));
}

}  // namespace

std::vector<RubricPtr> load_rubrics(const CommonOptions& options, const std::string& plan,
                                    std::vector<Finding>& refusals, int jobs) {
    std::vector<std::string> folders;
    for (const std::string& folder : options.rubric_folders)
        folders.push_back(options.place_of(folder));
    const RubricCatalog catalog(folders);
    take_errors(catalog.defects(), refusals);
    std::vector<RubricPtr> rubrics;
    RubricPtr planned;
    if (!plan.empty()) {
        const auto source = read_rubric_file(options.place_of(plan));
        if (!source) {
            refusals.push_back({Severity::error, "plan-unusable", "", "", {{"path", same(plan)}}});
            return rubrics;
        }
        const LoadedRubric loaded = catalog.load_with_plan({plan, source->text, true});
        take_errors(loaded.defects, refusals);
        planned = loaded.rubric;
    }
    const std::vector<RubricListing> listing = catalog.listing();
    std::vector<LoadedRubric> all(listing.size());
    parallel_for(listing.size(), jobs, [&](std::size_t i) {
        if (planned && planned->id == listing[i].id) all[i].rubric = planned;
        else all[i] = catalog.load(listing[i].id);
    });
    for (const LoadedRubric& loaded : all) {
        take_errors(loaded.defects, refusals);
        if (loaded.rubric) rubrics.push_back(loaded.rubric);
    }
    return rubrics;
}

}  // namespace kaoping
