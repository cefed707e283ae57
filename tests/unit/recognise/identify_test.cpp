#include <doctest/doctest.h>

#include <functional>

#include "recognise/identify.hpp"
#include "sample.hpp"

using namespace kaoping;
using sample::FormBook;

namespace {

struct Case {
    const char* what;
    std::function<void(FormBook&)> change;
    std::string rubric;
    std::string kind;
    std::string refusal;  // empty: a form
    std::vector<std::string> findings;
};

Identity identified(const FormBook& book) {
    const std::vector<const Rubric*> known{&sample::rubric(), &sample::other_rubric()};
    return identify(book.build(), known);
}

void check(const Case& c, FormBook book) {
    INFO(std::string(c.what));
    c.change(book);
    const Identity identity = identified(book);
    CHECK(identity.rubric == c.rubric);
    CHECK(identity.stated_kind == c.kind);
    CHECK((identity.refusal ? identity.refusal->code.text() : "") == c.refusal);
    CHECK(sample::reported(identity.findings) == c.findings);
    if (identity.refusal) CHECK(sample::reported({*identity.refusal}).size() == 1);
}

void strip(FormBook& b) { b.lose_names().lose_hidden().lose_properties(); }

}  // namespace

TEST_CASE("a form is known by any of the ways that say what it is") {
    const std::vector<Case> cases = {
        {"untouched", [](FormBook&) {}, "sample", "form", "", {}},
        {"properties lost (openpyxl)",
         [](FormBook& b) { b.lose_properties(); },
         "sample",
         "form",
         "",
         {}},
        {"hidden sheet lost", [](FormBook& b) { b.lose_hidden(); }, "sample", "form", "", {}},
        {"names lost", [](FormBook& b) { b.lose_names(); }, "sample", "form", "", {}},
        {"names alone",
         [](FormBook& b) { b.lose_hidden().lose_properties(); },
         "sample",
         "form",
         "",
         {}},
        {"labels alone", strip, "sample", "form", "", {}},
        {"labels in another width",
         [](FormBook& b) {
             strip(b);
             b.text("指标表", "E10", "机构 类别＊");
         },
         "sample",
         "form",
         "",
         {}},
        {"properties rewritten as real numbers",
         [](FormBook& b) { b.lose_hidden().property("year", "2025.0"); },
         "sample",
         "form",
         "",
         {}},
    };
    for (const Case& c : cases) check(c, FormBook(sample::rubric()));
}

TEST_CASE("what is no form of a known rubric is told apart") {
    const auto without_labels = [](FormBook& b) {
        b.sheet("指标表").cells.clear();
        for (const char* list : {"人员名册", "项目清单"}) {
            b.sheet(list).cells.clear();
            b.sheet(list).name = std::string("Sheet") + list[0];
        }
    };
    const std::vector<Case> cases = {
        {"nothing of it left",
         [&](FormBook& b) {
             strip(b);
             without_labels(b);
         },
         "",
         "",
         "unknown-form",
         {}},
        {"graded workbook",
         [](FormBook& b) { b.hidden("kind", "graded").property("kind", "graded"); },
         "sample",
         "graded",
         "not-a-form",
         {}},
        {"review workbook without names",
         [](FormBook& b) { b.lose_names().hidden("kind", "review").property("kind", "review"); },
         "sample",
         "review",
         "not-a-form",
         {}},
        {"roster",
         [](FormBook& b) { b.hidden("kind", "roster").lose_properties(); },
         "sample",
         "roster",
         "not-a-form",
         {}},
        {"graded by its names alone",
         [](FormBook& b) {
             b.lose_hidden().lose_properties();
             b.name("p_staff_points", "指标表", "L14", "L14")
                 .name("p_project_points", "指标表", "L16", "L16");
         },
         "sample",
         "graded",
         "not-a-form",
         {}},
        {"expert workbook by its names",
         [](FormBook& b) {
             b.lose_hidden().lose_properties();
             b.name("k_uscc", "指标表", "A5", "A9").name("expert", "指标表", "B1", "B1");
         },
         "sample",
         "expert",
         "not-a-form",
         {}},
        {"a rubric not installed",
         [&](FormBook& b) {
             b.lose_names().hidden("rubric", "elsewhere").property("rubric", "elsewhere");
             without_labels(b);
         },
         "elsewhere",
         "form",
         "unknown-rubric",
         {}},
    };
    for (const Case& c : cases) check(c, FormBook(sample::rubric()));
}

TEST_CASE("labels of two rubrics alike are not decided by guessing") {
    FormBook book(sample::rubric());
    strip(book);
    for (const Field& field : sample::other_rubric().fields)
        if (!field.identity && field.series < 2)
            book.set("填报说明", "B" + std::to_string(field.id.size()),
                     sample::text_cell(field.label.zh));
    Workbook both = book.build();
    const std::vector<const Rubric*> same{&sample::rubric(), &sample::rubric()};
    const Identity identity = identify(both, same);
    REQUIRE(identity.refusal);
    CHECK(identity.refusal->code.text() == "several-forms");
}

TEST_CASE("contradictions are reported and the majority decides") {
    const std::vector<Case> cases = {
        {"hidden sheet changed to another rubric",
         [](FormBook& b) { b.hidden("rubric", "other"); },
         "sample",
         "form",
         "",
         {"warning identity-rubric-differs"}},
        {"hidden sheet and properties changed: names and labels stand against them",
         [](FormBook& b) { b.hidden("rubric", "other").property("rubric", "other"); },
         "sample",
         "form",
         "",
         {"warning identity-rubric-differs"}},
        {"properties of another year",
         [](FormBook& b) { b.property("year", "2024"); },
         "sample",
         "form",
         "",
         {"warning identity-year-differs"}},
        {"properties of another kind",
         [](FormBook& b) { b.property("kind", "graded"); },
         "sample",
         "form",
         "",
         {"warning identity-kind-differs"}},
    };
    for (const Case& c : cases) check(c, FormBook(sample::rubric()));
}

TEST_CASE("the year is the hidden sheet's, else the properties', and only a year") {
    FormBook book(sample::rubric(), 2024);
    CHECK(stated_year(book.build()) == 2024);
    book.hidden("year", "2023");
    CHECK(stated_year(book.build()) == 2023);
    book.lose_hidden();
    CHECK(stated_year(book.build()) == 2024);
    book.property("year", "2.024E3");
    CHECK(stated_year(book.build()) == 2024);
    for (const char* nonsense : {"", "year", "20245", "2024.5", "-2024"}) {
        book.property("year", nonsense);
        CHECK_FALSE(stated_year(book.build()));
    }
}
