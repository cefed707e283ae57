#include <doctest/doctest.h>

#include "recognise/recognise.hpp"
#include "sample.hpp"

using namespace kaoping;
using sample::FormBook;

namespace {
std::vector<std::string> reported(const FormBook& book) {
    return sample::reported(recognise(book.build(), sample::rubric()).findings);
}
}  // namespace

TEST_CASE("the bureau's cells in a submission are ignored and flagged") {
    struct Case {
        const char* name;
        bool flagged;
    };
    const std::vector<Case> cases = {
        {"v_staff", true},        {"vw_staff", true},       {"vl_people", true},
        {"a_staff_points", true}, {"w_staff_points", true}, {"j_project_points", true},
        {"p_staff_points", true}, {"e_staff_points", true}, {"a_grade", true},
        {"w_grade", true},        {"V_STAFF", true},        {"v_nothing", false},
        {"a_1", false},           {"total", false},         {"verified", false},
    };
    for (const Case& c : cases) {
        INFO(std::string(c.name));
        FormBook book(sample::rubric());
        book.number("staff", "3").name(c.name, "指标表", "M14", "M14").text("指标表", "M14", "99");
        const Submission s = recognise(book.build(), sample::rubric());
        const std::vector<std::string> expected =
            c.flagged ? std::vector<std::string>{"warning bureau-cells-ignored 指标表!M14"}
                      : std::vector<std::string>{};
        CHECK(sample::reported(s.findings) == expected);
        CHECK(sample::raw(s, sample::rubric(), "staff") == "3");
    }
}

TEST_CASE("the bureau's cells named in the hidden sheet alone are flagged too") {
    FormBook book(sample::rubric());
    book.text("_kaoping", "A90", "name")
        .text("_kaoping", "B90", "v_staff")
        .text("_kaoping", "C90", "指标表")
        .text("_kaoping", "D90", "M14");
    CHECK(reported(book) == std::vector<std::string>{"warning bureau-cells-ignored 指标表!M14"});
}

TEST_CASE("points and criteria printed on the form are compared, never used") {
    FormBook book(sample::rubric());
    CHECK(reported(book).empty());
    SUBCASE("points") {
        book.set("指标表", "C14", sample::number_cell("80"));
        CHECK(reported(book) ==
              std::vector<std::string>{"warning printed-points-differ 指标表!C14"});
    }
    SUBCASE("criterion") {
        book.text("指标表", "D14", "每人20分。");
        CHECK(reported(book) ==
              std::vector<std::string>{"warning printed-rule-differs 指标表!D14"});
    }
    SUBCASE("blanks and widths in the criterion do not matter") {
        book.text("指标表", "D14", "每人２ 分。\n");
        CHECK(reported(book).empty());
    }
}

TEST_CASE("identity's year and contradictions become the submission's") {
    FormBook book(sample::rubric(), 2024);
    book.property("year", "2023");
    const std::vector<const Rubric*> known{&sample::rubric()};
    const Workbook workbook = book.build();
    const Submission s = recognise(workbook, sample::rubric(), identify(workbook, known));
    CHECK(s.rubric == "sample");
    CHECK(s.year == 2024);
    CHECK(sample::reported(s.findings) ==
          std::vector<std::string>{"warning identity-year-differs"});
    CHECK(recognise(workbook, sample::rubric()).year == 2024);
}
