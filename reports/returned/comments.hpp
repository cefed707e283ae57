#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/cells.hpp"
#include "reports/returned/package_editor.hpp"

namespace kaoping {

using Remarks = std::map<Position, std::string>;  // of one sheet: what to say at its cells

// The namespaces of a workbook: the strict ones differ from the usual ones (ECMA-376 part 1, 8.1).
struct Dialect {
    std::string main;           // of the elements of a sheet
    std::string relationships;  // of r:id; with a '/' behind it, of relationship types
};
Dialect dialect_of(std::string_view main_namespace);

// A comments part as a text, extended.
struct CommentsText {
    std::string xml;
    std::vector<Position> standing;  // had a comment before
    std::vector<Position> added;
};
std::string new_comments(const Dialect& dialect);
// Cells that have a comment keep it, and the remark stands below. nullopt: not a comments part.
std::optional<CommentsText> add_comments(std::string_view xml, const Remarks& remarks,
                                         std::string_view author);

// The drawing that shows comments (VML, the one language of it that all offices read), extended by
// a box for each cell.
std::string new_shapes(int number);
// nullopt: not a drawing, or in another encoding.
std::optional<std::string> add_shapes(std::string_view vml, const std::vector<Position>& cells,
                                      const Remarks& remarks);

// Puts the remarks on the cells of a worksheet part. False: the package is not as it should be.
bool add_remarks(PackageEditor& package, std::string_view sheet_part, const Remarks& remarks,
                 std::string_view author);

}  // namespace kaoping
