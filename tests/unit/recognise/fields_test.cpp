#include <doctest/doctest.h>

#include <algorithm>

#include "recognise/recognise.hpp"
#include "sample.hpp"

using namespace kaoping;
using sample::FormBook;
using sample::raw;
using sample::tells;

namespace {

FormBook filled() {
    FormBook book(sample::rubric());
    book.type("org_name", "克拉玛依某某公司")
        .type("category", "高校")
        .number("site_area", "1200.5");
    book.number("income_y1", "10")
        .number("income_y2", "20")
        .number("income_y3", "30")
        .type("staff", "１２人");
    book.type("evidence_staff_points", "附件1");
    return book;
}

Submission read(const FormBook& book) { return recognise(book.build(), sample::rubric()); }

// Every field as it was filled in, wherever it stands.
void check_filled(const Submission& s) {
    const Rubric& r = sample::rubric();
    CHECK(raw(s, r, "org_name") == "克拉玛依某某公司");
    CHECK(raw(s, r, "category") == "高校");
    CHECK(raw(s, r, "site_area") == "1200.5");
    CHECK(raw(s, r, "income_y1") == "10");
    CHECK(raw(s, r, "income_y2") == "20");
    CHECK(raw(s, r, "income_y3") == "30");
    CHECK(raw(s, r, "staff") == "１２人");
    CHECK(raw(s, r, "evidence_staff_points") == "附件1");
    CHECK(s.fields[static_cast<std::size_t>(r.field("staff") - r.fields.data())].value ==
          Value(Number(12)));
}

const Entry& entry(const Submission& s, const char* field) {
    const Rubric& r = sample::rubric();
    return s.fields[static_cast<std::size_t>(r.field(field) - r.fields.data())];
}

}  // namespace

TEST_CASE("fields are found by name, map or label") {
    struct Case {
        const char* what;
        void (*change)(FormBook&);
        std::vector<std::string> findings;
    };
    const std::vector<Case> cases = {
        {"untouched", [](FormBook&) {}, {}},
        {"names lost, map there", [](FormBook& b) { b.lose_names(); }, {"info names-lost"}},
        {"names and map lost",
         [](FormBook& b) { b.lose_names().lose_hidden(); },
         {"info names-lost"}},
        {"everything lost but labels",
         [](FormBook& b) { b.lose_names().lose_hidden().lose_properties(); },
         {"info names-lost"}},
        {"one name broken", [](FormBook& b) { b.break_name("f_staff"); }, {"warning names-broken"}},
        {"rows inserted above", [](FormBook& b) { b.insert_rows("指标表", 2, 3); }, {}},
        {"column inserted before", [](FormBook& b) { b.insert_columns("指标表", 2, 1); }, {}},
        {"rows inserted and names lost: the map points to other rows",
         [](FormBook& b) { b.insert_rows("指标表", 5, 2).lose_names(); },
         {"info names-lost"}},
        {"column inserted and names lost",
         [](FormBook& b) { b.insert_columns("指标表", 1, 2).lose_names(); },
         {"info names-lost"}},
        {"labels repeated in the instructions",
         [](FormBook& b) {
             b.text("填报说明", "B3", "场地面积").text("填报说明", "B4", "人员数");
             b.lose_names().lose_hidden();
         },
         {"info names-lost"}},
        {"label repeated in another column of the table",
         [](FormBook& b) { b.text("指标表", "A14", "人员数").lose_names().lose_hidden(); },
         {"info names-lost"}},
        {"names in another case",
         [](FormBook& b) { b.name("F_STAFF", "指标表", "F14", "F14"); },
         {}},
        {"junk names of gnumeric",
         [](FormBook& b) {
             b.name("_xlnm.Sheet_Title", "指标表", "A1", "A1").break_name("_xlnm.Sheet_Title");
         },
         {}},
        {"label merged over two columns, names lost",
         [](FormBook& b) {
             b.text("指标表", "D11", "场地面积 *")
                 .erase("指标表", "E11")
                 .merge("指标表", "D11", "E11")
                 .lose_names();
         },
         {"info names-lost"}},
    };
    for (const Case& c : cases) {
        INFO(std::string(c.what));
        FormBook book = filled();
        c.change(book);
        const Submission s = read(book);
        CHECK(sample::reported(s.findings) == c.findings);
        check_filled(s);
    }
}

TEST_CASE("findings of reading carry field, cell, label and article") {
    FormBook book(sample::rubric());
    book.type("staff", "约20人").type("category", "协会");
    const Submission s = read(book);
    CHECK(tells(s.findings, "error approximate 指标表!F14"));
    CHECK(entry(s, "staff").unreadable);
    CHECK(is_missing(entry(s, "staff").value));
    CHECK(entry(s, "staff").cell == "指标表!F14");
    for (const Finding& f : s.findings) {
        const auto arg = [&](const char* name) {
            for (const auto& a : f.args)
                if (a.first == name) return a.second;
            return Text{};
        };
        if (f.field == "staff") {
            CHECK(arg("label").zh == "人员数");
            CHECK(arg("found").zh == "约20人");
            CHECK(arg("article").zh == "附件1");
        } else {
            CHECK(f.field == "category");
            CHECK(arg("want").zh.find("高校") != std::string::npos);
            CHECK(arg("article").zh == "第三条");
        }
    }
}

TEST_CASE("blank cells and placeholders are missing, not zero") {
    FormBook book(sample::rubric());
    book.type("staff", "/").type("site_area", "　");
    const Submission s = read(book);
    CHECK(s.findings.empty());
    CHECK(is_missing(entry(s, "staff").value));
    CHECK(raw(s, sample::rubric(), "staff") == "/");  // nothing typed is lost
    CHECK_FALSE(entry(s, "site_area").raw);
    CHECK_FALSE(entry(s, "staff").unreadable);
    CHECK(entry(s, "org_name").cell == "指标表!F4");
}

TEST_CASE("a formula in a cell meant for typing is read and flagged") {
    FormBook book(sample::rubric());
    Cell cell = sample::number_cell("12");
    cell.formula = true;
    book.set("指标表", "F14", cell);
    const Submission s = read(book);
    CHECK(entry(s, "staff").value == Value(Number(12)));
    REQUIRE(s.findings.size() == 1);
    CHECK(s.findings[0].code.text() == "formula-in-cell");
    CHECK(s.findings[0].cell == "指标表!F14");
}

TEST_CASE("what contradicts is reported") {
    SUBCASE("a name redirected to a cell beside another label") {
        FormBook book = filled();
        book.name("f_site_area", "指标表", "F14", "F14");
        const Submission s = read(book);
        CHECK(tells(s.findings, "warning name-contradicts-label 指标表!F14"));
        CHECK(raw(s, sample::rubric(), "site_area") == "１２人");
    }
    SUBCASE("a name moved along the row, so that another value stands beside the label") {
        FormBook book = filled();
        book.text("指标表", "M11", "99999").name("f_site_area", "指标表", "M11", "M11");
        CHECK(tells(read(book).findings, "warning name-contradicts-label 指标表!M11"));
    }
    SUBCASE("the years of a series out of order") {
        FormBook book = filled();
        book.name("f_income_y1", "指标表", "H12", "H12");
        CHECK(tells(read(book).findings, "warning name-contradicts-label 指标表!H12"));
    }
    SUBCASE("a label typed over") {
        FormBook book = filled();
        book.text("指标表", "E11", "建筑面积");
        const Submission s = read(book);
        CHECK(tells(s.findings, "info label-differs 指标表!F11"));
        check_filled(s);
    }
    SUBCASE("a row deleted") {
        FormBook book = filled();
        book.erase("指标表", "E11").erase("指标表", "F11").break_name("f_site_area").lose_hidden();
        const Submission s = read(book);
        CHECK(sample::reported(s.findings) ==
              std::vector<std::string>{"warning field-not-found", "warning names-broken"});
        CHECK(entry(s, "site_area").cell.empty());
    }
    SUBCASE("a label copied twice into the column of labels is not guessed") {
        FormBook book = filled();
        book.text("指标表", "E30", "场地面积")
            .text("指标表", "F30", "9999")
            .lose_names()
            .lose_hidden();
        const Submission s = read(book);
        CHECK(tells(s.findings, "warning field-not-found"));
        CHECK(raw(s, sample::rubric(), "site_area").empty());
    }
}

TEST_CASE("a name that points outside the printed form is not used") {
    struct Case {
        const char* what;
        void (*change)(FormBook&);
        const char* finding;
    };
    const std::vector<Case> cases = {
        {"to a sheet of the applicant's own",
         [](FormBook& b) {
             b.add_sheet("我的表").text("我的表", "A1", "场地面积").text("我的表", "B1", "99999");
             b.name("f_site_area", "我的表", "B1", "B1");
         },
         "warning name-outside-form 我的表!B1"},
        {"far to the right, in its row",
         [](FormBook& b) {
             b.text("指标表", "Z11", "99999").name("f_site_area", "指标表", "Z11", "Z11");
         },
         "warning name-outside-form 指标表!Z11"},
        {"far to the right, beside a label of its own",
         [](FormBook& b) {
             b.text("指标表", "Y11", "场地面积").text("指标表", "Z11", "99999");
             b.name("f_site_area", "指标表", "Z11", "Z11");
         },
         "warning name-outside-form 指标表!Z11"},
        {"to the left of the labels",
         [](FormBook& b) {
             b.text("指标表", "A11", "99999").name("f_site_area", "指标表", "A11", "A11");
         },
         "warning name-outside-form 指标表!A11"},
        {"far below",
         [](FormBook& b) {
             b.text("指标表", "F90", "99999").name("f_site_area", "指标表", "F90", "F90");
         },
         "warning name-outside-form 指标表!F90"},
        {"directly below, beside a label of its own",
         [](FormBook& b) {
             b.text("指标表", "F18", "99999").text("指标表", "E18", "备注");
             b.name("f_site_area", "指标表", "F18", "F18");
         },
         nullptr},
        {"to a list",
         [](FormBook& b) {
             b.row("people", 0, {"99999"});
             const std::string people = sample::rubric().lists[0].label.zh;
             b.name("f_site_area", people, "A4", "A4");
         },
         nullptr},
        {"to the hidden sheet",
         [](FormBook& b) {
             b.text("_kaoping", "F200", "99999").name("f_site_area", "_kaoping", "F200", "F200");
         },
         "warning name-outside-form _kaoping!F200"},
    };
    for (const Case& c : cases) {
        INFO(std::string(c.what));
        FormBook book = filled();
        c.change(book);
        for (const bool map_lost : {false, true}) {
            CAPTURE(map_lost);
            if (map_lost && std::string(c.what) == "to the hidden sheet") break;  // gone with it
            if (map_lost) book.lose_hidden();
            const Submission s = read(book);
            check_filled(s);
            CHECK(std::count_if(s.findings.begin(), s.findings.end(), [](const Finding& f) {
                      return f.code.text() == "name-outside-form";
                  }) == 1);
            if (c.finding != nullptr &&
                std::string(c.finding).find("_kaoping") == std::string::npos)
                CHECK(tells(s.findings, c.finding));
        }
    }
}

TEST_CASE("what is said of a name outside the form") {
    FormBook book = filled();
    book.add_sheet("我的表")
        .text("我的表", "B1", "99999")
        .name("f_site_area", "我的表", "B1", "B1");
    const Submission s = read(book);
    REQUIRE(tells(s.findings, "warning name-outside-form 我的表!B1"));
    for (const Finding& f : s.findings) {
        if (f.code.text() != "name-outside-form") continue;
        CHECK(f.field == "site_area");
        for (const auto& [name, text] : f.args) {
            if (name == "name") CHECK(text.zh == "f_site_area");
            if (name == "want") CHECK(text.zh == "指标表!F11");
        }
    }
}

TEST_CASE("a copy of the whole form that all names were moved to is not the form") {
    FormBook book = filled();
    const Workbook made = book.build();
    Sheet copy = *made.sheet("指标表");
    copy.name = "副本";
    for (auto& [position, cell] : copy.cells)
        if (cell.text == "1200.5") cell.text = "99999";
    Workbook forged = made;
    forged.sheets.insert(forged.sheets.begin(), copy);
    for (DefinedName& name : forged.names)
        if (name.sheet == "指标表" && name.name.starts_with("f_")) name.sheet = "副本";
    const Submission s = recognise(forged, sample::rubric());
    check_filled(s);
    CHECK(tells(s.findings, "warning name-outside-form 副本!F11"));
}

TEST_CASE(
    "a form whose sheet was renamed, or whose first or last label was typed over, is read by its "
    "names") {
    FormBook book = filled();
    SUBCASE("renamed") {
        Workbook renamed = book.build();
        for (Sheet& sheet : renamed.sheets)
            if (sheet.name == "指标表") sheet.name = "第一张";
        for (DefinedName& name : renamed.names)
            if (name.sheet == "指标表") name.sheet = "第一张";
        const Submission s = recognise(renamed, sample::rubric());
        check_filled(s);
        CHECK(s.findings.empty());
    }
    SUBCASE("typed over") {
        book.text("指标表", "E4", "单位全称");
        const Submission s = read(book);
        check_filled(s);
        CHECK(tells(s.findings, "info label-differs 指标表!F4"));
    }
}

TEST_CASE("merged cells") {
    SUBCASE("merged with the cell to the left: the text moved there") {
        FormBook book = filled();
        book.insert_columns("指标表", 5, 1)
            .erase("指标表", "G11")
            .text("指标表", "F11", "800")
            .merge("指标表", "F11", "G11");
        const Submission s = read(book);
        CHECK(raw(s, sample::rubric(), "site_area") == "800");
    }
    SUBCASE("merged down over two fields: reported, not guessed") {
        FormBook book(sample::rubric());
        book.number("site_area", "5").merge("指标表", "F11", "F12");
        const Submission s = read(book);
        CHECK(tells(s.findings, "warning merged-cells 指标表!F12"));
        CHECK(raw(s, sample::rubric(), "site_area") == "5");
        CHECK(raw(s, sample::rubric(), "income_y1").empty());
    }
}

TEST_CASE("self-assessed points are read, never an error, and formulas are expected") {
    const auto self = [](FormBook book) { return recognise(book.build(), sample::rubric()); };
    Cell formula = sample::number_cell("24");
    formula.formula = true;
    SUBCASE("a live formula") {
        const Submission s = self(FormBook(sample::rubric()).set("指标表", "K14", formula));
        CHECK(s.self[0].value == Value(Number(24)));
        CHECK(s.self[0].cell == "指标表!K14");
        CHECK(s.findings.empty());
    }
    SUBCASE("typed") {
        const Submission s = self(FormBook(sample::rubric()).text("指标表", "K16", "３０分"));
        CHECK((s.self[1].value == Value(Number(30)) || s.self[1].unreadable));
        CHECK(std::none_of(s.findings.begin(), s.findings.end(),
                           [](const Finding& f) { return f.severity == Severity::error; }));
    }
    SUBCASE("not a number") {
        const Submission s = self(FormBook(sample::rubric()).text("指标表", "K16", "满分"));
        CHECK(sample::reported(s.findings) ==
              std::vector<std::string>{"warning self-points-unreadable 指标表!K16"});
        CHECK(s.self[1].unreadable);
    }
    SUBCASE("an error value of its formula is no finding") {
        formula.kind = CellKind::error;
        formula.text = "#DIV/0!";
        CHECK(self(FormBook(sample::rubric()).set("指标表", "K14", formula)).findings.empty());
    }
    SUBCASE("names lost and rows inserted: it has moved as far as its indicator") {
        FormBook book(sample::rubric());
        book.set("指标表", "K14", formula).insert_rows("指标表", 6, 2).lose_names();
        const Submission s = self(book);
        CHECK(s.self[0].value == Value(Number(24)));
        CHECK(s.self[0].cell == "指标表!K16");
    }
}
