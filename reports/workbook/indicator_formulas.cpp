#include "reports/workbook/indicator_formulas.hpp"

#include "reports/wording/catalogue.hpp"
#include "reports/workbook/absence.hpp"
#include "rubric/walk.hpp"

namespace kaoping {

namespace {

const IndicatorProfile& profile(const FormulaContext& context) {
    return context.rubric.profile(*context.indicator);
}

// Inside the measure and the rule every number of the form is there where people do not decide, and
// inside the rule its measure is where it needs one: that was asked before.
FormulaContext inside(const FormulaContext& context) {
    FormulaContext inner = context;
    inner.numbers_given = !profile(context).decided_by_people;
    inner.measure_given = profile(context).needs_measure;
    return inner;
}

Absence absence_of_measure(const FormulaContext& context) {
    FormulaContext inner = inside(context);
    inner.measure_given = false;
    return absence_of(context.indicator->measure, inner);
}

// What the rule lacks for a value, its measure included.
Absence absence_of_rule(const FormulaContext& context) {
    const Absence rule = absence_of(context.indicator->rule, inside(context));
    return profile(context).needs_measure ? either(absence_of_measure(context), rule) : rule;
}

// What stands in a cell for each way an indicator can come out.
struct Outcomes {
    std::string no_claim;
    std::string not_applicable;
    std::string undecided;
    std::string value;
};

// `inner` holds once the indicator applies and its numbers are given.
std::string by_claim(const FormulaContext& context, const Outcomes& outcomes,
                     const std::string& inner) {
    const IndicatorProfile& of = profile(context);
    std::string claimed = inner;
    if (!of.decided_by_people)
        claimed = by_absence(absence_of(of.points.numbers, context), outcomes.no_claim,
                             outcomes.not_applicable, claimed);
    const ExprPtr& applies = context.indicator->applies;
    if (!applies) return claimed;
    // FALSE also where an operand is absent, which is no claim and not “does not apply”.
    const std::string otherwise =
        outcomes.no_claim == outcomes.not_applicable
            ? outcomes.no_claim
            : by_absence(absence_of(applies, context), outcomes.no_claim, outcomes.not_applicable,
                         outcomes.not_applicable);
    return "IFERROR(IF(" + formula(*applies, context) + "," + claimed + "," + otherwise + ")," +
           outcomes.undecided + ")";
}

// A rule that lacks something else than a number of the form. Where people decide that leaves it
// pending, but what is 不适用 is so whoever decides.
std::string by_rule(const FormulaContext& context, const Outcomes& outcomes) {
    const std::string& missing =
        profile(context).decided_by_people ? outcomes.undecided : outcomes.no_claim;
    return by_claim(
        context, outcomes,
        by_absence(absence_of_rule(context), missing, outcomes.not_applicable, outcomes.value));
}

std::string held_formula(const FormulaContext& context, const std::string& rule) {
    const auto& cap = profile(context).cap;
    return cap ? "MAX(0,MIN(" + cap->to_decimal(15) + "," + rule + "))" : "MAX(0," + rule + ")";
}

// The rule's points where none of its operands is absent.
std::string rule_value(const FormulaContext& context) {
    const Indicator& indicator = *context.indicator;
    FormulaContext inner = inside(context);
    const bool reads = depends_on(indicator.rule, NameKind::measure);
    const std::string cell = reads ? context.cells.measure(indicator.id) : "";
    const bool always = profile(context).needs_measure;
    if (reads && !always) inner.measure = "IF(ISNUMBER(" + cell + ")," + cell + ",NA())";
    const std::string value =
        "IFERROR(" + guarded_formula(held_formula(context, formula(*indicator.rule, inner))) +
        ",\"\")";
    return always ? "IF(ISNUMBER(" + cell + ")," + value + ",\"\")" : value;
}

// Whether the cells of this workbook hold all that the rule reads.
bool shows_rule(const FormulaContext& context) {
    return context.cells.knows_bureau() || profile(context).rule.of_form_alone();
}

std::string adjusted_validly(const FormulaContext& context, const std::string& a,
                             const std::string& w) {
    std::string valid = w + "<>\"\",ISNUMBER(" + a + ")," + a + ">=0";
    if (const auto& cap = profile(context).cap) valid += "," + a + "<=" + cap->to_decimal(15);
    return "AND(" + valid + ")";
}

}  // namespace

std::string measure_formula(const FormulaContext& context) {
    const Indicator& indicator = *context.indicator;
    const std::string absent = quoted(words("no-claim-cell").zh);
    const std::string no_value = quoted(words("not-computable-cell").zh);
    FormulaContext inner = inside(context);
    const std::string exact = guarded_measure(formula(*indicator.measure, inner));
    std::string value = "IFERROR(" + exact + "," + no_value + ")";
    Absence absence = absence_of_measure(context);
    inner.measure = exact;  // its own cell cannot be asked
    const Absence rule = shows_rule(context) ? absence_of(indicator.rule, inner) : Absence{};
    if (!profile(context).decided_by_people) {
        absence = either(absence, rule);
    } else if (rule.possible()) {
        value =
            "IF(AND(" + rule.test() + ",NOT(" + rule.missing() + "))," + absent + "," + value + ")";
    }
    return by_claim(context, {absent, absent, no_value, ""},
                    by_absence(absence, absent, absent, value));
}

std::string points_formula(const FormulaContext& context) {
    return by_rule(context, {"0", profile(context).not_applicable_points.to_decimal(15), "\"\"",
                             rule_value(context)});
}

std::string adjusted_points_formula(const FormulaContext& context, const std::string& a,
                                    const std::string& w) {
    return "IF(" + adjusted_validly(context, a, w) + "," + rounded_formula(a) + "," +
           points_formula(context) + ")";
}

std::string not_applicable_formula(const FormulaContext& context) {
    return by_rule(context, {"FALSE", "TRUE", "FALSE", "FALSE"});
}

std::string not_applicable_formula(const FormulaContext& context, const std::string& a,
                                   const std::string& w) {
    return "IF(" + adjusted_validly(context, a, w) + ",FALSE," + not_applicable_formula(context) +
           ")";
}

}  // namespace kaoping
