#include "reports/form/prompts.hpp"

#include <algorithm>

#include "model/points.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/wording/rule_words.hpp"
#include "rubric/labels.hpp"

namespace kaoping {

namespace {

MessageCode type_code(ValueType type) {
    switch (type) {
        case ValueType::count: return "form-prompt-count";
        case ValueType::money:
        case ValueType::area:
        case ValueType::number: return "form-prompt-number";
        case ValueType::percent: return "form-prompt-percent";
        case ValueType::yes_no: return "form-prompt-yes-no";
        case ValueType::choice: return "form-prompt-choice";
        case ValueType::date: return "form-prompt-date";
        case ValueType::name: return "form-prompt-name";
        case ValueType::uscc: return "form-prompt-uscc";
        case ValueType::phone: return "form-prompt-phone";
        case ValueType::text: break;
    }
    return "form-prompt-text";
}

bool is_number(ValueType type) {
    return type == ValueType::count || type == ValueType::money || type == ValueType::area ||
           type == ValueType::percent || type == ValueType::number;
}

std::string in_unit(const CellSpec& spec) {
    return spec.unit.empty() || spec.type == ValueType::percent
               ? std::string()
               : message("form-prompt-unit", {{"unit", same(spec.unit)}}).zh;
}

template <class Input>
std::string range_words(const Input& input) {
    const auto bound = [](MessageCode code, const Number& n) {
        return message(code, {{"n", same(n.to_decimal(6))}}).zh;
    };
    std::string words;
    if (input.minimum &&
        (input.minimum_exclusive || !input.minimum->is_zero() || input.spec.allow_negative))
        words +=
            bound(input.minimum_exclusive ? MessageCode("form-prompt-above") : "form-prompt-least",
                  *input.minimum);
    if (input.maximum) words += bound("form-prompt-most", *input.maximum);
    return words;
}

template <class Input>
InputRule typed_rule(const Input& input) {
    InputRule rule;
    rule.type = input.spec.type;
    rule.choices = input.spec.choices;
    if (rule.type == ValueType::yes_no) rule.choices = {words("yes").zh, words("no").zh};
    if (input.minimum) rule.minimum = input.minimum->to_double();
    if (input.maximum) rule.maximum = input.maximum->to_double();
    if (is_number(rule.type) && !input.minimum && !input.spec.allow_negative) rule.minimum = 0;
    rule.minimum_exclusive = input.minimum_exclusive;
    rule.prompt_title = input.label.zh;
    return rule;
}

// field = "a", or an OR of such of one field: its answers. False for any other condition.
bool answers_of(const Expr& e, std::string& field, std::vector<std::string>& answers) {
    if (const auto* call = std::get_if<CallNode>(&e.node))
        return call->function == Function::or_ &&
               std::all_of(call->arguments.begin(), call->arguments.end(),
                           [&](const ExprPtr& part) { return answers_of(*part, field, answers); });
    const auto* equal = std::get_if<BinaryNode>(&e.node);
    if (equal == nullptr || equal->op != Operator::equal) return false;
    const auto* name = std::get_if<NameNode>(&equal->left->node);
    const auto* text = std::get_if<TextNode>(&equal->right->node);
    if (name == nullptr || text == nullptr || name->kind != NameKind::field ||
        (!field.empty() && field != name->id))
        return false;
    field = name->id;
    answers.push_back(text->value);
    return true;
}

std::string cited(const std::string& article) {
    return article.empty() ? std::string()
                           : message("form-prompt-article", {{"article", same(article)}}).zh;
}

}  // namespace

InputRule input_rule(const Rubric& rubric, const Field& field) {
    InputRule rule = typed_rule(field);
    const Indicator* place = rubric.indicator(field.indicator);
    if (field.identity && place != nullptr) {
        rule.prompt = message("form-prompt-evidence", {{"materials", place->materials}}).zh;
        return rule;
    }
    // A list of answers holds 不适用 where that is one of them; other cells let it pass with a
    // question.
    const bool answers = rule.type == ValueType::yes_no || rule.type == ValueType::choice;
    if (answers && field.need != Need::required && !field.refuses_not_applicable)
        rule.choices.push_back(words("not-applicable").zh);
    if (field.need == Need::required) rule.prompt = words("form-prompt-required").zh;
    if (field.need == Need::conditional)
        rule.prompt = condition_words(rubric, field) + words("form-stop").zh;
    rule.prompt += field.help.zh.empty() ? words(type_code(field.spec.type)).zh
                                         : field.help.zh + words("form-stop").zh;
    rule.prompt += in_unit(field.spec) + range_words(field) + cited(cited_article(rubric, field));
    return rule;
}

InputRule input_rule(const Rubric& rubric, const List& list, const Column& column) {
    InputRule rule = typed_rule(column);
    if (column.required) rule.prompt = words("form-prompt-column-required").zh;
    rule.prompt +=
        words(column.key_text ? MessageCode("form-prompt-code") : type_code(column.spec.type)).zh;
    rule.prompt += in_unit(column.spec) + range_words(column);
    if (column.default_value)
        rule.prompt +=
            message("form-prompt-default", {{"n", same(column.default_value->to_decimal(6))}}).zh;
    rule.prompt += cited(cited_article(rubric, list));
    return rule;
}

InputRule self_rule(const Rubric& rubric, const Indicator& indicator) {
    InputRule rule;
    rule.type = ValueType::number;
    rule.minimum = 0;
    const std::optional<Number>& cap = rubric.profile(indicator).cap;
    if (cap) rule.maximum = cap->to_double();
    rule.prompt_title = words("form-col-self").zh;
    rule.prompt = cap ? message("form-prompt-self", {{"n", points_words(*cap)}}).zh
                      : words("form-prompt-self-open").zh;
    return rule;
}

std::string condition_words(const Rubric& rubric, const Field& field) {
    std::string asked;
    std::vector<std::string> answers;
    if (!answers_of(*field.required_when, asked, answers))
        return message("form-conditional",
                       {{"condition", rule_words(*field.required_when, rubric)}})
            .zh;
    std::string list;
    for (const auto& answer : answers) list += message("form-quoted", {{"text", same(answer)}}).zh;
    return message("form-conditional-on",
                   {{"label", rubric.field(asked)->label}, {"answers", same(list)}})
        .zh;
}

std::string head_note(const Rubric& rubric, const Field& field) {
    std::string note = field.help.zh.empty() ? field.article : field.help.zh;
    if (field.need != Need::conditional) return note;
    if (!note.empty()) note += words("form-stop").zh;
    return note + condition_words(rubric, field);
}

Style input_style(const CellSpec& spec, bool as_text, bool required) {
    Style style = style::input(required);
    style.align = Align::centre;
    switch (spec.type) {
        case ValueType::percent: style.number_format = "0.00"; break;
        case ValueType::date: style.number_format = "yyyy-mm-dd"; break;
        case ValueType::uscc:
        case ValueType::phone: style.number_format = "@"; break;
        case ValueType::name:
            style.number_format = "@";
            style.align = Align::left;
            break;
        case ValueType::text:
            if (as_text) style.number_format = "@";
            style.align = Align::left;
            break;
        default: break;
    }
    return style;
}

}  // namespace kaoping
