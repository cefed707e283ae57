#include "job/worksheet.hpp"

#include <array>
#include <charconv>

#include "score/indicators.hpp"
#include "score/rank.hpp"
#include "score/score_round.hpp"
#include "text/cell_text.hpp"
#include "text/stored_number.hpp"

namespace kaoping {

namespace {

Reading read_text(const std::string& text, ValueType type) {
    Cell cell;
    cell.text = text;
    CellSpec spec;
    spec.type = type;
    spec.allow_negative = true;
    return read_cell(&cell, false, spec);
}

bool named(const std::string& wanted, const std::string& id, const Text& title) {
    return wanted == id || wanted == title.zh || wanted == title.en;
}

constexpr int any_year = 2000;  // rules of one value know no dates

// What the spreadsheet shows of a number, as of cells in forms.
std::optional<Number> as_shown(double value) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    const auto stored =
        StoredNumber::parse({digits.data(), static_cast<std::size_t>(end - digits.data())});
    return stored ? std::optional(stored->meant()) : std::nullopt;
}

}  // namespace

RubricPtr Worksheet::rubric(const std::string& name) const {
    for (const RubricListing& listing : catalog_.listing())
        if (named(name, listing.id, listing.title)) return catalog_.load(listing.id).rubric;
    return nullptr;
}

std::optional<Text> Worksheet::grade_of(const std::string& name, double total) const {
    const RubricPtr known = rubric(name);
    const auto exact = as_shown(total);
    if (!known || !exact) return std::nullopt;
    const auto band = band_of(*known, *exact);
    if (!band) return std::nullopt;
    return known->grades[*band].label;
}

std::optional<double> Worksheet::points_of(const std::string& name, const std::string& indicator,
                                           double measure) const {
    const RubricPtr known = rubric(name);
    const auto exact = as_shown(measure);
    if (!known || !exact) return std::nullopt;
    for (std::size_t i = 0; i < known->indicators.size(); ++i) {
        if (!named(indicator, known->indicators[i].id, known->indicators[i].title)) continue;
        const auto points =
            points_of_measure(Round(*known, calendar_round(*known, any_year)), i, *exact);
        if (points) return points->to_double();
        return std::nullopt;
    }
    return std::nullopt;
}

std::optional<double> Worksheet::number_of(const std::string& text) {
    const Reading reading = read_text(text, ValueType::number);
    const auto* number = std::get_if<Number>(&reading.value);
    if (number == nullptr) return std::nullopt;
    return number->to_double();
}

bool Worksheet::is_credit_code(const std::string& text) {
    const Reading reading = read_text(text, ValueType::uscc);
    return std::holds_alternative<std::string>(reading.value) && reading.findings.empty();
}

}  // namespace kaoping
