#include <doctest/doctest.h>

#include "job/results/read_results.hpp"
#include "results_support.hpp"

namespace kaoping {

namespace {

std::string argument(const Finding& finding, const std::string& name) {
    for (const auto& [known, text] : finding.args)
        if (known == name) return text.zh;
    return "";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

template <class T>
std::vector<T> held(const results::Series<T>& series) {
    std::vector<T> all;
    series.visit([&](const T& one) { all.push_back(one); });
    return all;
}

void check_equal(const results::Subject& a, const results::Subject& b) {
    CHECK(a.file == b.file);
    CHECK(a.sha256 == b.sha256);
    CHECK(a.organisation == b.organisation);
    CHECK(a.status == b.status);
    CHECK(a.values == b.values);
    REQUIRE(a.lists.size() == b.lists.size());
    for (const auto& [id, rows] : a.lists) CHECK(held(rows) == held(*b.lists.find(id)));
    CHECK(a.score == b.score);
    CHECK(a.bureau == b.bureau);
    CHECK(held(a.findings) == held(b.findings));
    CHECK(a.outputs == b.outputs);
}

}  // namespace

TEST_CASE("results are read as they were written") {
    results::Subject absent;
    absent.organisation.name = "缺席";
    absent.status = results::SubjectStatus::absent;
    absent.score.emplace();
    const std::vector<results::Subject> written{full_subject("甲"), full_subject("乙"), absent};
    const TextFile file(written_results(written));
    std::size_t met = 0;
    bool round_met = false, end_met = false;
    REQUIRE_FALSE(
        read_results(file.path(), ResultsNeed::scores,
                     {.subject =
                          [&](const results::Round& round, const results::Subject& subject) {
                              CHECK(round.rubric == "test-rubric");
                              CHECK(round.year == 2025);
                              REQUIRE(met < written.size());
                              check_equal(written[met++], subject);
                          },
                      .round =
                          [&](const results::Round& round) {
                              round_met = true;
                              CHECK(met == 3);
                              CHECK(round.provisional);
                              CHECK(round.as_of == "2025-12-31");
                              CHECK(*round.counts.find("assessed") == 3);
                          },
                      .end =
                          [&](const results::Results& all) {
                              end_met = true;
                              CHECK(all.engine == "kaoping 1.2.3");
                              CHECK(all.unreadable.at(0) ==
                                    results::Unreadable{"坏.xlsx", "damaged", "坏", "bad"});
                              CHECK(all.attachments == std::vector<std::string>{"说明.pdf"});
                              CHECK(all.findings.at(0).code == "skipped");
                          }}));
    CHECK(met == 3);
    CHECK(round_met);
    CHECK(end_met);
}

TEST_CASE("members of a newer program are passed over") {
    const std::string text = replaced(written_results({full_subject("甲")}), R"("status": )",
                                      R"("parts": {"a": [1, {"status": "?"}]}, "status": )");
    const TextFile file(text);
    int met = 0;
    const auto failure =
        read_results(file.path(), ResultsNeed::scores,
                     {.subject = [&](const results::Round&, const results::Subject& subject) {
                         ++met;
                         check_equal(full_subject("甲"), subject);
                     }});
    CHECK_FALSE(failure);
    CHECK(met == 1);
}

TEST_CASE("a results.json that lacks anything is refused by name and path") {
    struct Row {
        const char* from;
        const char* to;
        const char* missing;
    };
    const std::string whole = written_results({full_subject("甲"), full_subject("乙")});
    for (const Row& row :
         {Row{"\"rounds\"", "\"wounds\"", "rounds"}, Row{"\"counts\"", "\"c\"", "rounds[0].counts"},
          Row{"\"org_name\"", "\"o\"", "rounds[0].subjects[0].org_name"},
          Row{"\"status\": \"assessed\"", "\"status\": \"frozen\"", "rounds[0].subjects[0].status"},
          Row{"\"status\": \"assessed\"", "\"status\": 1", "rounds[0].subjects[0].status"},
          Row{"\"total\": 88.1234", "\"t\": 1", "rounds[0].subjects[0].total"},
          Row{"\"basis\": \"adjusted\"", "\"basis\": \"guessed\"",
              "rounds[0].subjects[0].indicators.site_area.basis"},
          Row{"\"values\": {", "\"values\": 1, \"v\": {", "rounds[0].subjects[0].values"},
          Row{"\"pending\": []", "\"pending\": {}", "rounds[0].subjects[0].pending"}}) {
        CAPTURE(row.from);
        const TextFile file(replaced(whole, row.from, row.to));
        const auto failure = read_results(file.path(), ResultsNeed::scores, {});
        REQUIRE(failure);
        CHECK(failure->code.text() == "results-incomplete");
        CHECK(argument(*failure, "path") == file.path());
        CHECK(argument(*failure, "missing") == row.missing);
    }
}

TEST_CASE("what check writes is no result of a scored round") {
    results::Subject checked = full_subject("甲");
    checked.score.reset();
    checked.status = results::SubjectStatus::ok;
    const TextFile file(written_results({full_subject("乙"), checked}));
    const auto failure = read_results(file.path(), ResultsNeed::scores, {});
    REQUIRE(failure);
    CHECK(argument(*failure, "missing") == "rounds[0].subjects[1].indicators");
    CHECK_FALSE(read_results(file.path(), ResultsNeed::rounds, {}));
}

TEST_CASE("a file that is cut off, broken or not there is refused by name") {
    const std::string whole = written_results({full_subject("甲")});
    std::vector<std::string> texts{"", "{", "not json", "[1]", whole + "}", "\xff\xfe"};
    for (std::size_t size = 1; size + 1 < whole.size(); size += 37)
        texts.push_back(whole.substr(0, size));
    for (const std::string& text : texts) {
        CAPTURE(text);
        const TextFile file(text);
        for (const ResultsNeed need : {ResultsNeed::scores, ResultsNeed::rounds}) {
            const auto failure = read_results(file.path(), need, {});
            REQUIRE(failure);
            CHECK(failure->code.text() == "results-unusable");
            CHECK(argument(*failure, "path") == file.path());
        }
    }
    CHECK(read_results("/nowhere/results.json", ResultsNeed::rounds, {})->code.text() ==
          "results-unusable");
}

TEST_CASE("members in another order are read all the same") {
    // As a program leaves them that sorts by name: the year behind the subjects.
    const std::string year = "\"year\": 2025,";
    std::string text = replaced(written_results({full_subject("甲")}), year, "");
    text = replaced(text, "\"counts\": {", "\"year\": 2025, \"counts\": {");
    const TextFile file(text);
    std::vector<int> years;
    REQUIRE_FALSE(
        read_results(file.path(), ResultsNeed::scores,
                     {.subject = [&](const results::Round& round, const results::Subject&) {
                         years.push_back(round.year);
                     }}));
    CHECK(years == std::vector<int>{2025});
}

}  // namespace kaoping
