#include "model/identity.hpp"
#include "recognise/form_parts.hpp"
#include "text/cell_text.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

// Where the hidden sheet remembers s_ beside the indicator's first field, moved as far as that
// field has moved.
Spot remembered_spot(const Form& form, std::size_t indicator, const std::vector<Spot>& fields) {
    const Indicator& asked = form.rubric.indicators[indicator];
    const auto self = form.names.mapped(identity::self, asked.id);
    if (!self) return {};
    for (std::size_t i = 0; i < form.rubric.fields.size(); ++i) {
        const Field& field = form.rubric.fields[i];
        if (field.indicator != asked.id) continue;
        const auto anchor = form.names.mapped(identity::field, field.id);
        if (!anchor || fields[i].sheet == nullptr || fields[i].sheet != self->sheet) continue;
        const auto moved = [](std::uint32_t at, std::uint32_t from, std::uint32_t to) {
            return at - from + to;
        };
        return {self->sheet,
                {moved(self->range.first.row, anchor->range.first.row, fields[i].at.row),
                 moved(self->range.first.column, anchor->range.first.column, fields[i].at.column)}};
    }
    return {};
}

Spot self_spot(const Form& form, std::size_t indicator, const std::vector<Spot>& fields) {
    const NameIndex::Named named =
        form.names.named(identity::self, form.rubric.indicators[indicator].id);
    if (named.state == NameIndex::State::present)
        return {named.place.sheet, named.place.range.first};
    return remembered_spot(form, indicator, fields);
}

CellSpec own_points_spec() {
    CellSpec spec;
    spec.type = ValueType::number;
    spec.allow_negative = true;
    return spec;
}

}  // namespace

// Self-assessed points are shown and never counted: what cannot be read is a warning, and a formula
// is expected there.
std::vector<Entry> read_self_points(Form& form, const std::vector<Spot>& fields) {
    static const CellSpec spec = own_points_spec();
    std::vector<Entry> points(form.rubric.indicators.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Spot spot = self_spot(form, i, fields);
        const Cell* cell = spot.sheet == nullptr ? nullptr : spot.sheet->find(spot.at);
        points[i].cell = spot.address();
        if (cell == nullptr) continue;
        Cell typed = *cell;
        typed.formula = false;
        const std::string raw = raw_text(typed, form.workbook.date1904);
        if (unicode::trimmed(raw).empty()) continue;
        points[i].raw = raw;
        const Reading reading = read_cell(&typed, form.workbook.date1904, spec);
        points[i].value = reading.value;
        points[i].unreadable = is_missing(reading.value) && !reading.findings.empty();
        if (!points[i].unreadable || cell->formula) continue;
        form.report(Severity::warning, "self-points-unreadable", form.rubric.indicators[i].id,
                    points[i].cell,
                    {{"label", form.rubric.indicators[i].title}, {"found", same(raw)}});
    }
    return points;
}

}  // namespace kaoping
