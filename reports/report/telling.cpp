#include "reports/report/telling.hpp"

#include "reports/facts/articles.hpp"
#include "reports/facts/figures.hpp"
#include "reports/wording/catalogue.hpp"
#include "text/spelled.hpp"

namespace kaoping {

namespace {

constexpr int standing_width = 105;  // half-width characters of a table

}  // namespace

const char* const dash = "\u2014";

std::string shown(const std::optional<Number>& number, int decimals) {
    return number ? fixed(*number, decimals) : dash;
}

Telling::Telling(const SummaryView& view, Language language) : view_(view) {
    part_.language = language;
}

const std::string& Telling::word(MessageCode code) const { return in(words(code)); }

std::string Telling::say(MessageCode code, Arguments arguments) const {
    return in(message(code, arguments));
}

Text Telling::date(const Date& date) const {
    return message("report-date", {{"year", same(std::to_string(date.year))},
                                   {"month", same(std::to_string(date.month))},
                                   {"day", same(std::to_string(date.day))}});
}

Text Telling::article(const std::string& article) const { return article_text(rubric(), article); }

std::string Telling::describe(const Finding& finding, const std::string& file) const {
    Finding described = finding;
    say_in_both_languages(rubric(), described);
    return in(kaoping::describe(described, file));
}

std::string Telling::joined(const std::vector<std::string>& items, MessageCode divider) const {
    std::string all;
    for (const std::string& item : items)
        all += (all.empty() ? std::string() : word(divider)) + item;
    return all;
}

void Telling::title(const std::string& title, std::vector<std::string> subtitles) {
    part_.title = title;
    part_.subtitles = std::move(subtitles);
}

void Telling::chapter(MessageCode code) {
    ++chapter_;
    clause_ = 0;
    const Text number{chinese_number(chapter_), std::to_string(chapter_)};
    add(document::Heading{1, say("report-chapter", {{"n", number}, {"title", words(code)}})});
}

void Telling::chapter_with_table(MessageCode code, document::Table table, const std::string& lead,
                                 const std::string& note_text) {
    int width = 0;
    for (const document::Column& column : table.columns) width += column.width;
    const bool turned = width > standing_width;
    if (turned) add(document::Turn{true});
    chapter(code);
    if (!lead.empty()) body(lead);
    add(std::move(table));
    if (!note_text.empty()) note(note_text);
    if (turned) add(document::Turn{false});
}

void Telling::clause(MessageCode code) {
    ++clause_;
    const Text number{chinese_number(clause_),
                      std::to_string(chapter_) + "." + std::to_string(clause_)};
    add(document::Heading{2, say("report-clause", {{"n", number}, {"title", words(code)}})});
}

void Telling::body(const std::string& text) { add(document::Paragraph{text}); }

void Telling::note(const std::string& text) {
    add(document::Paragraph{text, document::ParagraphLook::note});
}

}  // namespace kaoping
