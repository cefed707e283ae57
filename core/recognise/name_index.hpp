#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/cells.hpp"

namespace kaoping {

struct Place {
    const Sheet* sheet = nullptr;
    Range range;
};

// Where a workbook of kaoping says its cells are: its defined names, and the map in the hidden
// sheet that repeats them for when another program lost the names (model/identity.hpp). Looked up
// by hash: a form has some hundred names. Keeps pointers into the workbook, which must outlive it.
// Names compare without ASCII case, as spreadsheets do.
class NameIndex {
public:
    explicit NameIndex(const Workbook& workbook);

    enum class State { absent, broken, present };  // broken: #REF!, or a sheet that is gone
    struct Named {
        State state = State::absent;
        Place place;
    };
    Named named(std::string_view prefix, std::string_view id) const;

    // From the hidden sheet's rows "name": right when the form was made. Rows inserted since have
    // moved the cells but not this text, so the label beside the cell must be looked at too.
    std::optional<Place> mapped(std::string_view prefix, std::string_view id) const;

    // The sheet on which the first name of this prefix stood when the form was made, by its title;
    // null: the map does not say, or no sheet has that title.
    const Sheet* remembered_sheet(std::string_view prefix) const;

    // Value of a key of the hidden sheet; empty when absent.
    std::string hidden(std::string_view key) const;

    const std::unordered_map<std::string, const DefinedName*>& names() const {
        return names_;
    }  // lower case

private:
    const std::unordered_map<std::string, Place>& map() const;

    const Workbook& workbook_;
    const Sheet* hidden_;
    std::unordered_map<std::string, const DefinedName*> names_;
    mutable std::optional<std::unordered_map<std::string, Place>>
        map_;  // read when the first name is missed
};

}  // namespace kaoping
