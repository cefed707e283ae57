#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/cells.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// Private to this stage. Every printed text of a workbook by its label key, for forms whose names
// are lost. Building it normalises every text, so it is made only when something is missed.
class LabelIndex {
public:
    struct Spot {
        const Sheet* sheet = nullptr;
        Position at;
    };

    explicit LabelIndex(const Workbook& workbook);

    bool holds(std::string_view label) const;
    const std::vector<Spot>& spots(std::string_view label) const;

    // The column in which most labels of the rubric's fields stand: titles, instructions and
    // criteria repeat labels elsewhere. nullopt when no label is found.
    struct LabelColumn {
        const Sheet* sheet = nullptr;
        std::uint32_t column = 0;
    };
    std::optional<LabelColumn> label_column(const Rubric& rubric) const;

private:
    std::unordered_map<std::string, std::vector<Spot>> spots_;
};

// The merged area that covers the position, or nullptr.
const Range* merge_at(const Sheet& sheet, Position position);

}  // namespace kaoping
