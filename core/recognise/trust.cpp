#include <algorithm>
#include <array>

#include "model/identity.hpp"
#include "recognise/form_parts.hpp"

namespace kaoping {

namespace {

constexpr std::array prefixes = {
    identity::verified,   identity::verified_reason, identity::recognised, identity::points,
    identity::adjusted,   identity::adjusted_reason, identity::judged,     identity::fact,
    identity::expert_mark};

bool looks_of_bureau(std::string_view name) {
    const auto starts = [&](std::string_view prefix) {
        return name.size() > prefix.size() && (name[0] | 0x20) == prefix[0] &&
               (prefix.size() == 2 || (name[1] | 0x20) == prefix[1]) &&
               name[prefix.size() - 1] == '_';
    };
    return std::any_of(prefixes.begin(), prefixes.end(), starts);
}

// Almost every form has none: one look at the names saves looking up every cell that the bureau
// could have.
bool carries_any(const Workbook& workbook) {
    const auto named = [](const DefinedName& name) { return looks_of_bureau(name.name); };
    if (std::any_of(workbook.names.begin(), workbook.names.end(), named)) return true;
    const Sheet* hidden = workbook.sheet(identity::hidden_sheet);
    return hidden != nullptr &&
           std::any_of(hidden->cells.begin(), hidden->cells.end(), [](const auto& entry) {
               return entry.first.column == 1 && looks_of_bureau(entry.second.text);
           });
}

class BureauCells {
public:
    explicit BureauCells(Form& form) : form_(form) {}

    void run() {
        const Rubric& rubric = form_.rubric;
        for (const Field& field : rubric.fields)
            for (const auto prefix : {identity::verified, identity::verified_reason})
                look(prefix, field.id);
        for (const List& list : rubric.lists) look(identity::recognised, list.id);
        for (const Indicator& indicator : rubric.indicators) {
            for (const auto prefix :
                 {identity::points, identity::adjusted, identity::adjusted_reason, identity::judged,
                  identity::expert_mark})
                look(prefix, indicator.id);
            for (const ExpertItem& item : indicator.expert_items)
                look(identity::expert_mark, item.id);
        }
        for (const Fact& fact : rubric.facts) look(identity::fact, fact.id);
        look(identity::grade_decision, {});
        look(identity::grade_reason, {});
        if (carried_.empty()) return;
        form_.report(
            Severity::warning, "bureau-cells-ignored", "", cell_,
            {{"count", same(std::to_string(carried_.size()))}, {"found", first_of(carried_)}});
    }

private:
    void look(std::string_view prefix, std::string_view id) {
        const NameIndex::Named named = form_.names.named(prefix, id);
        std::optional<Place> place;
        if (named.state == NameIndex::State::present) place = named.place;
        if (named.state == NameIndex::State::absent) place = form_.names.mapped(prefix, id);
        if (named.state == NameIndex::State::absent && !place) return;
        carried_.push_back(same(std::string(prefix) + std::string(id)));
        if (place && cell_.empty()) cell_ = cell_address(place->sheet->name, place->range.first);
    }

    Form& form_;
    std::vector<Text> carried_;
    std::string cell_;
};

}  // namespace

void report_bureau_cells(Form& form) {
    if (carries_any(form.workbook)) BureauCells(form).run();
}

}  // namespace kaoping
