#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/cohort_figure.hpp"
#include "model/number.hpp"
#include "model/round_context.hpp"

namespace kaoping {

// The rule language: a documented subset of Excel formula syntax (templates/README.md). One tree is
// the one definition of a rule; evaluate.hpp gives its exact value, reports/workbook/formula.hpp
// its guarded workbook formula, reports/wording/rule_words.hpp its words, lint.hpp its defects.

enum class Operator {
    add,
    subtract,
    multiply,
    divide,
    equal,
    not_equal,
    less,
    less_equal,
    greater,
    greater_equal
};

enum class Function {
    if_,
    and_,
    or_,
    not_,
    min,
    max,
    abs,
    int_,
    round,
    isblank,  // as in Excel; INT is floor
    date,
    year,
    month,
    day,   // as in Excel; DATE rolls over as Excel does
    rows,  // ROWS(list): the number of rows counted
    sum,
    average,
    largest,
    smallest,  // SUM(list[col]), AVERAGE, MAX, MIN over the counted rows of one column
    key,       // KEY(a, b, ...): the comparison key of a row (reading A6); rows only
    matches,   // MATCHES(list): a counted row of that list has the same key as this row; rows only
    lookup,  // LOOKUP(table, value [, value]): points or factor by level (x role); a value outside
             // is not computable
};

struct Expr;
using ExprPtr = std::shared_ptr<const Expr>;

// What an identifier names; resolved against the rubric when it is loaded (resolve.hpp).
enum class NameKind {
    unresolved,
    field,        // a cell of the form
    column,       // a column of the row's own list (rows only)
    derived,      // a derived column of the row's own list (rows only)
    fact,         // a bureau fact or flag of the review workbook
    reading,      // a named parameter (readings:), a constant
    expert_item,  // mean of the experts' points for the indicator or one of its sub-items
    judged,       // `judged`: the bureau's points for this indicator
    measure,      // `measure`: this indicator's guarded measure
    max_points,   // `points`: this indicator's maximum
    cohort,       // a figure of all subjects' measures of this indicator
    round_fact,   // a date of the round
    total,        // `total`: the published total (grades, consequences)
    list,
    table,  // arguments of ROWS, MATCHES, LOOKUP
};

enum class Type { number, boolean, text, date, any };

struct Tier {
    // The interval [from, to) unless the flags say otherwise; an absent bound is infinite.
    std::shared_ptr<const Number> from;
    std::shared_ptr<const Number> to;
    bool from_open = false;  // true: x > from
    bool to_closed = false;  // true: x <= to
    Number points;
    int line = 0;
};

struct NumberNode {
    Number value;
};
struct TextNode {
    std::string value;
};
struct BooleanNode {
    bool value = false;
};
struct NameNode {
    std::string id;
    NameKind kind = NameKind::unresolved;
    CohortFigure figure = CohortFigure::max;  // which, of kind cohort
    RoundFact fact = RoundFact::year;         // which, of kind round_fact
};
struct ColumnNode {
    std::string list;
    std::string column;
};  // list[column], inside an aggregate
struct NegateNode {
    ExprPtr operand;
};
struct BinaryNode {
    Operator op;
    ExprPtr left;
    ExprPtr right;
};
struct CallNode {
    Function function;
    std::vector<ExprPtr> arguments;
};
struct TiersNode {
    ExprPtr measure;
    std::vector<Tier> tiers;
};  // ascending, no gap or overlap (lint)

struct Expr {
    std::variant<NumberNode, TextNode, BooleanNode, NameNode, ColumnNode, NegateNode, BinaryNode,
                 CallNode, TiersNode>
        node;
    int offset = 0;  // characters (bytes) into the rule's text
};

template <class Node>
ExprPtr make_expr(Node node, int offset = 0) {
    return std::make_shared<const Expr>(Expr{std::move(node), offset});
}

// A rule text that cannot be read: `offset` bytes in, `expected` and `found` in the words of the
// grammar (English).
struct SyntaxError {
    int offset = 0;
    std::string expected;
    std::string found;
};

// Depth at most 64, length at most 8,000 bytes. Names are unresolved.
std::variant<ExprPtr, SyntaxError> parse_expression(std::string_view text);

std::string_view function_name(Function function);
// As rules write them: "LOOKUP", "MAX", and "MAX(list[column])" for the one over a column.
std::vector<std::string> function_words();
std::string_view operator_symbol(Operator op);
bool is_comparison(Operator op);

}  // namespace kaoping
