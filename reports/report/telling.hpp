#pragma once

#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "reports/document/document.hpp"
#include "reports/facts/view.hpp"

namespace kaoping {

// Tells a round in one language: picks the words, numbers the headings, collects the blocks of one
// part.
class Telling {
public:
    using Arguments = std::initializer_list<std::pair<std::string, Text>>;

    Telling(const SummaryView& view, Language language);

    const SummaryView& view() const { return view_; }
    const Rubric& rubric() const { return view_.rubric(); }
    bool chinese() const { return part_.language == Language::zh; }

    const std::string& in(const Text& text) const { return chinese() ? text.zh : text.en; }
    const std::string& word(MessageCode code) const;
    std::string say(MessageCode code, Arguments arguments = {}) const;
    Text date(const Date& date) const;  // 2025年12月31日 · 31 December 2025
    Text article(const std::string& article) const;
    std::string describe(const Finding& finding, const std::string& file) const;
    std::string joined(const std::vector<std::string>& items,
                       MessageCode divider) const;  // code of the divider

    void title(const std::string& title, std::vector<std::string> subtitles);
    void chapter(MessageCode code);  // 一、 · 1.
    void clause(MessageCode code);   // （一） · 1.1
    void body(const std::string& text);
    void note(const std::string& text);
    void add(document::Block block) { part_.blocks.push_back(std::move(block)); }
    // The chapter with one table, on lying pages where the table is wider than a standing one.
    void chapter_with_table(MessageCode code, document::Table table, const std::string& lead,
                            const std::string& note);
    document::Part take() { return std::move(part_); }

private:
    const SummaryView& view_;
    document::Part part_;
    int chapter_ = 0;
    int clause_ = 0;
};

// A total, or a dash where there is none.
std::string shown(const std::optional<Number>& number, int decimals);
extern const char* const dash;

}  // namespace kaoping
