#include <doctest/doctest.h>

#include <map>

#include "score/rank.hpp"
#include "support.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

// Total = x, with flags for caps, floors and vetoes.
Rubric graded_rubric() {
    Rubric rubric = plain_rubric();
    rubric.fields.push_back(field("b"));
    rubric.facts = {fact("credit"), fact("fraud"), fact("secret"), fact("certified")};
    return rubric;
}

// What decided the grade, "cap credit_problem (Article 1)"; "-" for nothing.
std::string decision(const Scorecard& card) {
    if (!card.decided_by) return "-";
    using Kind = GradeDecision::Kind;
    static const std::map<Kind, std::string> names{
        {Kind::band, "band"},         {Kind::quota, "quota"},  {Kind::cap, "cap"},
        {Kind::floor, "floor"},       {Kind::veto, "veto"},    {Kind::direct, "direct"},
        {Kind::withheld, "withheld"}, {Kind::bureau, "bureau"}};
    return names.at(card.decided_by->kind) + " " + card.decided_by->id + " (" +
           card.decided_by->article + ")";
}

SubjectInput with_flags(const Rubric& rubric, const std::string& x,
                        const std::vector<std::string>& flags) {
    SubjectInput input = form(rubric, {{"x", x}, {"b", "0"}});
    for (const auto& flag : flags) input.bureau.facts[flag] = true;
    return input;
}

}  // namespace

TEST_CASE("bands are half open; a total in a printed gap is reported") {
    struct Case {
        const char* total;
        const char* grade;
        bool gap;
        bool decimals;
    };
    const Case cases[] = {
        {"100", "excellent", false, false}, {"85", "excellent", false, false},
        {"84.9999", "good", true, true},    {"84.995", "good", true, true},
        {"84.9949", "good", true, false},   {"84.0001", "good", true, false},
        {"84", "good", false, false},       {"70", "good", false, false},
        {"69.9999", "pass", true, true},    {"69.5", "pass", true, false},
        {"69", "pass", false, false},       {"60", "pass", false, false},
        {"59.9999", "fail", false, true},   {"59.99", "fail", false, false},
        {"0", "fail", false, false},        {"85.0049", "excellent", false, false},
    };
    for (const Case& c : cases) {
        CAPTURE(c.total);
        const Rubric rubric = graded_rubric();
        const Scorecard card = score(rubric, with_flags(rubric, c.total, {}));
        CHECK(card.grade == c.grade);
        CHECK(card.grade_by_total == c.grade);
        CHECK(has(card, "band-gap") == c.gap);
        CHECK(has(card, "display-decimals") == c.decimals);
    }
}

TEST_CASE("a veto that asks for a fact nobody can tell leaves the result pending") {
    Rubric rubric = graded_rubric();
    rubric.vetoes = {condition(rubric, "cheated", "fraud", "fail")};
    SubjectInput input = with_flags(rubric, "90", {});
    input.bureau.undecided_facts = {"fraud"};
    const Scorecard card = score(rubric, input);
    CHECK(card.status == Status::pending);
    CHECK(card.pending.empty());
    CHECK(card.vetoes.empty());
    CHECK(card.grade.empty());
}

TEST_CASE("the note on decimals shows both figures") {
    const Rubric rubric = graded_rubric();
    const Scorecard card = score(rubric, with_flags(rubric, "84.9960", {}));
    const Finding& note = *find(card, "display-decimals");
    CHECK(argument(note, "total") == "84.996");
    CHECK(argument(note, "shown") == "85.00");
    CHECK(argument(note, "bound") == "85");
    const Finding& gap = *find(card, "band-gap");
    CHECK(argument(gap, "printed_to") == "84");
    CHECK(argument(gap, "next") == "85");
}

TEST_CASE("floors, caps and vetoes in this order") {
    struct Case {
        const char* name;
        const char* total;
        std::vector<std::string> flags;
        const char* grade;
        std::vector<std::string> caps;
        std::vector<std::string> vetoes;
        const char* decided_by;
    };
    const char* const cap = "cap credit_problem (Article 1)";
    const char* const fraud = "veto fraud (Article 1)";
    const char* const secret = "withheld secret (Article 1)";
    const Case cases[] = {
        {"nothing", "92", {}, "excellent", {}, {}, "band excellent (Article 9)"},
        {"capped", "92", {"credit"}, "pass", {"credit_problem"}, {}, cap},
        {"already below the cap", "50", {"credit"}, "fail", {"credit_problem"}, {}, "band fail ()"},
        {"vetoed", "92", {"fraud"}, "fail", {}, {"fraud"}, fraud},
        {"vetoed, no better before", "50", {"fraud"}, "fail", {}, {"fraud"}, "band fail ()"},
        {"cap and veto", "92", {"credit", "fraud"}, "fail", {"credit_problem"}, {"fraud"}, fraud},
        {"withheld", "92", {"secret"}, "", {}, {"secret"}, secret},
        {"withheld and vetoed", "92", {"fraud", "secret"}, "", {}, {"fraud", "secret"}, secret},
        {"raised", "50", {"certified"}, "good", {}, {}, "floor certified (Article 1)"},
        {"a floor lowers nothing",
         "92",
         {"certified"},
         "excellent",
         {},
         {},
         "band excellent (Article 9)"},
        {"raised, then capped", "50", {"certified", "credit"}, "pass", {"credit_problem"}, {}, cap},
        {"raised, then vetoed", "50", {"certified", "fraud"}, "fail", {}, {"fraud"}, fraud},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        Rubric rubric = graded_rubric();
        rubric.grades[0].article = "Article 9";
        rubric.grade_caps = {condition(rubric, "credit_problem", "credit", "pass")};
        rubric.grade_floors = {condition(rubric, "certified", "certified", "good")};
        rubric.vetoes = {condition(rubric, "fraud", "fraud", "fail"),
                         condition(rubric, "secret", "secret")};
        const Scorecard card = score(rubric, with_flags(rubric, c.total, c.flags));
        CHECK(card.grade == c.grade);
        CHECK(decision(card) == c.decided_by);
        CHECK(card.grade_caps == c.caps);
        CHECK(card.vetoes == c.vetoes);
        CHECK(shown(card.total) == c.total);  // the points stand
        CHECK(card.rank.has_value() == c.vetoes.empty());
        CHECK(card.grade_by_total == (std::string(c.total) == "92" ? "excellent" : "fail"));
    }
}

TEST_CASE("a cap may ask for the total, and conditions are listed in every status") {
    Rubric rubric = graded_rubric();
    rubric.grade_caps = {condition(rubric, "low", "total<90", "pass"),
                         condition(rubric, "credit", "credit", "pass")};
    rubric.vetoes = {condition(rubric, "fraud", "fraud", "fail")};
    CHECK(score(rubric, with_flags(rubric, "89", {})).grade == "pass");
    CHECK(score(rubric, with_flags(rubric, "90", {})).grade == "excellent");

    SubjectInput returned = with_flags(rubric, "89", {"credit", "fraud"});
    returned.findings.push_back({Severity::error, "negative", "b", "", {}});
    const Scorecard card = score(rubric, returned);
    CHECK(card.status == Status::returned);
    CHECK(decision(card) == "-");
    CHECK(card.grade_caps ==
          std::vector<std::string>{"credit"});  // the total is not known, so `low` is not either
    CHECK(card.vetoes == std::vector<std::string>{"fraud"});
    CHECK(card.grade.empty());
}

TEST_CASE("a veto over a missing operand does not hold") {
    Rubric rubric = graded_rubric();
    rubric.vetoes = {condition(rubric, "few", "b<10", "fail")};
    CHECK(score(rubric, form(rubric, {{"x", "90"}, {"b", ""}})).vetoes.empty());
    CHECK(score(rubric, form(rubric, {{"x", "90"}, {"b", "10"}})).vetoes.empty());
    CHECK(score(rubric, form(rubric, {{"x", "90"}, {"b", "9"}})).grade == "fail");
}

TEST_CASE("a section below its minimum limits the grade") {
    Rubric rubric = graded_rubric();
    rubric.sections = {{"main", same("main"), n("60"), "", std::nullopt, ""},
                       {"innovation", same("innovation"), n("40"), "Article 2", n("20"), "fail"}};
    rubric.indicators.push_back(indicator("i", "40"));
    rubric.indicators[1].section = "innovation";
    rubric.indicators[1].rule = expression(rubric, "b");
    const auto at = [&](const char* x, const char* b) {
        return score(rubric, form(rubric, {{"x", x}, {"b", b}}));
    };
    CHECK(at("55", "15").grade == "fail");
    CHECK(has(at("55", "15"), "section-below-minimum"));
    CHECK(decision(at("55", "15")) == "cap innovation (Article 2)");
    CHECK(decision(at("5", "15")) == "band fail ()");
    CHECK(at("55", "20").grade == "good");
    CHECK_FALSE(has(at("55", "20"), "section-below-minimum"));
}

TEST_CASE("the bureau's decided grade prevails with a reason") {
    Rubric rubric = graded_rubric();
    rubric.vetoes = {condition(rubric, "fraud", "fraud", "fail")};
    SubjectInput input = with_flags(rubric, "92", {"fraud"});
    input.bureau.grade = "pass";
    input.bureau.grade_reason = "meeting of 1 March";
    Scorecard card = score(rubric, input);
    CHECK(card.grade == "pass");
    CHECK(card.grade_by_total == "excellent");
    CHECK(argument(*find(card, "grade-decided"), "before") == "fail");
    CHECK(decision(card) == "bureau pass ()");

    input.bureau.grade_reason.clear();
    card = score(rubric, input);
    CHECK(card.grade == "fail");
    CHECK(decision(card) == "veto fraud (Article 1)");
    CHECK(has(card, "grade-without-reason"));

    input.bureau.grade = "superb";
    card = score(rubric, input);
    CHECK(card.grade == "fail");
    CHECK(has(card, "unknown-grade"));

    SubjectInput open = with_flags(rubric, "", {});
    open.findings.push_back({Severity::error, "required-missing", "x", "", {}});
    open.bureau.grade = "pass";
    open.bureau.grade_reason = "meeting";
    card = score(rubric, open);
    CHECK(card.grade.empty());
    CHECK(has(card, "grade-not-assessed"));
}

TEST_CASE("a bonus that changes the grade is reported") {
    Rubric rubric = graded_rubric();
    rubric.indicators.push_back(indicator("bonus", "", IndicatorKind::bonus));
    rubric.indicators[1].rule = expression(rubric, "b");
    const auto reported = [&](const char* x, const char* b) {
        return has(score(rubric, form(rubric, {{"x", x}, {"b", b}})), "bonus-changes-grade");
    };
    CHECK(reported("80", "5"));
    CHECK_FALSE(reported("80", "4.9999"));
    CHECK_FALSE(reported("85", "5"));
    CHECK_FALSE(reported("85", "0"));
}

TEST_CASE("ranks 1, 2, 2, 4 by published total; the vetoed and the unassessed take no place") {
    Rubric rubric = graded_rubric();
    rubric.total_maximum = expression(rubric, "95");
    rubric.vetoes = {condition(rubric, "fraud", "fraud", "fail")};
    std::vector<SubjectInput> inputs;
    for (const char* x : {"80", "99", "70", "96", "80", "80", "10"})
        inputs.push_back(with_flags(rubric, x, {}));
    inputs.push_back(with_flags(rubric, "97", {"fraud"}));
    inputs.push_back(with_flags(rubric, "98", {}));
    inputs.back().excused = true;
    std::string ranks;
    for (const Scorecard& card : score_all(rubric, inputs))
        ranks += card.rank ? std::to_string(*card.rank) + " " : "- ";
    CHECK(ranks == "3 1 6 1 3 3 7 - - ");
}

TEST_CASE("quotas of a grade") {
    struct Case {
        const char* name;
        std::optional<int> quota;
        std::optional<Number> top_percent;
        std::vector<const char*> totals;
        const char* grades;  // e excellent, g good, p pass, f fail
        std::size_t ties;
    };
    const Case cases[] = {
        {"no limit", std::nullopt, std::nullopt, {"99", "98", "97"}, "eee", 0},
        {"quota", 2, std::nullopt, {"97", "99", "98"}, "gee", 0},
        {"quota none", 0, std::nullopt, {"97", "99"}, "gg", 0},
        {"quota, tie at the last place", 2, std::nullopt, {"98", "99", "98", "86"}, "eeeg", 2},
        {"quota, tie before it", 2, std::nullopt, {"99", "99", "98"}, "eeg", 0},
        {"20 % of 11 is 2",
         std::nullopt,
         n("20"),
         {"99", "98", "97", "96", "60", "60", "60", "60", "60", "60", "60"},
         "eeggppppppp",
         0},
        {"20 % of 4 is none", std::nullopt, n("20"), {"99", "98", "97", "96"}, "gggg", 0},
        {"50 % of 4, two tie", std::nullopt, n("50"), {"99", "98", "98", "10"}, "eeef", 2},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        Rubric rubric = graded_rubric();
        rubric.grades[0].quota = c.quota;
        rubric.grades[0].top_percent = c.top_percent;
        std::vector<SubjectInput> inputs;
        for (const char* total : c.totals) inputs.push_back(with_flags(rubric, total, {}));
        std::string grades;
        std::size_t ties = 0;
        for (const Scorecard& card : score_all(rubric, inputs)) {
            grades += card.grade.substr(0, 1);
            ties += count(card, "quota-tie");
        }
        CHECK(grades == c.grades);
        CHECK(ties == c.ties);
    }
}

TEST_CASE("who is left out of one grade competes for the next") {
    Rubric rubric = graded_rubric();
    rubric.grades[0].quota = 1;
    rubric.grades[1].quota = 1;
    std::string grades;
    std::vector<std::string> decisions;
    for (const Scorecard& card :
         score_all(rubric, {with_flags(rubric, "90", {}), with_flags(rubric, "95", {}),
                            with_flags(rubric, "75", {})})) {
        grades += card.grade.substr(0, 1);
        decisions.push_back(decision(card));
    }
    CHECK(grades == "gep");
    CHECK(decisions ==
          std::vector<std::string>{"quota excellent ()", "band excellent ()", "quota good ()"});
}

TEST_CASE("the first n % of the ranking counts the better grades in") {
    Rubric rubric = graded_rubric();
    rubric.grades[1].top_percent = n("50");
    std::string grades;
    for (const Scorecard& card :
         score_all(rubric, {with_flags(rubric, "90", {}), with_flags(rubric, "80", {}),
                            with_flags(rubric, "75", {}), with_flags(rubric, "71", {})}))
        grades += card.grade.substr(0, 1);
    CHECK(grades == "egpp");
}
