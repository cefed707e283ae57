#include "rubric/evaluate.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>

namespace kaoping {

namespace {

template <class... Handlers>
struct Overload : Handlers... {
    using Handlers::operator()...;
};
template <class... Handlers>
Overload(Handlers...) -> Overload<Handlers...>;  // clang 14 does not deduce it

// Missing first, NotComputable last: the order in which a state hides the others.
int state_rank(const Result& r) { return r.index() < 4 ? static_cast<int>(r.index()) : 4; }
bool is_state(const Result& r) { return state_rank(r) < 4; }

const Result& stronger(const Result& a, const Result& b) {
    return state_rank(b) < state_rank(a) ? b : a;
}

std::optional<Number> as_number(const Result& r) {
    if (const auto* number = std::get_if<Number>(&r)) return *number;
    if (const auto* date = std::get_if<Date>(&r))
        return Number(to_serial(*date));  // dates count as days, as in a sheet
    if (const auto* flag = std::get_if<bool>(&r)) return Number(*flag ? 1 : 0);
    return std::nullopt;
}

Result arithmetic(Operator op, const Number& a, const Number& b) {
    switch (op) {
        case Operator::add: return a + b;
        case Operator::subtract: return a - b;
        case Operator::multiply: return a * b;
        case Operator::divide:
            if (b.is_zero()) return NotComputable{};
            return a / b;
        default: return NotComputable{};
    }
}

template <class T>
bool compare(Operator op, const T& a, const T& b) {
    switch (op) {
        case Operator::equal: return a == b;
        case Operator::not_equal: return a != b;
        case Operator::less: return a < b;
        case Operator::less_equal: return a <= b;
        case Operator::greater: return a > b;
        case Operator::greater_equal: return a >= b;
        default: return false;
    }
}

Result binary(const BinaryNode& node, const Scope& scope) {
    const Result left = evaluate(*node.left, scope);
    const Result right = evaluate(*node.right, scope);
    const auto* left_text = std::get_if<std::string>(&left);
    const auto* right_text = std::get_if<std::string>(&right);
    if (is_comparison(node.op) && (left_text != nullptr || right_text != nullptr)) {
        const Result& state = stronger(left, right);
        if (state_rank(state) > 0 && is_state(state) &&
            !std::holds_alternative<NotApplicable>(state))
            return state;
        const std::string nothing;  // a missing text, or 不适用, equals no word of a rubric
        return compare(node.op, left_text ? *left_text : nothing,
                       right_text ? *right_text : nothing);
    }
    if (const Result& state = stronger(left, right); is_state(state)) return state;
    const auto a = as_number(left);
    const auto b = as_number(right);
    if (!a || !b) return NotComputable{};
    if (is_comparison(node.op)) return compare(node.op, *a, *b);
    return arithmetic(node.op, *a, *b);
}

// All operands are evaluated; the strongest state wins, else `combine` gets the numbers.
Result over_numbers(const std::vector<ExprPtr>& arguments, const Scope& scope,
                    const std::function<Result(const std::vector<Number>&)>& combine) {
    Result state = false;
    std::vector<Number> numbers;
    for (const auto& argument : arguments) {
        const Result r = evaluate(*argument, scope);
        if (is_state(r)) {
            state = stronger(state, r);
        } else if (const auto number = as_number(r)) {
            numbers.push_back(*number);
        } else {
            return NotComputable{};
        }
    }
    return is_state(state) ? state : combine(numbers);
}

// A missing or inapplicable yes/no is FALSE; undecided ones spread.
Result over_booleans(const std::vector<ExprPtr>& arguments, const Scope& scope, bool all) {
    bool outcome = all;
    Result state = false;
    for (const auto& argument : arguments) {
        const Result r = evaluate(*argument, scope);
        if (std::holds_alternative<Pending>(r) || std::holds_alternative<NotComputable>(r))
            state = stronger(state, r);
        outcome = all ? outcome && is_true(r) : outcome || is_true(r);
    }
    return is_state(state) ? state : Result(outcome);
}

Result if_then_else(const CallNode& call, const Scope& scope) {
    Result condition = evaluate(*call.arguments[0], scope);
    if (std::holds_alternative<Pending>(condition) ||
        std::holds_alternative<NotComputable>(condition))
        return condition;
    return evaluate(*call.arguments[is_true(condition) ? 1 : 2], scope);
}

Result date_of(const std::vector<Number>& parts) {
    const auto year = parts[0].to_int();
    const auto month = parts[1].to_int();
    const auto day = parts[2].to_int();
    if (!year || !month || !day || *year < 1900 || *year > 9998 || *month < -1000 || *month > 1000)
        return NotComputable{};
    const std::int64_t months = *year * 12 + *month - 1;
    const auto first =
        make_date(static_cast<int>(months / 12), static_cast<int>(months % 12) + 1, 1);
    if (!first || *day < -10000 || *day > 10000) return NotComputable{};
    return add_days(*first, *day - 1);
}

Result part_of_date(const CallNode& call, const Scope& scope) {
    Result r = evaluate(*call.arguments[0], scope);
    if (is_state(r)) return r;
    const auto* date = std::get_if<Date>(&r);
    if (date == nullptr) return NotComputable{};
    return Number(call.function == Function::year    ? date->year
                  : call.function == Function::month ? date->month
                                                     : date->day);
}

std::string key_part(const Result& r) {
    if (const auto* text = std::get_if<std::string>(&r)) return *text;
    if (const auto* number = std::get_if<Number>(&r)) return number->to_decimal(6);
    if (const auto* date = std::get_if<Date>(&r)) {
        std::string iso = to_iso(*date);
        std::erase(iso, '-');
        return iso;
    }
    if (const auto* flag = std::get_if<bool>(&r)) return *flag ? "1" : "0";
    return "";
}

Result look_up(const CallNode& call, const Scope& scope) {
    const auto* name = std::get_if<NameNode>(&call.arguments[0]->node);
    const LookupTable* table = name == nullptr ? nullptr : scope.table(name->id);
    if (table == nullptr) return NotComputable{};
    std::vector<std::string> wanted;
    Result state = false;
    for (std::size_t i = 1; i < call.arguments.size(); ++i) {
        const Result r = evaluate(*call.arguments[i], scope);
        if (is_state(r)) state = stronger(state, r);
        wanted.push_back(key_part(r));
    }
    if (is_state(state)) return state;
    const auto row = std::find_if(table->rows.begin(), table->rows.end(),
                                  [&](const auto& r) { return r.first == wanted; });
    if (row == table->rows.end()) return NotComputable{};
    return row->second;
}

Result tiers(const TiersNode& node, const Scope& scope) {
    Result measured = evaluate(*node.measure, scope);
    if (is_state(measured)) return measured;
    const auto x = as_number(measured);
    if (!x) return NotComputable{};
    for (const Tier& tier : node.tiers) {
        if (tier.from && (tier.from_open ? *x <= *tier.from : *x < *tier.from)) continue;
        if (tier.to && (tier.to_closed ? *x > *tier.to : *x >= *tier.to)) continue;
        return tier.points;
    }
    return NotComputable{};
}

Result call(const CallNode& node, const Scope& scope) {
    const auto& args = node.arguments;
    const auto list_name = [&] {
        const auto* name = std::get_if<NameNode>(&args[0]->node);
        return name == nullptr ? std::string() : name->id;
    };
    switch (node.function) {
        case Function::if_: return if_then_else(node, scope);
        case Function::and_: return over_booleans(args, scope, true);
        case Function::or_: return over_booleans(args, scope, false);
        case Function::not_: {
            const Result r = over_booleans(args, scope, true);
            return is_state(r) ? r : Result(!is_true(r));
        }
        case Function::min:
            return over_numbers(
                args, scope, [](const auto& n) { return *std::min_element(n.begin(), n.end()); });
        case Function::max:
            return over_numbers(
                args, scope, [](const auto& n) { return *std::max_element(n.begin(), n.end()); });
        case Function::abs:
            return over_numbers(args, scope,
                                [](const auto& n) { return n[0].sign() < 0 ? -n[0] : n[0]; });
        case Function::int_:
            return over_numbers(args, scope, [](const auto& n) { return n[0].floored(); });
        case Function::round:
            return over_numbers(args, scope, [](const auto& n) -> Result {
                const auto decimals = n[1].to_int();
                if (!decimals || *decimals < 0 || *decimals > 11) return NotComputable{};
                return n[0].rounded(static_cast<int>(*decimals));
            });
        case Function::isblank: {
            const Result r = evaluate(*args[0], scope);
            const auto* text = std::get_if<std::string>(&r);
            return std::holds_alternative<Missing>(r) || (text != nullptr && text->empty());
        }
        case Function::date: return over_numbers(args, scope, date_of);
        case Function::year:
        case Function::month:
        case Function::day: return part_of_date(node, scope);
        case Function::rows: return scope.rows(list_name());
        case Function::sum:
        case Function::average:
        case Function::largest:
        case Function::smallest: {
            const auto* column = std::get_if<ColumnNode>(&args[0]->node);
            return column == nullptr ? Result(NotComputable{})
                                     : scope.aggregate(node.function, *column);
        }
        case Function::key: {
            std::string key;
            for (std::size_t i = 0; i < args.size(); ++i) {
                if (i > 0) key += key_separator;
                key += key_part(evaluate(*args[i], scope));
            }
            return key;
        }
        case Function::matches: return scope.matches(list_name());
        case Function::lookup: return look_up(node, scope);
    }
    return NotComputable{};
}

}  // namespace

Result to_result(const Value& value) {
    return std::visit([](const auto& v) -> Result { return v; }, value);
}

bool is_true(const Result& result) {
    const auto* flag = std::get_if<bool>(&result);
    return flag != nullptr && *flag;
}

Result evaluate(const Expr& expression, const Scope& scope) {
    return std::visit(Overload{
                          [](const NumberNode& n) -> Result { return n.value; },
                          [](const TextNode& n) -> Result { return n.value; },
                          [](const BooleanNode& n) -> Result { return n.value; },
                          [&](const NameNode& n) -> Result { return scope.name(n); },
                          [](const ColumnNode&) -> Result {
                              return NotComputable{};
                          },  // stands in aggregates only
                          [&](const NegateNode& n) -> Result {
                              return over_numbers({n.operand}, scope,
                                                  [](const auto& numbers) { return -numbers[0]; });
                          },
                          [&](const BinaryNode& n) -> Result { return binary(n, scope); },
                          [&](const CallNode& n) -> Result { return call(n, scope); },
                          [&](const TiersNode& n) -> Result { return tiers(n, scope); },
                      },
                      expression.node);
}

}  // namespace kaoping
