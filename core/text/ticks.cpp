#include "text/ticks.hpp"

#include <optional>

namespace kaoping {

namespace {

using View = std::u32string_view;

// A ticked or an empty box. ☒ is Word's own mark of a chosen box, and ■ a box filled by hand.
std::optional<bool> mark_of(char32_t c) {
    if (View(U"☑✅■√✓✔☒🗹🗷").find(c) != View::npos) return true;
    if (View(U"□☐◻▢").find(c) != View::npos) return false;
    return std::nullopt;
}

struct Token {
    std::optional<bool> mark;
    View label;
};

// A mark in brackets, (√) or (), at the start of `text`: its length, else 0.
std::size_t bracketed_mark(View text, bool& ticked) {
    if (!text.starts_with(U'(')) return 0;
    ticked = false;
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] == ')') return at + 1;
        const auto mark = mark_of(text[at]);
        if (!mark) return 0;
        ticked = ticked || *mark;
    }
    return 0;
}

View without_dividers(View label) {
    constexpr View dividers = U"/,、;；.。|:";
    const std::size_t first = label.find_first_not_of(dividers);
    if (first == View::npos) return {};
    return label.substr(first, label.find_last_not_of(dividers) - first + 1);
}

std::vector<Token> tokens_of(View word) {
    std::vector<Token> tokens;
    std::size_t label_start = 0;
    const auto end_label = [&](std::size_t at) {
        const View label = without_dividers(word.substr(label_start, at - label_start));
        if (!label.empty()) tokens.push_back({std::nullopt, label});
    };
    for (std::size_t at = 0; at < word.size();) {
        bool ticked = false;
        std::size_t length = bracketed_mark(word.substr(at), ticked);
        if (const auto mark = mark_of(word[at]); length == 0 && mark) {
            ticked = *mark;
            length = 1;
        }
        if (length == 0) {
            ++at;
            continue;
        }
        end_label(at);
        at += length;
        label_start = at;
        if (!tokens.empty() && tokens.back().mark)  // □√是: a tick beside its box
            tokens.back().mark = *tokens.back().mark || ticked;
        else tokens.push_back({ticked, {}});
    }
    end_label(word.size());
    return tokens;
}

}  // namespace

std::vector<Option> read_ticks(View word) {
    const std::vector<Token> tokens = tokens_of(word);
    std::vector<Option> options;
    bool any_mark = false;
    for (const Token& token : tokens) any_mark = any_mark || token.mark.has_value();
    if (!any_mark) return {};
    const bool mark_first = tokens.front().mark.has_value();
    for (std::size_t i = 0; i < tokens.size();) {
        const Token& token = tokens[i];
        const bool paired =
            i + 1 < tokens.size() && tokens[i + 1].mark.has_value() != token.mark.has_value();
        if (mark_first == token.mark.has_value()) {
            const Token* partner = paired ? &tokens[i + 1] : nullptr;
            const View label =
                mark_first ? (partner != nullptr ? partner->label : View()) : token.label;
            const bool ticked = mark_first ? *token.mark : partner != nullptr && *partner->mark;
            options.push_back({label, ticked});
            i += partner != nullptr ? 2 : 1;
        } else {  // an option without a box of its own
            options.push_back({token.label, false});
            ++i;
        }
    }
    return options;
}

}  // namespace kaoping
