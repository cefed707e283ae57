#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <string_view>
#include <utility>

// Findings as comments of cells, below what people wrote there. Of headers only, as an office has
// UTF-8 or UTF-16 (`Text` is std::string or std::wstring) and the add-in of Excel is thin.
namespace kaoping::comments {

// The lines around our part of a comment.
template <class Text>
struct Marks {
    Text begin, end;
};

// Comments of a sheet by whatever names a cell there.
template <class Key, class Text>
using Texts = std::map<Key, Text>;

struct Count {
    std::size_t written = 0;  // cells that say now what is to be corrected there
    std::size_t refused = 0;  // on a sheet with a password, or of a cell that takes no comment
};

template <class Text>
class OwnPart {
public:
    // `others`: of the language that an earlier check may have spoken.
    OwnPart(Marks<Text> spoken, Marks<Text> others)
        : marks_{std::move(spoken), std::move(others)} {}

    // What people wrote: all but our parts, from a line that begins one to the line that ends it.
    // Without that one all that follows is ours.
    Text taken_out(const Text& comment) const {
        using Char = typename Text::value_type;
        constexpr Char line_end = '\n';
        Text kept;
        bool own = false, first = true;
        for (std::size_t at = 0; at <= comment.size();) {
            const std::size_t end = std::min(comment.find(line_end, at), comment.size());
            const auto line = std::basic_string_view<Char>(comment).substr(at, end - at);
            at = end + 1;
            if (own) {
                own = !is(line, &Marks<Text>::end);
            } else if (is(line, &Marks<Text>::begin)) {
                own = true;
            } else {
                if (!std::exchange(first, false)) kept += line_end;
                kept += line;
            }
        }
        return kept;
    }

    // What the comments shall be, given those before and what is found now; empty: none.
    template <class Key>
    Texts<Key, Text> wanted(const Texts<Key, Text>& before, const Texts<Key, Text>& found) const {
        constexpr typename Text::value_type line_end = '\n';
        Texts<Key, Text> wanted;
        for (const auto& [cell, text] : before) wanted[cell] = taken_out(text);
        for (const auto& [cell, text] : found) {
            Text& all = wanted[cell];
            if (!all.empty()) all += line_end;
            all += marks_[0].begin + line_end + text + line_end + marks_[0].end;
        }
        return wanted;
    }

private:
    bool is(std::basic_string_view<typename Text::value_type> line, Text Marks<Text>::*mark) const {
        if (line.ends_with('\r')) line.remove_suffix(1);
        return std::any_of(marks_.begin(), marks_.end(),
                           [&](const Marks<Text>& marks) { return line == marks.*mark; });
    }

    std::array<Marks<Text>, 2> marks_;  // the language spoken first
};

// Of the comments wanted, those that do not stand yet.
template <class Key, class Text>
Texts<Key, Text> changes(const Texts<Key, Text>& before, const Texts<Key, Text>& wanted) {
    Texts<Key, Text> changed;
    for (const auto& [cell, text] : wanted)
        if (const auto now = before.find(cell); now == before.end() || now->second != text)
            changed[cell] = text;
    return changed;
}

// How many of the cells where something is found say so.
template <class Key, class Text>
Count counted(const Texts<Key, Text>& after, const Texts<Key, Text>& wanted,
              const Texts<Key, Text>& found) {
    Count count;
    for (const auto& [cell, text] : found) {
        const auto now = after.find(cell);
        ++(now != after.end() && now->second == wanted.at(cell) ? count.written : count.refused);
    }
    return count;
}

}  // namespace kaoping::comments
