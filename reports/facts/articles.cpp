#include "reports/facts/articles.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "reports/wording/catalogue.hpp"
#include "text/amount.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

constexpr std::string_view place = "{n}";

// "第{n}条" -> 第 and 条.
std::pair<std::string_view, std::string_view> around(const std::string& pattern) {
    const auto at = pattern.find(place);
    return {std::string_view(pattern).substr(0, at),
            std::string_view(pattern).substr(at + place.size())};
}

// The numeral at the start of a text as digits, and how many bytes it takes.
std::optional<std::pair<std::string, std::size_t>> numeral(std::string_view text) {
    std::u32string wide = unicode::to_utf32(text);
    std::size_t length = 0;
    while (length < wide.size() && (han_digit(wide[length]) >= 0 ||
                                    wide[length] == unicode::to_utf32(words("article-ten").zh)[0] ||
                                    (wide[length] >= U'0' && wide[length] <= U'9')))
        ++length;
    if (length == 0) return std::nullopt;
    wide.resize(length);
    const auto read = read_amount(wide);
    const auto* amount = std::get_if<Amount>(&read);
    if (amount == nullptr || amount->length != length) return std::nullopt;
    return std::pair{amount->value.to_decimal(0), unicode::to_utf8(wide).size()};
}

class EnglishArticle {
public:
    EnglishArticle(const Rubric& rubric, std::string_view text) : rubric_(rubric), rest_(text) {}

    std::string read() {
        while (!rest_.empty()) {
            if (rest_.front() == ' ') rest_.remove_prefix(1);
            else if (!numbered("article-clause", "article-clause", " ") &&
                     !numbered("article-number", "article-numbers", ", ") &&
                     !numbered("article-item", "article-items", ", ") && !joined() && !named() &&
                     !bare())
                keep();
        }
        return english_;
    }

private:
    bool take(std::string_view word) {
        if (word.empty() || !rest_.starts_with(word)) return false;
        rest_.remove_prefix(word.size());
        return true;
    }

    void add(const std::string& text, const char* divider) {
        if (!english_.empty() && !glued_) english_ += divider;
        english_ += text;
        glued_ = false;
    }

    // 第九、十四条: one or several numbers between the words of the pattern.
    bool numbered(MessageCode code, MessageCode several, const char* divider) {
        const auto [before, after] = around(words(code).zh);
        if (!rest_.starts_with(before)) return false;
        std::string_view ahead = rest_.substr(before.size());
        std::vector<std::string> numbers;
        while (const auto number = numeral(ahead)) {
            numbers.push_back(number->first);
            ahead.remove_prefix(number->second);
            if (!ahead.starts_with(words("article-and").zh)) break;
            ahead.remove_prefix(words("article-and").zh.size());
        }
        if (numbers.empty() || !ahead.starts_with(after)) return false;
        rest_ = ahead.substr(after.size());
        std::string all = numbers.front();
        for (std::size_t i = 1; i < numbers.size(); ++i)
            all +=
                (i + 1 < numbers.size() ? std::string(", ") : words("article-and").en) + numbers[i];
        add(message(numbers.size() > 1 ? several : code, {{"n", same(all)}}).en, divider);
        return true;
    }

    bool joined() {
        for (const MessageCode code : std::to_array<MessageCode>({"article-to", "article-and"}))
            if (take(words(code).zh)) {
                english_ += code == "article-and" ? std::string(", ") : words(code).en;
                glued_ = true;
                return true;
            }
        return false;
    }

    bool named() {
        for (const MessageCode code : std::to_array<MessageCode>(
                 {"article-annex", "article-bonus", "article-deduction", "article-veto"}))
            if (take(words(code).zh)) return add(words(code).en, ", "), true;
        for (const Section& section : rubric_.sections)
            if (take(section.title.zh)) return add(section.title.en, ", "), true;
        for (const Indicator& indicator : rubric_.indicators)
            if (take(indicator.title.zh)) return add(indicator.title.en, ", "), true;
        return false;
    }

    // 四（三）3: a section at the start, a digit behind the rest.
    bool bare() {
        const auto number = numeral(rest_);
        if (!number) return false;
        rest_.remove_prefix(number->second);
        const bool section = english_.empty() || glued_;
        add(message(section ? MessageCode("article-part") : "article-digit",
                    {{"n", same(number->first)}})
                .en,
            ", ");
        return true;
    }

    void keep() {
        const std::u32string wide = unicode::to_utf32(rest_);
        const std::string first = unicode::to_utf8(wide.substr(0, 1));
        english_ += first;
        rest_.remove_prefix(std::min(rest_.size(), first.size()));
    }

    const Rubric& rubric_;
    std::string_view rest_;
    std::string english_;
    bool glued_ = false;  // to what comes next
};

}  // namespace

Text article_text(const Rubric& rubric, const std::string& article) {
    if (article == rubric.regulation.title.zh) return rubric.regulation.title;
    return {article, EnglishArticle(rubric, article).read()};
}

void say_in_both_languages(const Rubric& rubric, Finding& finding) {
    for (auto& [name, value] : finding.args) {
        if (name == "article") value = article_text(rubric, value.zh);
        if (name == "unit" || name == "want")
            for (const MessageCode unit : std::to_array<MessageCode>({"unit-money", "unit-area"}))
                if (value.zh == words(unit).zh) value = words(unit);
    }
}

}  // namespace kaoping
