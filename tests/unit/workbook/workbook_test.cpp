#include <doctest/doctest.h>

#include <filesystem>
#include <iostream>
#include <span>
#include <variant>

#include "intake/xlsx.hpp"
#include "job/system/paths.hpp"
#include "windows/live_workbook.hpp"
#include "windows/workbook/workbook_cells.hpp"

using namespace kaoping;
using test::LiveWorkbook;

namespace {

Workbook read_file_of(const std::filesystem::path& path) {
    const auto content = read_file(path);
    REQUIRE(content.has_value());
    ReadResult read = read_workbook(std::span<const char>(*content));
    REQUIRE(std::holds_alternative<Workbook>(read));
    return std::get<Workbook>(std::move(read));
}

// Decimals as a file has them may be longer than the number they mean.
bool same_text(const Cell& a, const Cell& b) {
    return a.kind == CellKind::number ? std::stod(a.text) == std::stod(b.text) : a.text == b.text;
}

std::size_t differences(const Sheet& found, const Sheet& wanted) {
    std::size_t different = found.cells.size() == wanted.cells.size() ? 0 : 1;
    for (const auto& [at, cell] : wanted.cells) {
        const Cell* other = found.find(at);
        const bool same = other != nullptr && other->kind == cell.kind && same_text(*other, cell) &&
                          other->formula == cell.formula &&
                          (cell.kind != CellKind::number || other->format == cell.format);
        if (same) continue;
        ++different;
        MESSAGE(wanted.name << "!" << to_a1(at) << ": " << (other == nullptr ? "none" : other->text)
                            << ", not " << cell.text);
    }
    return different;
}

bool has_merges(const Sheet& found, const Sheet& wanted, const Range& filled) {
    return std::all_of(wanted.merges.begin(), wanted.merges.end(), [&](const Range& merge) {
        const bool beyond =
            merge.first.row > filled.last.row || merge.first.column > filled.last.column;
        return beyond ||
               std::find(found.merges.begin(), found.merges.end(), merge) != found.merges.end();
    });
}

Range filled(const Sheet& sheet) {
    Range range{};
    for (const auto& [at, cell] : sheet.cells)
        range.last = {std::max(range.last.row, at.row), std::max(range.last.column, at.column)};
    return range;
}

LiveWorkbook one_sheet(std::vector<std::pair<Position, Cell>> cells) {
    LiveWorkbook live;
    live.book.sheets.push_back({"表", false, std::move(cells), {}});
    return live;
}

const Sheet& only_sheet(const Workbook& book) { return book.sheets.at(0); }

}  // namespace

TEST_CASE("every sample is read from an open workbook as from its file") {
    std::size_t books = 0, cells = 0, most_calls = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(
             std::filesystem::path(KAOPING_SOURCE_DIR) / "templates")) {
        if (file.path().extension() != ".xlsx") continue;
        CAPTURE(to_utf8(file.path()));
        LiveWorkbook live{read_file_of(file.path()),
                          to_utf8(file.path().filename()),
                          "",
                          false,
                          true,
                          "General",
                          0,
                          {}};
        const Workbook found = workbook_cells(live_object(live));
        REQUIRE(found.sheets.size() == live.book.sheets.size());
        for (std::size_t i = 0; i < found.sheets.size(); ++i) {
            const Sheet& wanted = live.book.sheets[i];
            CHECK(found.sheets[i].name == wanted.name);
            CHECK(found.sheets[i].hidden == wanted.hidden);
            CHECK(differences(found.sheets[i], wanted) == 0);
            CHECK(has_merges(found.sheets[i], wanted, filled(wanted)));
            cells += wanted.cells.size();
        }
        CHECK(found.names.size() == live.book.names.size());
        for (const DefinedName& name : live.book.names) {
            const DefinedName* other = found.name(name.name);
            const bool same =
                other != nullptr && other->sheet == name.sheet && other->range == name.range;
            CHECK_MESSAGE(same, name.name);
        }
        CHECK(found.properties == live.book.properties);
        most_calls = std::max(most_calls, live.calls);
        ++books;
    }
    CHECK(books >= 30);
    CHECK(most_calls < 5000);
    std::cout << "workbooks " << books << ", cells " << cells << ", most calls " << most_calls
              << "\n";
}

TEST_CASE("values of all kinds") {
    LiveWorkbook live =
        one_sheet({{{0, 0}, {CellKind::text, "甲", NumberFormat::general, false, false}},
                   {{0, 1}, {CellKind::number, "0.1", NumberFormat::percent, false, false}},
                   {{0, 2}, {CellKind::number, "45658", NumberFormat::date, true, false}},
                   {{1, 0}, {CellKind::boolean, "1", NumberFormat::general, false, false}},
                   {{1, 1}, {CellKind::error, "#N/A", NumberFormat::general, true, false}},
                   {{1, 2}, {CellKind::text, "=甲", NumberFormat::text, false, false}},
                   {{2, 0}, {CellKind::text, "", NumberFormat::general, true, false}},
                   {{2, 1}, {CellKind::number, "0.5", NumberFormat::time, false, false}},
                   {{2, 2}, {CellKind::error, "#DIV/0!", NumberFormat::general, false, false}}});
    CHECK(differences(only_sheet(workbook_cells(live_object(live))), only_sheet(live.book)) == 0);
}

TEST_CASE("one cell, no cell") {
    LiveWorkbook one =
        one_sheet({{{0, 0}, {CellKind::number, "12.5", NumberFormat::currency, true, false}}});
    CHECK(differences(only_sheet(workbook_cells(live_object(one))), only_sheet(one.book)) == 0);
    LiveWorkbook none = one_sheet({});
    CHECK(only_sheet(workbook_cells(live_object(none))).cells.empty());
}

TEST_CASE("a stray cell far out is read, and what is blank between is not") {
    LiveWorkbook live = one_sheet(
        {{{0, 0}, {CellKind::text, "甲", NumberFormat::general, false, false}},
         {{1048575, 16383}, {CellKind::number, "7", NumberFormat::general, false, false}}});
    live.book.sheets.front().merges.push_back({{0, 0}, {0, 3}});
    live.on_call = [&] {
        if (live.calls > 600) throw std::runtime_error("too many calls");
    };
    Workbook found;
    try {
        found = workbook_cells(live_object(live));
    } catch (const com::CallFailed& error) {
        FAIL(error.what());
    }
    CHECK(differences(only_sheet(found), only_sheet(live.book)) == 0);
    CHECK(only_sheet(found).merges.size() == 1);
}

TEST_CASE("cells down to the last row and out to the last column are read") {
    LiveWorkbook rows = one_sheet(
        {{{0, 0}, {CellKind::text, "甲", NumberFormat::general, false, false}},
         {{1048575, 9}, {CellKind::number, "7", NumberFormat::general, false, false}}});  // $A:$J
    CHECK(differences(only_sheet(workbook_cells(live_object(rows))), only_sheet(rows.book)) == 0);
    LiveWorkbook columns = one_sheet(
        {{{0, 0}, {CellKind::text, "甲", NumberFormat::general, false, false}},
         {{49, 16383}, {CellKind::number, "7", NumberFormat::general, false, false}}});  // $1:$50
    CHECK(differences(only_sheet(workbook_cells(live_object(columns))), only_sheet(columns.book)) ==
          0);
}

TEST_CASE("an office without custom properties, whose General has another name") {
    LiveWorkbook live =
        one_sheet({{{0, 0}, {CellKind::number, "1", NumberFormat::general, false, false}}});
    live.book.properties["kaoping"] = "x";
    live.has_properties = false;
    live.general = "G/\u901a\u7528\u683c\u5f0f";
    const Workbook found = workbook_cells(live_object(live));
    CHECK(found.properties.empty());
    CHECK(only_sheet(found).cells.at(0).second.format == NumberFormat::general);
}

TEST_CASE("an office that does not answer is an error with its words") {
    LiveWorkbook live =
        one_sheet({{{0, 0}, {CellKind::number, "1", NumberFormat::general, false, false}}});
    live.on_call = [] { throw std::runtime_error("a cell is edited"); };
    try {
        workbook_cells(live_object(live));
        FAIL("no error");
    } catch (const com::CallFailed& error) {
        CHECK(std::string(error.what()).find("a cell is edited") != std::string::npos);
    }
}

TEST_CASE("a saved workbook is its file") {
    LiveWorkbook live = one_sheet({});
    const auto folder = std::filesystem::path(KAOPING_SOURCE_DIR) / "templates";
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder))
        if (file.path().extension() == ".xlsx") live.path = to_utf8(file.path());
    CHECK_FALSE(saved_file(live_object(live)).has_value());
    live.saved = true;
    CHECK(saved_file(live_object(live)) == live.path);
    live.read_only = true;  // whoever has it may have saved it anew
    CHECK_FALSE(saved_file(live_object(live)).has_value());
    live.read_only = false;
    live.has_macros = true;  // which may call it saved
    CHECK_FALSE(saved_file(live_object(live)).has_value());
    CHECK(workbook_cells(live_object(live)).has_macros);
    live.has_macros = false;
    CHECK_FALSE(workbook_cells(live_object(live)).has_macros);
    CHECK(saved_file(live_object(live)) == live.path);
    live.path = "https://example.org/a.xlsx";
    CHECK_FALSE(saved_file(live_object(live)).has_value());
    live.path = to_utf8(folder / "common.yaml");
    CHECK_FALSE(saved_file(live_object(live)).has_value());
}
