#include "reports/workbook/formula.hpp"

#include <algorithm>

#include "model/points.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/absence.hpp"
#include "rubric/types.hpp"

namespace kaoping {

namespace {

// Workbooks are Chinese: the words in cells are the catalogue's Chinese ones.
const std::string& cell_word(MessageCode code) { return words(code).zh; }

struct Emitted {
    std::string text;
    Type type = Type::any;
    bool exact = false;  // a cell, a literal or a whole number: needs no guard before a comparison
    bool optional_date = false;  // a date that may be blank
};

std::string rounded_to(int decimals, const std::string& formula) {
    return "ROUND(" + formula + "," + std::to_string(decimals) + ")";
}

std::string guarded(const Emitted& e) {
    return e.exact || e.type != Type::number ? e.text : rounded_to(guard_decimals, e.text);
}

std::string is_yes(const std::string& ref) {
    return "(" + ref + "=" + quoted(cell_word("yes")) + ")";
}
std::string decided_number(const std::string& ref) {
    return "IF(ISNUMBER(" + ref + ")," + ref + ",NA())";
}

class Emitter {
public:
    explicit Emitter(const FormulaContext& context) : context_(context) {}

    Emitted emit(const Expr& e) const {
        return std::visit([&](const auto& node) { return on(node); }, e.node);
    }

private:
    Emitted on(const NumberNode& n) const {
        const std::string text = n.value.to_decimal(15);
        return {n.value.sign() < 0 ? "(" + text + ")" : text, Type::number, true};
    }
    Emitted on(const TextNode& n) const { return {quoted(n.value), Type::text, true}; }
    Emitted on(const BooleanNode& n) const {
        return {n.value ? "TRUE" : "FALSE", Type::boolean, true};
    }
    Emitted on(const NegateNode& n) const {
        const Emitted operand = emit(*n.operand);
        return {"(-" + operand.text + ")", Type::number, operand.exact};
    }
    Emitted on(const ColumnNode& n) const {
        return {context_.cells.column(n.list, n.column), Type::any, true};
    }

    Emitted on(const NameNode& n) const {
        const auto& cells = context_.cells;
        const std::string indicator = context_.indicator ? context_.indicator->id : "";
        switch (n.kind) {
            case NameKind::field:
                return of_type(cells.field(n.id), context_.rubric.field(n.id)->spec.type);
            case NameKind::column: return column(n.id);
            case NameKind::derived: return {context_.row->cell(n.id), Type::number, false};
            case NameKind::fact: return fact(n.id);
            case NameKind::reading: return reading(n.id);
            case NameKind::expert_item:
                return {decided_number(cells.expert_item(n.id)), Type::number, true};
            case NameKind::judged:
                return {decided_number(cells.judged(indicator)), Type::number, true};
            case NameKind::measure:
                return {context_.measure.empty() ? cells.measure(indicator) : context_.measure,
                        Type::number, true};
            case NameKind::max_points:
                return {
                    context_.indicator->points ? context_.indicator->points->to_decimal(15) : "0",
                    Type::number, true};
            case NameKind::cohort:
                return {decided_number(cells.cohort(indicator, n.figure)), Type::number, true};
            case NameKind::round_fact:
                return {cells.round_fact(n.fact), is_date(n.fact) ? Type::date : Type::number,
                        true};
            case NameKind::total: return {decided_number(cells.total()), Type::number, true};
            default: return {n.id, Type::any, true};
        }
    }

    static Emitted of_type(const std::string& ref, ValueType value_type) {
        const Type type = type_of(value_type);
        if (type == Type::boolean) return {is_yes(ref), Type::boolean, true};
        return {ref, type, true, type == Type::date};
    }

    Emitted column(const std::string& id) const {
        const Column& column = *context_.list->column(id);
        const std::string ref = context_.row->cell(id);
        if (column.default_value)
            return {"IF(" + ref + "=\"\"," + column.default_value->to_decimal(15) + "," + ref + ")",
                    Type::number, true};
        return of_type(ref, column.spec.type);
    }

    Emitted fact(const std::string& id) const {
        const Fact& fact = *context_.rubric.fact(id);
        const std::string ref = context_.cells.fact(id);
        const Type type = type_of(fact.spec.type);
        if (!context_.cells.knows_bureau() || context_.cells.is_undecided(id))
            return {"NA()", type, true};
        if (type == Type::boolean && fact.blank == BlankFact::pending)
            return {"IF(" + is_yes(ref) + ",TRUE,IF(" + ref + "=" + quoted(cell_word("no")) +
                        ",FALSE,NA()))",
                    type, true};
        if (type == Type::number && fact.blank == BlankFact::pending)
            return {decided_number(ref), type, true};
        if (fact.blank == BlankFact::pending)
            return {"IF(" + ref + "=\"\",NA()," + ref + ")", type, true};
        if (type == Type::number && fact.blank == BlankFact::zero_or_no)
            return {"SUM(" + ref + ")", type, true};  // N() of a blank is an error in Gnumeric
        return of_type(ref, fact.spec.type);
    }

    Emitted reading(const std::string& id) const {
        const auto& value = context_.rubric.reading(id)->value;
        if (const auto* number = std::get_if<Number>(&value))
            return {number->to_decimal(15), Type::number, true};
        if (const auto* flag = std::get_if<bool>(&value))
            return {*flag ? "TRUE" : "FALSE", Type::boolean, true};
        if (const auto* text = std::get_if<std::string>(&value))
            return {quoted(*text), Type::text, true};
        return {"NA()", Type::any, true};
    }

    Emitted on(const BinaryNode& n) const {
        const Emitted left = emit(*n.left);
        const Emitted right = emit(*n.right);
        const std::string symbol(operator_symbol(n.op));
        if (!is_comparison(n.op)) {
            const bool exact =
                left.exact && right.exact && n.op != Operator::divide && left.type == Type::number;
            return {"(" + left.text + symbol + right.text + ")", Type::number,
                    exact && is_whole(*n.left) && is_whole(*n.right)};
        }
        const std::string text = "(" + guarded(left) + symbol + guarded(right) + ")";
        return {where_given(n, left, right, text), Type::boolean, true};
    }

    // A comparison with what is missing holds for no value; a text in a sheet is greater than any
    // number.
    std::string where_given(const BinaryNode& n, const Emitted& left, const Emitted& right,
                            std::string text) const {
        Absence absence;
        if (!left.optional_date && !right.optional_date) absence = absence_of(Expr{n}, context_);
        else if (!left.optional_date) absence = absence_of(n.left, context_);
        else if (!right.optional_date) absence = absence_of(n.right, context_);
        for (const Emitted& side : {left, right})
            if (side.optional_date) text = "IF(ISNUMBER(" + side.text + ")," + text + ",FALSE)";
        return by_absence(absence, "FALSE", "FALSE", text);
    }

    // Sums, differences and products of whole numbers are exact in doubles.
    bool is_whole(const Expr& e) const {
        if (const auto* number = std::get_if<NumberNode>(&e.node)) return number->value.is_whole();
        if (const auto* call = std::get_if<CallNode>(&e.node))
            return call->function == Function::rows;
        if (const auto* name = std::get_if<NameNode>(&e.node)) {
            const Field* field =
                name->kind == NameKind::field ? context_.rubric.field(name->id) : nullptr;
            return field != nullptr && field->spec.type == ValueType::count;
        }
        if (const auto* binary = std::get_if<BinaryNode>(&e.node))
            return !is_comparison(binary->op) && binary->op != Operator::divide &&
                   is_whole(*binary->left) && is_whole(*binary->right);
        return false;
    }

    std::string joined(const std::vector<ExprPtr>& arguments) const {
        std::string text;
        for (const auto& argument : arguments)
            text += (text.empty() ? "" : ",") + emit(*argument).text;
        return text;
    }

    Emitted on(const CallNode& n) const {
        const auto& args = n.arguments;
        const std::string name(function_name(n.function));
        switch (n.function) {
            case Function::if_: {
                const Emitted yes = emit(*args[1]);
                const Emitted no = emit(*args[2]);
                const std::string condition = emit(*args[0]).text;
                return {"IF(" + condition + "," + yes.text + "," + no.text + ")", yes.type,
                        yes.exact && no.exact, yes.optional_date};
            }
            case Function::and_:
            case Function::or_:
            case Function::not_: return {name + "(" + joined(args) + ")", Type::boolean, true};
            case Function::min:
            case Function::max:
            case Function::abs: {
                std::string text;
                bool exact = true;
                for (const auto& argument : args) {
                    const Emitted part = emit(*argument);
                    text += (text.empty() ? "" : ",") + part.text;
                    exact = exact && part.exact;
                }
                return {name + "(" + text + ")", Type::number, exact};
            }
            case Function::int_:
                return {"INT(" + guarded(emit(*args[0])) + ")", Type::number, true};
            case Function::round:
                return {"ROUND(" + guarded(emit(*args[0])) + "," + emit(*args[1]).text + ")",
                        Type::number, true};
            case Function::isblank: return {blank_test(*args[0]), Type::boolean, true};
            case Function::date: return {"DATE(" + joined(args) + ")", Type::date, true};
            case Function::year:
            case Function::month:
            case Function::day: return {name + "(" + joined(args) + ")", Type::number, true};
            case Function::rows:
                return {"SUM(" + context_.cells.counted(list_name(n)) + ")", Type::number, true};
            case Function::sum:
            case Function::average:
            case Function::largest:
            case Function::smallest: return aggregate(n);
            case Function::key: return key(n);
            case Function::matches: {
                const std::string other = list_name(n);
                return {"(SUMPRODUCT((" + context_.cells.keys(other) + "=" + context_.row->key() +
                            ")*" + context_.cells.counted(other) + ")>0)",
                        Type::boolean, true};
            }
            case Function::lookup: return look_up(n);
        }
        return {"NA()", Type::any, true};
    }

    // What a blank stands for is not blank.
    std::string blank_test(const Expr& e) const {
        const auto* name = std::get_if<NameNode>(&e.node);
        if (name != nullptr && name->kind == NameKind::field)
            return "(" + context_.cells.field(name->id) + "=\"\")";
        if (name != nullptr && name->kind == NameKind::column) {
            const bool stands_for = context_.list->column(name->id)->default_value.has_value();
            return stands_for ? "FALSE" : "(" + context_.row->cell(name->id) + "=\"\")";
        }
        if (name != nullptr && name->kind == NameKind::derived)
            return "(" + context_.row->cell(name->id) + "=\"\")";
        const Absence absence = absence_of(e, context_);
        return absence.possible() ? "(" + absence.missing() + ")" : "FALSE";
    }

    static std::string list_name(const CallNode& n) {
        return std::get<NameNode>(n.arguments[0]->node).id;
    }

    // LARGE and SMALL take arrays where MAX and MIN do not (Gnumeric, below another function). Rows
    // that do not count are far off on the other side.
    static Emitted extreme(const std::string& counted, const std::string& each,
                           const std::string& function, const std::string& away) {
        return {"IF(SUM(" + counted + ")=0,NA(),SUMPRODUCT(" + function + "(" + counted + "*" +
                    each + away + "1E+300*(" + counted + "=0),1)))",
                Type::number, false};
    }

    Emitted aggregate(const CallNode& n) const {
        const auto& column = std::get<ColumnNode>(n.arguments[0]->node);
        const std::string counted = context_.cells.counted(column.list);
        const std::string values = context_.cells.column(column.list, column.column);
        const Column* raw = context_.rubric.list(column.list)->column(column.column);
        const bool has_default = raw != nullptr && raw->default_value;
        std::string sum = "SUMPRODUCT(" + counted + "," + values + ")";
        std::string each = values;
        if (has_default) {
            each =
                "(" + values + "+" + raw->default_value->to_decimal(15) + "*(" + values + "=\"\"))";
            sum = "(" + sum + "+" + raw->default_value->to_decimal(15) + "*SUMPRODUCT(" + counted +
                  "*(" + values + "=\"\")))";
        }
        if (raw != nullptr) sum = "ROUND(" + sum + ",6)";
        switch (n.function) {
            case Function::sum: return {sum, Type::number, raw != nullptr};
            case Function::average:
                return {"IF(SUM(" + counted + ")=0,NA()," + sum + "/SUM(" + counted + "))",
                        Type::number, false};
            case Function::largest: return extreme(counted, each, "LARGE", "-");
            default: return extreme(counted, each, "SMALL", "+");
        }
    }

    // Good enough for a blank form; graded workbooks hold the key as a constant.
    Emitted key(const CallNode& n) const {
        std::string text;
        for (const auto& argument : n.arguments) {
            const Emitted part = emit(*argument);
            const std::string shown =
                part.type == Type::date ? "TEXT(" + part.text + ",\"yyyymmdd\")" : part.text;
            text += (text.empty() ? "" : "&\"|\"&") + shown;
        }
        return {"SUBSTITUTE(" + text + ",\" \",\"\")", Type::text, true};
    }

    Emitted look_up(const CallNode& n) const {
        const LookupTable& table = *context_.rubric.table(list_name(n));
        std::string text = "NA()";
        for (auto row = table.rows.rbegin(); row != table.rows.rend(); ++row) {
            std::string condition;
            for (std::size_t i = 0; i < row->first.size(); ++i)
                condition +=
                    (i ? "," : "") + emit(*n.arguments[i + 1]).text + "=" + quoted(row->first[i]);
            if (row->first.size() > 1) condition = "AND(" + condition + ")";
            text = "IF(" + condition + "," + row->second.to_decimal(15) + "," + text + ")";
        }
        return {text, Type::number, true};
    }

    // Tiers follow one another without gap (lint), so only the lower bounds are asked for, the
    // highest first.
    Emitted on(const TiersNode& n) const {
        const std::string x = guarded(emit(*n.measure));
        std::string text = "NA()";
        bool exact = true;
        for (const Tier& tier : n.tiers) {
            const std::string points = tier.points.to_decimal(15);
            exact = exact && tier.points.is_whole();
            if (!tier.from) {
                text = points;
                continue;
            }
            text = "IF(" + x + (tier.from_open ? ">" : ">=") + tier.from->to_decimal(15) + "," +
                   points + "," + text + ")";
        }
        if (!n.tiers.empty() && n.tiers.back().to) {
            const Tier& top = n.tiers.back();
            text = "IF(" + x + (top.to_closed ? ">" : ">=") + top.to->to_decimal(15) + ",NA()," +
                   text + ")";
        }
        return {text, Type::number, exact};
    }

    const FormulaContext& context_;
};

}  // namespace

std::string quoted(std::string_view text) {
    std::string literal = "\"";
    for (const char c : text) {
        literal += c;
        if (c == '"') literal += c;
    }
    return literal + "\"";
}

std::string round_constant(const RoundContext& round, RoundFact fact) {
    const auto value = value_of(fact, round);
    if (const auto* year = std::get_if<int>(&value)) return std::to_string(*year);
    const Date& day = std::get<Date>(value);
    return "DATE(" + std::to_string(day.year) + "," + std::to_string(day.month) + "," +
           std::to_string(day.day) + ")";
}

std::string formula(const Expr& expression, const FormulaContext& context) {
    return Emitter(context).emit(expression).text;
}

std::string rounded_formula(const std::string& exact) { return rounded_to(point_decimals, exact); }
std::string guarded_measure(const std::string& quotient) {
    return rounded_to(guard_decimals, quotient);
}
std::string guarded_formula(const std::string& quotient) {
    return rounded_formula(rounded_to(guard_decimals, quotient));
}

}  // namespace kaoping
