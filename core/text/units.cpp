#include "text/units.hpp"

#include <algorithm>
#include <array>

#include "text/amount.hpp"
#include "text/folded.hpp"

namespace kaoping {

namespace {

using View = std::u32string_view;

struct Synonyms {
    View unit;
    std::array<View, 4> words;
};

// CONTRACT.md, cell text; traditional characters are folded before.
constexpr std::array<Synonyms, 5> counters = {{
    {U"家", {U"家", U"个"}},
    {U"人", {U"人", U"名", U"位", U"个"}},
    {U"次", {U"次", U"场", U"回"}},
    {U"项", {U"项", U"个", U"件"}},
    {U"个", {U"个", U"家"}},
}};

constexpr std::array<View, 5> square_metres = {U"平方米", U"平米", U"平方", U"m2", U"M2"};

template <std::size_t size>
bool is_one_of(View text, const std::array<View, size>& words) {
    return !text.empty() && std::find(words.begin(), words.end(), text) != words.end();
}

template <std::size_t size>
bool holds_one_of(View text, const std::array<View, size>& words) {
    return std::any_of(words.begin(), words.end(),
                       [&](View word) { return text.find(word) != View::npos; });
}

bool take(View& text, View word) {
    if (!text.starts_with(word)) return false;
    text.remove_prefix(word.size());
    return true;
}

int one_digit(char32_t c) {
    return c >= '0' && c <= '9' ? static_cast<int>(c - U'0') : han_digit(c);
}

// 5角, 零3分
int take_cents(View& text, char32_t mark) {
    View rest = text;
    take(rest, U"零");
    if (rest.size() < 2 || rest[1] != mark || one_digit(rest[0]) < 1) return 0;
    const int digit = one_digit(rest[0]);
    text = rest.substr(2);
    return digit;
}

}  // namespace

bool is_unit_of(View tail, const CellSpec& spec) {
    if (tail.empty()) return true;
    if (spec.type == ValueType::area) return is_one_of(tail, square_metres);
    if (spec.type == ValueType::percent) return tail == U"%";
    const std::u32string unit = fold(spec.unit).text;
    for (const Synonyms& counter : counters)
        if (counter.unit == unit && is_one_of(tail, counter.words)) return true;
    if (unit.empty()) return tail == U"年";  // a year is a count without a unit: 2023年
    return tail == unit;
}

std::optional<MoneyTail> read_money_tail(View tail) {
    MoneyTail money;
    money.yuan = take(tail, U"元") || take(tail, U"圆");
    if (money.yuan) money.cents = Number(take_cents(tail, U'角') * 10 + take_cents(tail, U'分'));
    if (!take(tail, U"整")) take(tail, U"正");
    money.renminbi = take(tail, U"人民币") || take(tail, U"(人民币)");
    if (!tail.empty()) return std::nullopt;
    return money;
}

CurrencySign take_currency(View& text) {
    static constexpr std::array<View, 7> names = {U"人民币", U"RMB", U"rmb", U"Rmb",
                                                  U"CNY",    U"cny", U"Cny"};
    CurrencySign currency;
    for (const View name : names) currency.renminbi = take(text, name) || currency.renminbi;
    if (currency.renminbi) take(text, U":");
    currency.sign = take(text, U"¥");
    return currency;
}

bool names_other_currency(View text) {
    static constexpr std::array<View, 19> words = {
        U"美元", U"美金", U"港币", U"港元", U"澳元", U"澳门元", U"台币", U"日元", U"日圆", U"欧元",
        U"英镑", U"卢布", U"坚戈", U"韩元", U"$",    U"€",      U"£",    U"USD",  U"EUR"};
    return holds_one_of(text, words);
}

bool says_about(View text) {
    static constexpr std::array<View, 17> words = {U"约", U"大概", U"左右", U"上下", U"余",   U"多",
                                                   U"几", U"数",   U"近",   U"来个", U"若干", U"许",
                                                   U"≈",  U"大致", U"估计", U"预计", U"~"};
    return holds_one_of(text, words);
}

bool says_bound(View text) {
    static constexpr std::array<View, 20> words = {
        U"以上",   U"以下",   U"以内", U"以外", U"不到", U"不足", U"不少于",
        U"不低于", U"不超过", U"超",   U"逾",   U"至少", U"至多", U"最多",
        U"最少",   U">",      U"<",    U"≥",    U"≤",    U"+"};
    if (holds_one_of(text, words)) return true;
    // An amount, a connecting mark, an amount: 5-10, 三至五家.
    const auto starts_amount = [](char32_t c) { return one_digit(c) >= 0 || c == U'十'; };
    bool amount_before = false;
    for (std::size_t at = 0; at + 1 < text.size(); ++at) {
        const bool connects = View(U"-~至到").find(text[at]) != View::npos;
        if (amount_before && connects && starts_amount(text[at + 1])) return true;
        amount_before = amount_before || starts_amount(text[at]);
    }
    return false;
}

}  // namespace kaoping
