#include <doctest/doctest.h>

#include "sample.hpp"

using namespace kaoping;
using sample::Form;

namespace {

struct Case {
    const char* what;
    void (*change)(Form&);
    std::vector<std::string> reported;
};

void check(const std::vector<Case>& cases) {
    for (const Case& c : cases) {
        INFO(std::string(c.what));
        Form form;
        c.change(form);
        CHECK(form.reported() == c.reported);
    }
}

Date day(int year, int month, int d) { return *make_date(year, month, d); }

}  // namespace

TEST_CASE("values of fields") {
    check({
        {"all right", [](Form&) {}, {}},
        {"required and blank",
         [](Form& f) { f.blank("staff"); },
         {"error required-missing staff @ 指标表!F18"}},
        {"required and explicitly zero is no missing value",
         [](Form& f) { f.give("staff", Number(0)); },
         {"error below-minimum staff @ 指标表!F18",
          "warning count-differs-from-list staff @ 指标表!F18"}},
        {"required and unreadable has its own error only",
         [](Form& f) { f.unreadable("staff", "约20"); },
         {"error not-a-number staff @ 指标表!F18"}},
        {"required under a condition that holds",
         [](Form& f) { f.give("category", "企业"); },
         {"error required-here licence @ 指标表!F8"}},
        {"required under a condition that holds, given",
         [](Form& f) { f.give("category", "企业").give("licence", false); },
         {}},
        {"required under a condition that is unreadable",
         [](Form& f) { f.unreadable("category", "公司"); },
         {"error not-a-number category @ 指标表!F7"}},
        {"required under a condition that is missing",
         [](Form& f) { f.blank("category"); },
         {"error required-missing category @ 指标表!F7"}},
        {"不适用 where it is refused",
         [](Form& f) { f.give("licence", NotApplicable{}); },
         {"error not-applicable-refused licence @ 指标表!F8"}},
        {"不适用 as the name of the institution",
         [](Form& f) { f.give("org_name", NotApplicable{}); },
         {"error not-applicable-refused org_name @ 指标表!F1"}},
        {"不适用 is an answer elsewhere", [](Form& f) { f.give("area", NotApplicable{}); }, {}},
        {"at the minimum", [](Form& f) { f.give("staff", Number(2)); }, {}},
        {"at an open minimum",
         [](Form& f) { f.give("area", Number(0)); },
         {"error not-above-minimum area @ 指标表!F13"}},
        {"below an open minimum",
         [](Form& f) { f.give("area", Number(-1)).give("rent", Number(-2)); },
         {"error not-above-minimum area @ 指标表!F13"}},
        {"just above an open minimum",
         [](Form& f) { f.give("area", *Number::parse("0.0001")); },
         {}},
        {"at the maximum", [](Form& f) { f.give("area", Number(100000)); }, {}},
        {"above the maximum",
         [](Form& f) { f.give("area", *Number::parse("100000.01")); },
         {"error above-maximum area @ 指标表!F13"}},
    });
}

TEST_CASE("the rubric's checks") {
    check({
        {"dates in order",
         [](Form& f) { f.give("from", day(2024, 1, 1)).give("to", day(2024, 1, 2)); },
         {}},
        {"dates out of order",
         [](Form& f) { f.give("from", day(2024, 1, 2)).give("to", day(2024, 1, 2)); },
         {"error order to @ 指标表!F10"}},
        {"one of the dates missing", [](Form& f) { f.give("from", day(2024, 1, 2)); }, {}},
        {"one of the dates unreadable",
         [](Form& f) { f.give("from", day(2024, 1, 2)).unreadable("to", "明年"); },
         {"error not-a-number to @ 指标表!F10"}},
        {"one of the dates 不适用",
         [](Form& f) { f.give("from", day(2024, 1, 2)).give("to", NotApplicable{}); },
         {}},
        {"against the period",
         [](Form& f) { f.give("from", day(2026, 1, 1)); },
         {"error late from @ 指标表!F9"}},
        {"on the last day of the period", [](Form& f) { f.give("from", day(2025, 12, 31)); }, {}},
        {"a blank asked for by ISBLANK",
         [](Form& f) { f.blank("opinion"); },
         {"warning no-opinion opinion @ 指标表!F11"}},
        {"an unreadable cell is not blank",
         [](Form& f) { f.unreadable("opinion", "#N/A"); },
         {"error not-a-number opinion @ 指标表!F11"}},
        {"a blank that IF provides for",
         [](Form& f) { f.give("rent", Number(501)); },
         {"error parts rent @ 指标表!F12"}},
        {"within the whole", [](Form& f) { f.give("rent", Number(500)); }, {}},
        {"a missing yes/no under NOT", [](Form&) {}, {}},
        {"否 under NOT",
         [](Form& f) { f.give("outside", false); },
         {"warning inside-chair outside @ 指标表!F14"}},
        {"是 under NOT", [](Form& f) { f.give("outside", true); }, {}},
        {"one of OR settles it",
         [](Form& f) { f.give("funds_y3", Number(5)); },
         {"warning either funds_y3 @ 指标表!F17"}},
        {"no part of OR settles it", [](Form& f) { f.give("funds_y3", Number(50)); }, {}},
        {"over a list, against a reading",
         [](Form& f) {
             f.row("people", {"王五", Number(70), Number(1)}).give("staff", Number(3));
         },
         {"warning many people.pay @ 人员名册!B4", "warning well-paid people.pay @ 人员名册!B6"}},
        {"over a list with an unreadable cell",
         [](Form& f) {
             f.row("people", {"王五", Number(70), Number(1)})
                 .give("staff", Number(3))
                 .unreadable_cell("people", 0, 1, "约");
         },
         {"error not-a-number people.pay @ 人员名册!B4",
          "warning well-paid people.pay @ 人员名册!B6"}},
        {"the pledge refused",
         [](Form& f) { f.give("truth_pledge", false); },
         {"error pledge-refused truth_pledge @ 指标表!F6"}},
        {"the pledge missing",
         [](Form& f) { f.blank("truth_pledge"); },
         {"error required-missing truth_pledge @ 指标表!F6"}},
        {"the pledge 不适用",
         [](Form& f) { f.give("truth_pledge", NotApplicable{}); },
         {"error not-applicable-refused truth_pledge @ 指标表!F6"}},
    });
}

TEST_CASE("a finding says what was found, what is wanted, and the article") {
    Form form;
    form.give("staff", Number(1))
        .give("from", day(2024, 2, 2))
        .give("to", day(2024, 1, 1))
        .give("funds_y3", Number(5));
    int seen = 0;
    for (const Finding& f : form.findings()) {
        if (f.code.text() == "below-minimum") {
            ++seen;
            CHECK(sample::argument(f, "label") == "人员数");
            CHECK(sample::argument(f, "found") == "1");
            CHECK(sample::argument(f, "want") == "2人");
            CHECK(sample::argument(f, "article") == "附件1");
        }
        if (f.code.text() == "order") {
            ++seen;
            CHECK(sample::argument(f, "message") == "起始日应早于终止日");
            CHECK(sample::argument(f, "found") == "起始日 = 2024-02-02; 终止日 = 2024-01-01");
            CHECK(sample::argument(f, "article") == "第五条");
        }
        if (f.code.text() == "either") {
            ++seen;
            CHECK(sample::argument(f, "label") == "经费 2025");  // the year of a series value
        }
    }
    CHECK(seen == 3);
}

TEST_CASE("the bureau's verified value counts instead of the applicant's") {
    check({
        {"a valid value with a reason corrects the error",
         [](Form& f) { f.unreadable("staff", "约2").verify("staff", Number(2), "现场清点"); },
         {"info mended staff @ 指标表!F18"}},
        {"without a reason it does not",
         [](Form& f) { f.unreadable("staff", "约2").verify("staff", Number(2), ""); },
         {"error not-a-number staff @ 指标表!F18"}},
        {"a blank one does not",
         [](Form& f) { f.unreadable("staff", "约2").verify("staff", Missing{}, "现场清点"); },
         {"error not-a-number staff @ 指标表!F18"}},
        {"it fills what was missing",
         [](Form& f) { f.blank("staff").verify("staff", Number(2), "现场清点"); },
         {}},
        {"it is judged itself, where it stands",
         [](Form& f) { f.verify("staff", Number(1), "现场清点"); },
         {"error below-minimum staff @ 数据核定!E18",
          "warning count-differs-from-list staff @ 数据核定!E18"}},
        {"checks compare it",
         [](Form& f) {
             f.give("from", day(2024, 1, 2))
                 .give("to", day(2024, 1, 1))
                 .verify("to", day(2024, 3, 1), "看原件");
         },
         {}},
        {"conditions ask it",
         [](Form& f) { f.verify("category", "企业", "看执照"); },
         {"error required-here licence @ 指标表!F8"}},
    });
    Form form;
    form.unreadable("staff", "约2").verify("staff", Number(2), "现场清点");
    form.submission.findings.push_back(
        form.submission.findings.front());  // two errors of one cell are corrected together
    const auto findings = form.findings();
    CHECK(form.reported() == std::vector<std::string>{"info mended staff @ 指标表!F18"});
    CHECK(sample::argument(findings.front(), "found") == "约2");
    CHECK(sample::argument(findings.front(), "want") == "2");
    CHECK(sample::argument(findings.front(), "reason") == "现场清点");
}
