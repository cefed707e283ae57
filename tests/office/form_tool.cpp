// form_tool DIR: writes the blank form of every built-in rubric, DIR/<id>.xlsx, one filled in
// beforehand from a roster's values, DIR/<id>.prefilled.xlsx, and the blank roster,
// DIR/<id>.roster.xlsx.
#include <iostream>

#include "reports/form/form.hpp"
#include "reports/form/roster_workbook.hpp"
#include "rubric/catalog.hpp"

namespace {

// Something of each type for every field of the head.
kaoping::Prefill known_of(const kaoping::Rubric& rubric) {
    kaoping::Prefill known;
    for (const kaoping::Field* field : kaoping::roster_fields(rubric)) {
        switch (field->spec.type) {
            case kaoping::ValueType::choice: known[field->id] = field->spec.choices.back(); break;
            case kaoping::ValueType::yes_no: known[field->id] = true; break;
            case kaoping::ValueType::date: known[field->id] = kaoping::Date{2024, 2, 29}; break;
            case kaoping::ValueType::uscc:
                known[field->id] = std::string("91350211M000100Y43");
                break;
            case kaoping::ValueType::text:
            case kaoping::ValueType::name:
            case kaoping::ValueType::phone: known[field->id] = "=" + field->label.zh; break;
            default: known[field->id] = kaoping::Number(2020); break;
        }
    }
    return known;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) return 2;
    const std::string folder = arguments[1];
    const kaoping::RubricCatalog catalog;
    for (const auto& listing : catalog.listing()) {
        const auto loaded = catalog.load(listing.id);
        if (!loaded.rubric) return 1;
        const kaoping::Prefill known = known_of(*loaded.rubric);
        kaoping::write_form(folder + "/" + listing.id + ".xlsx", *loaded.rubric, {2025, nullptr});
        kaoping::write_form(folder + "/" + listing.id + ".prefilled.xlsx", *loaded.rubric,
                            {2025, &known});
        kaoping::write_roster(folder + "/" + listing.id + ".roster.xlsx", *loaded.rubric, 2025);
        std::cout << listing.id << "\n";
    }
}
