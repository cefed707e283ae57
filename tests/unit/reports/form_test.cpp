#include "reports/form/form.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "intake/xlsx.hpp"
#include "model/identity.hpp"
#include "reports/form/form_plan.hpp"
#include "reports/form/prompts.hpp"
#include "reports/form/roster_workbook.hpp"
#include "reports/form/self_points.hpp"
#include "reports/wording/catalogue.hpp"
#include "rubric/catalog.hpp"
#include "rubric/key_columns.hpp"
#include "rubric/labels.hpp"

using namespace kaoping;

namespace {

std::string bytes_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// A workbook written to a file of its own, removed afterwards.
class Written {
public:
    template <class Write>
    explicit Written(Write write) {
        static int number = 0;
        path_ = std::filesystem::temp_directory_path() /
                ("kaoping-form-test-" + std::to_string(++number) + ".xlsx");
        write(path_.string());
        bytes = bytes_of(path_);
        auto read = read_workbook(std::span<const char>(bytes));
        REQUIRE(std::holds_alternative<Workbook>(read));
        book = std::get<Workbook>(std::move(read));
    }
    ~Written() { std::filesystem::remove(path_); }
    Written(const Written&) = delete;
    Written& operator=(const Written&) = delete;

    const DefinedName* name(std::string_view prefix, const std::string& id) const {
        return book.name(std::string(prefix) + id);
    }
    std::string text(const std::string& sheet, Position at) const {
        const Sheet* page = book.sheet(sheet);
        const Cell* cell = page == nullptr ? nullptr : page->find(at);
        return cell == nullptr ? std::string() : cell->text;
    }

    std::string bytes;
    Workbook book;

private:
    std::filesystem::path path_;
};

Written form(const Rubric& rubric, const Prefill* prefill = nullptr) {
    return Written([&](const std::string& path) { write_form(path, rubric, {2025, prefill}); });
}

const std::vector<RubricPtr>& built_in() {
    static const std::vector<RubricPtr> rubrics = [] {
        std::vector<RubricPtr> all;
        const RubricCatalog catalog;
        for (const auto& listing : catalog.listing())
            all.push_back(catalog.load(listing.id).rubric);
        return all;
    }();
    return rubrics;
}

const Rubric& rubric(std::string_view id) {
    const auto found = std::find_if(built_in().begin(), built_in().end(),
                                    [&](const RubricPtr& r) { return r && r->id == id; });
    REQUIRE(found != built_in().end());
    return **found;
}

}  // namespace

TEST_CASE("every field, list and self-assessed indicator of every form has its name") {
    REQUIRE(built_in().size() >= 5);
    for (const RubricPtr& r : built_in()) {
        REQUIRE(r);
        CAPTURE(r->id);
        const Written written = form(*r);
        std::size_t names = 0;
        std::set<std::pair<std::string, Position>> cells;
        for (const Field& field : r->fields) {
            CAPTURE(field.id);
            const DefinedName* name = written.name(identity::field, field.id);
            REQUIRE(name != nullptr);
            REQUIRE(name->range);
            CHECK(name->range->first == name->range->last);
            CHECK(cells.emplace(name->sheet, name->range->first).second);  // one cell for each
            // The label stands in the column of labels, directly left of the first value.
            CHECK(written.text(name->sheet, {name->range->first.row, FormPlan::label}) ==
                  field_label(field));
            CHECK(name->range->first.column ==
                  FormPlan::value + static_cast<std::uint32_t>(std::max(0, field.series - 1)));
            ++names;
        }
        for (const List& list : r->lists) {
            CAPTURE(list.id);
            const DefinedName* name = written.name(identity::list, list.id);
            REQUIRE(name != nullptr);
            const Range body = name->range.value();
            CHECK(body.last.row - body.first.row + 1 ==
                  static_cast<std::uint32_t>(std::max(30, list.form_rows)));
            CHECK(body.last.column - body.first.column + 1 == list.columns.size());
            CHECK(name->sheet == list.label.zh);
            for (std::uint32_t i = 0; i < list.columns.size(); ++i)
                CHECK(written.text(name->sheet, {body.first.row - 1, body.first.column + i}) ==
                      column_header(list.columns[i]));
            ++names;
        }
        for (const Indicator& indicator : r->indicators) {
            CAPTURE(indicator.id);
            const bool wanted = self_points_of(r->profile(indicator)) != SelfPoints::none;
            CHECK((written.name(identity::self, indicator.id) != nullptr) == wanted);
            if (wanted) ++names;
        }
        const auto ours =
            std::count_if(written.book.names.begin(), written.book.names.end(),
                          [](const DefinedName& n) { return !n.name.starts_with("_xlnm"); });
        CHECK(static_cast<std::size_t>(ours) == names);
    }
}

TEST_CASE("self-assessed points: live, typed or none") {
    struct Row {
        const char* rubric;
        const char* indicator;
        SelfPoints expected;
    };
    const std::array rows{
        Row{"karamay-resident-institution", "agreement_completion", SelfPoints::live},
        Row{"karamay-resident-institution", "professionals", SelfPoints::live},
        Row{"karamay-resident-institution", "management_rules", SelfPoints::typed},  // judged
        Row{"karamay-resident-institution", "landed_projects", SelfPoints::live},
        Row{"karamay-resident-institution", "violations",
            SelfPoints::none},                                            // the bureau counts them
        Row{"cangzhou-innovation-center", "funding", SelfPoints::typed},  // experts
        Row{"hefei-innovation-alliance", "planning", SelfPoints::typed},  // form and a bureau fact
        Row{"hefei-innovation-alliance", "influence", SelfPoints::live},
        Row{"hefei-innovation-alliance", "whitepaper", SelfPoints::typed},
        Row{"qinhuangdao-makerspace", "site_area", SelfPoints::live},  // sample plan
        Row{"rugao-service-institution", "user_feedback", SelfPoints::live},
    };
    for (const Row& row : rows) {
        CAPTURE(row.indicator);
        const Indicator* indicator = rubric(row.rubric).indicator(row.indicator);
        REQUIRE(indicator != nullptr);
        CHECK(self_points_of(rubric(row.rubric).profile(*indicator)) == row.expected);
    }
}

TEST_CASE("the table is the annex as printed") {
    for (const RubricPtr& r : built_in()) {
        CAPTURE(r->id);
        const Written written = form(*r);
        const std::string main = words("sheet-form").zh;
        const FormPlan plan(*r, 2025);
        CHECK(written.book.sheets[0].name == main);
        CHECK(written.book.sheets[1].name == words("sheet-instructions").zh);
        REQUIRE(plan.blocks.size() == r->indicators.size());
        for (const FormBlock& block : plan.blocks) {
            const Indicator& indicator = *block.indicator;
            CAPTURE(indicator.id);
            CHECK(written.text(main, {block.first, FormPlan::title}) == indicator.title.zh);
            CHECK(written.text(main, {block.first, FormPlan::criterion}) == indicator.criterion.zh);
            CHECK(written.text(main, {block.first, plan.materials()}) == indicator.materials.zh);
            CHECK(
                written.text(main, {block.first, FormPlan::points}) ==
                (indicator.points ? indicator.points->to_decimal(4) : words("form-unlimited").zh));
            // Enough room: the criterion fits into the height of its rows.
            CHECK(block.height() >=
                  fitted_height(indicator.criterion.zh, plan.width(FormPlan::criterion)));
            // The evidence comes last.
            REQUIRE(block.rows.back().fields.size() == 1);
            CHECK(block.rows.back().fields[0]->id == "evidence_" + indicator.id);
        }
    }
}

TEST_CASE("weights are printed where the annex has weights") {
    CHECK(FormPlan(rubric("cangzhou-innovation-center"), 2025).weights);
    CHECK_FALSE(FormPlan(rubric("hefei-innovation-alliance"), 2025).weights);
    const Written written = form(rubric("cangzhou-innovation-center"));
    const FormPlan plan(rubric("cangzhou-innovation-center"), 2025);
    CHECK(written.text(words("sheet-form").zh, {plan.header_row, FormPlan::points}) ==
          words("form-col-weight").zh);
    CHECK(written.text(words("sheet-form").zh, {plan.header_row, FormPlan::value})
              .starts_with("2023"));
    CHECK(written.text(words("sheet-form").zh, {plan.header_row, FormPlan::value + 2})
              .starts_with("2025"));
}

TEST_CASE("a form says three times what it is") {
    const Written written = form(rubric("karamay-resident-institution"));
    const Sheet* hidden = written.book.sheet(identity::hidden_sheet);
    REQUIRE(hidden != nullptr);
    CHECK(hidden->hidden);
    std::set<std::pair<std::string, std::string>> facts;
    for (const auto& [at, cell] : hidden->cells)
        if (at.column == 0) facts.emplace(cell.text, written.text(hidden->name, {at.row, 1}));
    CHECK(facts.contains({"kind", "form"}));
    CHECK(facts.contains({"rubric", "karamay-resident-institution"}));
    CHECK(facts.contains({"year", "2025"}));
    CHECK(facts.contains({"name", "f_org_name"}));
    CHECK(written.book.properties.at("kaoping_kind") == "form");
    CHECK(written.book.properties.at("kaoping_rubric") == "karamay-resident-institution");
    CHECK(written.book.properties.at("kaoping_year") == "2025");
}

TEST_CASE("a provisional rubric marks its form") {
    const std::string mark = words("form-provisional").zh;
    for (const RubricPtr& r : built_in()) {
        CAPTURE(r->id);
        const std::string subtitle = form(*r).text(words("sheet-form").zh, {1, 0});
        CHECK((subtitle.find(mark) != std::string::npos) == r->plan.provisional());
    }
}

TEST_CASE("what the roster knows is filled in, and no longer missing") {
    const Rubric& r = rubric("karamay-resident-institution");
    const Prefill known{{"org_name", Value(std::string("=甲公司"))},
                        {"org_uscc", Value(std::string())},
                        {"category", Value(r.field("category")->spec.choices[1])},
                        {"settled_on", Value(Date{2024, 2, 29})},
                        {"contact_name", Value(Missing{})}};
    const Written blank = form(r);
    const Written filled = form(r, &known);
    const auto cell = [&](const Written& written, const char* id) {
        const DefinedName* name = written.name(identity::field, id);
        REQUIRE(name != nullptr);
        const Cell* found = written.book.sheet(name->sheet)->find(name->range->first);
        return found == nullptr ? std::string() : found->text;
    };
    CHECK(cell(blank, "org_name").empty());
    CHECK(cell(filled, "org_name") == "=甲公司");  // text, never a formula
    CHECK(cell(filled, "org_uscc").empty());
    CHECK(cell(filled, "contact_name").empty());
    CHECK(cell(filled, "settled_on") == std::to_string(to_serial({2024, 2, 29})));
    CHECK(cell(filled, "category") == r.field("category")->spec.choices[1]);
    const auto missing = [&](const Written& w) {
        return std::stoi(w.text(words("sheet-form").zh, {FormPlan::status_row, FormPlan::value}));
    };
    CHECK(missing(blank) - missing(filled) == 3);
}

TEST_CASE("no cell shows the code of a message") {
    for (const RubricPtr& r : built_in()) {
        const Written written = form(*r);
        for (const Sheet& sheet : written.book.sheets)
            for (const auto& [at, cell] : sheet.cells) {
                const std::string shown =
                    cell_address(sheet.name, at);  // clang 14 captures no binding
                CAPTURE(shown);
                CHECK_FALSE(cell.text.starts_with("form-"));
                CHECK_FALSE(cell.text.starts_with("sheet-"));
            }
    }
}

TEST_CASE("the same form twice is the same bytes") {
    const Rubric& r = rubric("hefei-innovation-alliance");
    CHECK(form(r).bytes == form(r).bytes);
}

TEST_CASE("a list of choices too long for a cell stands on the hidden sheet") {
    Rubric r = rubric("karamay-resident-institution");
    const auto category = std::find_if(r.fields.begin(), r.fields.end(),
                                       [](const Field& f) { return f.id == "category"; });
    REQUIRE(category != r.fields.end());
    category->spec.choices.clear();
    for (int i = 0; i < 60; ++i)
        category->spec.choices.push_back("第" + std::to_string(i) + "类机构");
    const Written written = form(r);
    std::size_t found = 0;
    for (const auto& [at, cell] : written.book.sheet(identity::hidden_sheet)->cells)
        if (at.column == 5 &&
            std::find(category->spec.choices.begin(), category->spec.choices.end(), cell.text) !=
                category->spec.choices.end())
            ++found;
    CHECK(found == 60);
}

TEST_CASE("prompts say what a cell takes, how much and by which article") {
    const Rubric& r = rubric("karamay-resident-institution");
    const InputRule count = input_rule(r, *r.field("professionals"));
    CHECK(count.prompt.find(r.field("professionals")->spec.unit) != std::string::npos);
    CHECK(count.prompt.find(r.indicator("professionals")->article) != std::string::npos);
    CHECK(count.minimum == 0.0);
    const InputRule pledge = input_rule(r, *r.field("truth_pledge"));
    CHECK(pledge.prompt.find(r.field("truth_pledge")->help.zh) != std::string::npos);
    CHECK(pledge.choices.size() == 2);  // 不适用 is refused
    const List& tasks = *r.list("agreement_tasks");
    const InputRule target = input_rule(r, tasks, *tasks.column("target"));
    CHECK(target.minimum_exclusive);
    CHECK(target.prompt.find(message("form-prompt-above", {{"n", same("0")}}).zh) !=
          std::string::npos);
    const InputRule weight = input_rule(r, tasks, *tasks.column("weight"));
    CHECK(weight.prompt.find(message("form-prompt-default", {{"n", same("1")}}).zh) !=
          std::string::npos);
    const InputRule self = self_rule(r, *r.indicator("management_rules"));
    CHECK(self.maximum == 5.0);
}

TEST_CASE("a roster has name and code, what the bureau knows, and who is excused") {
    for (const RubricPtr& r : built_in()) {
        CAPTURE(r->id);
        const Written written([&](const std::string& path) { write_roster(path, *r, 2025); });
        const std::string sheet = written.book.sheets[0].name;
        CHECK(written.text(sheet, {0, 0}) == field_label(*r->field("org_name")));
        CHECK(written.text(sheet, {0, 1}) == field_label(*r->field("org_uscc")));
        const auto fields = roster_fields(*r);
        CHECK(written.text(sheet, {0, static_cast<std::uint32_t>(fields.size())}) ==
              words("roster-excused").zh);
        for (const Field* field : fields) {
            CHECK(field->indicator.empty());
            CHECK(field->id != "truth_pledge");
        }
        CHECK(written.book.properties.at("kaoping_kind") == "roster");
    }
}

TEST_CASE(
    "texts and names of a list's key are kept as typed, on the form and in the graded workbook") {
    struct Case {
        const char* rubric;
        const char* list;
        const char* column;
        bool text;
    };
    const std::array cases{
        Case{"karamay-resident-institution", "landed_projects", "project", true},
        Case{"hefei-innovation-alliance", "services", "target", true},
        Case{"hefei-innovation-alliance", "services", "kind", false},     // a choice
        Case{"hefei-innovation-alliance", "services", "done_on", false},  // a date
        Case{"hefei-innovation-alliance", "leads", "project", true},
        Case{"hefei-innovation-alliance", "standards", "name", true},
        Case{"rugao-service-institution", "information_items", "item", true},
        Case{"qinhuangdao-makerspace", "mentor_list", "name", true},
        Case{"qinhuangdao-makerspace", "event_list", "topic", true},
        Case{"qinhuangdao-makerspace", "event_list", "people", false},  // a number
    };
    for (const Case& c : cases) {
        CAPTURE(c.list);
        CAPTURE(c.column);
        const List* list = rubric(c.rubric).list(c.list);
        REQUIRE(list != nullptr);
        const auto* column = list->column(c.column);
        REQUIRE(column != nullptr);
        CHECK(is_kept_as_text(*list, *column) == c.text);
        CHECK((input_style(column->spec, is_kept_as_text(*list, *column), false).number_format ==
               "@") == c.text);
    }
}
