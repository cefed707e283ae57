#include "reports/form/form_total.hpp"

#include <algorithm>
#include <cmath>

#include "reports/workbook/indicator_formulas.hpp"
#include "reports/workbook/point_sums.hpp"

namespace kaoping {

namespace {

struct SectionPoints {
    double given = 0, maxima = 0, idle = 0;
    double sum() const {
        if (idle == 0 || idle >= maxima) return given;
        return std::round(given * maxima / (maxima - idle) * 1e4) / 1e4;  // as points are rounded
    }
};

}  // namespace

bool FormTotal::redistributes() const {
    const auto& profiles = plan_.rubric.profiles;
    return std::any_of(profiles.begin(), profiles.end(),
                       [](const IndicatorProfile& profile) { return profile.redistributes; });
}

// Rows of one kind follow one another.
std::string FormTotal::sum_of(IndicatorKind kind) const {
    const auto is = [&](const FormBlock& b) { return b.indicator->kind == kind; };
    const auto first = std::find_if(plan_.blocks.begin(), plan_.blocks.end(), is);
    if (first == plan_.blocks.end()) return "";
    const auto last = std::find_if(plan_.blocks.rbegin(), plan_.blocks.rend(), is);
    return "SUM(" + to_a1({first->first, plan_.self()}) + ":" +
           to_a1({last->last(), plan_.self()}) + ")";
}

// What a group loses by its cap (A8), with the sign of its indicators.
std::string FormTotal::group_excess(const Group& group) const {
    std::string cells;
    bool deduction = false;
    for (const std::string& id : group.indicators) {
        const auto at = plan_.self_cells.find(id);
        if (at == plan_.self_cells.end()) continue;
        cells += (cells.empty() ? "" : ",") + to_a1(at->second);
        deduction = deduction || plan_.rubric.indicator(id)->kind == IndicatorKind::deduction;
    }
    if (cells.empty()) return "";
    return std::string(deduction ? "+" : "-") + "MAX(0,SUM(" + cells + ")-" +
           group.maximum.to_decimal(15) + ")";
}

std::string FormTotal::capped_sum() const {
    std::string sum = sum_of(IndicatorKind::base);
    if (const auto bonus = sum_of(IndicatorKind::bonus); !bonus.empty()) sum += "+" + bonus;
    if (const auto deduction = sum_of(IndicatorKind::deduction); !deduction.empty())
        sum += "-" + deduction;
    for (const Group& group : plan_.rubric.groups) sum += group_excess(group);
    return sum;
}

// Points of the section that do not apply, as a formula; empty where none is handed on.
std::string FormTotal::idle_points(const Section& section) const {
    std::string sum;
    for (const Indicator& indicator : plan_.rubric.indicators) {
        if (indicator.section != section.id || !plan_.rubric.profile(indicator).redistributes)
            continue;
        const FormulaContext context{plan_.rubric, cells_, &indicator};
        sum += (sum.empty() ? "(IF(" : "+IF(") + not_applicable_formula(context) + "," +
               indicator.points->to_decimal(15) + ",0)";
    }
    return sum.empty() ? sum : sum + ")";
}

std::string FormTotal::redistributed_sum() const {
    const Rubric& rubric = plan_.rubric;
    std::vector<Position> points(rubric.indicators.size());
    for (const FormBlock& block : plan_.blocks)
        points[static_cast<std::size_t>(block.indicator - rubric.indicators.data())] = {
            block.first, plan_.self()};
    const PointSums sums(rubric, points);
    const auto of_kind = [&](IndicatorKind kind) {
        return sums.sum([kind](const Indicator& i) { return i.kind == kind; });
    };
    std::string sum;
    for (const Section& section : rubric.sections)
        sum += (sum.empty() ? "" : "+") + sums.section_sum(section, idle_points(section));
    return sum + "+" + of_kind(IndicatorKind::bonus) + "-(" + of_kind(IndicatorKind::deduction) +
           ")";
}

std::string FormTotal::formula() const {
    std::string sum = rounded_formula(redistributes() ? redistributed_sum() : capped_sum());
    const FormulaContext context{plan_.rubric, cells_};
    const auto held = [&](const char* function, const ExprPtr& bound) {
        if (bound)
            sum = std::string(function) + "(" + kaoping::formula(*bound, context) + "," + sum + ")";
    };
    held("MIN", plan_.rubric.total_maximum);
    held("MAX", plan_.rubric.total_minimum);
    return sum;
}

double FormTotal::capped() const {
    const auto sign = [&](const std::string& id) {
        return plan_.rubric.indicator(id)->kind == IndicatorKind::deduction ? -1.0 : 1.0;
    };
    double total = 0;
    for (const auto& [id, points] : known_) total += sign(id) * points;
    for (const Group& group : plan_.rubric.groups) {
        double sum = 0;
        for (const std::string& id : group.indicators)
            if (const auto found = known_.find(id); found != known_.end()) sum += found->second;
        if (!group.indicators.empty())
            total -= sign(group.indicators[0]) * std::max(0.0, sum - group.maximum.to_double());
    }
    return total;
}

double FormTotal::redistributed() const {
    const Rubric& rubric = plan_.rubric;
    std::map<std::string, double> left = known_;
    for (const Group& group : rubric.groups) {
        double rest = group.maximum.to_double();
        for (const std::string& id : group.indicators) {
            const auto found = left.find(id);
            if (found == left.end()) continue;
            found->second = std::min(found->second, rest);
            rest -= found->second;
        }
    }
    std::map<std::string, SectionPoints> sections;
    double total = 0;
    for (const Indicator& indicator : rubric.indicators) {
        const auto found = left.find(indicator.id);
        const double points = found == left.end() ? 0 : found->second;
        if (indicator.kind != IndicatorKind::base) {
            total += indicator.kind == IndicatorKind::bonus ? points : -points;
            continue;
        }
        SectionPoints& section = sections[indicator.section];
        const double maximum = indicator.points->to_double();
        section.given += points;
        section.maxima += maximum;
        if (rubric.profile(indicator).redistributes && blank_.not_applicable(indicator))
            section.idle += maximum;
    }
    for (const auto& [id, section] : sections) total += section.sum();
    return total;
}

double FormTotal::cached() const {
    double total = redistributes() ? redistributed() : capped();
    const auto bound = [&](const ExprPtr& e) {
        return std::get<Number>(evaluate(*e, blank_)).to_double();
    };
    if (plan_.rubric.total_maximum) total = std::min(total, bound(plan_.rubric.total_maximum));
    if (plan_.rubric.total_minimum) total = std::max(total, bound(plan_.rubric.total_minimum));
    return total;
}

}  // namespace kaoping
