#include "intake/sheet_reader.hpp"

#include <algorithm>

namespace kaoping {

namespace {

constexpr std::uint32_t max_rows = 1048576;
constexpr std::uint32_t max_columns = 16384;

bool skip_digits(std::string_view& text) {
    std::size_t count = 0;
    while (count < text.size() && text[count] >= '0' && text[count] <= '9') ++count;
    text.remove_prefix(count);
    return count > 0;
}

bool skip_one_of(std::string_view& text, std::string_view choices) {
    if (text.empty() || choices.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

// -12.5E+3; what writers store in v. No grouping, no locale.
bool is_decimal(std::string_view text) {
    skip_one_of(text, "-");
    const bool whole = skip_digits(text);
    const bool fraction = skip_one_of(text, ".") && skip_digits(text);
    if (!whole && !fraction) return false;
    if (skip_one_of(text, "eE")) {
        skip_one_of(text, "+-");
        if (!skip_digits(text)) return false;
    }
    return text.empty();
}

Refusal bad_reference(std::string_view reference) {
    return {RefusalCode::damaged, "damaged-reference", {{"found", same(std::string(reference))}}};
}

}  // namespace

SheetReader::SheetReader(Sheet& sheet, const SharedStrings& strings, const Styles& styles,
                         CellBudget& budget)
    : sheet_(sheet), strings_(strings), styles_(styles), budget_(budget) {}

SheetReader::Place SheetReader::child(std::string_view name) const {
    if (places_.empty()) return name == "worksheet" ? Place::sheet : Place::other;
    switch (places_.back()) {
        case Place::sheet:
            return name == "sheetData"    ? Place::data
                   : name == "mergeCells" ? Place::merges
                                          : Place::other;
        case Place::data: return name == "row" ? Place::row : Place::other;
        case Place::row: return name == "c" ? Place::cell : Place::other;
        case Place::cell:
            if (name == "v") return Place::value;
            return name == "f" ? Place::formula : name == "is" ? Place::inline_text : Place::other;
        case Place::inline_text:
            return name == "t" ? Place::run_text : name == "r" ? Place::run : Place::other;
        case Place::run: return name == "t" ? Place::run_text : Place::other;
        default: return Place::other;
    }
}

void SheetReader::start(std::string_view name, const XmlAttributes& attributes) {
    const Place place = child(name);
    if (places_.empty() && place == Place::other)
        return refuse({RefusalCode::damaged, "unexpected-content", {}});
    if (!places_.empty() && places_.back() == Place::merges && name == "mergeCell")
        start_merge(attributes);
    places_.push_back(place);
    if (place == Place::row) start_row(attributes);
    if (place == Place::cell) start_cell(attributes);
    if (place == Place::formula) formula_ = true;
}

void SheetReader::end(std::string_view) {
    const Place place = places_.back();
    places_.pop_back();
    if (place == Place::cell) end_cell();
    if (place == Place::row) next_ = {next_.row + 1, 0};
}

void SheetReader::text(std::string_view text) {
    if (places_.empty()) return;
    const Place place = places_.back();
    if (place != Place::value && place != Place::run_text) return;
    std::string& into = place == Place::value ? value_ : inline_;
    if (text.size() > budget_.text_bytes || into.size() > budget_.text_bytes - text.size())
        return refuse({RefusalCode::too_large, "too-much-text", {}});
    into += text;
}

void SheetReader::start_row(const XmlAttributes& attributes) {
    const std::string_view reference = attributes.get("r");
    if (reference.empty()) return;
    const auto row = xml_count(reference, max_rows);
    if (!row || *row == 0) return refuse(bad_reference(reference));
    next_ = {static_cast<std::uint32_t>(*row - 1), 0};
}

void SheetReader::start_cell(const XmlAttributes& attributes) {
    position_ = next_;
    type_.clear();
    value_.clear();
    inline_.clear();
    format_ = styles_.at(0);
    formula_ = false;
    for (const auto& attribute : attributes) {
        if (attribute.prefixed || attribute.name.size() != 1) continue;
        const char name = attribute.name[0];
        if (name == 't') {
            type_ = attribute.value;
        } else if (name == 's') {
            format_ = styles_.at(xml_count(attribute.value, max_rows).value_or(0));
        } else if (name == 'r') {
            const auto position = from_a1(attribute.value);
            if (!position) return refuse(bad_reference(attribute.value));
            position_ = *position;
        }
    }
    if (position_.row >= max_rows || position_.column >= max_columns)
        return refuse(bad_reference(to_a1(position_)));
    next_ = {position_.row, position_.column + 1};
}

void SheetReader::start_merge(const XmlAttributes& attributes) {
    const std::string_view reference = attributes.get("ref");
    const auto range = range_from_a1(reference);
    if (!range) return refuse(bad_reference(reference));
    if (budget_.merges == 0) return refuse({RefusalCode::too_large, "too-many-merges", {}});
    --budget_.merges;
    sheet_.merges.push_back(*range);
}

void SheetReader::end_cell() {
    Cell cell;
    cell.format = format_;
    cell.formula = formula_;
    if (interpret(cell)) store(std::move(cell));
}

bool SheetReader::interpret(Cell& cell) {
    if (type_ == "s" && inline_.empty()) return take_shared_string(cell);
    // Text is recognised by where it stands as well as by t: writers get the two out of step.
    if (type_ == "str" || type_ == "inlineStr" || type_ == "s") {
        cell.text = inline_.empty() ? value_ : inline_;
        return !cell.text.empty() || cell.formula;
    }
    const std::string_view value = xml_trimmed(value_);
    if (value.empty()) {
        cell.text = inline_;
        return !cell.text.empty() || cell.formula;
    }
    const bool yes = value == "1" || value == "true" || value == "TRUE";
    if (type_ == "b" && (yes || value == "0" || value == "false" || value == "FALSE")) {
        cell.kind = CellKind::boolean;
        cell.text = yes ? "1" : "0";
    } else if (type_ == "e") {
        cell.kind = CellKind::error;
        cell.text = value;
    } else {
        interpret_number(cell, value);
    }
    return true;
}

// What should be a number and is none is kept as the text it is, for the reader of the field to
// complain of.
void SheetReader::interpret_number(Cell& cell, std::string_view value) {
    if (value.front() == '+') value.remove_prefix(1);
    if (is_decimal(value)) {
        cell.kind = CellKind::number;
        cell.text = value;
        return;
    }
    cell.iso_date = type_ == "d";
    cell.text = cell.iso_date ? value : std::string_view(value_);
}

bool SheetReader::take_shared_string(Cell& cell) {
    const std::string_view index = xml_trimmed(value_);
    if (index.empty()) return cell.formula;
    const auto text = strings_.at(xml_count(index, strings_.size()).value_or(strings_.size()));
    if (!text) {
        refuse({RefusalCode::damaged, "missing-shared-string", {{"cell", same(to_a1(position_))}}});
        return false;
    }
    cell.text = *text;
    return !cell.text.empty() || cell.formula;
}

void SheetReader::store(Cell&& cell) {
    if (budget_.cells == 0) return refuse({RefusalCode::too_large, "too-many-cells", {}});
    if (budget_.text_bytes < cell.text.size())
        return refuse({RefusalCode::too_large, "too-much-text", {}});
    --budget_.cells;
    budget_.text_bytes -= cell.text.size();
    in_order_ = in_order_ && (sheet_.cells.empty() || sheet_.cells.back().first < position_);
    sheet_.cells.emplace_back(position_, std::move(cell));
}

void SheetReader::finish() {
    if (in_order_) return;
    auto& cells = sheet_.cells;
    std::stable_sort(cells.begin(), cells.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i + 1 < cells.size() && cells[i + 1].first == cells[i].first) continue;
        if (kept != i) cells[kept] = std::move(cells[i]);
        ++kept;
    }
    cells.resize(kept);
}

}  // namespace kaoping
