#include <doctest/doctest.h>

#include "support.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

Rubric status_rubric() {
    Rubric rubric = plain_rubric();
    rubric.fields = {field("x"), field("settled_on", ValueType::date), field("kind"),
                     field("registered", ValueType::yes_no), field("filed", ValueType::yes_no)};
    rubric.exempt = {condition(rubric, "settled_half_year", "settled_on > DATE(year, 7, 1)")};
    rubric.not_eligible = {
        condition(rubric, "conditions", "OR(NOT(registered), AND(kind=2, NOT(filed)))")};
    return rubric;
}

const Texts good{{"x", "90"}, {"settled_on", "2025-07-01"}, {"kind", "1"}, {"registered", "yes"}};

Texts changed(Texts fields, const std::string& id, const std::string& text) {
    fields[id] = text;
    return fields;
}

Finding error_on(const std::string& field) {
    return {Severity::error, FindingCode::read("after-period"), field, "", {}};
}

}  // namespace

TEST_CASE("exempt and not eligible") {
    struct Case {
        const char* name;
        Texts fields;
        std::vector<std::string> errors;
        Status status;
    };
    const Case cases[] = {
        {"1 July takes part", good, {}, Status::assessed},
        {"2 July does not", changed(good, "settled_on", "2025-07-02"), {}, Status::exempt},
        {"the year before", changed(good, "settled_on", "2024-12-31"), {}, Status::assessed},
        {"missing", changed(good, "settled_on", ""), {}, Status::assessed},
        {"missing and required", changed(good, "settled_on", ""), {"settled_on"}, Status::returned},
        {"an error elsewhere", changed(good, "settled_on", "2025-07-02"), {"x"}, Status::exempt},
        {"an error in what decides",
         changed(good, "settled_on", "2026-02-02"),
         {"settled_on"},
         Status::returned},
        {"not registered", changed(good, "registered", "no"), {}, Status::not_eligible},
        {"not registered, the other part in error",
         changed(good, "registered", "no"),
         {"filed"},
         Status::not_eligible},
        {"kind 2 not filed",
         changed(changed(good, "kind", "2"), "filed", "no"),
         {},
         Status::not_eligible},
        {"kind 2 filed", changed(changed(good, "kind", "2"), "filed", "yes"), {}, Status::assessed},
        {"kind 2, error in its answer",
         changed(changed(good, "kind", "2"), "filed", "no"),
         {"filed"},
         Status::returned},
        {"not answered", changed(good, "registered", ""), {}, Status::assessed},
        {"kind 2, not answered", changed(good, "kind", "2"), {}, Status::assessed},
        {"kind 1 need not file", changed(good, "filed", "no"), {}, Status::assessed},
        {"exempt comes before not eligible",
         changed(changed(good, "settled_on", "2025-12-31"), "registered", "no"),
         {},
         Status::exempt},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        const Rubric rubric = status_rubric();
        SubjectInput input = form(rubric, c.fields);
        for (const auto& field : c.errors) input.findings.push_back(error_on(field));
        const Scorecard card = score(rubric, input);
        CHECK(card.status == c.status);
        CHECK(card.total.has_value() == (c.status == Status::assessed));
        CHECK(card.grade.empty() == (c.status != Status::assessed));
        CHECK(has(card, "exempt") == (c.status == Status::exempt));
        CHECK(has(card, "not-eligible") == (c.status == Status::not_eligible));
    }
}

TEST_CASE("the first status that applies") {
    struct Case {
        const char* name;
        bool duplicate, excused, exempt, error, pending;
        Status status;
    };
    const Case cases[] = {
        {"duplicate first", true, true, true, true, true, Status::duplicate},
        {"excused is exempt", false, true, false, true, true, Status::exempt},
        {"exempt", false, false, true, true, true, Status::exempt},
        {"returned", false, false, false, true, true, Status::returned},
        {"pending", false, false, false, false, true, Status::pending},
        {"assessed", false, false, false, false, false, Status::assessed},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        Rubric rubric = status_rubric();
        rubric.indicators.push_back(indicator("judge", "10"));
        rubric.indicators[1].judged = JudgedRange{n("0"), n("10"), std::nullopt, {}};
        rubric.indicators[1].rule = expression(rubric, "judged");
        SubjectInput input =
            form(rubric, changed(good, "settled_on", c.exempt ? "2025-09-01" : "2025-01-01"));
        input.duplicate = c.duplicate;
        input.duplicate_files = {"b.xlsx", "c.xlsx"};
        input.excused = c.excused;
        if (c.error) input.findings.push_back(error_on("x"));
        if (!c.pending) input.bureau.judged["judge"] = n("5");
        const Scorecard card = score(rubric, input);
        CHECK(card.status == c.status);
        const bool asked = c.status == Status::pending || c.status == Status::returned;
        CHECK(card.pending ==
              (asked ? std::vector<std::string>{"judge"} : std::vector<std::string>{}));
        if (c.duplicate)
            CHECK(argument(*find(card, "duplicate-submission"), "files") == "b.xlsx, c.xlsx");
    }
}

TEST_CASE("warnings return nothing") {
    const Rubric rubric = status_rubric();
    SubjectInput input = form(rubric, good);
    input.findings.push_back({Severity::warning, "check-character", "x", "", {}});
    CHECK(score(rubric, input).status == Status::assessed);
}

TEST_CASE("a condition may ask for a blank") {
    Rubric rubric = status_rubric();
    rubric.exempt = {condition(rubric, "no_date", "ISBLANK(settled_on)")};
    CHECK(score(rubric, form(rubric, changed(good, "settled_on", ""))).status == Status::exempt);
    CHECK(score(rubric, form(rubric, good)).status == Status::assessed);
}

TEST_CASE("errors in a list keep a condition over it from deciding") {
    Rubric rubric = status_rubric();
    List list;
    list.id = "tasks";
    list.columns = {column("task")};
    rubric.lists = {list};
    rubric.not_eligible = {condition(rubric, "none", "ROWS(tasks)=0")};
    SubjectInput input = form(rubric, good);
    CHECK(score(rubric, input).status == Status::not_eligible);
    for (const char* place : {"tasks", "tasks.task"}) {
        input.findings = {error_on(place)};
        CHECK(score(rubric, input).status == Status::returned);
    }
    input.findings = {error_on("tasks_other")};
    CHECK(score(rubric, input).status == Status::not_eligible);
}

TEST_CASE("a subject that handed in nothing") {
    const Rubric rubric = status_rubric();
    SubjectInput input;
    input.absent = true;
    Scorecard card = score(rubric, input);
    CHECK(card.status == Status::absent);
    CHECK(card.indicators.size() == 1);
    CHECK(points(rubric, card, "x") == "-");
    CHECK(shown(card.workings[0].maximum) == "100");
    CHECK(shown(card.total) == "-");
    CHECK(card.pending.empty());

    input.roster["settled_on"] = d("2025-10-01");  // the roster knows that it need not take part
    CHECK(score(rubric, input).status == Status::exempt);

    input.roster.clear();
    input.excused = true;
    CHECK(score(rubric, input).status == Status::exempt);
}
