#include "rubric/resolve.hpp"

#include <algorithm>

#include "rubric/resolve_names.hpp"

namespace kaoping::loading {

namespace {

struct Typed {
    ExprPtr expression;
    Type type = Type::any;  // any: a defect has been reported; fits everything, so that it is not
                            // reported again
};

bool fits(Type found, Type wanted) {
    return found == wanted || found == Type::any || wanted == Type::any;
}

const NameNode* as_name(const ExprPtr& expression) {
    return std::get_if<NameNode>(&expression->node);
}

// True when the expression asks ISBLANK of this column.
bool asks_blank(const ExprPtr& expression, const std::string& column) {
    bool found = false;
    if (expression)
        visit_nodes(*expression, [&](const Expr& e) {
            const auto* call = std::get_if<CallNode>(&e.node);
            if (call == nullptr || call->function != Function::isblank) return;
            const NameNode* name = as_name(call->arguments[0]);
            found = found || (name != nullptr && name->id == column);
        });
    return found;
}

class Resolver {
public:
    Resolver(Context& context, const Rubric& rubric, const Site& site)
        : context_(context), rubric_(rubric), site_(site) {}

    // Null when there is a defect.
    ExprPtr whole(const ExprPtr& expression, Type wanted) {
        root_ = expression;
        const Typed result = at(expression);
        if (!fits(result.type, wanted)) {
            wrong_type(expression, result.type, wanted);
        } else if (result.type == Type::number && wanted == Type::number) {
            require_given(expression);
        }
        return failed_ ? nullptr : result.expression;
    }

private:
    // --- positions
    Typed at(const ExprPtr& expression) {
        const YamlNode* own = context_.origin(expression.get());
        const YamlNode* outer = text_;
        if (own != nullptr) text_ = own;
        Typed result =
            std::visit([&](const auto& node) { return on(expression, node); }, expression->node);
        if (own != nullptr && result.expression && result.expression != expression)
            context_.origin(result.expression, *own);
        text_ = outer;
        return result;
    }
    YamlPlace place(const ExprPtr& expression) const {
        const YamlNode* own = context_.origin(expression.get());
        const YamlNode* text = own != nullptr ? own : text_;
        return text == nullptr ? YamlPlace{} : text->place_in(expression->offset);
    }
    Typed defect(const ExprPtr& expression, FindingCode code, Arguments arguments) {
        failed_ = true;
        context_.defect(place(expression), code, std::move(arguments));
        return {expression, Type::any};
    }
    void wrong_type(const ExprPtr& expression, Type found, Type wanted) {
        defect(expression, "rubric-type",
               {arg("found", std::string(name_of(found))),
                arg("wanted", std::string(name_of(wanted)))});
    }

    // --- operands
    ExprPtr operand(const ExprPtr& expression, Type wanted) {
        const Typed result = at(expression);
        if (!fits(result.type, wanted)) wrong_type(expression, result.type, wanted);
        return result.expression;
    }
    ExprPtr number(const ExprPtr& expression) {
        ExprPtr result = operand(expression, Type::number);
        require_given(expression);
        return result;
    }
    // A number of the row that may be blank would make the row's figure missing without anybody
    // noticing.
    void require_given(const ExprPtr& expression) {
        const NameNode* name = as_name(expression);
        if (name == nullptr || !site_.in_row()) return;
        const Column* column = site_.list->column(name->id);
        if (column != nullptr && may_be_blank(*site_.list, *column) && !asks_blank(root_, name->id))
            defect(expression, "rubric-column-may-be-blank",
                   {arg("list", site_.list->id), arg("column", name->id)});
    }
    static bool may_be_blank(const List& list, const Column& column) {
        return !column.required && !column.default_value && !asks_blank(list.where, column.id);
    }

    // --- nodes
    Typed on(const ExprPtr& e, const NumberNode&) { return {e, Type::number}; }
    Typed on(const ExprPtr& e, const TextNode&) { return {e, Type::text}; }
    Typed on(const ExprPtr& e, const BooleanNode&) { return {e, Type::boolean}; }

    Typed on(const ExprPtr& e, const NameNode& node) {
        const auto meaning = meaning_of(context_, rubric_, site_, node.id, place(e));
        if (!meaning) {
            failed_ = true;
            return {e, Type::any};
        }
        return {make_expr(meaning->name(node.id), e->offset), meaning->type};
    }

    Typed on(const ExprPtr& e, const ColumnNode& node) {
        return defect(e, "rubric-column-alone", {arg("name", node.list + "[" + node.column + "]")});
    }

    Typed on(const ExprPtr& e, const NegateNode& node) {
        return {make_expr(NegateNode{number(node.operand)}, e->offset), Type::number};
    }

    Typed on(const ExprPtr& e, const TiersNode& node) {
        return {make_expr(TiersNode{number(node.measure), node.tiers}, e->offset), Type::number};
    }

    Typed on(const ExprPtr& e, const BinaryNode& node) {
        if (is_comparison(node.op)) return compare(e, node);
        const Typed left = at(node.left);
        const Typed right = at(node.right);
        if (left.type == Type::date || right.type == Type::date) {
            const bool days_between = node.op == Operator::subtract && left.type == right.type;
            if (!days_between && left.type != Type::any && right.type != Type::any)
                return defect(e, "rubric-date-arithmetic", {});
        } else {
            if (!fits(left.type, Type::number)) wrong_type(node.left, left.type, Type::number);
            if (!fits(right.type, Type::number)) wrong_type(node.right, right.type, Type::number);
            require_given(node.left);
            require_given(node.right);
        }
        return {make_expr(BinaryNode{node.op, left.expression, right.expression}, e->offset),
                Type::number};
    }

    Typed compare(const ExprPtr& e, const BinaryNode& node) {
        const Typed left = at(node.left);
        const Typed right = at(node.right);
        const bool equality = node.op == Operator::equal || node.op == Operator::not_equal;
        const bool ordered = fits(left.type, Type::number) || fits(left.type, Type::date);
        if (!fits(left.type, right.type)) {
            wrong_type(node.right, right.type, left.type);
        } else if (!equality && !ordered) {
            wrong_type(node.left, left.type, Type::number);
        } else {
            require_choice(node.left, node.right);
            require_choice(node.right, node.left);
        }
        return {make_expr(BinaryNode{node.op, left.expression, right.expression}, e->offset),
                Type::boolean};
    }

    const std::vector<std::string>* choices_of(const ExprPtr& expression) const {
        const NameNode* name = as_name(expression);
        if (name == nullptr) return nullptr;
        const CellSpec* spec = nullptr;
        if (const Column* column = site_.in_row() ? site_.list->column(name->id) : nullptr)
            spec = &column->spec;
        else if (const Field* field = rubric_.field(name->id)) spec = &field->spec;
        else if (const Fact* fact = rubric_.fact(name->id)) spec = &fact->spec;
        return spec == nullptr || spec->choices.empty() ? nullptr : &spec->choices;
    }

    void require_choice(const ExprPtr& chosen, const ExprPtr& word) {
        const auto* choices = choices_of(chosen);
        const auto* text = std::get_if<TextNode>(&word->node);
        if (choices == nullptr || text == nullptr ||
            std::find(choices->begin(), choices->end(), text->value) != choices->end())
            return;
        defect(word, "rubric-unknown-choice",
               {arg("found", text->value), arg("name", as_name(chosen)->id)});
    }

    // --- functions
    Typed on(const ExprPtr& e, const CallNode& node) {
        const auto of = [&](std::vector<ExprPtr> arguments, Type type) -> Typed {
            return {make_expr(CallNode{node.function, std::move(arguments)}, e->offset), type};
        };
        switch (node.function) {
            case Function::if_: return conditional(e, node);
            case Function::and_:
            case Function::or_:
            case Function::not_: return of(all(node.arguments, Type::boolean), Type::boolean);
            case Function::min:
            case Function::max:
            case Function::abs:
            case Function::int_:
            case Function::round: return of(all(node.arguments, Type::number), Type::number);
            case Function::isblank: return of(all(node.arguments, Type::any), Type::boolean);
            case Function::date: return of(all(node.arguments, Type::number), Type::date);
            case Function::year:
            case Function::month:
            case Function::day: return of(all(node.arguments, Type::date), Type::number);
            case Function::key:
                if (site_.where != Where::row_key) return defect(e, "rubric-key-elsewhere", {});
                return of(all(node.arguments, Type::any), Type::text);
            case Function::rows:
            case Function::matches: return of_list(e, node);
            case Function::sum:
            case Function::average:
            case Function::largest:
            case Function::smallest: return aggregate(e, node);
            case Function::lookup: return look_up(e, node);
        }
        return {e, Type::any};
    }

    std::vector<ExprPtr> all(const std::vector<ExprPtr>& arguments, Type wanted) {
        std::vector<ExprPtr> resolved;
        for (const ExprPtr& argument : arguments)
            resolved.push_back(wanted == Type::number ? number(argument)
                                                      : operand(argument, wanted));
        return resolved;
    }

    Typed conditional(const ExprPtr& e, const CallNode& node) {
        const ExprPtr condition = operand(node.arguments[0], Type::boolean);
        const Typed yes = at(node.arguments[1]);
        const Typed no = at(node.arguments[2]);
        if (!fits(yes.type, no.type)) wrong_type(node.arguments[2], no.type, yes.type);
        const Type type = yes.type == Type::any ? no.type : yes.type;
        return {make_expr(CallNode{Function::if_, {condition, yes.expression, no.expression}},
                          e->offset),
                type};
    }

    // The list that a function's argument names; null after a defect.
    const List* list_named(const ExprPtr& argument, const std::string& id) {
        const List* list = rubric_.list(id);
        if (list == nullptr) {
            defect(argument, "rubric-unknown-list", {arg("name", id)});
        } else {
            context_.use("list:" + id);
        }
        return list;
    }

    Typed of_list(const ExprPtr& e, const CallNode& node) {
        const bool in_rows = node.function == Function::matches;
        if (in_rows ? !site_.in_row() : !site_.may_use_lists())
            return defect(e, "rubric-function-not-here",
                          {arg("name", std::string(function_name(node.function)))});
        const NameNode* name = as_name(node.arguments[0]);
        const List* list = list_named(node.arguments[0], name == nullptr ? "" : name->id);
        if (list == nullptr) return {e, Type::any};
        if (in_rows && (!list->key || !site_.list->key))
            return defect(e, "rubric-matches-key",
                          {arg("list", site_.list->id), arg("other", list->id)});
        const ExprPtr argument =
            make_expr(NameNode{list->id, NameKind::list}, node.arguments[0]->offset);
        return {make_expr(CallNode{node.function, {argument}}, e->offset),
                in_rows ? Type::boolean : Type::number};
    }

    Typed aggregate(const ExprPtr& e, const CallNode& node) {
        const std::string function(function_name(node.function));
        if (!site_.may_use_lists())
            return defect(e, "rubric-function-not-here", {arg("name", function)});
        const ExprPtr& argument = node.arguments[0];
        const auto* column_of = std::get_if<ColumnNode>(&argument->node);
        if (column_of == nullptr)
            return defect(argument, "rubric-not-a-column", {arg("name", function)});
        const List* list = list_named(argument, column_of->list);
        if (list == nullptr) return {e, Type::any};
        context_.use("column:" + list->id + "." + column_of->column);
        if (const Column* column = list->column(column_of->column)) {
            const Type type = type_of(column->spec.type);
            if (type != Type::number) wrong_type(argument, type, Type::number);
            else if (may_be_blank(*list, *column))
                defect(argument, "rubric-column-may-be-blank",
                       {arg("list", list->id), arg("column", column->id)});
        } else if (std::none_of(list->derived.begin(), list->derived.end(),
                                [&](const auto& d) { return d.id == column_of->column; })) {
            return defect(argument, "rubric-unknown-column",
                          {arg("found", column_of->column), arg("list", list->id)});
        }
        return {e, Type::number};
    }

    Typed look_up(const ExprPtr& e, const CallNode& node) {
        const NameNode* name = as_name(node.arguments[0]);
        const LookupTable* table = name == nullptr ? nullptr : rubric_.table(name->id);
        if (table == nullptr)
            return defect(node.arguments[0], "rubric-unknown-table",
                          {arg("name", name == nullptr ? "" : name->id)});
        context_.use("table:" + table->id);
        if (node.arguments.size() != static_cast<std::size_t>(table->keys) + 1)
            return defect(e, "rubric-lookup-keys",
                          {arg("name", table->id), arg("wanted", std::to_string(table->keys))});
        std::vector<ExprPtr> arguments{
            make_expr(NameNode{table->id, NameKind::table}, node.arguments[0]->offset)};
        for (std::size_t i = 1; i < node.arguments.size(); ++i) {
            arguments.push_back(at(node.arguments[i]).expression);
            warn_of_gaps(node.arguments[i], *table, i - 1);
        }
        return {make_expr(CallNode{Function::lookup, std::move(arguments)}, e->offset),
                Type::number};
    }

    void warn_of_gaps(const ExprPtr& value, const LookupTable& table, std::size_t key) {
        const auto* choices = choices_of(value);
        if (choices == nullptr) return;
        for (const std::string& choice : *choices)
            if (std::none_of(table.rows.begin(), table.rows.end(),
                             [&](const auto& row) { return row.first[key] == choice; }))
                context_.defect(place(value), "rubric-lookup-gap",
                                {arg("found", choice), arg("name", table.id)}, Severity::warning);
    }

    Context& context_;
    const Rubric& rubric_;
    const Site site_;
    const YamlNode* text_ = nullptr;
    ExprPtr root_;
    bool failed_ = false;
};

// Replaces an expression by its resolved form; with a defect it stays as it is.
void settle(Context& context, const Rubric& rubric, const Site& site, Type wanted,
            ExprPtr& expression) {
    if (!expression) return;
    if (ExprPtr resolved = Resolver(context, rubric, site).whole(expression, wanted))
        expression = std::move(resolved);
}

void resolve_list(Context& context, const Rubric& rubric, List& list) {
    Site site{Where::row, &list, 0, nullptr};
    for (DerivedColumn& derived : list.derived) {
        settle(context, rubric, site, Type::number, derived.expression);
        ++site.derived;
    }
    settle(context, rubric, site, Type::boolean, list.where);
    settle(context, rubric, site, Type::date, list.period);
    settle(context, rubric, {Where::row_key, &list, site.derived, nullptr}, Type::text, list.key);
    for (Check& check : list.row_checks) settle(context, rubric, site, Type::boolean, check.when);
    if (!list.pick_by.empty()) context.use("column:" + list.id + "." + list.pick_by);
}

void resolve_conditions(Context& context, const Rubric& rubric, Where where,
                        std::vector<Condition>& conditions) {
    for (Condition& condition : conditions)
        settle(context, rubric, {where, nullptr, 0, nullptr}, Type::boolean, condition.when);
}

}  // namespace

void resolve_rubric(Context& context, Rubric& rubric) {
    for (Field& field : rubric.fields)
        settle(context, rubric, {Where::requirement, nullptr, 0, nullptr}, Type::boolean,
               field.required_when);
    for (List& list : rubric.lists) resolve_list(context, rubric, list);
    for (Indicator& indicator : rubric.indicators) {
        settle(context, rubric, {Where::condition, nullptr, 0, nullptr}, Type::boolean,
               indicator.applies);
        settle(context, rubric, {Where::measure, nullptr, 0, &indicator}, Type::number,
               indicator.measure);
        settle(context, rubric, {Where::rule, nullptr, 0, &indicator}, Type::number,
               indicator.rule);
    }
    for (Check& check : rubric.checks)
        settle(context, rubric, {Where::check, nullptr, 0, nullptr}, Type::boolean, check.when);
    resolve_conditions(context, rubric, Where::condition, rubric.exempt);
    resolve_conditions(context, rubric, Where::condition, rubric.not_eligible);
    resolve_conditions(context, rubric, Where::condition, rubric.vetoes);
    resolve_conditions(context, rubric, Where::graded, rubric.grade_caps);
    resolve_conditions(context, rubric, Where::graded, rubric.grade_floors);
    for (Consequence& consequence : rubric.consequences) {
        settle(context, rubric, {Where::graded, nullptr, 0, nullptr}, Type::boolean,
               consequence.when);
        settle(context, rubric, {Where::graded, nullptr, 0, nullptr}, Type::boolean,
               consequence.unless);
    }
    settle(context, rubric, {Where::constant, nullptr, 0, nullptr}, Type::number,
           rubric.total_minimum);
    settle(context, rubric, {Where::constant, nullptr, 0, nullptr}, Type::number,
           rubric.total_maximum);
}

}  // namespace kaoping::loading
