#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "rubric/yaml_node.hpp"
#include "rubric_files.hpp"
#include "text/normal.hpp"

namespace fs = std::filesystem;
using namespace kaoping;
using namespace kaoping::test;

namespace {

std::vector<fs::path> yaml_files(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (name.ends_with(".yaml") && !name.ends_with(".plan.yaml")) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

LoadedRubric load_sample(const fs::path& path) {
    const fs::path plan = fs::path(path).replace_extension(".plan.yaml");
    std::optional<PlanSource> plan_source;
    if (fs::exists(plan)) plan_source = PlanSource{plan.filename().string(), contents(plan), true};
    return load_rubric({path.filename().string(), contents(path)}, common_source(), plan_source);
}

// "# expect: code@line, code@line" in the first line.
std::string expected_of(const fs::path& path) {
    const std::string text = contents(path);
    const std::string_view start = "# expect: ";
    return text.starts_with(start) ? text.substr(start.size(), text.find('\n') - start.size())
                                   : "no expectation";
}

LoadedRubric load_text(const std::string& text) {
    return load_rubric({"rubric.yaml", text}, common_source(), std::nullopt);
}

// The pattern without the places that the defect's arguments fill.
std::string filled(std::string pattern, const RubricDefect& defect) {
    for (const auto& [name, value] : to_finding(defect).args)
        for (std::size_t at = 0; (at = pattern.find("{" + name + "}")) != std::string::npos;)
            pattern.erase(at, name.size() + 2);
    return pattern;
}

}  // namespace

TEST_CASE("every broken rubric shows its defects, at their lines, and no others") {
    const auto files = yaml_files(source_dir / "tests/rules/broken");
    REQUIRE(files.size() > 50);
    for (const fs::path& path : files) {
        const LoadedRubric loaded = load_sample(path);
        INFO(path.filename().string() << "\n" << listed(loaded.defects));
        CHECK(found_in(loaded.defects, path.filename().string()) == expected_of(path));
        const fs::path plan = fs::path(path).replace_extension(".plan.yaml");
        if (fs::exists(plan))
            CHECK(found_in(loaded.defects, plan.filename().string()) == expected_of(plan));
        CHECK((loaded.rubric == nullptr) == has_errors(loaded.defects));
    }
}

TEST_CASE("every passing rubric has no defect") {
    for (const fs::path& path : yaml_files(source_dir / "tests/rules/passing")) {
        const LoadedRubric loaded = load_sample(path);
        INFO(path.filename().string() << "\n" << listed(loaded.defects));
        CHECK(loaded.defects.empty());
        CHECK(loaded.rubric != nullptr);
    }
}

TEST_CASE("every built-in rubric has no defect") {
    std::size_t count = 0;
    for (const auto& entry : fs::directory_iterator(source_dir / "templates")) {
        if (!entry.is_directory()) continue;
        ++count;
        const fs::path sample = entry.path() / "plan.sample.yaml";
        std::optional<PlanSource> plan;
        if (fs::exists(sample)) plan = PlanSource{"plan.sample.yaml", contents(sample), false};
        const LoadedRubric loaded = load_rubric(
            {"rubric.yaml", contents(entry.path() / "rubric.yaml")}, common_source(), plan);
        INFO(entry.path().filename().string() << "\n" << listed(loaded.defects));
        CHECK(loaded.defects.empty());
        REQUIRE(loaded.rubric != nullptr);
        CHECK(loaded.rubric->id == entry.path().filename().string());
        CHECK(loaded.rubric->plan.provisional() == loaded.rubric->plan.needed);
    }
    CHECK(count >= 5);
}

TEST_CASE("every defect code has words for its arguments, and a broken sample") {
    auto parsed =
        parse_yaml("rubric.yaml", contents(source_dir / "reports/wording/messages.d/rubric.yaml"));
    REQUIRE(std::holds_alternative<YamlDocument>(parsed));
    const YamlNode& words = std::get<YamlDocument>(parsed).root;
    // Of files and folders, not of what stands in them: catalog_test.cpp.
    std::set<std::string> seen{"rubric-file",  "rubric-folder",  "rubric-folder-name",
                               "rubric-twice", "rubric-unknown", "rubric-plan-of-unknown"};
    for (const fs::path& path : yaml_files(source_dir / "tests/rules/broken"))
        for (const RubricDefect& defect : load_sample(path).defects) {
            seen.insert(std::string(defect.code.text()));
            const YamlNode* message = words.find(std::string(defect.code.text()));
            REQUIRE_MESSAGE(message != nullptr, defect.code.text());
            CHECK(filled(message->find("zh")->text, defect).find('{') == std::string::npos);
            CHECK(filled(message->find("en")->text, defect).find('{') == std::string::npos);
        }
    for (const YamlNode& code : words.keys) CHECK_MESSAGE(seen.contains(code.text), code.text);
}

TEST_CASE("a plan fills what the rubric leaves open") {
    const fs::path folder = source_dir / "templates/qinhuangdao-makerspace";
    const RubricSource rubric{"rubric.yaml", contents(folder / "rubric.yaml")};
    const std::string sample = contents(folder / "plan.sample.yaml");
    const auto load = [&](const std::string& more, bool given) {
        return load_rubric(rubric, common_source(), PlanSource{"plan.yaml", sample + more, given});
    };
    SUBCASE("nobody confirmed a sample") {
        const auto loaded = load("", false);
        REQUIRE(loaded.rubric != nullptr);
        CHECK(loaded.rubric->plan.provisional());
        CHECK_FALSE(loaded.rubric->plan.given);
        CHECK(loaded.rubric->indicator("site_area")->from_plan);
    }
    SUBCASE("points are moved within a section and readings changed") {
        const auto loaded = load(
            "year: 2024\npoints: {site_area: 4, staff_ratio: 2}\nreadings: {panel_minimum: 5}\n",
            true);
        INFO(listed(loaded.defects));
        REQUIRE(loaded.rubric != nullptr);
        CHECK(loaded.rubric->indicator("site_area")->points == Number(4));
        CHECK(loaded.rubric->panel.minimum == 5);
        CHECK(loaded.rubric->plan.year == 2024);
    }
    SUBCASE("sums are checked again") {
        CHECK(load("points: {site_area: 4}\n", true).rubric == nullptr);
    }
    SUBCASE("the bytes that define a round include the plan") {
        CHECK(load("", true).rubric->sha256_source !=
              load("# changed\n", true).rubric->sha256_source);
    }
}

TEST_CASE("a confirmed plan ends the provisional state, a confirmed sample does not") {
    const fs::path folder = source_dir / "templates/qinhuangdao-makerspace";
    std::string plan = contents(folder / "plan.sample.yaml");
    plan.replace(plan.find("confirmed: false"), 16,
                 "confirmed: true\nconfirmed_by: A\nconfirmed_on: 2026-01-05");
    for (const bool given : {true, false}) {
        const auto loaded = load_rubric({"rubric.yaml", contents(folder / "rubric.yaml")},
                                        common_source(), PlanSource{"plan.yaml", plan, given});
        REQUIRE(loaded.rubric != nullptr);
        CHECK(loaded.rubric->plan.provisional() == !given);
    }
}

TEST_CASE("the head comes first and each indicator ends with its evidence") {
    const auto loaded = load_text(contents(source_dir / "tests/rules/passing/minimal.yaml"));
    REQUIRE(loaded.rubric != nullptr);
    std::vector<std::string> ids;
    for (const Field& field : loaded.rubric->fields) ids.push_back(field.id);
    CHECK(ids == std::vector<std::string>{"org_name", "org_uscc", "contact_name", "contact_phone",
                                          "filled_on", "truth_pledge", "staff", "evidence_staff"});
    CHECK(loaded.rubric->field("evidence_staff")->label.en == "Evidence (Staff)");
    CHECK(loaded.rubric->field("evidence_staff")->identity);
    CHECK_FALSE(loaded.rubric->field("staff")->identity);
}

TEST_CASE("places in a file count characters, not bytes") {
    const auto parsed = parse_yaml("f",
                                   "\xEF\xBB\xBF"
                                   "a: {zh: 中文, en: \"x + y\"}\r\nb: >\n  folded\n  text\n");
    REQUIRE(std::holds_alternative<YamlDocument>(parsed));
    const YamlNode& root = std::get<YamlDocument>(parsed).root;
    const YamlNode* quoted = root.find("a")->find("en");
    CHECK(quoted->place().line == 1);
    CHECK(quoted->place().column == 17);
    CHECK(quoted->place_in(4).column == 22);       // the y inside the quotation marks
    CHECK(root.find("b")->place_in(8).line == 2);  // a folded text is not as it is spelt
    CHECK(root.find("b")->text == "folded text\n");
}

TEST_CASE("what is not a rubric at all is a defect, never an exception") {
    for (const char* text : {"", "~", "[]", "text", "- a\n- b", "a: b: c", "\t", "{",
                             "id: [1, 2]\n---\nid: x", "? [a, b]\n: c\n"}) {
        const auto loaded = load_text(text);
        CHECK(loaded.rubric == nullptr);
        CHECK(has_errors(loaded.defects));
    }
    for (const char* text : {"id: \"\\样\"", "id: &样 x", "id: *样", "%样\n---\nid: x"}) {
        const auto loaded = load_text(text);  // where the YAML library quotes bytes of characters
        REQUIRE(has_errors(loaded.defects));
        for (const auto& [name, value] : loaded.defects.front().args)
            CHECK(is_valid_utf8(value.zh));
    }
    for (const std::string_view text :
         {std::string_view("i\0d\0:\0 \0x\0", 10), std::string_view("\0\0\0i\0\0\0d", 8)}) {
        const auto loaded = load_text(std::string(text));  // UTF-16, UTF-32 without a mark
        REQUIRE(loaded.defects.size() == 1);
        CHECK(loaded.defects[0].code == FindingCode("rubric-not-utf8"));
    }
    CHECK(load_text(std::string(5000, '[')).rubric == nullptr);
    CHECK(load_text("id: " + std::string(100000, 'x')).rubric == nullptr);
}
