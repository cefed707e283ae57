#include <doctest/doctest.h>

#include "rubric_files.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

// The minimal rubric with another measure, field and rule.
std::vector<RubricDefect> defects_of(const std::string& measure, const std::string& type,
                                     const std::string& rule) {
    std::string text = contents(source_dir / "tests/rules/passing/minimal.yaml");
    const auto change = [&](const std::string& from, const std::string& to) {
        text.replace(text.find(from), from.size(), to);
    };
    change("measure: staff", "measure: \"" + measure + "\"");
    change("type: count", "type: " + type);
    change("{proportion: {target: 10}}", rule);
    return load_rubric({"rubric.yaml", text}, common_source(), std::nullopt).defects;
}

std::string argument(const RubricDefect& defect, const std::string& name) {
    for (const auto& [key, value] : defect.args)
        if (key == name) return value.en;
    return "";
}

std::string found(const std::vector<RubricDefect>& defects) {
    std::string all;
    for (const RubricDefect& defect : defects)
        all += (all.empty() ? "" : " ") + std::string(defect.code.text()) + ":" +
               argument(defect, "value");
    return all;
}

}  // namespace

TEST_CASE("a gap or overlap of tiers is shown by a value that falls in") {
    struct Row {
        const char* measure;
        const char* type;
        const char* tiers;
        const char* found;
    };
    const Row rows[] = {
        // Whole numbers: a gap without a whole number in it is none.
        {"staff", "count",
         "{from: 5, points: 100}, {from: 3, to: 4, points: 50}, {to: 2, points: 0}", ""},
        {"staff / 2", "count",
         "{from: 5, points: 100}, {from: 3, to: 4, points: 50}, {to: 2, points: 0}",
         "rubric-tier-gap:2.5 rubric-tier-gap:4.5"},
        {"staff", "count", "{above: 5, points: 100}, {below: 5, points: 0}", "rubric-tier-gap:5"},
        {"staff", "count", "{from: 5, points: 100}, {to: 5, points: 0}", "rubric-tier-overlap:5"},
        {"staff", "money", "{from: 5, points: 100}, {below: 5.5, points: 0}",
         "rubric-tier-overlap:5.25"},
        {"staff", "count", "{from: 5, points: 100}, {below: 5.5, points: 0}",
         "rubric-tier-overlap:5"},
        {"staff", "count", "{above: 5, points: 100}, {below: 5.5, points: 0}", ""},
        // The least and greatest possible value.
        {"staff", "count", "{from: 1, points: 100}", "rubric-tier-gap:0"},
        {"staff", "count", "{above: 0, points: 100}", "rubric-tier-gap:0"},
        {"staff", "count, negative: allowed", "{from: 0, points: 100}", "rubric-tier-gap:-1"},
        {"staff - 3", "count", "{from: 0, points: 100}", "rubric-tier-gap:-3"},
        {"MIN(staff, 10)", "count", "{from: 5, to: 10, points: 100}, {below: 5, points: 0}", ""},
        {"MIN(staff, 10)", "count", "{from: 5, below: 10, points: 100}, {below: 5, points: 0}",
         "rubric-tier-gap:10"},
        {"staff", "count", "{from: 0, to: 99, points: 100}", "rubric-tier-gap:100"},
        {"staff", "percent, max: 100", "{from: 50, to: 100, points: 100}, {below: 50, points: 0}",
         ""},
        // One tier inside another is no gap behind it.
        {"staff", "count",
         "{from: 0, to: 10, points: 100}, {from: 2, to: 3, points: 50}, {above: 10, points: 0}",
         "rubric-tier-overlap:2"},
        {"staff", "number", "{at: 0, points: 0}, {above: 0, points: 100}", ""},
    };
    for (const Row& row : rows) {
        INFO(row.measure << " " << row.type << ": " << row.tiers);
        CHECK(found(defects_of(row.measure, row.type,
                               std::string("{tiers: [") + row.tiers + "]}")) == row.found);
    }
}

TEST_CASE("points that cannot be reached, or would always be cut off, are doubted") {
    struct Row {
        const char* rule;
        const char* found;
    };
    const Row rows[] = {
        {"measure", ""},  // without limit: the cap is meant
        {"\"MIN(measure, 100)\"", ""},
        {"\"MIN(measure, 90)\"", "rubric-full-marks-unreachable:"},
        {"\"MIN(measure, 90) + 20\"", "rubric-exceeds-points:"},
        {"\"IF(measure > 3, 100, 0)\"", ""},
        {"\"IF(measure > 3, 80, 0)\"", "rubric-full-marks-unreachable:"},
        {"{linear: [{at: 0, points: 0}, {at: 10, points: 100}]}", ""},
        {"{sum_of: [\"MIN(measure, 50)\", {tiers: [{from: 5, points: 50}, {below: 5, points: "
         "0}]}]}",
         ""},
    };
    for (const Row& row : rows) {
        INFO(row.rule);
        CHECK(found(defects_of("staff", "count", row.rule)) == row.found);
    }
}

TEST_CASE("the greatest and least total are those that the indicators' caps allow") {
    struct Row {
        const char* kind;
        const char* extra;  // of the indicator beside 100 points of others
        const char* from;   // of the best grade
        const char* found;
    };
    for (const Row& row :
         {Row{"bonus", "points: 2, rule: {proportion: {target: 1}}", "102", ""},
          Row{"bonus", "points: 2, rule: {proportion: {target: 1}}", "102.5",
              "rubric-grade-unreachable:"},
          Row{"bonus", "points: 2, rule: {proportion: {target: 1, surplus: 3}}", "105", ""},
          Row{"bonus", "points: 2, rule: {proportion: {target: 1, surplus: 3}}", "105.5",
              "rubric-grade-unreachable:"},
          Row{"bonus", "points: none, rule: measure", "1000", ""}}) {
        INFO(row.extra << " " << row.from);
        std::string text = contents(source_dir / "tests/rules/passing/minimal.yaml");
        const auto before = [&](const std::string& at, const std::string& added) {
            text.insert(text.find(at), added);
        };
        before("grades:", std::string("  - {id: extra, kind: ") + row.kind +
                              ", title: {zh: 另加, en: Extra}, article: 附件, measure: staff, " +
                              row.extra + "}\n");
        before("  - {id: pass", std::string("  - {id: star, label: {zh: 卓越, en: Star}, from: ") +
                                    row.from + ", article: 第一条}\n");
        CHECK(found(load_rubric({"rubric.yaml", text}, common_source(), std::nullopt).defects) ==
              row.found);
    }
}

TEST_CASE("a defect inside an expression is shown at its character") {
    struct Row {
        const char* rule;
        const char* code;
        int column;
    };
    const Row rows[] = {
        {"points * staf / 10", "rubric-unknown-name", 20},
        {"\"points * staf / 10\"", "rubric-unknown-name", 21},
        {"{per_unit: {each: 2 * staf}}", "rubric-unknown-name", 33},
        {"points * (staff", "rubric-syntax", 26},
        {"points + IF(org_name = 3, 1, 0)", "rubric-type", 34},
        {"points + org_name", "rubric-type", 20},
    };
    for (const Row& row : rows) {
        const auto defects = defects_of("staff", "count", row.rule);
        INFO(row.rule << "\n" << listed(defects));
        REQUIRE_FALSE(defects.empty());
        CHECK(defects[0].code.text() == row.code);
        CHECK(defects[0].column == row.column);
    }
}
