#include <doctest/doctest.h>

#include "job/round/packed.hpp"
#include "job/round/run_result.hpp"
#include "model/packed_cells.hpp"

using namespace kaoping;

namespace {

const std::vector<Finding> some_findings{
    {Severity::warning, "not-a-number", "x", "指标表!F7", {{"found", {"三", "three"}}}},
    {Severity::error, {}, "", "no address", {{"a", same("same")}, {"b", same("")}}},
    {Severity::info, {}, "", "", {}}};

// Every kind of value, raw text and address that a cell may have.
std::vector<Entry> every_entry() {
    std::vector<Entry> entries;
    const std::vector<Value> values{Missing{},
                                    NotApplicable{},
                                    Number(0),
                                    Number(-7),
                                    *Number::parse("12.5"),
                                    *Number::parse("1E300"),
                                    *Number::parse("-9223372036854775808"),
                                    Number(1) / Number(3),
                                    true,
                                    false,
                                    Date{2025, 1, 2},
                                    std::string(),
                                    std::string("甲\n乙"),
                                    std::string("F7\0!", 4)};
    for (const Value& value : values)
        for (const std::optional<std::string>& raw : std::vector<std::optional<std::string>>{
                 std::nullopt, "", "12.5", "12.50", "-7", "2025-01-02", "甲\n乙", "0.3333"})
            for (const std::string& cell : std::vector<std::string>{
                     "", "指标表!F7", "指标表!f7", "指标表!$F$7", "'a!b'!XFD1048576", "其他!A1",
                     "!A1", "指标表!", "A1", "指标表!A0"})
                for (const bool unreadable : {false, true})
                    entries.push_back({raw, value, cell, unreadable});
    return entries;
}

SubjectInput full_input() {
    SubjectInput input;
    Submission& submission = input.submission;
    submission.rubric = "r";
    submission.year = 2025;
    submission.fields = every_entry();
    submission.lists = {PackedRows(),
                        PackedRows({{{{"2025-1-2", Date{2025, 1, 2}, "清单!A9", false},
                                      {"甲", std::string("甲"), "清单!B9", false}},
                                     "清单",
                                     9},
                                    {{{std::nullopt, Missing{}, "", false}}, "清单 (2)", 3},
                                    {{}, "", -1}})};
    submission.self = {{"3", Number(3), "指标表!J7", false}};
    submission.findings = some_findings;
    BureauInput& bureau = input.bureau;
    bureau.verified["x"] = {"4", Number(4), "核实", "评分!H9", true};
    bureau.recognised = {{"papers", {{"key", true}, {"#2", false}}}, {"none", {}}};
    bureau.adjusted["i"] = {Number(2), "理由", "评分!L9", "未读"};
    bureau.adjusted["k"] = {};
    bureau.undecided_rows = {{"papers", {{"key", "也许"}}}};
    bureau.grade = "good";
    bureau.grade_unread = "优良";
    bureau.grade_reason = "决定";
    bureau.judged = {{"i", Number(1) / Number(7)}};
    bureau.facts = {{"f", true}, {"g", std::string("g")}};
    bureau.undecided_facts = {"u", "w"};
    bureau.experts["e"] = {{"张三", true, false, Number(5), "意见"}, {"李四", false, true, {}, ""}};
    bureau.opinions = {{"张三", "好"}};
    bureau.typed = {{"v_x", {"四", "four"}}};
    bureau.findings = some_findings;
    input.findings = some_findings;
    input.excused = input.absent = input.duplicate = true;
    input.copy_of = "甲.xlsx";
    input.duplicate_files = {"乙.xlsx", ""};
    input.roster = {{"x", Number(1)}, {"y", NotApplicable{}}};
    input.previous = {{2024, "good", Number(80)}, {2023, "", std::nullopt}};
    return input;
}

Assessment full_assessment() {
    Assessment assessment;
    Scorecard& card = assessment.card;
    card.status = Status::assessed;
    card.indicators = {{Number(1) / Number(3), Basis::judged},
                       {std::nullopt, Basis::pending},
                       {Number(-2), Basis::adjusted}};
    card.sections = {Number(300), std::nullopt};
    card.bonus = *Number::parse("0.5");
    card.deduction = Number(-1);
    card.raw_total = *Number::parse("1E30") / Number(7);
    card.total = *Number::parse("84.996");
    card.grade = "good";
    card.grade_by_total = "excellent";
    card.grade_placed = "fair";
    card.rank = 12345;
    card.grade_floors = {"floor"};
    card.grade_caps = {"cap", ""};
    card.vetoes = {"veto"};
    card.consequences = {0, 7, -1};
    card.pending = {"reporting"};
    card.findings = some_findings;
    card.effective = {Value(Number(1)), std::nullopt, Value(NotApplicable{})};
    card.lists = {{}, {{3, "key", "key#2", Date{2025, 3, 4}, false, true, true, "why", {true}}}};
    card.workings = {{Number(1), Number(2), Number(3), Number(4), "理由", true, true}, {}};
    card.cohort = {{Number(9), Number(1), Number(5), Number(2), Number(3)}, {}};
    card.expert_means = {{"e", Number(7)}, {"f", std::nullopt}};
    ListCount list;
    list.rows = card.lists[1];
    list.derived = {{Pending{}, NotComputable{}, Missing{}, NotApplicable{}},
                    {Number(1), false, Date{2025, 1, 1}, std::string("x")}};
    list.counted = 1;
    list.counted_keys = {"key", "other"};
    assessment.lists = {std::move(list), {}};
    assessment.measures = {Number(1) / Number(3), Pending{}, Missing{}};
    assessment.place = 2;
    return assessment;
}

}  // namespace

TEST_CASE("a cell comes back as it was, whatever stands in it") {
    for (const Entry& entry : every_entry()) {
        SubjectInput input;
        input.submission.fields = {entry};
        const Entry after = Packed(input).open().submission.fields.front();
        CAPTURE(entry.raw.value_or("(none)"));
        CAPTURE(entry.cell);
        CHECK(after == entry);
    }
}

TEST_CASE("what a round keeps of a subject comes back as it was") {
    const SubjectInput input = full_input();
    CHECK(Packed(input).open() == input);
    CHECK(Packed(SubjectInput()).open() == SubjectInput());
    const Assessment assessment = full_assessment();
    CHECK(Packed(assessment).open() == assessment);
    CHECK(Packed(Assessment()).open() == Assessment());
    const Scorecard& card = assessment.card;
    CHECK(Packed<ScoreFigures>(card).open() == static_cast<const ScoreFigures&>(card));
    CHECK(Packed<ScoreWorkings>(card).open() == static_cast<const ScoreWorkings&>(card));
    BureauTyped typed;
    typed.graded["v_x"] = {"3.5", *Number::parse("3.5"), false, "评分!H9"};
    typed.review["b_y"] = {"是", true, true, ""};
    typed.review["b_z"] = {"/", Missing{}, false, ""};
    CHECK(Packed(typed).open() == typed);
}

TEST_CASE("a row of a list takes few bytes a cell") {
    constexpr std::size_t rows = 1000;
    SubjectInput input;
    auto& list = input.submission.lists.emplace_back();
    for (std::size_t i = 0; i < rows; ++i) {
        const auto line = static_cast<std::uint32_t>(i + 5);
        ListRow row{{}, "科技成果清单", static_cast<int>(line) + 1};
        for (std::uint32_t column = 0; column < 4; ++column)
            row.cells.push_back({std::to_string(i), Number(static_cast<std::int64_t>(i)),
                                 "科技成果清单!" + std::string(1, static_cast<char>('A' + column)) +
                                     std::to_string(line + 1),
                                 false});
        list.push_back(std::move(row));
    }
    const Packed packed(input);
    CHECK(packed.open() == input);
    CHECK(packed.size() / (rows * 4) < 16);
}

TEST_CASE("the findings of many rows take few bytes each") {
    constexpr std::size_t rows = 1000;
    SubjectInput input;
    for (std::size_t i = 0; i < rows; ++i)
        input.findings.push_back(
            {Severity::warning,
             "outside-period",
             "papers.date",
             "论文专著!E" + std::to_string(i + 5),
             {{"list", {"论文专著", "Papers"}}, {"date", same("2024-01-02")}}});
    const Packed packed(input);
    CHECK(packed.open() == input);
    CHECK(packed.size() / rows < 24);
}

TEST_CASE("the sheet of findings lists errors only where nobody would read them all") {
    const auto round_of = [](std::size_t subjects, std::size_t findings) {
        RoundResult round;
        round.subjects.resize(subjects);
        for (Subject& subject : round.subjects) subject.findings = findings;
        return round;
    };
    CHECK_FALSE(lists_errors_only(round_of(1000, 100)));
    CHECK(lists_errors_only(round_of(1001, 0)));
    CHECK(lists_errors_only(round_of(2, 50'001)));
}
