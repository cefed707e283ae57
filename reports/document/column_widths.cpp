#include "reports/document/column_widths.hpp"

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <string_view>

namespace kaoping::document {

namespace {

// Hundredths of the size of letters: a wide serif face, with room for bold headers.
constexpr int capital = 72;
constexpr int small_letter = 52;
constexpr int cell_margins = 150;  // twips, both sides
constexpr int least_name = 16;     // half-width characters of a column with the rows' names
constexpr int widest_word = 2900;  // longer ones are broken

// Twips of the longest run of ASCII without a blank, in letters of `size` half points.
int longest_word(std::string_view text, int size) {
    int longest = 0;
    int word = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte >= 0x80) word = 0;
        else word += (c >= 'A' && c <= 'Z') || c == '%' || c == '_' ? capital : small_letter;
        longest = std::max(longest, word);
    }
    return longest * size * 10 / 100;
}

std::vector<int> least_widths(const Table& table, int size) {
    std::vector<int> least;
    for (const Column& column : table.columns) least.push_back(longest_word(column.header, size));
    least.at(table.named_by) = std::max(least.at(table.named_by), least_name * size * 5);
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            if (!table.columns[c].code)
                least[c] = std::max(least[c], longest_word(table.rows.at(r, c), size));
    for (int& width : least) width = std::min(width, widest_word) + cell_margins;
    return least;
}

}  // namespace

std::vector<int> column_widths(const Table& table, int room, int size) {
    const std::vector<int> least = least_widths(table, size);
    std::vector<bool> fixed(table.columns.size(), false);
    std::vector<int> widths(table.columns.size(), 0);
    for (bool again = true; again;) {
        again = false;
        std::int64_t free = room;
        std::int64_t shares = 0;
        for (std::size_t c = 0; c < widths.size(); ++c) {
            if (fixed[c]) free -= least[c];
            else shares += table.columns[c].width;
        }
        for (std::size_t c = 0; c < widths.size(); ++c) {
            widths[c] = fixed[c] ? least[c]
                                 : static_cast<int>(std::max<std::int64_t>(free, 0) *
                                                    table.columns[c].width /
                                                    std::max<std::int64_t>(shares, 1));
            if (!fixed[c] && widths[c] < least[c]) fixed[c] = again = true;
        }
    }
    const int used = std::accumulate(widths.begin(), widths.end(), 0);
    const bool fits = std::find(fixed.begin(), fixed.end(), false) != fixed.end() && used <= room;
    if (!fits)  // all words together are wider than the page: they are broken after all
        for (int& width : widths)
            width = static_cast<int>(static_cast<std::int64_t>(width) * room / std::max(used, 1));
    widths.back() += room - std::accumulate(widths.begin(), widths.end(), 0);
    return widths;
}

}  // namespace kaoping::document
