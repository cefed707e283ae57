#pragma once

#include <string>
#include <vector>

#include "model/round_context.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// The rule tree as guarded workbook formula (reading A1): sums of money ROUND(...,6), measures
// ROUND(...,11), points ROUND(ROUND(...,11),4), and only guarded values are compared with bounds.
// Functions that Excel 2010, WPS and LibreOffice share; no array entry.

// Where things stand in one workbook. References carry their sheet where they need to.
class CellMap {
public:
    virtual ~CellMap() = default;
    virtual std::string field(const std::string& id) const = 0;  // effective value
    virtual std::string fact(const std::string& id) const = 0;
    virtual bool is_undecided(const std::string&) const {
        return false;
    }  // a fact that was typed so that nobody can tell
    virtual std::string expert_item(const std::string& id) const = 0;  // cell of the panel's mean
    virtual std::string judged(const std::string& indicator) const = 0;
    virtual std::string measure(const std::string& indicator) const = 0;
    virtual std::string cohort(const std::string& indicator, CohortFigure figure) const = 0;
    virtual std::string round_fact(RoundFact fact) const = 0;  // a reference or a constant
    virtual std::string total() const = 0;
    // False: facts, judged points, means of experts and figures of the cohort have no cells.
    virtual bool knows_bureau() const { return true; }
    virtual std::string counted(const std::string& list) const = 0;  // range of 0/1
    virtual std::string keys(const std::string& list) const = 0;     // range of row keys
    virtual std::string column(const std::string& list,
                               const std::string& column) const = 0;  // range; derived ones too
};

// The cells of one row of a list.
class RowMap {
public:
    virtual ~RowMap() = default;
    virtual std::string cell(const std::string& column) const = 0;  // columns and derived columns
    virtual std::string key() const = 0;
};

struct FormulaContext {
    const Rubric& rubric;
    const CellMap& cells;
    const Indicator* indicator = nullptr;  // whose measure, points, judged, cohort are meant
    const List* list = nullptr;            // row scope
    const RowMap* row = nullptr;
    bool numbers_given = false;  // the form's numeric fields hold numbers here: asked before
    bool measure_given = false;  // so does the measure
    std::string measure;         // stands for the measure's cell; empty: the cell
};

// Of a formula that gives points: exact sums are rounded as points are, quotients are guarded
// before.
std::string rounded_formula(const std::string& exact);
std::string guarded_formula(const std::string& quotient);
std::string guarded_measure(const std::string& quotient);  // as measures are compared with bounds

// The formula of an expression, without '='. An undecided operand or a zero denominator gives an
// error value.
std::string formula(const Expr& expression, const FormulaContext& context);

// Text as a formula literal.
std::string quoted(std::string_view text);
// As a constant: 2025, DATE(2025,1,1).
std::string round_constant(const RoundContext& round, RoundFact fact);

}  // namespace kaoping
