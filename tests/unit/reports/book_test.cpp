#include <doctest/doctest.h>

#include <memory>
#include <regex>

#include "intake/xlsx.hpp"
#include "model/identity.hpp"
#include "reports/workbook/book.hpp"
#include "reports/workbook/chart.hpp"
#include "written_workbook.hpp"

using namespace kaoping;

namespace {

struct TemporaryBook {
    std::string closed() {
        book->close();
        return file.bytes();
    }
    TemporaryWorkbook file;
    std::unique_ptr<Book> book =
        std::make_unique<Book>(file.path, BookInfo{WorkbookKind::summary, "test", 2025, "test"});
};

// Rows whose cells and heights are written in no order.
void write(Page& page) {
    const Style plain = style::text();
    page.merge({{0, 0}, {2, 1}}, "三行两列", style::title());
    page.text({2, 2}, " blank < ahead", plain);
    page.number({0, 3}, 1.5, style::points());
    page.row_height(2, 33);
    page.row_height(0, 21);
    page.complete_rows(3);
    page.merge({{5, 0}, {5, 2}}, "", style::header());
    page.formula({5, 0}, "SUM(D1:D1)", 1.5, style::total());  // over the merged cells
    page.formula({4, 1}, "\"a\"&\"b\"", std::string("ab"), plain);
    page.link({4, 0}, "internal:'" + page.name() + "'!A1", "look", style::link());
    page.blank({3, 3}, style::input(true));
    page.row_height(4, 40);
    page.filter({{3, 0}, {5, 3}});
}

// Rows with their heights, cells with their styles: all but how a text is stored.
std::vector<std::string> outline(const std::string& sheet) {
    static const std::regex tag("<(row|c|mergeCell|autoFilter|hyperlink) [^>]*>");
    static const std::regex storage(" (spans|t)=\"[^\"]*\"|/");
    std::vector<std::string> tags;
    for (std::sregex_iterator at(sheet.begin(), sheet.end(), tag), end; at != end; ++at)
        tags.push_back(std::regex_replace(at->str(), storage, ""));
    return tags;
}

}  // namespace

TEST_CASE("a streamed page is the page it would be in memory") {
    TemporaryBook made;
    write(made.book->add_page("one"));
    write(made.book->add_page("two", Rows::streamed));
    const std::string bytes = made.closed();
    const auto kept = outline(part(bytes, "xl/worksheets/sheet1.xml"));
    auto streamed = outline(part(bytes, "xl/worksheets/sheet2.xml"));
    CHECK(kept.size() == 6 + 14 + 4);  // rows, cells, the rest
    for (std::string& tag : streamed) tag = std::regex_replace(tag, std::regex("two"), "one");
    CHECK(kept == streamed);
    const Workbook workbook = std::get<Workbook>(read_workbook(std::span<const char>(bytes)));
    REQUIRE(workbook.sheets.size() == 3);
    CHECK(workbook.sheets[0].merges == workbook.sheets[1].merges);
    REQUIRE(workbook.sheets[0].cells.size() == 6);
    REQUIRE(workbook.sheets[1].cells.size() == 6);
    for (std::size_t i = 0; i < 6; ++i) {
        const auto& [position, cell] = workbook.sheets[1].cells[i];
        CHECK(position == workbook.sheets[0].cells[i].first);
        CHECK(cell.text == workbook.sheets[0].cells[i].second.text);
        CHECK(cell.formula == workbook.sheets[0].cells[i].second.formula);
    }
}

TEST_CASE("a streamed page takes nothing more into complete rows, and no drawings") {
    TemporaryBook made;
    Page& streamed = made.book->add_page("streamed", Rows::streamed);
    Page& kept = made.book->add_page("kept");
    streamed.complete_rows(3);
    CHECK_THROWS_AS(streamed.text({2, 0}, "late", style::text()), std::logic_error);
    CHECK_THROWS_AS(streamed.row_height(0, 20), std::logic_error);
    streamed.text({3, 0}, "in time", style::text());
    CHECK_THROWS_AS(streamed.comment({3, 0}, "note"), std::logic_error);
    const Range cells{{3, 0}, {3, 0}};
    CHECK_THROWS_AS(add_chart(*made.book, streamed, kept, {0, 0}, {}, cells, {}), std::logic_error);
    CHECK_THROWS_AS(add_chart(*made.book, kept, streamed, {0, 0}, {}, cells, {}), std::logic_error);
    kept.complete_rows(3);
    kept.text({0, 0}, "any order", style::text());
    const std::string bytes = made.closed();
    const Workbook workbook = std::get<Workbook>(read_workbook(std::span<const char>(bytes)));
    CHECK(workbook.sheets[0].find({3, 0})->text == "in time");
    CHECK(workbook.sheets[1].find({0, 0})->text == "any order");
}
