#include <doctest/doctest.h>

#include "job/results/compare_results.hpp"
#include "results_support.hpp"

namespace kaoping {

namespace {

Report compared(const std::string& before, const std::string& after) {
    const TextFile old_file(before), new_file(after);
    return diff_results({}, old_file.path(), new_file.path());
}

int occurrences_of(const std::string& text, const std::string& part) {
    int count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

}  // namespace

TEST_CASE("equal results differ in nothing, whatever the order of subjects") {
    const auto a = full_subject("甲"), b = full_subject("乙");
    const Report report = compared(written_results({a, b}), written_results({b, a}));
    CHECK(report.outcome == Outcome::clean);
    CHECK(report.json == "[]\n");
    CHECK(report.lines.size() == 1);
}

TEST_CASE("each fact that differs is listed, old and new") {
    const auto before = full_subject("甲");
    auto after = full_subject("甲");
    after.score->total = Number(90);
    after.score->grade = std::nullopt;
    after.score->vetoes = {"fraud"};
    after.score->indicators["site_area"].points = std::nullopt;
    after.values["approved"].value = false;
    after.values["site_area"].value = Number(5);  // the verified value counts
    after.values.add("new", {"1", Number(1), JsonScalar(), std::nullopt});
    const Report report = compared(written_results({before}), written_results({after}));
    CHECK(report.outcome == Outcome::findings);
    CHECK(report.lines.size() == 6);
    for (const char* line : {R"("what": "total", "old": 88.1234, "new": 90)",
                             R"("what": "grade", "old": "good", "new": null)",
                             R"("what": "vetoes", "old": [], "new": ["fraud"])",
                             R"("what": "points site_area", "old": 3, "new": null)",
                             R"("what": "value approved", "old": true, "new": false)",
                             R"("what": "value new", "old": null, "new": 1)"}) {
        CAPTURE(line);
        std::string json;
        for (std::size_t i = 0; i < report.json.size(); ++i) {
            const char c = report.json[i];
            if (c == '\n') json += json.ends_with(",") ? " " : "";
            else if (c != ' ' || !json.ends_with(" ")) json += c;
        }
        CHECK(occurrences_of(json, line) == 1);
    }
}

TEST_CASE("who stands on one side only is listed by status") {
    const Report report =
        compared(written_results({full_subject("甲")}, "r", 2024), written_results({}, "r", 2024));
    CHECK(report.lines.size() == 1);
    CHECK(occurrences_of(report.json, "\"subject\"") >= 1);
    CHECK(occurrences_of(report.json, "\"assessed\"") == 1);
}

TEST_CASE("an organisation with several forms is compared form by form") {
    auto first = full_subject("甲"), second = full_subject("甲");
    second.file = "again.xlsx";
    auto changed = second;
    changed.score->rank = 7;
    const Report report =
        compared(written_results({first, second}), written_results({first, changed}));
    CHECK(report.lines.size() == 1);
    CHECK(report.lines.at(0).zh.find("again.xlsx") != std::string::npos);
}

TEST_CASE("results that cannot be read are refused on either side") {
    const std::string good = written_results({full_subject("甲")});
    CHECK(compared(good, "{").refusals.size() == 1);
    CHECK(compared("{", good).refusals.size() == 1);
    const Report both = compared("{", "{}");
    CHECK(both.refusals.size() == 2);
    CHECK(both.outcome == Outcome::nothing_done);
}

}  // namespace kaoping
