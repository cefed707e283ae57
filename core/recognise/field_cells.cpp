#include <algorithm>
#include <optional>
#include <utility>

#include "model/identity.hpp"
#include "recognise/form_parts.hpp"
#include "recognise/printed_table.hpp"
#include "rubric/labels.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

// The cells to the left of a cell in its row, nearest first, until `stop` says yes.
template <class Stop>
const std::pair<Position, Cell>* look_back(const Spot& spot, Stop stop) {
    const auto& cells = spot.sheet->cells;
    auto at =
        std::lower_bound(cells.begin(), cells.end(), spot.at,
                         [](const auto& entry, Position wanted) { return entry.first < wanted; });
    while (at != cells.begin()) {
        --at;
        if (at->first.row != spot.at.row) break;
        if (stop(*at)) return &*at;
    }
    return nullptr;
}

template <class Accept>
const std::pair<Position, Cell>* look_left(const Spot& spot, Accept accept) {
    return look_back(spot, [&](const auto& entry) {
        return entry.second.kind == CellKind::text && accept(entry.second.text);
    });
}

std::optional<Position> label_left(const Spot& spot, const Field& field) {
    const std::string printed = field_label(field);
    const auto* label = look_left(spot, [&](const std::string& text) { return text == printed; });
    if (label == nullptr) {
        const std::string key = label_key(printed);
        label = look_left(spot, [&](const std::string& text) { return label_key(text) == key; });
    }
    return label == nullptr ? std::nullopt : std::optional(label->first);
}

std::string text_left(const Spot& spot) {
    const auto* cell =
        look_left(spot, [](const std::string& text) { return !unicode::trimmed(text).empty(); });
    return cell == nullptr ? std::string() : cell->second.text;
}

// The value belonging to a label: the next column to the right, for a series its second and third.
Spot value_right_of(const LabelIndex::Spot& label, const Field& field) {
    const Range* merge = merge_at(*label.sheet, label.at);
    const std::uint32_t last = merge == nullptr ? label.at.column : merge->last.column;
    const auto offset = static_cast<std::uint32_t>(std::max(1, field.series));
    return {label.sheet, {label.at.row, last + offset}};
}

// The hidden sheet's text does not move with the cells: a column inserted makes it point to another
// year of a series.
bool belongs_to_label(const Spot& spot, const Field& field) {
    const auto label = label_left(spot, field);
    return label && value_right_of({spot.sheet, *label}, field).at == spot.at;
}

// Between a label and the cell that a name points to, nothing but the earlier years of the series
// may stand: a name moved along the row would hide another value beside the label.
bool stands_beside(Position label, const Spot& spot, const Field& field) {
    int between = 0;
    look_back(spot, [&](const std::pair<Position, Cell>& entry) {
        if (entry.first <= label) return true;
        if (!unicode::trimmed(entry.second.text).empty()) ++between;
        return false;
    });
    return between < std::max(1, field.series);
}

class FieldLocator {
public:
    explicit FieldLocator(Form& form) : form_(form) {}

    std::vector<Spot> run() {
        std::vector<NamedSpot> named;
        named.reserve(form_.rubric.fields.size());
        for (const Field& field : form_.rubric.fields) named.push_back(named_spot(field));
        table_ = find_printed_table(form_, named);
        std::vector<Spot> spots;
        spots.reserve(form_.rubric.fields.size());
        for (std::size_t i = 0; i < named.size(); ++i) {
            const Field& field = form_.rubric.fields[i];
            spots.push_back(within_merge(locate(field, named[i]), field));
        }
        return spots;
    }

private:
    NamedSpot named_spot(const Field& field) {
        const NameIndex::Named named = form_.names.named(identity::field, field.id);
        if (named.state == NameIndex::State::present) {
            const Spot spot{named.place.sheet, named.place.range.first};
            return {spot, label_left(spot, field)};
        }
        (named.state == NameIndex::State::absent ? form_.absent : form_.broken)
            .push_back(field.label);
        return {};
    }

    Spot locate(const Field& field, const NamedSpot& named) {
        const auto& [spot, label] = named;
        if (spot.sheet != nullptr && !is_outside(spot, field)) {
            if (!label) report_label(field, spot);
            else if (!stands_beside(*label, spot, field))
                report_contradiction(field, spot, value_right_of({spot.sheet, *label}, field));
            return spot;
        }
        const Spot printed = locate_without_name(field);
        if (spot.sheet != nullptr) report_outside(field, spot, printed);
        return printed;
    }

    // A name may be moved to any cell, where nobody looks: what is not on the printed form is not
    // what was declared.
    bool is_outside(const Spot& spot, const Field& field) {
        if (!table_ || table_->holds(spot)) return false;
        if (!table_->touches(spot)) return true;
        const Spot labelled = locate_by_label(field);
        return labelled.sheet != nullptr && labelled.at != spot.at;
    }

    Spot locate_without_name(const Field& field) {
        const auto mapped = form_.names.mapped(identity::field, field.id);
        const Spot remembered = mapped ? Spot{mapped->sheet, mapped->range.first} : Spot{};
        if (mapped && belongs_to_label(remembered, field)) return remembered;
        if (const Spot labelled = locate_by_label(field); labelled.sheet != nullptr)
            return labelled;
        form_.report(
            Severity::warning, "field-not-found", field.id, "",
            {{"label", field.label}, {"article", same(cited_article(form_.rubric, field))}});
        return {};
    }

    // A cell merged with its left neighbours keeps its text in the first of them. Merged over rows,
    // one text would stand for several fields: that is reported and not guessed.
    Spot within_merge(const Spot& spot, const Field& field) {
        if (spot.sheet == nullptr || spot.sheet->find(spot.at) != nullptr) return spot;
        const Range* merge = merge_at(*spot.sheet, spot.at);
        if (merge == nullptr || merge->first == spot.at) return spot;
        const Cell* held = spot.sheet->find(merge->first);
        if (held == nullptr || label_key(held->text) == label_key(field.label.zh)) return spot;
        if (merge->first.row == spot.at.row) return {spot.sheet, merge->first};
        form_.report(Severity::warning, "merged-cells", field.id, spot.address(),
                     {{"label", field.label},
                      {"found", same(to_a1(merge->first) + ":" + to_a1(merge->last))}});
        return spot;
    }

    // Names follow the cell, labels are what people see. The name decides; a person must look.
    void report_label(const Field& field, const Spot& spot) {
        const Spot labelled = locate_by_label(field);
        if (labelled.sheet == spot.sheet && labelled.at == spot.at) return;
        if (labelled.sheet != nullptr) return report_contradiction(field, spot, labelled);
        form_.report(Severity::info, "label-differs", field.id, spot.address(),
                     {{"label", field.label}, {"found", same(text_left(spot))}});
    }

    void report_contradiction(const Field& field, const Spot& spot, const Spot& labelled) {
        form_.report(Severity::warning, "name-contradicts-label", field.id, spot.address(),
                     {{"label", field.label},
                      {"found", same(text_left(spot))},
                      {"other", same(labelled.address())}});
    }

    void report_outside(const Field& field, const Spot& spot, const Spot& printed) {
        form_.report(Severity::warning, "name-outside-form", field.id, spot.address(),
                     {{"label", field.label},
                      {"name", same(std::string(identity::field) + field.id)},
                      {"want", same(printed.sheet == nullptr ? "–" : printed.address())},
                      {"article", same(cited_article(form_.rubric, field))}});
    }

    // Of several equal labels the one in the column of labels counts; when that does not tell,
    // nothing is guessed.
    Spot locate_by_label(const Field& field) {
        const auto& all = form_.labels().spots(field.label.zh);
        if (!label_column_)
            label_column_ = table_ ? LabelIndex::LabelColumn{table_->sheet, table_->label_column}
                                   : form_.labels().label_column(form_.rubric);
        if (all.empty() || !label_column_) return {};
        const auto in_column = [&](const LabelIndex::Spot& s) {
            return s.sheet == label_column_->sheet && s.at.column == label_column_->column;
        };
        const auto on_sheet = [&](const LabelIndex::Spot& s) {
            return s.sheet == label_column_->sheet;
        };
        if (const auto* only = only_one(all, in_column)) return value_right_of(*only, field);
        if (std::none_of(all.begin(), all.end(), in_column))
            if (const auto* only = only_one(all, on_sheet)) return value_right_of(*only, field);
        return {};
    }

    template <class Test>
    static const LabelIndex::Spot* only_one(const std::vector<LabelIndex::Spot>& spots, Test test) {
        const auto first = std::find_if(spots.begin(), spots.end(), test);
        if (first == spots.end() || std::find_if(first + 1, spots.end(), test) != spots.end())
            return nullptr;
        return &*first;
    }

    Form& form_;
    std::optional<PrintedTable> table_;
    std::optional<LabelIndex::LabelColumn> label_column_;
};

}  // namespace

std::vector<Spot> locate_fields(Form& form) { return FieldLocator(form).run(); }

}  // namespace kaoping
