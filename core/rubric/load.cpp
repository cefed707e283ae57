#include "rubric/load.hpp"

#include "rubric/lint.hpp"
#include "rubric/load_checks.hpp"
#include "rubric/load_frame.hpp"
#include "rubric/load_grading.hpp"
#include "rubric/load_indicators.hpp"
#include "rubric/load_inputs.hpp"
#include "rubric/resolve.hpp"

namespace kaoping {

namespace loading {

namespace {

// common.yaml: what every annex shares.
struct Common {
    Units units;
    Text evidence_label;
    const std::vector<YamlNode>* head = nullptr;
    const std::vector<YamlNode>* checks = nullptr;
};

Common read_common(Context& context, const YamlNode& root) {
    MapReader map(context, root);
    Common common;
    if (const YamlNode* units = map.take("units", Presence::required))
        common.units = read_units(context, *units);
    if (const YamlNode* evidence = map.take("evidence", Presence::required)) {
        MapReader reader(context, *evidence);
        common.evidence_label = reader.words("label", Presence::required);
    }
    common.head = &map.sequence("head", Presence::required);
    common.checks = &map.sequence("checks");
    return common;
}

// `head: {org_name: {label: ..., help: ..., article: ...}}` changes the words of a common field.
void change_head(Context& context, const YamlNode& node, std::vector<Field>& head) {
    const auto& ids = map_entries(context, node);
    for (std::size_t i = 0; i < ids.size(); ++i) {
        Field* field = nullptr;
        for (Field& known : head)
            if (known.id == ids[i].text) field = &known;
        if (field == nullptr) {
            context.defect(ids[i], "rubric-unknown-id", {arg("id", ids[i].text)});
            continue;
        }
        MapReader map(context, node.items[i]);
        if (map.has("label")) field->label = map.words("label");
        if (map.has("help")) field->help = map.words("help");
        if (map.has("article")) field->article = map.text("article");
        context.place("field:" + field->id, ids[i]);
    }
}

void read_head(Context& context, MapReader& top, const Common& common, Rubric& rubric) {
    for (const YamlNode& node : *common.head)
        for (Field& field : read_field(context, node, common.units)) {
            field.identity = true;
            rubric.fields.push_back(std::move(field));
        }
    if (const YamlNode* changes = top.take("head")) change_head(context, *changes, rubric.fields);
    for (const YamlNode& node : top.sequence("fields"))
        for (Field& field : read_field(context, node, common.units))
            rubric.fields.push_back(std::move(field));
    for (const YamlNode& node : top.sequence("lists"))
        rubric.lists.push_back(read_list(context, node, common.units));
    for (const YamlNode& node : top.sequence("facts"))
        rubric.facts.push_back(read_fact(context, node, common.units, false));
}

void read_identity(Context& context, MapReader& top, Rubric& rubric) {
    if (const YamlNode* id = top.take("id", Presence::required))
        rubric.id = read_id(context, *id, '-').value_or("");
    rubric.title = top.words("title", Presence::required);
    rubric.subject = top.words("subject", Presence::required);
    rubric.scorer = top.words("scorer", Presence::required);
    rubric.period_note = top.words("period_note");
    read_regulation(context, top, rubric);
    read_publication(context, top, rubric);
}

void read_plan_status(Context& context, MapReader& top, const Plan& plan, Rubric& rubric) {
    rubric.plan = plan.status();
    const YamlNode* node = top.take("plan");
    if (node == nullptr) return;
    MapReader map(context, *node);
    rubric.plan.needed = map.flag("required", false);
    rubric.plan.article = map.text("article", Presence::required);
    if (rubric.plan.needed && !plan.exists()) context.defect(*node, "rubric-no-plan");
}

void read_indicator_part(Context& context, MapReader& top, const Common& common, Plan& plan,
                         Rubric& rubric) {
    read_tables(context, top, rubric);
    rubric.full_marks = top.points("full_marks").value_or(100);
    read_sections(context, top, plan, rubric);
    if (const YamlNode* sections = top.node().find("sections"))
        context.place("sections", *sections);
    read_indicators(context, top.sequence("indicators", Presence::required),
                    {common.units, plan, common.evidence_label}, rubric);
    read_groups(context, top, rubric);
    for (const YamlNode& node : top.sequence("flags"))
        rubric.facts.push_back(read_fact(context, node, common.units, true));
}

Rubric read_rubric(Context& context, const YamlNode& root, const YamlNode& common_root,
                   Plan& plan) {
    Rubric rubric;
    const Common common = read_common(context, common_root);
    MapReader top(context, root);
    read_identity(context, top, rubric);
    read_plan_status(context, top, plan, rubric);
    read_readings(context, top, plan, rubric);
    read_panel(context, top, plan, rubric);
    read_head(context, top, common, rubric);
    read_indicator_part(context, top, common, plan, rubric);
    read_total(context, top, rubric);
    read_grades(context, top, plan, rubric);
    read_conditions(context, top, rubric);
    read_consequences(context, top, rubric);
    rubric.checks = read_checks(context, *common.checks, Presence::required);
    for (Check& check : read_checks(context, top.sequence("checks"), Presence::required))
        rubric.checks.push_back(std::move(check));
    plan.report_strangers(rubric, rubric.id);
    return rubric;
}

// The documents of one load; nodes point into them.
class Documents {
public:
    explicit Documents(Context& context) : context_(context) {}
    // Null after a defect.
    const YamlNode* parse(const std::string& name, const std::string& text) {
        auto parsed = parse_yaml(name, text);
        if (const auto* defect = std::get_if<RubricDefect>(&parsed)) {
            context_.defect(*defect);
            return nullptr;
        }
        documents_.push_back(
            std::make_unique<YamlDocument>(std::get<YamlDocument>(std::move(parsed))));
        return &documents_.back()->root;
    }

private:
    Context& context_;
    std::vector<std::unique_ptr<YamlDocument>> documents_;
};

}  // namespace

}  // namespace loading

namespace {

// One reading of the files; `language` null: nobody asks what the loader knows.
LoadedRubric load_files(const RubricSource& source, const RubricSource& common,
                        const std::optional<PlanSource>& plan_source, RuleLanguage* language) {
    using namespace loading;
    Context context;
    Documents documents(context);
    const YamlNode* root = documents.parse(source.name, source.text);
    const YamlNode* common_root = documents.parse(common.name, common.text);
    const YamlNode* plan_root =
        plan_source ? documents.parse(plan_source->name, plan_source->text) : nullptr;
    const bool plan_broken = plan_source && plan_root == nullptr;
    if (root == nullptr || common_root == nullptr || plan_broken)
        return {nullptr, context.take_defects()};

    Plan plan(context, plan_root, plan_source && plan_source->given);
    Rubric rubric = read_rubric(context, *root, *common_root, plan);
    resolve_rubric(context, rubric);
    take_profiles(rubric);
    lint_rubric(context, rubric);
    if (language != nullptr) {
        add_language(context, *root, *language);
        if (plan_root != nullptr) add_language(context, *plan_root, *language);
    }

    rubric.file = source.name;
    rubric.sha256_source =
        source.text + '\0' + (plan_source ? plan_source->text : "") + '\0' + common.text;
    LoadedRubric loaded{nullptr, context.take_defects()};
    if (!has_errors(loaded.defects))
        loaded.rubric = std::make_shared<const Rubric>(std::move(rubric));
    return loaded;
}

}  // namespace

LoadedRubric load_rubric(const RubricSource& source, const RubricSource& common,
                         const std::optional<PlanSource>& plan) {
    return load_files(source, common, plan, nullptr);
}

RuleLanguage language_of(const RubricSource& source, const RubricSource& common,
                         const std::optional<PlanSource>& plan) {
    RuleLanguage language;
    load_files(source, common, plan, &language);
    return language;
}

}  // namespace kaoping
