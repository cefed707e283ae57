#include "rubric/bounds.hpp"

#include <algorithm>

#include "rubric/load_inputs.hpp"

namespace kaoping::loading {

namespace {

Bounds exactly(const Number& value) { return {value, value, value.is_whole()}; }

Bounds either(const Bounds& a, const Bounds& b) {
    Bounds all{std::nullopt, std::nullopt, a.whole && b.whole};
    if (a.low && b.low) all.low = std::min(*a.low, *b.low);
    if (a.high && b.high) all.high = std::max(*a.high, *b.high);
    return all;
}

Bounds negated(const Bounds& a) {
    Bounds result{std::nullopt, std::nullopt, a.whole};
    if (a.high) result.low = -*a.high;
    if (a.low) result.high = -*a.low;
    return result;
}

Bounds sum(const Bounds& a, const Bounds& b) {
    Bounds result{std::nullopt, std::nullopt, a.whole && b.whole};
    if (a.low && b.low) result.low = *a.low + *b.low;
    if (a.high && b.high) result.high = *a.high + *b.high;
    return result;
}

bool not_negative(const Bounds& a) { return a.low && a.low->sign() >= 0; }

// Of factors that are not negative, or of limited ones.
Bounds product(const Bounds& a, const Bounds& b) {
    Bounds result{std::nullopt, std::nullopt, a.whole && b.whole};
    if (not_negative(a) && not_negative(b)) {
        result.low = *a.low * *b.low;
        if (a.high && b.high) result.high = *a.high * *b.high;
        return result;
    }
    if (!a.low || !a.high || !b.low || !b.high) return result;
    const auto corners = {*a.low * *b.low, *a.low * *b.high, *a.high * *b.low, *a.high * *b.high};
    result.low = std::min(corners);
    result.high = std::max(corners);
    return result;
}

Bounds quotient(const Bounds& a, const Bounds& b) {
    Bounds inverse;
    if (!b.low || b.low->sign() < 0) return {};
    inverse.low = b.high && !b.high->is_zero() ? Number(1) / *b.high : Number(0);
    if (!b.low->is_zero()) inverse.high = Number(1) / *b.low;
    return product(a, inverse);
}

Bounds of_input(ValueType type, bool negative, const std::optional<Number>& minimum,
                const std::optional<Number>& maximum) {
    if (!is_numeric(type)) return {};
    Bounds bounds{minimum, maximum, type == ValueType::count};
    if (!bounds.low && !negative) bounds.low = 0;
    return bounds;
}

class Finder {
public:
    Finder(const Rubric& rubric, const Indicator* indicator, const List* list)
        : rubric_(rubric), indicator_(indicator), list_(list) {}

    Bounds of(const Expr& expression) const {
        return std::visit([&](const auto& node) { return on(node); }, expression.node);
    }

private:
    Bounds on(const NumberNode& n) const { return exactly(n.value); }
    Bounds on(const TextNode&) const { return {}; }
    Bounds on(const BooleanNode&) const { return {}; }
    Bounds on(const NegateNode& n) const { return negated(of(*n.operand)); }
    Bounds on(const ColumnNode& n) const { return of_column(rubric_.list(n.list), n.column); }

    Bounds on(const TiersNode& n) const {
        Bounds all = exactly(n.tiers.front().points);
        for (const Tier& tier : n.tiers) all = either(all, exactly(tier.points));
        return all;
    }

    Bounds on(const BinaryNode& n) const {
        const Bounds left = of(*n.left);
        const Bounds right = of(*n.right);
        switch (n.op) {
            case Operator::add: return sum(left, right);
            case Operator::subtract: return sum(left, negated(right));
            case Operator::multiply: return product(left, right);
            case Operator::divide: return quotient(left, right);
            default: return {};
        }
    }

    Bounds on(const NameNode& n) const {
        switch (n.kind) {
            case NameKind::field: return of_field(rubric_.field(n.id));
            case NameKind::fact: return of_fact(rubric_.fact(n.id));
            case NameKind::column:
            case NameKind::derived: return of_column(list_, n.id);
            case NameKind::reading: return of_reading(rubric_.reading(n.id));
            case NameKind::expert_item: return of_expert_item(n.id);
            case NameKind::judged: return of_judged();
            case NameKind::measure:
                return indicator_ && indicator_->measure ? of(*indicator_->measure) : Bounds{};
            case NameKind::max_points:
                return indicator_ && indicator_->points ? exactly(*indicator_->points) : Bounds{};
            case NameKind::cohort: return of_cohort(n.figure);
            case NameKind::round_fact: return {1900, std::nullopt, true};
            default: return {};
        }
    }

    static Bounds of_field(const Field* field) {
        return field == nullptr ? Bounds{}
                                : of_input(field->spec.type, field->spec.allow_negative,
                                           field->minimum, field->maximum);
    }
    static Bounds of_fact(const Fact* fact) {
        return fact == nullptr ? Bounds{}
                               : of_input(fact->spec.type, fact->spec.allow_negative, std::nullopt,
                                          std::nullopt);
    }
    Bounds of_column(const List* list, const std::string& id) const {
        if (list == nullptr) return {};
        if (const Column* column = list->column(id)) {
            const Bounds typed = of_input(column->spec.type, column->spec.allow_negative,
                                          column->minimum, column->maximum);
            return column->default_value ? either(typed, exactly(*column->default_value)) : typed;
        }
        for (const DerivedColumn& derived : list->derived)
            if (derived.id == id && derived.expression)
                return Finder(rubric_, indicator_, list).of(*derived.expression);
        return {};
    }
    static Bounds of_reading(const ReadingChoice* reading) {
        const auto* number = reading == nullptr ? nullptr : std::get_if<Number>(&reading->value);
        return number == nullptr ? Bounds{} : exactly(*number);
    }
    Bounds of_expert_item(const std::string& id) const {
        for (const Indicator& indicator : rubric_.indicators)
            for (const ExpertItem& item : indicator.expert_items)
                if (item.id == id) return {0, item.points, false};
        return {};
    }
    Bounds of_judged() const {
        if (indicator_ == nullptr || !indicator_->judged) return {};
        return {indicator_->judged->from, indicator_->judged->to, false};
    }
    Bounds of_cohort(CohortFigure figure) const {
        if (figure == CohortFigure::rank || figure == CohortFigure::count)
            return {1, std::nullopt, true};
        Bounds bounds = indicator_ && indicator_->measure ? of(*indicator_->measure) : Bounds{};
        bounds.whole = bounds.whole && figure != CohortFigure::mean;
        return bounds;
    }

    Bounds on(const CallNode& n) const {
        std::vector<Bounds> args;
        for (const ExprPtr& argument : n.arguments) args.push_back(of(*argument));
        switch (n.function) {
            case Function::if_: return either(args[1], args[2]);
            case Function::min: return negated(greatest(args, true));
            case Function::max: return greatest(args, false);
            case Function::abs: return absolute(args[0]);
            case Function::int_: return rounded_down(args[0]);
            case Function::round:
                return {args[0].low ? std::optional(args[0].low->floored()) : std::nullopt,
                        ceiling(args[0].high), false};
            case Function::rows: return {0, std::nullopt, true};
            case Function::sum:
                return {not_negative(args[0]) ? std::optional<Number>(0) : std::nullopt,
                        std::nullopt, args[0].whole};
            case Function::average: return {args[0].low, args[0].high, false};
            case Function::largest:
            case Function::smallest: return args[0];
            case Function::lookup: return of_table(n);
            default: return {};
        }
    }

    static Bounds greatest(std::vector<Bounds> args, bool negate) {
        if (negate)
            for (Bounds& a : args) a = negated(a);
        Bounds result = args[0];
        for (const Bounds& a : args) {
            if (a.low && (!result.low || *result.low < *a.low)) result.low = a.low;
            result.high = result.high && a.high ? std::optional(std::max(*result.high, *a.high))
                                                : std::nullopt;
            result.whole = result.whole && a.whole;
        }
        return result;
    }
    static Bounds absolute(const Bounds& a) {
        const Bounds both = either(a, negated(a));
        return {not_negative(a) ? a.low : std::optional<Number>(0), both.high, a.whole};
    }
    static std::optional<Number> ceiling(const std::optional<Number>& n) {
        return n ? std::optional(-(-*n).floored()) : std::nullopt;
    }
    static Bounds rounded_down(const Bounds& a) {
        Bounds result{std::nullopt, std::nullopt, true};
        if (a.low) result.low = a.low->floored();
        if (a.high) result.high = a.high->floored();
        return result;
    }
    Bounds of_table(const CallNode& n) const {
        const auto* name = std::get_if<NameNode>(&n.arguments[0]->node);
        const LookupTable* table = name == nullptr ? nullptr : rubric_.table(name->id);
        if (table == nullptr || table->rows.empty()) return {};
        Bounds all = exactly(table->rows.front().second);
        for (const auto& row : table->rows) all = either(all, exactly(row.second));
        return all;
    }

    const Rubric& rubric_;
    const Indicator* indicator_;
    const List* list_;
};

}  // namespace

Bounds bounds_of(const Expr& expression, const Rubric& rubric, const Indicator* indicator,
                 const List* list) {
    return Finder(rubric, indicator, list).of(expression);
}

}  // namespace kaoping::loading
