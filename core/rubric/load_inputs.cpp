#include "rubric/load_inputs.hpp"

#include <algorithm>

#include "rubric/load_checks.hpp"

namespace kaoping::loading {

namespace {

using Kind = YamlNode::Kind;

constexpr int least_form_rows = 30;
constexpr int most_rows = 10000;

constexpr std::array<std::pair<std::string_view, ValueType>, 12> value_types{
    {{"count", ValueType::count},
     {"money", ValueType::money},
     {"area", ValueType::area},
     {"percent", ValueType::percent},
     {"number", ValueType::number},
     {"yes_no", ValueType::yes_no},
     {"choice", ValueType::choice},
     {"date", ValueType::date},
     {"text", ValueType::text},
     {"name", ValueType::name},
     {"uscc", ValueType::uscc},
     {"phone", ValueType::phone}}};

std::string_view type_name(ValueType type) {
    const auto found = std::find_if(value_types.begin(), value_types.end(),
                                    [&](const auto& t) { return t.second == type; });
    return found->first;
}

// What fields, columns and facts have in common.
struct Shape {
    CellSpec spec;
    std::vector<Text> choice_labels;
    std::optional<Number> minimum;
    std::optional<Number> maximum;
    bool minimum_exclusive = false;
};

void refuse_key(Context& context, const YamlNode& at, std::string_view key, ValueType type) {
    context.defect(at, "rubric-key-of-type",
                   {arg("key", std::string(key)), arg("type", std::string(type_name(type)))});
}

void read_choices(Context& context, MapReader& map, Shape& shape) {
    const YamlNode* node = map.take("choices");
    if (shape.spec.type != ValueType::choice) {
        if (node != nullptr) refuse_key(context, *node, "choices", shape.spec.type);
        return;
    }
    if (node == nullptr || (node->kind == Kind::sequence && node->items.empty())) {
        if (map.is_map()) context.defect(map.node(), "rubric-no-choices");
        return;
    }
    for (const YamlNode& item : read_sequence(context, *node)) {
        const auto words = read_words(context, item);
        if (!words) continue;
        if (std::find(shape.spec.choices.begin(), shape.spec.choices.end(), words->zh) !=
            shape.spec.choices.end())
            context.defect(item, "rubric-duplicate-choice", {arg("found", words->zh)});
        shape.spec.choices.push_back(words->zh);
        shape.choice_labels.push_back(*words);
    }
}

void read_unit(Context& context, MapReader& map, const Units& units, Shape& shape) {
    const YamlNode* node = map.take("unit");
    const auto fixed = units.find(shape.spec.type);
    if (fixed != units.end()) shape.spec.unit = fixed->second;
    if (node == nullptr) return;
    if (!is_numeric(shape.spec.type)) return refuse_key(context, *node, "unit", shape.spec.type);
    const std::string unit = read_text(context, *node).value_or("");
    if (fixed == units.end()) {
        shape.spec.unit = unit;
    } else if (unit != fixed->second && !unit.empty()) {
        context.defect(*node, "rubric-unit", {arg("found", unit), arg("wanted", fixed->second)});
    }
}

void read_bounds(Context& context, MapReader& map, Shape& shape) {
    for (const std::string_view key : {"min", "above", "max"}) {
        const YamlNode* node = map.take(key);
        if (node == nullptr) continue;
        if (!is_numeric(shape.spec.type)) {
            refuse_key(context, *node, key, shape.spec.type);
            continue;
        }
        auto& bound = key == "max" ? shape.maximum : shape.minimum;
        bound = read_number(context, *node);
        if (key == "above") {
            shape.minimum_exclusive = true;
            if (map.has("min")) context.defect(*node, "rubric-bounds", {arg("found", node->text)});
        }
    }
    if (shape.minimum && shape.maximum && *shape.maximum < *shape.minimum)
        context.defect(*map.node().find("max"), "rubric-bounds",
                       {arg("found", shape.maximum->to_decimal(6))});
}

Shape read_shape(Context& context, MapReader& map, const Units& units, ValueType fallback) {
    Shape shape;
    shape.spec.type = map.word("type", value_types, fallback);
    read_choices(context, map, shape);
    read_unit(context, map, units, shape);
    read_bounds(context, map, shape);
    constexpr std::array<std::pair<std::string_view, bool>, 1> allowed{{{"allowed", true}}};
    shape.spec.allow_negative = map.word("negative", allowed, false);
    if (shape.spec.allow_negative && !is_numeric(shape.spec.type))
        refuse_key(context, *map.node().find("negative"), "negative", shape.spec.type);
    return shape;
}

void require_type(Context& context, MapReader& map) {
    if (map.is_map() && !map.has("type"))
        context.defect(map.node(), "rubric-missing-key", {arg("key", "type")});
}

void read_need(Context& context, MapReader& map, Field& field) {
    const YamlNode* node = map.take("required");
    if (node == nullptr || (node->kind == Kind::scalar && node->text == "false")) return;
    if (node->kind == Kind::scalar && node->text == "true") {
        field.need = Need::required;
        return;
    }
    field.need = Need::conditional;
    field.required_when = read_expression(context, *node);
}

// What fields and columns have alike: id, label and what may stand in them.
template <class Input>
Input read_input(Context& context, MapReader& map, const Units& units) {
    Input input;
    input.id = map.id();
    input.label = map.words("label", Presence::required);
    require_type(context, map);
    Shape shape = read_shape(context, map, units, ValueType::text);
    input.spec = std::move(shape.spec);
    input.choice_labels = std::move(shape.choice_labels);
    input.minimum = shape.minimum;
    input.maximum = shape.maximum;
    input.minimum_exclusive = shape.minimum_exclusive;
    return input;
}

Column read_column(Context& context, const YamlNode& node, const Units& units) {
    MapReader map(context, node);
    Column column = read_input<Column>(context, map, units);
    column.required = map.flag("required", false);
    column.key_text = map.flag("key_text", false);
    if (const YamlNode* given = map.take("default")) {
        if (!is_numeric(column.spec.type)) refuse_key(context, *given, "default", column.spec.type);
        column.default_value = read_number(context, *given);
    }
    return column;
}

// True for an expression whose value is a KEY, whichever branch is taken.
bool gives_key(const Expr& expression) {
    const auto* call = std::get_if<CallNode>(&expression.node);
    if (call == nullptr) return false;
    if (call->function == Function::key) return true;
    return call->function == Function::if_ && gives_key(*call->arguments[1]) &&
           gives_key(*call->arguments[2]);
}

ExprPtr read_key(Context& context, const YamlNode& node) {
    if (node.kind != Kind::sequence) {
        ExprPtr expression = read_expression(context, node);
        if (!expression || gives_key(*expression)) return expression;
        ExprPtr key = make_expr(CallNode{Function::key, {expression}});
        context.origin(key, node);
        return key;
    }
    CallNode key{Function::key, {}};
    for (const YamlNode& item : node.items)
        if (ExprPtr part = read_expression(context, item)) key.arguments.push_back(std::move(part));
    ExprPtr made = make_expr(std::move(key));
    context.origin(made, node);
    return made;
}

void read_pick(Context& context, const YamlNode& node, List& list) {
    const std::string text = read_text(context, node).value_or("first");
    if (text == "first") return;
    const auto space = text.find(' ');
    const std::string how = text.substr(0, space);
    if ((how != "highest" && how != "latest") || space == std::string::npos) {
        context.defect(
            node, "rubric-unknown-word",
            {arg("found", text), arg("known", "first, highest <column>, latest <column>")});
        return;
    }
    list.pick = Pick::highest;
    list.pick_by = text.substr(text.find_first_not_of(' ', space));
    context.place("pick:" + list.id, node);
    const Column* column = list.column(list.pick_by);
    const auto derived = std::find_if(list.derived.begin(), list.derived.end(),
                                      [&](const auto& d) { return d.id == list.pick_by; });
    if (column == nullptr && derived == list.derived.end()) {
        context.defect(node, "rubric-unknown-column",
                       {arg("found", list.pick_by), arg("list", list.id)});
    } else if (column != nullptr && (how == "latest" ? column->spec.type != ValueType::date
                                                     : !is_numeric(column->spec.type))) {
        refuse_key(context, node, how, column->spec.type);
    }
}

void read_count(Context& context, const YamlNode& node, List& list) {
    MapReader map(context, node);
    if (const YamlNode* key = map.take("key")) list.key = read_key(context, *key);
    list.period = map.expression("period");
    list.where = map.expression("where");
    if (const YamlNode* pick = map.take("pick")) {
        read_pick(context, *pick, list);
        if (!list.key && !map.has("key")) context.defect(*pick, "rubric-pick-without-key");
    }
}

void read_derived(Context& context, const YamlNode& node, List& list) {
    const auto& ids = map_entries(context, node);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        DerivedColumn derived;
        derived.id = read_id(context, ids[i]).value_or("");
        MapReader map(context, node.items[i]);
        derived.label = map.words("label", Presence::required);
        derived.expression = map.expression("is", Presence::required);
        context.place("column:" + list.id + "." + derived.id, ids[i]);
        list.derived.push_back(std::move(derived));
    }
}

void check_list_label(Context& context, const YamlNode& node, const std::string& label) {
    const auto continues = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; };
    const auto beyond_plane_0 = [](char c) {
        return static_cast<unsigned char>(c) >= 0xF0U;
    };  // two UTF-16 units
    const auto units = static_cast<std::ptrdiff_t>(label.size()) -
                       std::count_if(label.begin(), label.end(), continues) +
                       std::count_if(label.begin(), label.end(), beyond_plane_0);
    constexpr std::ptrdiff_t longest_sheet_title = 31;
    const bool bad = label.find_first_of("[]:*?/\\") != std::string::npos ||
                     label.starts_with('\'') || label.ends_with('\'');
    if (units > longest_sheet_title || bad)
        context.defect(node, "rubric-list-label", {arg("found", label)});
}

}  // namespace

Units read_units(Context& context, const YamlNode& node) {
    MapReader map(context, node);
    Units units;
    for (const auto type : {ValueType::money, ValueType::area, ValueType::percent})
        units[type] = map.text(type_name(type), Presence::required);
    return units;
}

std::vector<Field> read_field(Context& context, const YamlNode& node, const Units& units) {
    MapReader map(context, node);
    Field field = read_input<Field>(context, map, units);
    read_need(context, map, field);
    constexpr std::array<std::pair<std::string_view, bool>, 1> refused{{{"refused", true}}};
    field.refuses_not_applicable = map.word("not_applicable", refused, false);
    field.article = map.text("article");
    field.help = map.words("help");
    const bool series = map.flag("series", false);
    if (!series) {
        context.place("field:" + field.id, node);
        return {field};
    }
    std::vector<Field> three;
    field.series_id = field.id;
    for (int i = 1; i <= 3; ++i) {
        field.series = i;
        field.id = field.series_id + "_y" + std::to_string(i);
        context.place("field:" + field.id, node);
        three.push_back(field);
    }
    return three;
}

List read_list(Context& context, const YamlNode& node, const Units& units) {
    MapReader map(context, node);
    List list;
    list.id = map.id();
    list.label = map.words("label", Presence::required);
    context.place("list:" + list.id, node);
    if (map.has("label")) check_list_label(context, *node.find("label"), list.label.zh);
    for (const YamlNode& column : map.sequence("columns", Presence::required)) {
        list.columns.push_back(read_column(context, column, units));
        context.place("column:" + list.id + "." + list.columns.back().id, column);
    }
    if (map.has("columns") && list.columns.empty())
        context.defect(node, "rubric-no-columns", {arg("list", list.id)});
    if (const YamlNode* derive = map.take("derive")) read_derived(context, *derive, list);
    if (const YamlNode* count = map.take("count")) read_count(context, *count, list);
    list.form_rows = map.whole("rows", least_form_rows, most_rows).value_or(least_form_rows);
    list.at_least = map.whole("at_least", 0, most_rows).value_or(0);
    list.warn_above = map.whole("warn_above", 0, most_rows).value_or(0);
    if (const YamlNode* compared = map.take("compare_with")) {
        list.compare_with = read_text(context, *compared).value_or("");
        context.place("compare:" + list.id, *compared);
        list.compare_empty = map.flag("compare_empty", false);
    }
    list.article = map.text("article");
    list.row_checks = read_checks(context, map.sequence("row_checks"), Presence::optional);
    return list;
}

Fact read_fact(Context& context, const YamlNode& node, const Units& units, bool flag) {
    MapReader map(context, node);
    Fact fact;
    fact.flag = flag;
    fact.id = map.id();
    fact.label = map.words("label", Presence::required);
    context.place("fact:" + fact.id, node);
    if (flag) {
        fact.spec.type = ValueType::yes_no;
    } else {
        require_type(context, map);
        fact.spec = read_shape(context, map, units, ValueType::text).spec;
    }
    constexpr std::array<std::pair<std::string_view, BlankFact>, 3> blanks{
        {{"zero", BlankFact::zero_or_no},
         {"pending", BlankFact::pending},
         {"missing", BlankFact::missing}}};
    const bool zero_makes_sense = is_numeric(fact.spec.type) || fact.spec.type == ValueType::yes_no;
    const bool zero = fact.spec.type == ValueType::count || fact.spec.type == ValueType::yes_no;
    fact.blank = map.word("blank", blanks, zero ? BlankFact::zero_or_no : BlankFact::missing);
    if (fact.blank == BlankFact::zero_or_no && !zero_makes_sense)
        refuse_key(context, *node.find("blank"), "blank: zero", fact.spec.type);
    fact.article = map.text("article");
    return fact;
}

}  // namespace kaoping::loading
