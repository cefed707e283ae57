#include <doctest/doctest.h>

#include "job/folder/changed_cells.hpp"

using namespace kaoping;

namespace {

Workbook book_of(std::vector<std::pair<Position, Cell>> cells, const char* sheet = "表") {
    Workbook book;
    book.sheets.push_back({sheet, false, std::move(cells), {}});
    return book;
}

Cell number(const char* text, bool formula = false) {
    return {CellKind::number, text, NumberFormat::general, formula, false};
}
Cell text(const char* words) { return {CellKind::text, words}; }

using Cells = std::vector<ChangedCell>;

}  // namespace

TEST_CASE("cells that hold something else are named with both") {
    const Workbook wanted = book_of({{{0, 0}, text("甲")},
                                     {{1, 1}, number("82", true)},
                                     {{2, 0}, number("3")},
                                     {{3, 0}, text("")}});
    struct Row {
        const char* what;
        Workbook present;
        Cells found;
    };
    const Row rows[] = {
        {"the same", wanted, {}},
        {"a number typed over a formula",
         book_of({{{0, 0}, text("甲")}, {{1, 1}, number("99")}, {{2, 0}, number("3")}}),
         {{"表!B2", "99", "82"}}},
        {"the value of a formula left out",
         book_of({{{0, 0}, text("甲")},
                  {{1, 1}, {CellKind::text, "", NumberFormat::general, true, false}},
                  {{2, 0}, number("3.0")}}),
         {}},
        {"one gone, one more",
         book_of({{{0, 0}, text("甲")}, {{0, 5}, text("新")}, {{1, 1}, number("82", true)}}),
         {{"表!F1", "新", ""}, {"表!A3", "", "3"}}},
        {"a number as text",
         book_of({{{0, 0}, text("甲")}, {{1, 1}, number("82", true)}, {{2, 0}, text("三")}}),
         {{"表!A3", "三", "3"}}}};
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(changed_cells(row.present, wanted).cells == row.found);
    }
}

TEST_CASE("sheets that are gone or too many are named") {
    const auto changes = changed_cells(book_of({}, "乙"), book_of({{{0, 0}, text("x")}}, "甲"));
    CHECK(changes.sheets_gone == std::vector<std::string>{"甲"});
    CHECK(changes.sheets_added == std::vector<std::string>{"乙"});
    CHECK(changes.cells.empty());
}
