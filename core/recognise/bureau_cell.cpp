#include "recognise/bureau_cell.hpp"

#include <algorithm>

#include "text/bureau_words.hpp"
#include "text/cell_text.hpp"
#include "text/unicode.hpp"

namespace kaoping {

std::optional<TypedCell> read_typed(Form& form, const Spot& spot, const Purpose& purpose) {
    const std::size_t before = form.findings.size();
    Entry entry = read_entry(form, spot, purpose);
    for (std::size_t i = before; i < form.findings.size(); ++i)
        form.findings[i].severity = std::min(form.findings[i].severity, Severity::warning);
    if (!entry.raw) return std::nullopt;
    return TypedCell{std::move(*entry.raw), std::move(entry.value), entry.unreadable,
                     std::move(entry.cell)};
}

std::optional<TypedCell> read_typed_points(Form& form, const Spot& spot, const Purpose& purpose) {
    auto typed = read_typed(form, spot, purpose);
    if (!typed || !is_not_applicable(typed->value)) return typed;
    typed->value = Missing{};
    typed->refused = true;
    form.report(Severity::warning, "bureau-not-applicable", purpose.field, typed->cell,
                {{"label", purpose.label}, {"found", same(typed->raw)}});
    return typed;
}

CellSpec points_spec() {
    CellSpec spec;
    spec.type = ValueType::number;
    spec.unit = printed::points_unit;
    return spec;
}

std::string typed_text(const Form& form, const Spot& spot) {
    const Cell* cell = spot.sheet == nullptr ? nullptr : spot.sheet->find(spot.at);
    if (cell == nullptr) return {};
    return std::string(unicode::trimmed(raw_text(*cell, form.workbook.date1904)));
}

}  // namespace kaoping
