#include <doctest/doctest.h>

#include "score/counting.hpp"
#include "support.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

// contracts: number, signed_on, amount, open (yes/no); the indicator sums the amounts that count.
Rubric contracts_rubric() {
    Rubric rubric = plain_rubric();
    List list;
    list.id = "contracts";
    list.label = same("contracts");
    list.columns = {column("number"), column("signed_on", ValueType::date),
                    column("amount", ValueType::money), column("open", ValueType::yes_no)};
    rubric.lists = {list};
    rubric.lists[0].period = expression(rubric, "signed_on", &rubric.lists[0]);
    rubric.lists[0].where = expression(rubric, "open", &rubric.lists[0]);
    rubric.lists[0].key = expression(rubric, "KEY(number)", &rubric.lists[0]);
    rubric.indicators[0].measure = expression(rubric, "SUM(contracts[amount])");
    rubric.indicators[0].rule = expression(rubric, "measure");
    return rubric;
}

Texts contract(std::string number, std::string signed_on, std::string amount,
               std::string open = "yes") {
    return {{"number", std::move(number)},
            {"signed_on", std::move(signed_on)},
            {"amount", std::move(amount)},
            {"open", std::move(open)}};
}

std::string whys(const Scorecard& card, std::size_t list = 0) {
    std::string text;
    for (const RowScore& row : card.lists[list])
        text += (text.empty() ? "" : ",") + (row.counted ? "counted" : row.why);
    return text;
}

std::string groups(const Scorecard& card, std::size_t list) {
    std::string text;
    for (const RowScore& row : card.lists[list])
        text += (text.empty() ? "" : ",") + std::to_string(row.key_group);
    return text;
}

}  // namespace

TEST_CASE(
    "a row counts when it is recognised, in the period, meets the filter and is the first of its "
    "key") {
    const Rubric rubric = contracts_rubric();
    SubjectInput input = form(rubric);
    add_row(rubric, input, "contracts", contract("A1", "2025-01-01", "10"));
    add_row(rubric, input, "contracts", contract("A2", "2025-12-31", "20"));
    add_row(rubric, input, "contracts", contract("A3", "2024-12-31", "1"));
    add_row(rubric, input, "contracts", contract("A4", "2026-01-01", "1"));
    add_row(rubric, input, "contracts", contract("A5", "", "1"));
    add_row(rubric, input, "contracts", contract("A6", "2025-05-05", "1", "no"));
    add_row(rubric, input, "contracts", contract("A7", "2025-05-05", "1", ""));
    add_row(rubric, input, "contracts",
            contract("Ａ １", "2025-06-01", "5"));  // A1 in full width with a space
    add_row(rubric, input, "contracts", contract("A8", "2025-06-01", "7"));
    input.bureau.recognised["contracts"] = {{"A8", false}, {"A2", true}};
    const Scorecard card = score(rubric, input);
    CHECK(whys(card) ==
          "counted,counted,outside-period,outside-period,undated-row,filtered,filtered,duplicate-"
          "row,not-recognised");
    CHECK(points(rubric, card, "x") == "30");
    CHECK(count(card, "outside-period") == 2);
    CHECK(count(card, "undated-row") == 1);
    CHECK(count(card, "duplicate-row") == 1);
    CHECK(card.findings.size() == 4);  // filtered and refused rows make no noise
    CHECK(groups(card, 0) == "1,2,3,4,5,6,7,1,8");
    CHECK(card.lists[0][7].key == "A1");
    CHECK_FALSE(card.lists[0][8].recognised);
    CHECK(card.lists[0][7].candidate);
    CHECK_FALSE(card.lists[0][5].candidate);
    CHECK(card.lists[0][2].period == d("2024-12-31"));
    const Finding& outside = *find(card, "outside-period");
    CHECK(outside.field == "contracts");
    CHECK(outside.cell == "contracts!number6");
    CHECK(argument(outside, "line") == "6");
    CHECK(argument(outside, "date") == "2024-12-31");
    CHECK(argument(*find(card, "duplicate-row"), "other") == "4");
}

TEST_CASE("a filtered row is not asked for its date") {
    const Rubric rubric = contracts_rubric();
    SubjectInput input = form(rubric);
    add_row(rubric, input, "contracts", contract("A1", "", "10", "no"));
    add_row(rubric, input, "contracts", contract("A2", "2020-01-01", "10", "no"));
    const Scorecard card = score(rubric, input);
    CHECK(whys(card) == "filtered,filtered");
    CHECK(card.findings.empty());
    CHECK(card.lists[0][1].period == d("2020-01-01"));
}

TEST_CASE("a derived column may ask MATCHES") {
    Rubric rubric = contracts_rubric();
    List paid;
    paid.id = "paid";
    paid.columns = {column("number")};
    rubric.lists.push_back(paid);
    rubric.lists[1].key = expression(rubric, "KEY(number)", &rubric.lists[1]);
    List& contracts = rubric.lists[0];
    contracts.key = expression(rubric, "KEY(number)", &contracts);
    contracts.derived = {{"worth", same("worth"),
                          expression(rubric, "IF(MATCHES(paid), amount, amount/2)", &contracts)}};
    rubric.indicators[0].measure = expression(rubric, "SUM(contracts[worth])");
    SubjectInput input = form(rubric);
    add_row(rubric, input, "contracts", contract("A1", "2025-06-01", "10"));
    add_row(rubric, input, "contracts", contract("A2", "2025-06-01", "10"));
    add_row(rubric, input, "paid", {{"number", "A2"}});
    CHECK(points(rubric, score(rubric, input), "x") == "15");
}

TEST_CASE("a refused row makes room for the next of its key") {
    const Rubric rubric = contracts_rubric();
    SubjectInput input = form(rubric);
    add_row(rubric, input, "contracts", contract("A1", "2024-06-01", "10"));
    add_row(rubric, input, "contracts", contract("A1", "2025-06-01", "20"));
    CHECK(whys(score(rubric, input)) == "outside-period,counted");
}

TEST_CASE("of one key the highest row counts, the first of equals") {
    struct Case {
        const char* name;
        std::vector<const char*> amounts;
        const char* whys;
        const char* points;
    };
    const Case cases[] = {
        {"ascending", {"1", "2", "3"}, "duplicate-row,duplicate-row,counted", "3"},
        {"descending", {"3", "2", "1"}, "counted,duplicate-row,duplicate-row", "3"},
        {"equals", {"2", "3", "3"}, "duplicate-row,counted,duplicate-row", "3"},
        {"a blank is below zero", {"", "0"}, "duplicate-row,counted", "0"},
        {"blanks only", {"", ""}, "counted,duplicate-row", "0"},
    };
    Rubric rubric = contracts_rubric();
    rubric.lists[0].pick = Pick::highest;
    rubric.lists[0].pick_by = "amount";
    for (const Case& c : cases) {
        CAPTURE(c.name);
        SubjectInput input = form(rubric);
        for (const char* amount : c.amounts)
            add_row(rubric, input, "contracts", contract("A1", "2025-06-01", amount));
        const Scorecard card = score(rubric, input);
        CHECK(whys(card) == c.whys);
        CHECK(points(rubric, card, "x") == c.points);
    }
}

TEST_CASE("the latest row of a key is picked by its date, and by a derived column") {
    Rubric rubric = contracts_rubric();
    rubric.lists[0].pick = Pick::highest;
    rubric.lists[0].pick_by = "signed_on";
    SubjectInput input = form(rubric);
    add_row(rubric, input, "contracts", contract("A1", "2025-06-02", "10"));
    add_row(rubric, input, "contracts", contract("A1", "2025-06-03", "5"));
    CHECK(points(rubric, score(rubric, input), "x") == "5");

    rubric.lists[0].derived = {
        {"worth", same("worth"), expression(rubric, "0-amount", &rubric.lists[0])}};
    rubric.lists[0].pick_by = "worth";
    const Scorecard card = score(rubric, input);
    CHECK(points(rubric, card, "x") == "5");
    CHECK(card.lists[0][0].derived == std::vector<Value>{n("-10")});
}

TEST_CASE("rows without a key are all their own and are known by what they say") {
    Rubric rubric = contracts_rubric();
    rubric.lists[0].key = nullptr;
    SubjectInput input = form(rubric);
    add_row(rubric, input, "contracts", contract("A1", "2025-06-01", "10"));
    add_row(rubric, input, "contracts", contract("A1", "2025-06-01", "20"));
    add_row(rubric, input, "contracts", contract("A1", "2025-06-01", "20"));
    const std::string second = score(rubric, input).lists[0][1].identity;
    CHECK(score(rubric, input).lists[0][2].identity == second + "#2");
    input.bureau.recognised["contracts"] = {{second, false}};
    const Scorecard card = score(rubric, input);
    CHECK(whys(card) == "counted,not-recognised,counted");
    CHECK(groups(card, 0) == "0,0,0");
    CHECK(card.lists[0][1].key == "#5");
}

TEST_CASE("of several rows with one key each has a decision of its own") {
    const Rubric rubric = contracts_rubric();
    SubjectInput input = form(rubric);
    add_row(rubric, input, "contracts", contract("A1", "2025-06-01", "10"));
    add_row(rubric, input, "contracts", contract("A1", "2025-06-02", "20"));
    input.bureau.recognised["contracts"] = {{"A1", false}};
    CHECK(whys(score(rubric, input)) == "not-recognised,counted");
    input.bureau.recognised["contracts"] = {{"A1#2", false}};
    CHECK(whys(score(rubric, input)) == "counted,not-recognised");
}

TEST_CASE("a blank key makes no two rows the same") {
    const Rubric rubric = contracts_rubric();
    SubjectInput input = form(rubric);
    add_row(rubric, input, "contracts", contract("", "2025-06-01", "10"));
    add_row(rubric, input, "contracts", contract("", "2025-06-01", "20"));
    CHECK(points(rubric, score(rubric, input), "x") == "30");
}

TEST_CASE("a decision on a row that is gone is reported") {
    const Rubric rubric = contracts_rubric();
    SubjectInput input = form(rubric);
    add_row(rubric, input, "contracts", contract("A1", "2025-06-01", "10"));
    input.bureau.recognised["contracts"] = {{"B9", false}};
    const Scorecard card = score(rubric, input);
    REQUIRE(count(card, "orphan-recognition") == 1);
    CHECK(argument(*find(card, "orphan-recognition"), "key") == "B9");
}

TEST_CASE("keys of several parts and types") {
    const auto key = [](std::initializer_list<const char*> parts) {
        std::string joined;
        for (const char* part : parts)
            joined += (joined.empty() ? "" : std::string(1, key_separator)) + part;
        return key_text(joined);
    };
    CHECK(key({"路演 ", "20250101"}) == "路演|20250101");
    CHECK(key({"a|", "b"}) != key({"a", "|b"}));
    CHECK(key_text(std::string("a|b")) != key({"a", "b"}));
    CHECK(key_text(std::string("　")) == "");
    CHECK(key_text(std::string(1, key_separator)) == "");
    CHECK(key_text(Missing{}) == "");
}

TEST_CASE("a date and a name make one key, whatever the spelling") {
    Rubric rubric = contracts_rubric();
    rubric.lists[0].key = expression(rubric, "KEY(number, signed_on)", &rubric.lists[0]);
    SubjectInput input = form(rubric);
    add_row(rubric, input, "contracts", contract("春季 路演", "2025-06-01", "1"));
    add_row(rubric, input, "contracts", contract("春季路演", "2025-06-01", "2"));
    add_row(rubric, input, "contracts", contract("春季路演", "2025-06-02", "4"));
    const Scorecard card = score(rubric, input);
    CHECK(whys(card) == "counted,duplicate-row,counted");
    CHECK(card.lists[0][2].key == "春季路演|20250602");
}

TEST_CASE("MATCHES asks for a counted row of another list, wherever it stands in the rubric") {
    Rubric rubric = plain_rubric();
    List feedback;
    feedback.id = "feedback";
    feedback.columns = {column("agreement_no"), column("quality", ValueType::number)};
    List agreements;
    agreements.id = "agreements";
    agreements.columns = {column("agreement_no"), column("filed_on", ValueType::date)};
    rubric.lists = {feedback, agreements};  // the asking list stands first
    for (List& list : rubric.lists) list.key = expression(rubric, "KEY(agreement_no)", &list);
    rubric.lists[0].where = expression(rubric, "MATCHES(agreements)", &rubric.lists[0]);
    rubric.lists[1].period = expression(rubric, "filed_on", &rubric.lists[1]);
    rubric.indicators[0].measure = expression(rubric, "SUM(feedback[quality])");
    rubric.indicators[0].rule = expression(rubric, "measure");
    SubjectInput input = form(rubric);
    add_row(rubric, input, "agreements", {{"agreement_no", "X1"}, {"filed_on", "2025-03-01"}});
    add_row(rubric, input, "agreements", {{"agreement_no", "X2"}, {"filed_on", "2024-03-01"}});
    add_row(rubric, input, "feedback", {{"agreement_no", "X1"}, {"quality", "4"}});
    add_row(rubric, input, "feedback", {{"agreement_no", "X2"}, {"quality", "5"}});
    add_row(rubric, input, "feedback", {{"agreement_no", "X3"}, {"quality", "5"}});
    const Scorecard card = score(rubric, input);
    CHECK(points(rubric, card, "x") == "4");
    CHECK(whys(card, 0) == "counted,filtered,filtered");
    CHECK(groups(card, 0) == "1,2,3");  // one numbering over both lists
    CHECK(groups(card, 1) == "1,2");
}

TEST_CASE("aggregates over the rows that count") {
    struct Case {
        const char* rule;
        std::vector<const char*> amounts;
        const char* points;
        Basis basis;
    };
    const Case cases[] = {
        {"SUM(contracts[amount])", {"0.1", "0.2"}, "0.3", Basis::computed},
        {"SUM(contracts[amount])", {}, "0", Basis::computed},
        {"AVERAGE(contracts[amount])", {"1", "2", "2"}, "1.6667", Basis::computed},
        {"AVERAGE(contracts[amount])", {"", "2"}, "2", Basis::computed},
        {"AVERAGE(contracts[amount])", {}, "-", Basis::not_computable},
        {"MAX(contracts[amount])", {"1", "3", "2"}, "3", Basis::computed},
        {"MIN(contracts[amount])", {"4", "3", "5"}, "3", Basis::computed},
        {"MIN(contracts[amount])", {}, "-", Basis::not_computable},
        {"IF(ROWS(contracts)=0, 7, AVERAGE(contracts[amount]))", {}, "7", Basis::computed},
        {"ROWS(contracts)", {"1", "1"}, "2", Basis::computed},
    };
    for (const Case& c : cases) {
        CAPTURE(c.rule);
        CAPTURE(c.amounts.size());
        Rubric rubric = contracts_rubric();
        rubric.indicators[0].measure = nullptr;
        rubric.indicators[0].rule = expression(rubric, c.rule);
        SubjectInput input = form(rubric);
        for (std::size_t i = 0; i < c.amounts.size(); ++i)
            add_row(rubric, input, "contracts",
                    contract("A" + std::to_string(i), "2025-06-01", c.amounts[i]));
        const Scorecard card = score(rubric, input);
        CHECK(points(rubric, card, "x") == c.points);
        CHECK(of(rubric, card, "x").basis == c.basis);
        CHECK(has(card, "not-computable") == (c.basis == Basis::not_computable));
    }
}

TEST_CASE(
    "a column's default stands for a blank, and a row that cannot be computed spoils the sum") {
    Rubric rubric = contracts_rubric();
    List& list = rubric.lists[0];
    list.columns[2].default_value = n("1");
    list.derived = {{"share", same("share"), expression(rubric, "1/amount", &list)},
                    {"twice", same("twice"), nullptr}};
    list.derived.back().expression = expression(rubric, "2*share", &list);
    rubric.indicators[0].measure = expression(rubric, "SUM(contracts[twice])");
    SubjectInput input = form(rubric);
    add_row(rubric, input, "contracts", contract("A1", "2025-06-01", ""));
    add_row(rubric, input, "contracts", contract("A2", "2025-06-01", "3"));
    CHECK(points(rubric, score(rubric, input), "x") == "2.6667");

    add_row(rubric, input, "contracts", contract("A3", "2025-06-01", "0"));
    const Scorecard card = score(rubric, input);
    CHECK(of(rubric, card, "x").basis == Basis::not_computable);
    CHECK(card.pending == std::vector<std::string>{"x"});
    CHECK(is_missing(card.lists[0][2].derived[0]));
}
