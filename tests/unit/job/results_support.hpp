#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "job/results/results_json.hpp"
#include "job/system/paths.hpp"

namespace kaoping {

// A file of a test's own, gone with it.
class TextFile {
public:
    explicit TextFile(const std::string& text)
        : path_(std::filesystem::temp_directory_path() /
                to_path("kaoping-结果-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)) +
                        ".json")) {
        std::ofstream(path_, std::ios::binary) << text;
    }
    ~TextFile() { std::filesystem::remove(path_); }
    TextFile(const TextFile&) = delete;
    TextFile& operator=(const TextFile&) = delete;
    std::string path() const { return to_utf8(path_); }

private:
    std::filesystem::path path_;
};

// A subject with every kind of member.
inline results::Subject full_subject(const std::string& name) {
    results::Subject subject;
    subject.file = name + ".xlsx";
    subject.sha256 = std::string(64, 'a');
    subject.organisation = {name, "91130903YPFNGK0P3G"};
    subject.status = results::SubjectStatus::assessed;
    subject.values.add("site_area",
                       {"１２００㎡", Number(1200), *Number::parse("1100.5"), "指标表!F7"});
    subject.values.add("independent", {std::nullopt, JsonScalar(), JsonScalar(), std::nullopt});
    subject.values.add("approved", {"是", true, JsonScalar(), "指标表!F8"});
    results::Rows& rows = subject.lists.add("projects");
    results::Row& row = rows.add();
    row.cells.add("project", std::string("甲\n乙"));
    row.cells.add("amount", *Number::parse("120.5"));
    row.count = {false, "duplicate-row"};
    row.sheet = "项目";
    row.line = 5;
    results::Score& score = subject.score.emplace();
    score.indicators.add("site_area", {Number(1100),
                                       Number(3),
                                       std::nullopt,
                                       Number(4),
                                       Basis::adjusted,
                                       "复核",
                                       {{"陈明远", "plan", *Number::parse("7.5")},
                                        {"刘思敏", std::nullopt, std::nullopt}}});
    score.sections.add("foundation", *Number::parse("21.5"));
    score.sections.add("team", std::nullopt);
    score.bonus = Number(2);
    score.raw_total = score.total.emplace(*Number::parse("88.1234"));
    score.grade = "good";
    score.computed_grade = "excellent";
    score.decided_by = results::Decision{GradeDecision::Kind::cap, "credit_problem", "第十条"};
    score.rank = 2;
    score.grade_caps = {"credit_problem"};
    score.consequences = {"reward", "priority"};
    subject.bureau = {{"v_site_area", *Number::parse("1100.5"), "复核", std::nullopt},
                      {"vl_projects", std::string("不认定"), std::nullopt, "甲|2"}};
    subject.findings.add() = {Severity::warning, "grade-capped", std::nullopt,
                              std::nullopt,      "等次",         "grade"};
    subject.findings.add() = {Severity::error, "not-a-number", "mentors",
                              "指标表!F11",    "不是",         "no"};
    subject.outputs = {"评分/" + name + ".xlsx", std::nullopt};
    return subject;
}

// What ResultsJson writes of one round of these subjects.
inline std::string written_results(const std::vector<results::Subject>& subjects,
                                   const std::string& rubric = "test-rubric", int year = 2025) {
    std::string text;
    ResultsJson json([&](std::string_view piece) { text += piece; }, "kaoping 1.2.3");
    results::Round round;
    round.rubric = rubric;
    round.rubric_sha256 = std::string(64, 'b');
    round.year = year;
    round.as_of = std::to_string(year) + "-12-31";
    round.provisional = true;
    round.counts["assessed"] = static_cast<long long>(subjects.size());
    json.begin_round(round);
    for (const results::Subject& subject : subjects) {
        json.begin_subject();
        ResultsJson::write(subject, [&](std::string_view piece) { json.add(piece); });
    }
    json.end_round(round);
    results::Results all;
    all.unreadable = {{"坏.xlsx", "damaged", "坏", "bad"}};
    all.attachments = {"说明.pdf"};
    all.findings = {{Severity::info, "skipped", std::nullopt, std::nullopt, "跳过", "skipped"}};
    json.end(all);
    return text;
}

}  // namespace kaoping
