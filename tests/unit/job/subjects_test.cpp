#include <doctest/doctest.h>

#include "job/round/kept_subjects.hpp"
#include "job/round/packed_subject.hpp"

using namespace kaoping;

namespace {

Subject set_aside() {
    Subject subject;
    subject.source =
        std::make_shared<const Source>(Source{"子/甲.xlsx", [] { return std::string("bytes"); }});
    subject.file = subject.source->path;
    subject.whole = false;
    subject.sha256 = std::string(64, 'e');
    subject.org_name = "甲中心";
    subject.org_uscc = "91650203000000000X";
    subject.input.reset();
    subject.card.status = Status::assessed;
    subject.card.indicators = {{Number(1) / Number(3), Basis::judged},
                               {std::nullopt, Basis::pending},
                               {Number(-2), Basis::adjusted}};
    subject.card.sections = {Number(300), std::nullopt};
    subject.card.bonus = *Number::parse("0.5");
    subject.card.deduction = Number(-1);
    subject.card.raw_total = *Number::parse("1E30") / Number(7);
    subject.card.total = *Number::parse("84.996");
    subject.card.grade = "good";
    subject.card.grade_by_total = "excellent";
    subject.card.grade_placed = "fair";
    subject.card.rank = 12345;
    subject.card.grade_floors = {"floor"};
    subject.card.grade_caps = {"cap", ""};
    subject.card.vetoes = {"veto"};
    subject.card.consequences = {0, 7, -1};
    subject.card.pending = {"reporting"};
    subject.card.findings = {
        {Severity::warning, "not-a-number", "x", "指标表!F7", {{"found", {"三", "three"}}}},
        {Severity::info, "", "", "", {}}};
    subject.graded_typed["v_x"] = {"3.5", *Number::parse("3.5"), false, "评分!H9"};
    subject.review_typed["b_y"] = {"是", true, true, ""};
    subject.review_typed["b_z"] = {"/", Missing{}, false, ""};
    subject.place = 2;
    subject.previous_grade = "";
    subject.previous_total = Number(77);
    subject.claim = {{3, 1}, {200}};
    subject.copy = true;
    subject.graded_file = "评分/甲中心.xlsx";
    subject.returned_file = "退回/甲.xlsx";
    return subject;
}

void check_same(const TypedCells& a, const TypedCells& b) {
    REQUIRE(a.size() == b.size());
    for (const auto& [name, cell] : a) {
        CAPTURE(name);
        const auto other = b.find(name);
        REQUIRE(other != b.end());
        CHECK(cell.raw == other->second.raw);
        CHECK((cell.value == other->second.value));
        CHECK(cell.refused == other->second.refused);
        CHECK(cell.cell == other->second.cell);
    }
}

void check_same(const Scorecard& a, const Scorecard& b) {
    CHECK(a.status == b.status);
    REQUIRE(a.indicators.size() == b.indicators.size());
    for (std::size_t i = 0; i < a.indicators.size(); ++i) {
        CHECK(a.indicators[i].points == b.indicators[i].points);
        CHECK(a.indicators[i].basis == b.indicators[i].basis);
    }
    CHECK(a.sections == b.sections);
    CHECK(a.bonus == b.bonus);
    CHECK(a.deduction == b.deduction);
    CHECK(a.raw_total == b.raw_total);
    CHECK(a.total == b.total);
    CHECK(a.grade == b.grade);
    CHECK(a.grade_by_total == b.grade_by_total);
    CHECK(a.grade_placed == b.grade_placed);
    CHECK(a.rank == b.rank);
    CHECK(a.grade_floors == b.grade_floors);
    CHECK(a.grade_caps == b.grade_caps);
    CHECK(a.vetoes == b.vetoes);
    CHECK(a.consequences == b.consequences);
    CHECK(a.pending == b.pending);
    CHECK(a.findings == b.findings);
}

}  // namespace

TEST_CASE("a subject set aside comes back as it was") {
    const Subject before = set_aside();
    const KeptSubject kept(set_aside());
    CHECK_FALSE(kept.whole());
    const auto after = kept.open();
    CHECK(after->source == kept.open()->source);
    CHECK(std::get<std::string>(after->source->load()) == "bytes");
    CHECK(after->file == before.file);
    CHECK_FALSE(after->whole);
    CHECK(after->sha256 == before.sha256);
    CHECK(after->org_name == before.org_name);
    CHECK(after->org_uscc == before.org_uscc);
    CHECK(after->input == nullptr);
    check_same(after->graded_typed, before.graded_typed);
    check_same(after->review_typed, before.review_typed);
    check_same(after->card, before.card);
    CHECK(after->place == before.place);
    CHECK(after->previous_grade == before.previous_grade);
    CHECK(after->previous_total == before.previous_total);
    CHECK(after->claim.graded == before.claim.graded);
    CHECK(after->claim.review == before.claim.review);
    CHECK(after->copy);
    CHECK(after->graded_file == before.graded_file);
    CHECK(after->returned_file == before.returned_file);
}

TEST_CASE("what the review workbook shows of a subject set aside is kept") {
    Subject subject = set_aside();
    subject.input = std::make_unique<SubjectInput>();
    subject.input->submission.fields = {{"三", Number(3), "指标表!F7", false},
                                        {std::nullopt, Missing{}, "", true},
                                        {"/", NotApplicable{}, "", false}};
    subject.input->submission.lists = {{},
                                       {{{{"2025-1-2", Date{2025, 1, 2}, "", false},
                                          {"是", true, "", false},
                                          {"甲", std::string("甲"), "", false}},
                                         "清单",
                                         9}}};
    subject.input->bureau.verified["x"] = {"4", Number(4), "核实", "评分!H9", true};
    const KeptSubject kept(std::move(subject));
    const auto after = kept.open();
    REQUIRE(after->input != nullptr);
    const Submission& submission = after->input->submission;
    REQUIRE(submission.fields.size() == 3);
    CHECK(submission.fields[0].raw == "三");
    CHECK((submission.fields[0].value == Value(Number(3))));
    CHECK(submission.fields[0].cell == "指标表!F7");
    CHECK_FALSE(submission.fields[1].raw);
    CHECK(is_missing(submission.fields[1].value));
    CHECK(submission.fields[1].unreadable);
    CHECK(is_not_applicable(submission.fields[2].value));
    REQUIRE(submission.lists.size() == 2);
    CHECK(submission.lists[0].empty());
    REQUIRE(submission.lists[1].size() == 1);
    const ListRow& row = submission.lists[1][0];
    REQUIRE(row.cells.size() == 3);
    CHECK((row.cells[0].value == Value(Date{2025, 1, 2})));
    CHECK((row.cells[1].value == Value(true)));
    CHECK((row.cells[2].value == Value(std::string("甲"))));
    CHECK(row.sheet == "清单");
    CHECK(row.line == 9);
    const Verified& verified = after->input->bureau.verified.at("x");
    CHECK(verified.raw == "4");
    CHECK((verified.value == Value(Number(4))));
    CHECK(verified.reason == "核实");
    CHECK(verified.cell == "评分!H9");
    CHECK(verified.unreadable);
}

TEST_CASE("a change of a subject set aside is kept, of its bulk nothing") {
    KeptSubject kept(set_aside());
    kept.change([](Subject& subject) {
        subject.card.rank = 1;
        subject.card.workings.resize(30);
        subject.card.lists.resize(3);
    });
    const auto after = kept.open();
    CHECK(after->card.rank == 1);
    CHECK(after->card.workings.empty());
    CHECK(after->card.lists.empty());
}

TEST_CASE("a whole subject is kept as it is") {
    Subject subject = set_aside();
    subject.whole = true;
    subject.card.workings.resize(30);
    KeptSubject kept(std::move(subject));
    CHECK(kept.whole());
    const auto open = kept.open();
    kept.change([](Subject& changed) { changed.org_name = "乙"; });
    CHECK(open->org_name == "乙");
    CHECK(open->card.workings.size() == 30);
}

TEST_CASE("subjects are gone through in order, each as it stands") {
    Subjects subjects;
    for (int i = 0; i < 5; ++i) {
        Subject subject = set_aside();
        subject.whole = i % 2 == 0;
        subject.org_name = std::to_string(i);
        subjects.add(KeptSubject(std::move(subject)));
    }
    subjects[3].change([](Subject& subject) { subject.org_name += "!"; });
    std::string names;
    for (const Subject& subject : subjects) names += subject.org_name;
    CHECK(names == "0123!4");
    CHECK(subjects.size() == 5);
}
