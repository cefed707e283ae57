#include "rubric/lint.hpp"

namespace kaoping::loading {

void lint_rubric(Context& context, const Rubric& rubric) {
    lint_ids(context, rubric);
    lint_points(context, rubric);
    lint_rules(context, rubric);
    lint_grades(context, rubric);
    if (context.has_errors()) return;
    lint_reach(context, rubric);
    lint_usage(context, rubric);
}

}  // namespace kaoping::loading
