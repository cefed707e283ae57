#include "text/answer.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "text/ticks.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

using View = std::u32string_view;

std::optional<bool> answer_of(View word) {
    static constexpr auto yes =
        std::to_array<View>({U"是", U"是的", U"有", U"对", U"y", U"yes", U"true", U"√", U"✓", U"✔",
                             U"☑", U"✅", U"🗹"});
    static constexpr auto no =
        std::to_array<View>({U"否", U"不是", U"无", U"没有", U"错", U"n", U"no", U"false", U"×",
                             U"✕", U"✖", U"✗", U"✘", U"❌", U"╳"});
    if (std::find(yes.begin(), yes.end(), word) != yes.end()) return true;
    if (std::find(no.begin(), no.end(), word) != no.end()) return false;
    return std::nullopt;
}

// 是/否, 有无, Y/N: both printed answers, none chosen.
bool is_unchosen_pair(std::u32string word) {
    std::erase_if(word, [](char32_t c) { return View(U"/、,;|或 ").find(c) != View::npos; });
    static constexpr auto pairs = std::to_array<View>(
        {U"是否", U"否是", U"有无", U"无有", U"有没有", U"yn", U"yesno", U"对错", U"truefalse"});
    return std::find(pairs.begin(), pairs.end(), word) != pairs.end();
}

void add_remark(Reading& reading, const Folded& folded, View remark) {
    if (remark.empty()) return;
    reading.findings.push_back(note(Severity::info, "remark-ignored", folded.found,
                                    {{"remark", same(unicode::to_utf8(remark))}}));
}

std::u32string word_of(const Folded& folded) {
    std::u32string word = folded.text;
    std::erase(word, U' ');
    for (char32_t& c : word) c = unicode::fold_case(c);
    while (word.ends_with(U'。')) word.pop_back();
    return word;
}

// The label of the one ticked option; an empty one when no box is ticked.
struct Ticked {
    std::optional<View> label;
    bool several = false;
};
Ticked the_ticked(const std::vector<Option>& options) {
    Ticked ticked;
    for (const Option& option : options) {
        if (!option.ticked) continue;
        if (ticked.label) ticked.several = true;
        ticked.label = option.label;
    }
    return ticked;
}

// How many insertions, deletions and replacements lie between two short words.
std::size_t distance(View a, View b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] =
                std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

// The one label that the word begins, contains, or misses by one character in three; none when two
// would do.
const std::string* near_label(View word, const CellSpec& spec,
                              const std::vector<std::u32string>& labels) {
    constexpr std::size_t longest = 40;
    const std::string* near = nullptr;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const View label = labels[i];
        if (word.empty() || label.empty() || word.size() > longest) continue;
        const bool contains = label.find(word) != View::npos || word.find(label) != View::npos;
        if (!contains && distance(word, label) * 3 > label.size()) continue;
        if (near != nullptr) return nullptr;
        near = &spec.choices[i];
    }
    return near;
}

std::optional<std::size_t> label_index(View word, const std::vector<std::u32string>& labels) {
    const auto found = std::find(labels.begin(), labels.end(), word);
    if (found == labels.end()) return std::nullopt;
    return static_cast<std::size_t>(found - labels.begin());
}

Reading not_a_choice(const Folded& folded, const CellSpec& spec,
                     const std::vector<std::u32string>& labels, View word) {
    std::string want;
    for (const std::string& label : spec.choices) want += (want.empty() ? "" : " / ") + label;
    std::size_t printed = 0;
    for (const auto& label : labels)
        if (!label.empty() && word.find(label) != View::npos) ++printed;
    if (printed > 1 && printed == labels.size()) return refused("choice-not-made", folded.found);
    if (const std::string* near = near_label(word, spec, labels); near != nullptr)
        return refused("not-a-choice-near", folded.found,
                       {{"want", same(want)}, {"suggest", same(*near)}});
    return refused("not-a-choice", folded.found, {{"want", same(want)}});
}

// A label with a remark behind: 其他（协会）, 其他：协会.
Reading choice_of(View word, const Folded& folded, const CellSpec& spec,
                  const std::vector<std::u32string>& labels) {
    if (const auto exact = label_index(word, labels)) return kept(spec.choices[*exact]);
    Remarked split = split_remark(word);
    if (const std::size_t colon = word.find(U':'); split.remark.empty() && colon != View::npos)
        split = {word.substr(0, colon), word.substr(colon + 1)};
    if (const auto labelled = label_index(split.text, labels); labelled && !split.remark.empty()) {
        Reading reading = kept(spec.choices[*labelled]);
        add_remark(reading, folded, split.remark);
        return reading;
    }
    return not_a_choice(folded, spec, labels, word);
}

Reading yes_no_of(View word, const Folded& folded) {
    if (const auto answer = answer_of(word)) return kept(*answer);
    const Remarked split = split_remark(word);
    const auto answer = answer_of(split.text);
    if (answer && !answer_of(split.remark) && !is_unchosen_pair(std::u32string(split.remark))) {
        Reading reading = kept(*answer);
        add_remark(reading, folded, split.remark);
        return reading;
    }
    return refused(
        is_unchosen_pair(std::u32string(word)) ? FindingCode("choice-not-made") : "not-yes-no",
        folded.found);
}

}  // namespace

Reading read_yes_no(const Folded& folded) {
    const std::u32string word = word_of(folded);
    if (answer_of(word)) return yes_no_of(word, folded);
    const auto options = read_ticks(word);
    if (options.empty()) return yes_no_of(word, folded);
    const Ticked ticked = the_ticked(options);
    if (ticked.several) return refused("several-ticked", folded.found);
    if (!ticked.label) return Reading{};
    // ☒ or ■ without words may be a chosen box or a crossed-out one.
    if (ticked.label->empty())
        return word.find_first_of(U"☒■") == View::npos ? kept(true)
                                                       : refused("not-yes-no", folded.found);
    return yes_no_of(*ticked.label, folded);
}

Reading read_choice(const Folded& folded, const CellSpec& spec) {
    const std::u32string word = word_of(folded);
    std::vector<std::u32string> labels;
    labels.reserve(spec.choices.size());
    for (const std::string& label : spec.choices) labels.push_back(fold_word(label));
    if (label_index(word, labels)) return choice_of(word, folded, spec, labels);
    const auto options = read_ticks(word);
    if (options.empty()) return choice_of(word, folded, spec, labels);
    const Ticked ticked = the_ticked(options);
    if (ticked.several) return refused("several-ticked", folded.found);
    if (!ticked.label) return Reading{};
    return choice_of(*ticked.label, folded, spec, labels);
}

}  // namespace kaoping
