#include <algorithm>

#include "model/identity.hpp"
#include "recognise/form.hpp"
#include "rubric/labels.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

// The texts to the left of a cell in its row, nearest first, until `accept` says yes.
template <class Accept>
const Cell* look_left(const Spot& spot, Accept accept) {
    const auto& cells = spot.sheet->cells;
    auto at = std::lower_bound(cells.begin(), cells.end(), spot.at,
                               [](const auto& entry, Position wanted) { return entry.first < wanted; });
    while (at != cells.begin()) {
        --at;
        if (at->first.row != spot.at.row) break;
        if (at->second.kind == CellKind::text && accept(at->second)) return &at->second;
    }
    return nullptr;
}

bool label_stands_left(const Spot& spot, const Field& field) {
    const std::string printed = field_label(field);
    if (look_left(spot, [&](const Cell& cell) { return cell.text == printed; }) != nullptr) return true;
    const std::string key = label_key(printed);
    return look_left(spot, [&](const Cell& cell) { return label_key(cell.text) == key; }) != nullptr;
}

std::string text_left(const Spot& spot) {
    const Cell* cell = look_left(spot, [](const Cell& c) { return !unicode::trimmed(c.text).empty(); });
    return cell == nullptr ? std::string() : cell->text;
}

// The value belonging to a label: the next column to the right, for a series its second and third.
Spot value_right_of(const LabelIndex::Spot& label, const Field& field) {
    const Range* merge = merge_at(*label.sheet, label.at);
    const std::uint32_t last = merge == nullptr ? label.at.column : merge->last.column;
    const auto offset = static_cast<std::uint32_t>(std::max(1, field.series));
    return {label.sheet, {label.at.row, last + offset}};
}

class FieldLocator {
public:
    explicit FieldLocator(Form& form) : form_(form) {}

    std::vector<Spot> run() {
        std::vector<Spot> spots;
        spots.reserve(form_.rubric.fields.size());
        for (const Field& field : form_.rubric.fields) spots.push_back(within_merge(locate(field), field));
        return spots;
    }

private:
    Spot locate(const Field& field) {
        const NameIndex::Named named = form_.names.named(identity::field, field.id);
        if (named.state == NameIndex::State::present) {
            const Spot spot{named.place.sheet, named.place.range.first};
            if (!label_stands_left(spot, field)) report_label(field, spot);
            return spot;
        }
        (named.state == NameIndex::State::absent ? form_.absent : form_.broken).push_back(field.label);
        const auto mapped = form_.names.mapped(identity::field, field.id);
        const Spot remembered = mapped ? Spot{mapped->sheet, mapped->range.first} : Spot{};
        if (mapped && label_stands_left(remembered, field)) return remembered;
        if (const Spot labelled = locate_by_label(field); labelled.sheet != nullptr) return labelled;
        form_.report(Severity::warning, "field-not-found", field.id, "",
                     {{"label", field.label}, {"article", same(cited_article(form_.rubric, field))}});
        return {};
    }

    // A cell merged with its left neighbours keeps its text in the first of them. Merged over rows, one text would stand
    // for several fields: that is reported and not guessed.
    Spot within_merge(const Spot& spot, const Field& field) {
        if (spot.sheet == nullptr || spot.sheet->find(spot.at) != nullptr) return spot;
        const Range* merge = merge_at(*spot.sheet, spot.at);
        if (merge == nullptr || merge->first == spot.at) return spot;
        const Cell* held = spot.sheet->find(merge->first);
        if (held == nullptr || label_key(held->text) == label_key(field.label.zh)) return spot;
        if (merge->first.row == spot.at.row) return {spot.sheet, merge->first};
        form_.report(Severity::warning, "merged-cells", field.id, spot.address(),
                     {{"label", field.label}, {"found", same(to_a1(merge->first) + ":" + to_a1(merge->last))}});
        return spot;
    }

    // Names follow the cell, labels are what people see. The name decides; a person must look.
    void report_label(const Field& field, const Spot& spot) {
        const Spot labelled = locate_by_label(field);
        if (labelled.sheet == spot.sheet && labelled.at == spot.at) return;
        const std::string beside = text_left(spot);
        if (labelled.sheet == nullptr) {
            form_.report(Severity::info, "label-differs", field.id, spot.address(),
                         {{"label", field.label}, {"found", same(beside)}});
        } else {
            form_.report(Severity::warning, "name-contradicts-label", field.id, spot.address(),
                         {{"label", field.label}, {"found", same(beside)}, {"other", same(labelled.address())}});
        }
    }

    // Of several equal labels the one in the column of labels counts; when that does not tell, nothing is guessed.
    Spot locate_by_label(const Field& field) {
        const auto& all = form_.labels().spots(field.label.zh);
        if (!label_column_) label_column_ = form_.labels().label_column(form_.rubric);
        if (all.empty() || !label_column_) return {};
        const auto in_column = [&](const LabelIndex::Spot& s) {
            return s.sheet == label_column_->sheet && s.at.column == label_column_->column;
        };
        const auto on_sheet = [&](const LabelIndex::Spot& s) { return s.sheet == label_column_->sheet; };
        if (const auto* only = only_one(all, in_column)) return value_right_of(*only, field);
        if (std::none_of(all.begin(), all.end(), in_column))
            if (const auto* only = only_one(all, on_sheet)) return value_right_of(*only, field);
        return {};
    }

    template <class Test>
    static const LabelIndex::Spot* only_one(const std::vector<LabelIndex::Spot>& spots, Test test) {
        const auto first = std::find_if(spots.begin(), spots.end(), test);
        if (first == spots.end() || std::find_if(first + 1, spots.end(), test) != spots.end()) return nullptr;
        return &*first;
    }

    Form& form_;
    std::optional<LabelIndex::LabelColumn> label_column_;
};

}  // namespace

std::vector<Spot> locate_fields(Form& form) { return FieldLocator(form).run(); }

}  // namespace kaoping
