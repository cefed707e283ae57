#include "reports/wording/rule_words.hpp"

#include <string>

#include "model/points.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

Text operator+(const Text& a, const Text& b) { return {a.zh + b.zh, a.en + b.en}; }

std::string_view symbol(Operator op) {
    switch (op) {
        case Operator::multiply: return " × ";
        case Operator::divide: return " ÷ ";
        case Operator::subtract: return " − ";
        case Operator::add: return " + ";
        case Operator::less_equal: return " ≤ ";
        case Operator::greater_equal: return " ≥ ";
        case Operator::not_equal: return " ≠ ";
        case Operator::less: return " < ";
        case Operator::greater: return " > ";
        case Operator::equal: return " = ";
    }
    return " ";
}

// How tightly an operator binds its operands.
int binding(Operator op) {
    switch (op) {
        case Operator::multiply:
        case Operator::divide: return 3;
        case Operator::subtract:
        case Operator::add: return 2;
        default: return 1;
    }
}

bool calls(const Expr& e, Function function) {
    const auto* call = std::get_if<CallNode>(&e.node);
    return call != nullptr && call->function == function;
}

// Said in several words, of which a reader could take the last for the whole rest.
bool is_choice(const Expr& e) {
    return calls(e, Function::if_) || std::holds_alternative<TiersNode>(e.node);
}

// Whether an operand of `op` would be read otherwise without parentheses.
bool needs_parentheses(const Expr& operand, Operator op, bool is_right) {
    if (is_choice(operand) || calls(operand, Function::and_) || calls(operand, Function::or_))
        return true;
    const auto* binary = std::get_if<BinaryNode>(&operand.node);
    if (binary == nullptr) return false;
    const bool order_matters = is_right && (op == Operator::subtract || op == Operator::divide);
    return binding(binary->op) < binding(op) ||
           (order_matters && binding(binary->op) == binding(op));
}

class Speaker {
public:
    Speaker(const Rubric& rubric, const Indicator* indicator)
        : rubric_(rubric), indicator_(indicator) {}

    Text say(const Expr& e) const {
        return std::visit([&](const auto& node) { return on(node); }, e.node);
    }

private:
    Text on(const NumberNode& n) const { return same(n.value.to_decimal(6)); }
    Text on(const TextNode& n) const { return message("rule-quoted", {{"text", same(n.value)}}); }
    Text on(const BooleanNode& n) const { return words(n.value ? MessageCode("yes") : "no"); }
    Text on(const NegateNode& n) const {
        return same("−") +
               enclosed_if(needs_parentheses(*n.operand, Operator::multiply, false), *n.operand);
    }
    Text on(const ColumnNode& n) const { return column(n.list, n.column); }

    Text column(const std::string& list_id, const std::string& id) const {
        const List* list = rubric_.list(list_id);
        if (list == nullptr) return same(id);
        if (const Column* found = list->column(id)) return found->label;
        for (const DerivedColumn& derived : list->derived)
            if (derived.id == id) return derived.label;
        return same(id);
    }

    Text any_column(const std::string& id) const {
        for (const List& list : rubric_.lists) {
            Text label = column(list.id, id);
            if (label.zh != id) return label;
        }
        return same(id);
    }

    Text on(const NameNode& n) const {
        switch (n.kind) {
            case NameKind::field: return field_words(*rubric_.field(n.id));
            case NameKind::fact: return rubric_.fact(n.id)->label;
            case NameKind::column:
            case NameKind::derived: return any_column(n.id);
            case NameKind::reading: return reading(n.id);
            case NameKind::expert_item: return message("expert-mean", {{"item", item_label(n.id)}});
            case NameKind::judged: return words("judged-points");
            case NameKind::measure: return words("rule-measure");
            case NameKind::max_points:
                return indicator_ && indicator_->points ? points_words(*indicator_->points)
                                                        : words("rule-max-points");
            case NameKind::cohort: return words(MessageCode::of(word_of(n.figure)));
            case NameKind::round_fact:
                return words(MessageCode::of("round-" + std::string(word_of(n.fact))));
            case NameKind::total: return words("total");
            case NameKind::list: return rubric_.list(n.id) ? rubric_.list(n.id)->label : same(n.id);
            default: return same(n.id);
        }
    }

    Text reading(const std::string& id) const {
        const auto& value = rubric_.reading(id)->value;
        if (const auto* number = std::get_if<Number>(&value)) return same(number->to_decimal(6));
        if (const auto* flag = std::get_if<bool>(&value))
            return words(*flag ? MessageCode("yes") : "no");
        if (const auto* text = std::get_if<std::string>(&value)) return same(*text);
        return same(id);
    }

    Text item_label(const std::string& id) const {
        for (const Indicator& indicator : rubric_.indicators)
            for (const ExpertItem& item : indicator.expert_items)
                if (item.id == id) return item.label;
        return same(id);
    }

    Text enclosed_if(bool enclosed, const Expr& e) const {
        return enclosed ? same("(") + say(e) + same(")") : say(e);
    }

    Text on(const BinaryNode& n) const {
        return enclosed_if(needs_parentheses(*n.left, n.op, false), *n.left) +
               same(std::string(symbol(n.op))) +
               enclosed_if(needs_parentheses(*n.right, n.op, true), *n.right);
    }

    Text joined(const std::vector<ExprPtr>& arguments, MessageCode separator_code) const {
        Text text;
        for (std::size_t i = 0; i < arguments.size(); ++i)
            text = text + (i ? words(separator_code) : Text{}) + say(*arguments[i]);
        return text;
    }

    // Conditions that all hold, or of which one does: among them the other kind is one condition.
    Text joined_conditions(const CallNode& n) const {
        const bool all = n.function == Function::and_;
        Text text;
        for (const ExprPtr& argument : n.arguments) {
            const bool enclosed =
                is_choice(*argument) || calls(*argument, all ? Function::or_ : Function::and_);
            if (argument != n.arguments.front())
                text = text + words(all ? MessageCode("rule-and") : "rule-or");
            text = text + enclosed_if(enclosed, *argument);
        }
        return text;
    }

    Text negated(const Expr& e) const {
        const bool several = calls(e, Function::and_) || calls(e, Function::or_) || is_choice(e);
        return message("rule-not", {{"x", enclosed_if(several, e)}});
    }

    Text list_label(const CallNode& n) const {
        const auto* name = std::get_if<NameNode>(&n.arguments[0]->node);
        const List* list = name ? rubric_.list(name->id) : nullptr;
        return list ? list->label : Text{};
    }

    Text on(const CallNode& n) const {
        const auto& args = n.arguments;
        switch (n.function) {
            case Function::if_:
                return message(
                    "rule-if",
                    {{"condition", say(*args[0])}, {"yes", say(*args[1])}, {"no", say(*args[2])}});
            case Function::and_:
            case Function::or_: return joined_conditions(n);
            case Function::not_: return negated(*args[0]);
            case Function::min: return message("rule-min", {{"x", joined(args, "rule-comma")}});
            case Function::max: return message("rule-max", {{"x", joined(args, "rule-comma")}});
            case Function::abs: return message("rule-abs", {{"x", say(*args[0])}});
            case Function::int_: return message("rule-int", {{"x", say(*args[0])}});
            case Function::round:
                return message("rule-round", {{"x", say(*args[0])}, {"n", say(*args[1])}});
            case Function::isblank: return message("rule-isblank", {{"x", say(*args[0])}});
            case Function::rows: return message("rule-rows", {{"list", list_label(n)}});
            case Function::matches: return message("rule-matches", {{"list", list_label(n)}});
            case Function::lookup: return message("rule-lookup", {{"x", say(*args[1])}});
            case Function::sum:
            case Function::average:
            case Function::largest:
            case Function::smallest: return aggregate(n);
            default:
                return same(std::string(function_name(n.function)) + "(") +
                       joined(args, "rule-comma") + same(")");
        }
    }

    Text aggregate(const CallNode& n) const {
        const auto* column_node = std::get_if<ColumnNode>(&n.arguments[0]->node);
        if (column_node == nullptr) return {};
        const List* list = rubric_.list(column_node->list);
        MessageCode code = n.function == Function::sum       ? MessageCode("rule-sum")
                           : n.function == Function::average ? MessageCode("rule-average")
                           : n.function == Function::largest ? MessageCode("rule-largest")
                                                             : "rule-smallest";
        return message(code, {{"list", list ? list->label : same(column_node->list)},
                              {"column", column(column_node->list, column_node->column)}});
    }

    Text on(const TiersNode& n) const {
        Text text;
        for (auto tier = n.tiers.rbegin(); tier != n.tiers.rend(); ++tier) {
            std::string range;
            if (tier->from) range = tier->from->to_decimal(6) + (tier->from_open ? " < " : " ≤ ");
            range += "x";
            if (tier->to) range += (tier->to_closed ? " ≤ " : " < ") + tier->to->to_decimal(6);
            text = text + (text.zh.empty() ? Text{} : words("rule-semicolon")) +
                   message("rule-tier",
                           {{"range", same(range)}, {"points", points_words(tier->points)}});
        }
        return message("rule-tiers", {{"x", say(*n.measure)}, {"tiers", text}});
    }

    const Rubric& rubric_;
    const Indicator* indicator_;
};

}  // namespace

Text field_words(const Field& field) {
    if (field.series == 0) return field.label;
    return message(MessageCode::of("series-" + std::to_string(field.series)),
                   {{"label", field.label}});
}

Text rule_words(const Expr& expression, const Rubric& rubric, const Indicator* indicator) {
    return Speaker(rubric, indicator).say(expression);
}

}  // namespace kaoping
