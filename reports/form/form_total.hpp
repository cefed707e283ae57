#pragma once

#include <map>
#include <string>

#include "reports/form/blank_form.hpp"
#include "reports/form/form_map.hpp"

namespace kaoping {

// The total of the self-assessed points on the main sheet: after the caps of groups (A8), what does
// not apply borne by the rest of its section (A4), held to the rubric's total.
class FormTotal {
public:
    // `known`: what the blank form's indicators come to, by id.
    FormTotal(const FormPlan& plan, const FormMap& cells, const BlankForm& blank,
              const std::map<std::string, double>& known)
        : plan_(plan), cells_(cells), blank_(blank), known_(known) {}

    std::string formula() const;
    double cached() const;

private:
    bool redistributes() const;
    std::string sum_of(IndicatorKind kind) const;
    std::string group_excess(const Group& group) const;
    std::string capped_sum() const;
    std::string idle_points(const Section& section) const;
    std::string redistributed_sum() const;
    double capped() const;
    double redistributed() const;

    const FormPlan& plan_;
    const FormMap& cells_;
    const BlankForm& blank_;
    const std::map<std::string, double>& known_;
};

}  // namespace kaoping
