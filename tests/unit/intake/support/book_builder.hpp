#pragma once

#include <string>
#include <utility>
#include <vector>

#include "intake/xlsx.hpp"
#include "zip_builder.hpp"

namespace kaoping::test {

inline constexpr const char* main_namespace =
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

// The parts of a workbook with one sheet "Sheet1"; a test changes the part it is about. An empty
// part is left out.
struct Book {
    std::string root_rels;
    std::string workbook;
    std::string workbook_rels;
    std::string sheet;
    std::string strings;
    std::string styles;
    std::string properties;
    std::vector<ZipEntry> more;

    Book();
    std::vector<ZipEntry> entries() const;
    std::string bytes() const { return make_zip(entries()); }
};

std::string sheet_xml(const std::string& rows);     // what stands in sheetData
std::string strings_xml(const std::string& items);  // si elements
std::string styles_xml(const std::string& formats, const std::vector<int>& cell_formats);
std::string relationships_xml(
    const std::vector<std::pair<std::string, std::string>>& kind_and_target);  // rId1, rId2, ...

// The cells of the first sheet as "A1=text:..." lines, so that tables compare at a glance.
std::string dump(const ReadResult& result);
std::string dump(const Sheet& sheet);

// dump() of a book whose only sheet has these rows.
std::string read_rows(const std::string& rows);

}  // namespace kaoping::test
