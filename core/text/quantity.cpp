#include "text/quantity.hpp"

#include "text/amount.hpp"
#include "text/unicode.hpp"
#include "text/units.hpp"

namespace kaoping {

namespace {

using View = std::u32string_view;

const Number largest(1'000'000'000);
// 万元: 10 billion yuan. A bare number at least as large is asked about: was it typed in yuan?
const Number suspicious_money(1'000'000);
const Number yuan_in_unit(10'000);
const Number hundred(100);
constexpr int decimals_kept =
    6;  // of 万元: one 分; workbook formulas are guarded at six too (reading A1)
// A cell in a percent format shows its number times 100. Above 1000 % a program, not a person,
// typed 85 for 85 %.
const Number largest_percent_fraction(10);

Text unit_of(const CellSpec& spec) {
    if (spec.type == ValueType::percent) return same("%");
    return same(spec.unit);
}

// Sign and size, decimals, plausibility: what holds for every quantity once its number is known.
// `explicit_unit`: the cell itself names the unit.
Reading finished(Number value, bool explicit_unit, const std::string& found, const CellSpec& spec) {
    if (value.sign() < 0 && !spec.allow_negative) return refused("negative", found);
    if (spec.type == ValueType::count && !value.is_whole())
        return refused("not-whole", found, {{"unit", unit_of(spec)}});
    const Number size = value.sign() < 0 ? -value : value;
    if (size > largest) return refused("too-large", found, {{"want", same(largest.to_decimal(0))}});
    Reading reading;
    const bool money = spec.type == ValueType::money;
    if (!value.is_whole() && !value.fits_decimals(decimals_kept)) {
        value = value.rounded(decimals_kept);
        reading.findings.push_back(note(Severity::warning,
                                        money ? FindingCode("finer-than-fen") : "too-many-decimals",
                                        found, {{"value", same(value.to_decimal(decimals_kept))}}));
    }
    if (money && !explicit_unit && size >= suspicious_money)
        reading.findings.push_back(
            note(Severity::warning, "magnitude", found,
                 {{"unit", unit_of(spec)},
                  {"suggest", same((value / yuan_in_unit).to_decimal(decimals_kept))}}));
    if (spec.type == ValueType::percent && !explicit_unit && !size.is_zero() && size < Number(1))
        reading.findings.push_back(
            note(Severity::warning, "fraction-percent", found,
                 {{"value", same(value.to_decimal(decimals_kept))},
                  {"suggest", same((value * hundred).to_decimal(decimals_kept))}}));
    reading.value = std::move(value);
    return reading;
}

// Which of the known mistakes a text that is no quantity makes.
Reading diagnosed(const Folded& folded, const CellSpec& spec, const AmountError& error) {
    const View text = folded.text;
    const std::string& found = folded.found;
    if (folded.odd_number) return refused("not-a-number", found, {{"unit", unit_of(spec)}});
    if (names_other_currency(text)) return refused("other-currency", found);
    if (error.fault == AmountFault::colloquial)
        return refused(
            "colloquial-number", found,
            {{"high", same(error.high.to_decimal(0))}, {"low", same(error.low.to_decimal(0))}});
    if (says_bound(text)) return refused("range-given", found);
    if (error.fault == AmountFault::several || says_about(text))
        return refused("approximate", found);
    if (error.fault == AmountFault::grouping) return refused("bad-grouping", found);
    return refused("not-a-number", found, {{"unit", unit_of(spec)}});
}

// 台, 公顷, km2: a few letters without marks between.
bool looks_like_unit(View tail) {
    constexpr std::size_t longest_unit = 6;
    if (tail.ends_with(U'2') || tail.ends_with(U'3')) tail.remove_suffix(1);
    return !tail.empty() && tail.size() <= longest_unit &&
           tail.find_first_of(U"0123456789.,:;。、()/-+*~ ") == View::npos;
}

Reading wrong_unit(const std::string& found, std::string other, const CellSpec& spec) {
    if (spec.unit.empty())
        return refused("unit-not-wanted", found, {{"other", same(std::move(other))}});
    return refused("wrong-unit", found,
                   {{"other", same(std::move(other))}, {"unit", unit_of(spec)}});
}

// `tail` follows an amount and is not the field's unit.
Reading diagnosed_tail(const Folded& folded, const CellSpec& spec, View tail) {
    Reading reading = diagnosed(folded, spec, {});
    if (reading.findings.front().code != "not-a-number" || folded.odd_number) return reading;
    if (!looks_like_unit(tail))
        return refused("extra-text", folded.found, {{"unit", unit_of(spec)}});
    return wrong_unit(folded.found, unicode::to_utf8(tail), spec);
}

bool take_sign(View& text) {
    if (!text.starts_with(U'-') && !text.starts_with(U'负')) return false;
    text.remove_prefix(1);
    return true;
}

void take_filler(View& text) {
    for (const View filler :
         {View(U"共计"), View(U"合计"), View(U"总计"), View(U"总共"), View(U"一共"), View(U"共")})
        if (text.starts_with(filler)) {
            text.remove_prefix(filler.size());
            if (text.starts_with(U':')) text.remove_prefix(1);
            return;
        }
}

// 12（家）, 12家（见附件1）: the unit in brackets, or a pointer to a document, which goes to
// `remark`. Any other remark could change the number, and stays.
void take_remark(View& text, View& remark, const CellSpec& spec) {
    const Remarked split = split_remark(text);
    if (split.remark.empty()) return;
    const bool pointer = split.remark.starts_with(U'见') || split.remark.starts_with(U"详见") ||
                         split.remark.starts_with(U"附件");
    const bool unit = fold(spec.unit).text == split.remark;
    if (pointer) remark = split.remark;
    if (pointer || unit) text = split.text;
}

// A money amount in the field's unit, 万元; nullopt when the text leaves open which unit is meant.
struct Money {
    Number value;
    bool explicit_unit = false;
    bool converted = false;
};
std::optional<Money> in_field_unit(const Amount& amount, const MoneyTail& tail,
                                   const CurrencySign& currency) {
    const bool yuan = tail.yuan || amount.scaled || currency.sign;
    const bool open = amount.mixed || currency.renminbi || tail.renminbi;
    if (!yuan) return open ? std::nullopt : std::optional(Money{amount.value, false, false});
    const Number exact = amount.value + tail.cents / hundred;
    return Money{exact / yuan_in_unit, true, !amount.scaled};
}

Reading money_from(const Folded& folded, const CellSpec& spec, const Amount& amount, View tail,
                   bool negative, const CurrencySign& currency) {
    const auto money_tail = read_money_tail(tail);
    if (!money_tail) return diagnosed_tail(folded, spec, tail);
    const auto money = in_field_unit(amount, *money_tail, currency);
    if (!money) return refused("ambiguous-unit", folded.found, {{"unit", unit_of(spec)}});
    Reading reading =
        finished(negative ? -money->value : money->value, money->explicit_unit, folded.found, spec);
    if (money->converted && is_given(reading.value))
        reading.findings.push_back(
            note(Severity::info, "converted-unit", folded.found,
                 {{"value", same(std::get<Number>(reading.value).to_decimal(decimals_kept))},
                  {"unit", unit_of(spec)}}));
    return reading;
}

Reading amount_from(const Folded& folded, const CellSpec& spec, View text) {
    const bool money = spec.type == ValueType::money;
    take_filler(text);
    bool negative = take_sign(text);
    const CurrencySign currency = money ? take_currency(text) : CurrencySign{};
    if (!negative) negative = take_sign(text);
    if (!negative && text.starts_with(U'+')) text.remove_prefix(1);
    const bool per_hundred = spec.type == ValueType::percent && text.starts_with(U"百分之");
    if (per_hundred) text.remove_prefix(3);
    const auto read = read_amount(text);
    if (const auto* error = std::get_if<AmountError>(&read)) return diagnosed(folded, spec, *error);
    const Amount& amount = std::get<Amount>(read);
    const View tail = text.substr(amount.length);
    if (money) return money_from(folded, spec, amount, tail, negative, currency);
    if (per_hundred ? !tail.empty() : !is_unit_of(tail, spec))
        return diagnosed_tail(folded, spec, tail);
    return finished(negative ? -amount.value : amount.value, per_hundred || !tail.empty(),
                    folded.found, spec);
}

bool says_none(View text) { return text == U"无" || text == U"没有"; }

}  // namespace

Reading read_quantity(const Folded& folded, const CellSpec& spec) {
    View text = folded.text;
    if (folded.odd_number) return diagnosed(folded, spec, {});
    while (text.ends_with(U'。')) text.remove_suffix(1);
    View remark;
    take_remark(text, remark, spec);
    const bool countable = spec.type != ValueType::percent && spec.type != ValueType::number;
    Reading reading;
    if (countable && says_none(text)) {
        reading = kept(Number(0));
        reading.findings.push_back(note(Severity::info, "none-is-zero", folded.found));
    } else {
        reading = amount_from(folded, spec, text);
    }
    if (!remark.empty() && is_given(reading.value))
        reading.findings.push_back(note(Severity::info, "remark-ignored", folded.found,
                                        {{"remark", same(unicode::to_utf8(remark))}}));
    return reading;
}

Reading read_quantity(const Number& stored, NumberFormat format, const std::string& found,
                      const CellSpec& spec) {
    if (format == NumberFormat::date)
        return refused("date-as-number", found, {{"unit", unit_of(spec)}});
    if (format == NumberFormat::time)
        return refused("time-as-number", found, {{"unit", unit_of(spec)}});
    if (format == NumberFormat::percent) {
        const std::string shown = (stored * hundred).to_decimal(decimals_kept) + "%";
        if (spec.type != ValueType::percent) return wrong_unit(shown, "%", spec);
        if (stored > largest_percent_fraction || stored < -largest_percent_fraction)
            return refused("percent-format", shown,
                           {{"suggest", same(stored.to_decimal(decimals_kept) + "%")}});
        return finished(stored * hundred, true, found, spec);
    }
    Reading reading = finished(stored, false, found, spec);
    if (spec.type == ValueType::money && format == NumberFormat::currency &&
        is_given(reading.value))
        reading.findings.push_back(
            note(Severity::warning, "currency-format", found, {{"unit", unit_of(spec)}}));
    return reading;
}

}  // namespace kaoping
