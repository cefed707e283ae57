#include <doctest/doctest.h>

#include <algorithm>

#include "sample.hpp"
#include "validate/validate.hpp"

using namespace kaoping;
using sample::Form;

namespace {

const Value when = *make_date(2025, 5, 1);

struct RowCase {
    const char* what;
    void (*change)(Form&);
    std::vector<std::string> reported;
};

void check_rows(const std::vector<RowCase>& cases) {
    for (const RowCase& c : cases) {
        INFO(std::string(c.what));
        Form form;
        c.change(form);
        CHECK(form.reported() == c.reported);
    }
}

std::vector<std::string> unclaimed(const Form& form) {
    std::vector<std::string> lists;
    for (const Finding& f : form.findings())
        if (f.code.text() == "no-claim")
            lists.push_back((f.severity == Severity::info ? "info " : "") + f.field);
    return lists;
}

}  // namespace

TEST_CASE("cells of rows") {
    check_rows({
        {"starred column blank in a row in use",
         [](Form& f) {
             f.row("people", {Missing{}, Number(9), Number(1)}).give("staff", Number(3));
         },
         {"error required-column people.name @ 人员名册!A6"}},
        {"starred column unreadable",
         [](Form& f) { f.unreadable_cell("people", 1, 0, "#N/A"); },
         {"error not-a-number people.name @ 人员名册!A5"}},
        {"a starred column lost from the form is missed once",
         [](Form& f) { f.lose_column("people", 0); },
         {"error required-column people.name"}},
        {"other columns may be blank",
         [](Form& f) {
             f.row("people", {"王五", Missing{}, Number(1)}).give("staff", Number(3));
         },
         {}},
        {"at an open minimum",
         [](Form& f) {
             f.row("people", {"王五", Number(0), Number(1)}).give("staff", Number(3));
         },
         {"error not-above-minimum people.pay @ 人员名册!B6"}},
        {"above a maximum",
         [](Form& f) {
             f.row("people", {"王五", Number(1), Number(101)}).give("staff", Number(3));
         },
         {"error above-maximum people.share @ 人员名册!C6"}},
    });
}

TEST_CASE("checks of rows") {
    check_rows({
        {"a column and a field of the form",
         [](Form& f) {
             f.row("people", {"王五", Number(51), Number(1)}).give("staff", Number(3));
         },
         {"warning well-paid people.pay @ 人员名册!B6"}},
        {"the field says otherwise",
         [](Form& f) {
             f.row("people", {"王五", Number(51), Number(1)})
                 .give("staff", Number(3))
                 .give("category", "企业")
                 .give("licence", true);
         },
         {}},
        {"the field is missing: unreadable",
         [](Form& f) {
             f.row("people", {"王五", Number(51), Number(1)})
                 .give("staff", Number(3))
                 .unreadable("category", "x");
         },
         {"error not-a-number category @ 指标表!F7"}},
        {"a blank asked for; no field named, so the row's first cell",
         [](Form& f) {
             f.row("people", {"王五", Number(1), Missing{}}).give("staff", Number(3));
         },
         {"info no-share people @ 人员名册!A6"}},
        {"an unreadable cell is not blank",
         [](Form& f) { f.unreadable_cell("people", 0, 2, "一半"); },
         {"error not-a-number people.share @ 人员名册!C4"}},
    });
}

TEST_CASE("a column that must be filled takes no 不适用") {
    check_rows({
        {"required",
         [](Form& f) {
             f.row("people", {NotApplicable{}, Number(5), Number(1)}).give("staff", Number(3));
         },
         {"error not-applicable-refused people.name @ 人员名册!A6"}},
        {"of free choice",
         [](Form& f) {
             f.row("people", {"王五", NotApplicable{}, Number(1)}).give("staff", Number(3));
         },
         {}},
    });
}

TEST_CASE("numbers of rows") {
    check_rows({
        {"fewer than at least",
         [](Form& f) { f.submission.lists[0] = {}; },
         {"error too-few-rows people", "warning count-differs-from-list staff @ 指标表!F18"}},
        {"as many as may be",
         [](Form& f) {
             f.row("people", {"王五", Number(1), Number(1)}).give("staff", Number(3));
         },
         {}},
        {"more than asked for",
         [](Form& f) {
             f.row("people", {"王五", Number(1), Number(1)})
                 .row("people", {"赵六", Number(1), Number(1)})
                 .give("staff", Number(4));
         },
         {"warning too-many-rows people @ 人员名册!A4"}},
    });
}

TEST_CASE("a count and its list") {
    check_rows({
        {"differ",
         [](Form& f) { f.give("staff", Number(3)); },
         {"warning count-differs-from-list staff @ 指标表!F18"}},
        {"the count is not given",
         [](Form& f) {
             f.row("projects", {"甲1", when});
         },
         {}},
        {"the list is empty", [](Form& f) { f.give("claimed", Number(4)); }, {}},
        {"rows of one key are one thing, whatever the width and blanks",
         [](Form& f) {
             f.row("projects", {"甲 1", when})
                 .row("projects", {"甲１", when})
                 .give("claimed", Number(1));
         },
         {}},
        {"more rows than things",
         [](Form& f) {
             f.row("projects", {"甲1", when})
                 .row("projects", {"甲1", when})
                 .give("claimed", Number(2));
         },
         {"warning count-differs-from-list claimed @ 指标表!F20"}},
        {"rows without a key are things of their own",
         [](Form& f) {
             f.row("projects", {Missing{}, when})
                 .row("projects", {Missing{}, when})
                 .give("claimed", Number(2));
         },
         {"error required-column projects.number @ 项目清单!A4",
          "error required-column projects.number @ 项目清单!A5"}},
        {"an unreadable key makes no second finding",
         [](Form& f) {
             f.row("projects", {"甲1", when})
                 .unreadable_cell("projects", 0, 0, "#N/A")
                 .give("claimed", Number(7));
         },
         {"error not-a-number projects.number @ 项目清单!A4"}},
    });
}

TEST_CASE(
    "an empty list that a rule counts is no claim; one that must not be empty, or that people "
    "judge, is not") {
    Form form;
    CHECK(unclaimed(form) == std::vector<std::string>{"info projects", "info landed"});
    form.row("projects", {"甲1", when});
    CHECK(unclaimed(form) == std::vector<std::string>{"info landed"});
}

TEST_CASE("the same key in lists of different indicators") {
    check_rows({
        {"the same number",
         [](Form& f) {
             f.row("projects", {"甲1", when})
                 .row("projects", {"乙2", when})
                 .row("landed", {"乙 2", "本市", when});
         },
         {"warning same-key-elsewhere projects @ 项目清单!A5"}},
        {"a list whose key has the number and more: part of a key says nothing",
         [](Form& f) {
             f.row("projects", {"甲1", when}).row("proofs", {"证明", "甲1"});
         },
         {}},
        {"a key that is a column of the other list, outside its key",
         [](Form& f) {
             f.row("projects", {"甲1", when})
                 .row("landed", {"乙2", "东 区", when})
                 .row("works", {"东区"});
         },
         {"warning same-key-elsewhere landed @ 落地清单!B4"}},
        {"another number",
         [](Form& f) {
             f.row("projects", {"甲1", when}).row("landed", {"乙2", "本市", when});
         },
         {}},
        {"blank numbers are not the same",
         [](Form& f) {
             f.row("projects", {Missing{}, when}).row("landed", {Missing{}, "本市", when});
         },
         {"error required-column landed.number @ 落地清单!A4",
          "error required-column projects.number @ 项目清单!A4"}},
    });
    Form form;
    form.row("projects", {"甲1", when}).row("landed", {"甲1", "本市", when});
    const auto findings = form.findings();
    const auto found = std::find_if(findings.begin(), findings.end(), [](const Finding& f) {
        return f.code.text() == "same-key-elsewhere";
    });
    REQUIRE(found != findings.end());
    CHECK(sample::argument(*found, "list") == "项目清单");
    CHECK(sample::argument(*found, "line") == "4");
    CHECK(sample::argument(*found, "other_list") == "落地清单");
    CHECK(sample::argument(*found, "other") == "4");
}

TEST_CASE("without the bureau's input the applicant's values count") {
    Form form;
    form.blank("staff").verify("staff", Number(2), "现场清点");
    const auto findings = validate(form.submission, sample::rubric(), sample::round_2025());
    CHECK(std::count_if(findings.begin(), findings.end(),
                        [](const Finding& f) { return f.code.text() == "required-missing"; }) == 1);
}
