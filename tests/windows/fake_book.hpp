#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "fake_object.hpp"

namespace kaoping::fake {

using Place = std::pair<long, long>;  // row, column, from 1

struct Area {
    Place first;
    Place last;
    bool single() const { return first == last; }
};
Area area_of(std::wstring_view address);  // A1, $A$1:$B$2; throws Failure
std::wstring address_of(const Area& area, bool absolute);

struct FakeCell {
    Variant value;
    std::wstring formula;
    std::wstring format = L"General";
};

struct SheetData {
    std::wstring name;
    long visible = -1;
    bool is_protected = false;
    std::wstring password;
    std::map<Place, FakeCell> cells;
    std::vector<Area> merges;
    std::map<Place, std::wstring> comments;
};

// A workbook as excel_test.py writes it out of a file, a line an entry, parts divided by tabs.
struct BookData {
    std::wstring path;
    bool saved = false;
    bool read_only = false;
    bool has_macros = false;
    std::vector<std::shared_ptr<SheetData>> sheets;
    std::vector<std::pair<std::wstring, std::wstring>> names;  // and what they refer to
    std::map<std::wstring, std::wstring> properties;
};
std::shared_ptr<BookData> read_book(const std::wstring& path);

std::vector<std::wstring> lines_of_file(const std::wstring& path);  // UTF-8
std::vector<std::wstring> parts_of(
    const std::wstring& line);  // divided by tabs; \n, \t, \\ are taken back
Variant workbook_object(std::shared_ptr<BookData> book, IDispatch* application);  // Workbook

}  // namespace kaoping::fake
