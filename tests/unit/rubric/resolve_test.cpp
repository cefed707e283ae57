#include <doctest/doctest.h>

#include <map>

#include "rubric/evaluate.hpp"
#include "rubric/walk.hpp"
#include "rubric_files.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

RubricPtr every_form() {
    static const LoadedRubric loaded = load_rubric(
        {"every_form.yaml", contents(source_dir / "tests/rules/passing/every_form.yaml")},
        common_source(), std::nullopt);
    return loaded.rubric;
}

// Names with given values; everything else is missing.
class Given final : public Scope {
public:
    explicit Given(std::map<std::string, Result> values) : values_(std::move(values)) {}
    Result name(const NameNode& name) const override { return find(name.id); }
    Result rows(const std::string& list) const override { return find(list); }
    Result aggregate(Function, const ColumnNode& column) const override {
        return find(column.list + "." + column.column);
    }
    Result matches(const std::string&) const override { return false; }
    const LookupTable* table(const std::string& id) const override {
        return every_form()->table(id);
    }

private:
    Result find(const std::string& id) const {
        const auto found = values_.find(id);
        return found == values_.end() ? Result(Missing{}) : found->second;
    }
    std::map<std::string, Result> values_;
};

Number number(const char* text) { return *Number::parse(text); }

std::string points_of(const char* indicator, std::map<std::string, Result> values) {
    const Indicator* found = every_form()->indicator(indicator);
    REQUIRE(found != nullptr);
    if (found->points) values.try_emplace("points", *found->points);
    const Result result = evaluate(*found->rule, Given(std::move(values)));
    if (const auto* value = std::get_if<Number>(&result)) return value->to_decimal(4);
    return std::holds_alternative<NotComputable>(result) ? "not computable" : "missing";
}

std::map<std::string, NameKind> kinds_in(const ExprPtr& expression) {
    std::map<std::string, NameKind> kinds;
    visit_names(*expression, [&](const NameNode& name) { kinds[name.id] = name.kind; });
    return kinds;
}

}  // namespace

TEST_CASE("a form of rule gives these points for this measure") {
    struct Row {
        const char* indicator;
        const char* measure;
        const char* points;
    };
    const Row rows[] = {
        {"by_tiers", "0", "0"},         {"by_tiers", "0.01", "1"},
        {"by_tiers", "2999.99", "1"},   {"by_tiers", "3000", "2"},
        {"by_tiers", "5000", "3"},      {"by_tiers", "9999.99", "3"},
        {"by_tiers", "10000", "10"},    {"by_unit", "0", "0"},
        {"by_unit", "7", "7"},          {"by_proportion", "100", "5"},
        {"by_proportion", "200", "10"}, {"by_proportion", "260", "13"},
        {"by_proportion", "400", "14"}, {"by_base_step", "49", "0"},
        {"by_base_step", "50", "5"},    {"by_base_step", "51", "5.1"},
        {"by_base_step", "100", "10"},  {"by_step", "0", "2"},
        {"by_step", "1.99", "2"},       {"by_step", "2", "2.1"},
        {"by_step", "-1.99", "2"},      {"by_step", "-4", "1.8"},
        {"by_line", "0", "6"},          {"by_line", "8", "6"},
        {"by_line", "34", "8"},         {"by_line", "60", "10"},
        {"by_line", "99", "10"},
    };
    for (const Row& row : rows) {
        INFO(row.indicator << " " << row.measure);
        CHECK(points_of(row.indicator, {{"measure", number(row.measure)}}) == row.points);
    }
}

TEST_CASE("a form of rule that needs more than the measure") {
    CHECK(points_of("by_checklist", {{"has_rules", true},
                                     {"has_staff", true},
                                     {"has_office", false},
                                     {"has_audit", true}}) == "8");
    CHECK(points_of("by_first", {{"area", number("1000")}}) == "5");
    CHECK(points_of("by_first", {{"area", number("999.9")}}) == "3");
    CHECK(points_of("by_first", {{"area", number("0")}}) == "1");
    CHECK(points_of("by_best", {{"contracts", Number(9)}, {"patents", Number(3)}}) ==
          "5.5");  // 4 + 1.5 against 1.5
    CHECK(points_of("by_best", {{"contracts", Number(0)}, {"patents", Number(9)}}) ==
          "6");  // 4.5 against 3 * 8 / 4
    CHECK(points_of("by_parts", {{"clarity", Number(80)}, {"effect", Number(90)}}) == "4.25");
    CHECK(points_of("by_experts", {{"by_experts", number("3.5")}}) == "3.5");
    CHECK(points_of("by_judgement", {{"judged", number("7.5")}}) == "7.5");
    CHECK(points_of("prizes", {{"prizes", Number(2)}, {"judged", number("0.9")}}) == "9");
}

TEST_CASE("a form of rule that looks at the whole round") {
    const auto with = [](const char* measure, const char* low, const char* high, const char* rank) {
        return std::map<std::string, Result>{{"measure", number(measure)},
                                             {"cohort_min", number(low)},
                                             {"cohort_max", number(high)},
                                             {"cohort_rank", number(rank)}};
    };
    CHECK(points_of("by_share", with("5", "0", "10", "1")) == "1.5");
    CHECK(points_of("by_share", with("0", "0", "0", "1")) == "not computable");
    CHECK(points_of("by_min_max", with("0", "0", "10", "1")) == "2");
    CHECK(points_of("by_min_max", with("5", "0", "10", "1")) == "3");
    CHECK(points_of("by_min_max", with("5", "5", "5", "1")) == "4");  // all equal: full marks
    CHECK(points_of("by_rank", with("0", "0", "0", "1")) == "3");
    CHECK(points_of("by_rank", with("0", "0", "0", "4")) == "2.4");
    CHECK(points_of("by_rank", with("0", "0", "0", "40")) == "0");
}

TEST_CASE("growth over a base that is not positive is not computable") {
    const auto growth = [](int before, int now) {
        const Result result =
            evaluate(*every_form()->indicator("by_step")->measure,
                     Given({{"income_y2", Number(before)}, {"income_y3", Number(now)}}));
        const auto* value = std::get_if<Number>(&result);
        return value == nullptr ? "not computable" : value->to_decimal(2);
    };
    CHECK(growth(100, 110) == "10");
    CHECK(growth(0, 110) == "not computable");
    CHECK(growth(-5, 110) == "not computable");
}

TEST_CASE("names are told apart by where they stand") {
    const RubricPtr rubric = every_form();
    REQUIRE(rubric != nullptr);
    const List& projects = *rubric->list("projects");
    CHECK(kinds_in(projects.where) ==
          std::map<std::string, NameKind>{{"kind", NameKind::field}, {"funds", NameKind::column}});
    CHECK(kinds_in(projects.derived[0].expression) ==
          std::map<std::string, NameKind>{{"factors", NameKind::table},
                                          {"level", NameKind::column},
                                          {"role", NameKind::column},
                                          {"weight", NameKind::column}});
    CHECK(kinds_in(rubric->indicator("by_tiers")->measure) ==
          std::map<std::string, NameKind>{{"funds", NameKind::field}});
    CHECK(kinds_in(rubric->indicator("by_tiers")->rule) ==
          std::map<std::string, NameKind>{{"measure", NameKind::measure}});
    CHECK(kinds_in(rubric->indicator("by_experts")->rule) ==
          std::map<std::string, NameKind>{{"by_experts", NameKind::expert_item}});
    CHECK(kinds_in(rubric->indicator("prizes")->rule) ==
          std::map<std::string, NameKind>{{"points", NameKind::max_points},
                                          {"prizes", NameKind::field},
                                          {"judged", NameKind::judged}});
    CHECK(kinds_in(rubric->grade_caps[0].when) ==
          std::map<std::string, NameKind>{{"poor_credit", NameKind::fact},
                                          {"total", NameKind::total}});
    CHECK(kinds_in(rubric->total_maximum) ==
          std::map<std::string, NameKind>{{"total_cap", NameKind::reading}});
    CHECK(kinds_in(rubric->list("reports")->where) ==
          std::map<std::string, NameKind>{{"projects", NameKind::list}});
    CHECK(kinds_in(rubric->exempt[0].when) ==
          std::map<std::string, NameKind>{{"period_to", NameKind::round_fact},
                                          {"filled_on", NameKind::field}});
}

TEST_CASE("no name of a checked rubric stays unresolved") {
    for (const auto& entry : std::filesystem::directory_iterator(source_dir / "templates")) {
        if (!entry.is_directory()) continue;
        const auto sample = entry.path() / "plan.sample.yaml";
        std::optional<PlanSource> plan;
        if (std::filesystem::exists(sample))
            plan = PlanSource{"plan.sample.yaml", contents(sample), false};
        const auto loaded = load_rubric({"rubric.yaml", contents(entry.path() / "rubric.yaml")},
                                        common_source(), plan);
        REQUIRE(loaded.rubric != nullptr);
        const auto check = [&](const ExprPtr& expression) {
            if (expression)
                visit_names(*expression, [&](const NameNode& name) {
                    CHECK_MESSAGE(name.kind != NameKind::unresolved, name.id);
                });
        };
        for (const Indicator& indicator : loaded.rubric->indicators) {
            REQUIRE(indicator.rule != nullptr);
            check(indicator.rule);
            check(indicator.measure);
        }
        for (const List& list : loaded.rubric->lists) {
            check(list.where);
            check(list.period);
            check(list.key);
            for (const DerivedColumn& derived : list.derived) check(derived.expression);
        }
        for (const Check& c : loaded.rubric->checks) check(c.when);
        for (const Consequence& c : loaded.rubric->consequences) check(c.when);
    }
}

TEST_CASE("what the file says of a list, an indicator and a grade is kept") {
    const RubricPtr rubric = every_form();
    REQUIRE(rubric != nullptr);
    const List& projects = *rubric->list("projects");
    CHECK(projects.pick == Pick::highest);
    CHECK(projects.pick_by == "factor");
    CHECK(projects.form_rows == 40);
    CHECK(projects.row_checks.size() == 1);
    CHECK(rubric->list("contracts")->indicator.empty());
    CHECK(rubric->field("income_y1")->series == 1);
    CHECK(rubric->field("income_y3")->series_id == "income");
    CHECK(rubric->field("income_y2")->spec.allow_negative);
    CHECK(rubric->field("branch_name")->need == Need::conditional);
    CHECK(rubric->indicator("by_proportion")->surplus == Number(4));
    CHECK(rubric->indicator("by_bands")->judged->bands.size() == 3);
    CHECK(rubric->indicator("by_bands")->judged->to == Number(10));
    CHECK(rubric->indicator("by_checklist")->items.size() == 3);
    CHECK(rubric->indicator("by_judgement")->not_applicable == NotApplicablePolicy::redistribute);
    CHECK(rubric->indicator("by_experts")->expert_items.at(0).points == Number(5));
    CHECK_FALSE(rubric->indicator("donations")->points.has_value());
    CHECK(rubric->grade("excellent")->quota == 10);
    CHECK(rubric->grade("fail")->lowest);
    CHECK(rubric->panel.median);
    CHECK(rubric->panel.minimum == 3);
    CHECK(rubric->section("given")->below_minimum == "pass");
    CHECK(rubric->facts.back().flag);
    CHECK(rubric->vetoes[0].grade.empty());
    CHECK(rubric->field("org_name")->label.en == "Name of the platform");
}
