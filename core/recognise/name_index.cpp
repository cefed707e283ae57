#include "recognise/name_index.hpp"

#include "model/ascii.hpp"
#include "model/identity.hpp"

namespace kaoping {

namespace {

std::string lowered(std::string_view prefix, std::string_view id) {
    std::string key;
    key.reserve(prefix.size() + id.size());
    for (const std::string_view part : {prefix, id})
        for (const char c : part) key += ascii_lower(c);
    return key;
}

std::string_view text_in(const Sheet& sheet, std::uint32_t row, std::uint32_t column) {
    const Cell* cell = sheet.find({row, column});
    return cell == nullptr ? std::string_view() : std::string_view(cell->text);
}

}  // namespace

NameIndex::NameIndex(const Workbook& workbook)
    : workbook_(workbook), hidden_(workbook.sheet(identity::hidden_sheet)) {
    names_.reserve(workbook.names.size());
    for (const DefinedName& name : workbook.names)
        names_.try_emplace(lowered(name.name, {}), &name);
}

NameIndex::Named NameIndex::named(std::string_view prefix, std::string_view id) const {
    const auto found = names_.find(lowered(prefix, id));
    if (found == names_.end()) return {};
    const DefinedName& name = *found->second;
    const Sheet* sheet = name.range ? workbook_.sheet(name.sheet) : nullptr;
    if (sheet == nullptr) return {State::broken, {}};
    return {State::present, {sheet, *name.range}};
}

std::optional<Place> NameIndex::mapped(std::string_view prefix, std::string_view id) const {
    const auto& places = map();
    const auto found = places.find(lowered(prefix, id));
    if (found == places.end()) return std::nullopt;
    return found->second;
}

const std::unordered_map<std::string, Place>& NameIndex::map() const {
    if (map_) return *map_;
    map_.emplace();
    if (hidden_ == nullptr) return *map_;
    for (const auto& [position, cell] : hidden_->cells) {
        if (position.column != 0 || cell.text != identity::key_name) continue;
        const auto range = range_from_a1(text_in(*hidden_, position.row, 3));
        const Sheet* sheet = workbook_.sheet(text_in(*hidden_, position.row, 2));
        if (range && sheet != nullptr)
            map_->try_emplace(lowered(text_in(*hidden_, position.row, 1), {}),
                              Place{sheet, *range});
    }
    return *map_;
}

const Sheet* NameIndex::remembered_sheet(std::string_view prefix) const {
    if (hidden_ == nullptr) return nullptr;
    for (const auto& [position, cell] : hidden_->cells)
        if (position.column == 0 && cell.text == identity::key_name &&
            text_in(*hidden_, position.row, 1).starts_with(prefix))
            return workbook_.sheet(text_in(*hidden_, position.row, 2));
    return nullptr;
}

std::string NameIndex::hidden(std::string_view key) const {
    if (hidden_ == nullptr) return {};
    for (const auto& [position, cell] : hidden_->cells)
        if (position.column == 0 && cell.text == key)
            return std::string(text_in(*hidden_, position.row, 1));
    return {};
}

}  // namespace kaoping
