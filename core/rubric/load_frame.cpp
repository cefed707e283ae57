#include "rubric/load_frame.hpp"

#include <algorithm>

namespace kaoping::loading {

namespace {

using Kind = YamlNode::Kind;
using ReadingValue = decltype(ReadingChoice::value);

void read_panel_map(Context& context, const YamlNode& node, Panel& panel) {
    enum class Method { mean, trimmed, median };
    constexpr std::array<std::pair<std::string_view, Method>, 3> methods{
        {{"mean", Method::mean}, {"trimmed", Method::trimmed}, {"median", Method::median}}};
    MapReader map(context, node);
    panel.minimum = map.whole("minimum", 1, 1000).value_or(panel.minimum);
    const Method before = panel.median    ? Method::median
                          : panel.trimmed ? Method::trimmed
                                          : Method::mean;
    const Method method = map.word("method", methods, before);
    panel.trimmed = method == Method::trimmed;
    panel.median = method == Method::median;
    panel.opinion = map.flag("opinion", panel.opinion);
    if (std::string article = map.text("article"); !article.empty())
        panel.article = std::move(article);
}

// `minimum: panel_minimum` takes the value of that reading.
YamlNode with_readings(Context& context, YamlNode node, const Rubric& rubric) {
    for (YamlNode& item : node.items) {
        const ReadingChoice* reading =
            item.kind == Kind::scalar ? rubric.reading(item.text) : nullptr;
        if (reading == nullptr) continue;
        context.use("reading:" + reading->id);
        if (const auto* number = std::get_if<Number>(&reading->value))
            item.text = number->to_decimal(6);
        if (const auto* text = std::get_if<std::string>(&reading->value)) item.text = *text;
    }
    return node;
}

ReadingValue value_of(const YamlNode& node) {
    if (node.text == "true" || node.text == "false") return node.text == "true";
    if (const auto number = Number::parse(node.text)) return *number;
    return node.text;
}

// A plan may change the value of a reading, not its kind; and only a reading that has one.
void plan_reading(Context& context, const YamlNode& planned, ReadingChoice& reading) {
    if (!read_text(context, planned)) return;
    ReadingValue value = value_of(planned);
    if (value.index() == reading.value.index()) {
        reading.planned = value != reading.value;
        reading.value = std::move(value);
    } else if (std::holds_alternative<std::monostate>(reading.value)) {
        context.defect(planned, "rubric-plan-fixed", {arg("found", reading.id)});
    } else {
        context.defect(planned, "rubric-plan-reading",
                       {arg("id", reading.id), arg("found", planned.text)});
    }
}

void read_table(Context& context, const YamlNode& node, Rubric& rubric) {
    MapReader map(context, node);
    LookupTable table;
    table.id = map.id();
    context.place("table:" + table.id, node);
    std::size_t width = 0;
    for (const YamlNode& row : map.sequence("rows", Presence::required)) {
        const auto& cells = read_sequence(context, row);
        if (width == 0) width = cells.size();
        if (cells.size() != width || width < 2 || width > 3) {
            context.defect(row, "rubric-table-row");
            continue;
        }
        std::pair<std::vector<std::string>, Number> entry;
        for (std::size_t i = 0; i + 1 < cells.size(); ++i)
            entry.first.push_back(read_text(context, cells[i]).value_or(""));
        entry.second = read_number(context, cells.back()).value_or(0);
        const bool again = std::any_of(table.rows.begin(), table.rows.end(),
                                       [&](const auto& r) { return r.first == entry.first; });
        if (again) context.defect(row, "rubric-table-row");
        table.rows.push_back(std::move(entry));
    }
    table.keys = width == 3 ? 2 : 1;
    rubric.tables.push_back(std::move(table));
}

}  // namespace

void read_regulation(Context& context, MapReader& top, Rubric& rubric) {
    const YamlNode* node = top.take("regulation", Presence::required);
    if (node == nullptr) return;
    MapReader map(context, *node);
    Regulation& regulation = rubric.regulation;
    regulation.title = map.words("title", Presence::required);
    regulation.number = map.text("number");
    regulation.authority = map.words("authority", Presence::required);
    regulation.article = map.text("article");
    const YamlNode* validity = map.take("in_force");
    if (validity == nullptr) return;
    MapReader dates(context, *validity);
    regulation.in_force_from = dates.date("from");
    regulation.in_force_to = dates.date("to");
    if (regulation.in_force_from && regulation.in_force_to &&
        *regulation.in_force_to < *regulation.in_force_from)
        context.defect(*validity, "rubric-bounds", {arg("found", to_iso(*regulation.in_force_to))});
}

void read_publication(Context& context, MapReader& top, Rubric& rubric) {
    const YamlNode* node = top.take("publication");
    if (node == nullptr) return;
    MapReader map(context, *node);
    constexpr std::array<std::pair<std::string_view, PublicationScope>, 3> scopes{
        {{"none", PublicationScope::none},
         {"all", PublicationScope::all},
         {"grades", PublicationScope::grades}}};
    rubric.publication.scope = map.word("scope", scopes, PublicationScope::none);
    rubric.publication.grades = map.texts("grades");
    rubric.publication.working_days = map.whole("working_days", 0, 1000).value_or(0);
    rubric.publication.article = map.text("article", Presence::required);
    rubric.publication.where = map.words("where");
    rubric.publication.objections = map.words("objections");
    rubric.publication.totals = map.flag("totals", false);
    if (!map.has("scope")) context.defect(*node, "rubric-missing-key", {arg("key", "scope")});
    if ((rubric.publication.scope == PublicationScope::grades) != map.has("grades"))
        context.defect(*node, "rubric-publication-grades");
    context.place("publication", *node);
}

void read_panel(Context& context, MapReader& top, const Plan& plan, Rubric& rubric) {
    if (const YamlNode* node = top.take("panel"))
        read_panel_map(context, with_readings(context, *node, rubric), rubric.panel);
    if (plan.panel() != nullptr) read_panel_map(context, *plan.panel(), rubric.panel);
}

void read_readings(Context& context, MapReader& top, Plan& plan, Rubric& rubric) {
    for (const YamlNode& node : top.sequence("readings")) {
        MapReader map(context, node);
        ReadingChoice reading;
        reading.id = map.id();
        reading.question = map.words("question", Presence::required);
        reading.chosen = map.words("chosen", Presence::required);
        reading.why = map.words("why", Presence::required);
        reading.article = map.text("article", Presence::required);
        if (const YamlNode* value = map.take("value"))
            if (read_text(context, *value)) reading.value = value_of(*value);
        reading.alternatives = map.texts("alternatives");
        context.place("reading:" + reading.id, node);
        if (const YamlNode* planned = plan.find(Plan::Part::readings, reading.id))
            plan_reading(context, *planned, reading);
        rubric.readings.push_back(std::move(reading));
    }
}

void read_tables(Context& context, MapReader& top, Rubric& rubric) {
    for (const YamlNode& node : top.sequence("tables")) read_table(context, node, rubric);
}

}  // namespace kaoping::loading
