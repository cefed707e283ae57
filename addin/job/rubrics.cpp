#include "job/rubrics.hpp"

namespace kaoping {

namespace {

void take_errors(const std::vector<RubricDefect>& defects, std::vector<Finding>& refusals) {
    for (const RubricDefect& defect : defects)
        if (defect.severity == Severity::error) refusals.push_back(to_finding(defect));
}

}  // namespace

std::vector<RubricPtr> load_rubrics(const CommonOptions& options, const std::string& plan,
                                    std::vector<Finding>& refusals) {
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
    for (const RubricListing& listing : catalog.listing()) {
        if (planned && planned->id == listing.id) {
            rubrics.push_back(planned);
            continue;
        }
        const LoadedRubric loaded = catalog.load(listing.id);
        take_errors(loaded.defects, refusals);
        if (loaded.rubric) rubrics.push_back(loaded.rubric);
    }
    return rubrics;
}

}  // namespace kaoping
