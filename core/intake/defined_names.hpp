#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/cells.hpp"

namespace kaoping {

struct Reference {
    std::string sheet;
    Range range;
    friend bool operator==(const Reference&, const Reference&) = default;
};

// Sheet1!$A$1, '指标表'!$F$7:$H$9, quotes in a sheet's name doubled, with or without '$' and a
// leading '='. nullopt: anything else (#REF!, constants, several areas, whole rows or columns,
// other files, several sheets).
std::optional<Reference> parse_reference(std::string_view text);

// A definedName element as stored.
struct StoredName {
    std::string name;
    std::string reference;
    bool local = false;  // has a localSheetId
};

// The names a workbook means: those of workbook scope, and those of a sheet whose name no
// workbook-scope name has (the first in file order, if several). Built-in names (_xlnm.) are left
// out. A reference to a sheet that does not exist is broken. Names compare without ASCII case.
std::vector<DefinedName> resolve_names(std::vector<StoredName> stored,
                                       const std::vector<Sheet>& sheets);

}  // namespace kaoping
