#include <doctest/doctest.h>

#include "recognise/recognise.hpp"
#include "sample.hpp"

using namespace kaoping;
using sample::FormBook;

namespace {

FormBook filled_lists() {
    FormBook book(sample::rubric());
    book.row("people", 0, {"张三", "博士", "20"}).row("people", 1, {"李四", "硕士", "15"});
    return book;
}

Submission submission_of(const FormBook& book) { return recognise(book.build(), sample::rubric()); }

// Rows of a list as text: "张三/博士/20".
std::vector<std::string> rows(const Submission& s, std::size_t list = 0) {
    std::vector<std::string> lines;
    for (const ListRow& row : s.lists[list]) {
        std::string line;
        for (const Entry& cell : row.cells)
            line += (line.empty() ? "" : "/") + cell.raw.value_or("");
        lines.push_back(line);
    }
    return lines;
}

const std::vector<std::string> both = {"张三/博士/20", "李四/硕士/15"};

}  // namespace

TEST_CASE("rows of a list are found wherever the table went") {
    struct Case {
        const char* what;
        void (*change)(FormBook&);
        std::vector<std::string> findings;
    };
    const std::vector<Case> cases = {
        {"untouched", [](FormBook&) {}, {}},
        {"names lost", [](FormBook& b) { b.lose_names(); }, {"info names-lost"}},
        {"names and map lost",
         [](FormBook& b) { b.lose_names().lose_hidden(); },
         {"info names-lost"}},
        {"name broken, map lost",
         [](FormBook& b) { b.lose_hidden().break_name("l_people"); },
         {"warning names-broken"}},
        {"sheet renamed, names lost",
         [](FormBook& b) { b.lose_names().lose_hidden().sheet("人员名册").name = "Sheet2"; },
         {"info names-lost"}},
        {"rows inserted above the table", [](FormBook& b) { b.insert_rows("人员名册", 1, 4); }, {}},
        {"rows inserted above the table, names lost",
         [](FormBook& b) { b.insert_rows("人员名册", 1, 4).lose_names(); },
         {"info names-lost"}},
        {"columns inserted before the table",
         [](FormBook& b) { b.insert_columns("人员名册", 0, 2); },
         {}},
        {"a row inserted between header and body",
         [](FormBook& b) { b.insert_rows("人员名册", 3, 1); },
         {}},
        {"two columns exchanged",
         [](FormBook& b) { b.swap_columns("人员名册", 0, 2); },
         {"warning columns-reordered 人员名册!A3"}},
        {"two columns exchanged, names lost",
         [](FormBook& b) { b.swap_columns("人员名册", 0, 2).lose_names(); },
         {"info names-lost", "warning columns-reordered 人员名册!A3"}},
        {"an empty column inserted inside",
         [](FormBook& b) { b.insert_columns("人员名册", 1, 1); },
         {}},
        {"headers without marks and units",
         [](FormBook& b) { b.text("人员名册", "A3", "姓 名").text("人员名册", "C3", "年薪"); },
         {}},
        {"a header typed over",
         [](FormBook& b) { b.text("人员名册", "A3", "人员"); },
         {"warning header-differs 人员名册!A3"}},
        {"the unit of a header changed",
         [](FormBook& b) { b.text("人员名册", "C3", "年薪（元）"); },
         {"warning header-differs 人员名册!C3"}},
        {"all headers gone, name there",
         [](FormBook& b) {
             b.erase("人员名册", "A3").erase("人员名册", "B3").erase("人员名册", "C3");
         },
         {"warning header-differs 人员名册!A3", "warning header-differs 人员名册!B3",
          "warning header-differs 人员名册!C3"}},
        {"a name over a million rows",
         [](FormBook& b) { b.name("l_people", "人员名册", "A4", "C1048576"); },
         {}},
    };
    for (const Case& c : cases) {
        INFO(std::string(c.what));
        FormBook book = filled_lists();
        c.change(book);
        const Submission s = submission_of(book);
        CHECK(sample::reported(s.findings) == c.findings);
        CHECK(rows(s) == both);
    }
}

TEST_CASE("rows carry sheet, line and cells; blank ones are left out") {
    FormBook book = filled_lists();
    book.row("people", 5, {"/", "——", "　"}).row("people", 7, {"王五", "", ""});
    const Submission s = submission_of(book);
    REQUIRE(rows(s) == std::vector<std::string>{both[0], both[1], "王五//"});
    CHECK(s.lists[0][2].sheet == "人员名册");
    CHECK(s.lists[0][2].line == 11);
    CHECK(s.lists[0][2].cells[1].cell == "人员名册!B11");
    CHECK(s.lists[0][0].cells[2].value == Value(Number(20)));
    CHECK(s.findings.empty());
}

TEST_CASE("rows typed below the table are read until the first empty one") {
    FormBook book = filled_lists();
    book.row("people", 30, {"赵六", "硕士", "9"}).row("people", 31, {"孙七", "硕士", "8"});
    SUBCASE("read with a warning") {
        const Submission s = submission_of(book);
        CHECK(rows(s).size() == 4);
        CHECK(sample::reported(s.findings) ==
              std::vector<std::string>{"warning beyond-table 人员名册!A34"});
    }
    SUBCASE("what comes after an empty row is reported") {
        book.row("people", 33, {"", "备注", ""});
        const Submission s = submission_of(book);
        CHECK(rows(s).size() == 4);
        CHECK(sample::tells(s.findings, "warning rows-not-read 人员名册!B37"));
    }
    SUBCASE("a remark far below a table that is not full") {
        FormBook other = filled_lists();
        other.row("people", 40, {"注：以上为全部人员", "", ""});
        const Submission s = submission_of(other);
        CHECK(rows(s) == both);
        CHECK(sample::reported(s.findings) ==
              std::vector<std::string>{"warning rows-not-read 人员名册!A44"});
    }
}

TEST_CASE("cells outside the table's columns are not read") {
    FormBook book = filled_lists();
    book.text("人员名册", "E3", "序号").text("人员名册", "E4", "1");
    CHECK(submission_of(book).findings.empty());
    SUBCASE("a column typed inside is reported") {
        book.insert_columns("人员名册", 1, 1)
            .text("人员名册", "B3", "性别")
            .text("人员名册", "B4", "男")
            .text("人员名册", "B5", "女");
        const Submission s = submission_of(book);
        CHECK(rows(s) == both);
        CHECK(sample::reported(s.findings) ==
              std::vector<std::string>{"info extra-column 人员名册!B4"});
    }
}

TEST_CASE("what is lost of a list is reported once") {
    SUBCASE("the whole sheet") {
        FormBook book = filled_lists();
        book.lose_hidden().break_name("l_people").sheet("人员名册").cells.clear();
        const Submission s = submission_of(book);
        CHECK(rows(s).empty());
        CHECK(sample::reported(s.findings) ==
              std::vector<std::string>{"warning list-not-found", "warning names-broken"});
    }
    SUBCASE("a column") {
        FormBook book = filled_lists();
        for (const char* cell : {"C3", "C4", "C5"}) book.erase("人员名册", cell);
        book.name("l_people", "人员名册", "A4", "B33");
        const Submission s = submission_of(book);
        CHECK(rows(s) == std::vector<std::string>{"张三/博士/", "李四/硕士/"});
        CHECK(s.lists[0][0].cells[2].cell.empty());
        CHECK(sample::reported(s.findings) == std::vector<std::string>{"warning column-not-found"});
    }
}

TEST_CASE("a text merged over rows is not guessed at") {
    FormBook book = filled_lists();
    book.row("people", 2, {"王五", "博士", "7"})
        .erase("人员名册", "B5")
        .erase("人员名册", "B6")
        .merge("人员名册", "B4", "B6");
    const Submission s = submission_of(book);
    CHECK(rows(s) == std::vector<std::string>{"张三/博士/20", "李四//15", "王五//7"});
    CHECK(sample::reported(s.findings) ==
          std::vector<std::string>{"warning merged-cells 人员名册!B5"});
}

TEST_CASE("an error in a row keeps the row, with its cell") {
    FormBook book = filled_lists();
    book.row("people", 2, {"王五", "博士后", "约7"});
    const Submission s = submission_of(book);
    REQUIRE(s.lists[0].size() == 3);
    CHECK(s.lists[0][2].cells[2].unreadable);
    CHECK(sample::tells(s.findings, "error approximate 人员名册!C6"));
    for (const Finding& f : s.findings) CHECK(f.field.starts_with("people."));
}

TEST_CASE("a table that only says 无 has no rows") {
    FormBook book(sample::rubric());
    book.row("people", 0, {"无", "", ""});
    SUBCASE("alone") {
        const Submission s = submission_of(book);
        CHECK(rows(s).empty());
        CHECK(sample::reported(s.findings) ==
              std::vector<std::string>{"info list-says-none 人员名册!A4"});
    }
    SUBCASE("with another row it is a row") {
        book.row("people", 1, {"张三", "博士", "20"});
        CHECK(rows(submission_of(book)).size() == 2);
    }
    SUBCASE("a zero is a row") {
        FormBook zero(sample::rubric());
        zero.row("people", 0, {"0", "", ""});
        CHECK(rows(submission_of(zero)).size() == 1);
    }
}

TEST_CASE("words in place of a code are no code, and no key that two rows share") {
    for (const char* words : {"无", "没有", "暂无", "待补", "未备案", "办理中", "None"}) {
        CAPTURE(words);
        FormBook book(sample::rubric());
        book.row("projects", 0, {words, "2025-03-01"})
            .row("projects", 1, {"合字第十二号", "2025-03-02"});
        const Submission s = submission_of(book);
        REQUIRE(s.lists[1].size() == 2);
        CHECK(is_missing(s.lists[1][0].cells[0].value));
        CHECK(s.lists[1][0].cells[0].raw == words);
        CHECK_FALSE(is_missing(s.lists[1][1].cells[0].value));
        CHECK(sample::reported(s.findings) ==
              std::vector<std::string>{"warning code-says-none 项目清单!A4"});
    }
}

TEST_CASE("sheets that an applicant added are reported, not read") {
    struct Case {
        const char* sheet;
        const char* cell;
        const char* text;
        bool hidden;
        std::vector<std::string> reported;
    };
    const Case cases[] = {
        {"人员名册(2)", "B7", "王五", false, {"warning sheet-not-read 人员名册(2)!B7"}},
        {"补充", "A1", "另见", false, {"warning sheet-not-read 补充!A1"}},
        {"WpsReserved_CellImgList", "A1", "ID", true, {}},  // other programs' own
        {"Sheet9", "A1", " ", false, {}},
        {"填报说明 (2)", "B2", "一、怎样填写", false, {}},
        {"说明", "A1", "填报说明", false, {}},
    };
    for (const Case& c : cases) {
        CAPTURE(c.sheet);
        Workbook book = filled_lists().build();
        Cell cell;
        cell.text = c.text;
        book.sheets.push_back({c.sheet, c.hidden, {{from_a1(c.cell).value(), cell}}, {}});
        CHECK(sample::reported(recognise(book, sample::rubric()).findings) == c.reported);
    }
}
