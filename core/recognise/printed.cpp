#include "model/points.hpp"
#include "recognise/form_parts.hpp"
#include "rubric/labels.hpp"
#include "text/normal.hpp"

namespace kaoping {

namespace {

// What is printed over the indicator's rows stands in the first of them, merged down.
Position held_at(const Sheet& sheet, Position at) {
    const Range* merge = sheet.find(at) == nullptr ? merge_at(sheet, at) : nullptr;
    return merge == nullptr ? at : merge->first;
}

const Cell* text_cell(const Sheet& sheet, Position at) {
    const Cell* cell = sheet.find(held_at(sheet, at));
    return cell != nullptr && cell->kind == CellKind::text ? cell : nullptr;
}

// The column of the indicator's title, left of its first field: title, points and criterion stand
// side by side.
std::optional<std::uint32_t> title_column(const Indicator& indicator, const Spot& first) {
    for (std::uint32_t column = first.at.column < 4 ? 0 : first.at.column - 3; column-- > 0;) {
        const Cell* cell = text_cell(*first.sheet, {first.at.row, column});
        if (cell == nullptr) continue;
        if (cell->text == indicator.title.zh ||
            label_key(cell->text) == label_key(indicator.title.zh))
            return column;
    }
    return std::nullopt;
}

void compare(Form& form, const Indicator& indicator, const Spot& first) {
    const auto title = title_column(indicator, first);
    if (!title) return;
    const Position points_at = held_at(*first.sheet, {first.at.row, *title + 1});
    const Cell* points = first.sheet->find(points_at);
    const auto printed = points != nullptr && points->kind == CellKind::number
                             ? Number::parse(points->text)
                             : std::nullopt;
    if (printed && indicator.points && *printed != *indicator.points)
        form.report(Severity::warning, "printed-points-differ", indicator.id,
                    cell_address(first.sheet->name, points_at),
                    {{"label", indicator.title},
                     {"found", points_words(*printed)},
                     {"want", points_words(*indicator.points)},
                     {"article", same(indicator.article)}});
    const Position rule_at = held_at(*first.sheet, {first.at.row, *title + 2});
    const Cell* rule = text_cell(*first.sheet, rule_at);
    if (rule == nullptr || rule->text == indicator.criterion.zh ||
        list_key(rule->text) == list_key(indicator.criterion.zh))
        return;
    form.report(Severity::warning, "printed-rule-differs", indicator.id,
                cell_address(first.sheet->name, rule_at),
                {{"label", indicator.title},
                 {"want", indicator.criterion},
                 {"article", same(indicator.article)}});
}

}  // namespace

void compare_printed(Form& form, const std::vector<Spot>& fields) {
    const Indicator* last = nullptr;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const Field& field = form.rubric.fields[i];
        const Indicator* indicator =
            field.indicator.empty() ? nullptr : form.rubric.indicator(field.indicator);
        if (indicator == nullptr || indicator == last || fields[i].sheet == nullptr) continue;
        last = indicator;
        compare(form, *indicator, fields[i]);
    }
}

}  // namespace kaoping
