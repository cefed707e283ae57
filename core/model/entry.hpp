#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/value.hpp"

namespace kaoping {

// One cell of a form as found and as read. The text is kept whatever happens to the value: nothing
// typed is lost.
struct Entry {
    std::optional<std::string> raw;  // nullopt: blank; numbers as shortest decimal
    Value value = Missing{};
    std::string cell;         // "指标表!F7"; empty when the form has no such cell
    bool unreadable = false;  // text stands there but could not be read (an error finding says why)
    friend bool operator==(const Entry&, const Entry&) = default;
};

struct ListRow {
    std::vector<Entry> cells;  // parallel to List::columns
    std::string sheet;
    int line = 0;  // 1-based row of the sheet
    friend bool operator==(const ListRow&, const ListRow&) = default;
};

}  // namespace kaoping
