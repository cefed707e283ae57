#include "converter/nearest.hpp"

#include <algorithm>

namespace kaoping {

namespace {

// Optimal string alignment: the letters to change, add, leave out or swap with the next one.
std::size_t letters_wrong(std::string_view typed, std::string_view meant) {
    std::vector<std::vector<std::size_t>> least(typed.size() + 1,
                                                std::vector<std::size_t>(meant.size() + 1));
    for (std::size_t i = 0; i <= typed.size(); ++i)
        for (std::size_t j = 0; j <= meant.size(); ++j) {
            if (i == 0 || j == 0) {
                least[i][j] = i + j;
                continue;
            }
            const std::size_t changed = typed[i - 1] == meant[j - 1] ? 0 : 1;
            least[i][j] =
                std::min({least[i - 1][j] + 1, least[i][j - 1] + 1, least[i - 1][j - 1] + changed});
            if (i > 1 && j > 1 && typed[i - 1] == meant[j - 2] && typed[i - 2] == meant[j - 1])
                least[i][j] = std::min(least[i][j], least[i - 2][j - 2] + 1);
        }
    return least[typed.size()][meant.size()];
}

}  // namespace

std::string nearest_name(std::string_view word, const std::vector<std::string>& names) {
    constexpr std::size_t longest = 64;  // whatever is longer is no name with a slip in it
    constexpr std::size_t letters_a_slip = 3;
    std::string nearest;
    if (word.size() > longest) return nearest;
    std::size_t fewest = word.size() / letters_a_slip + 1;
    for (const std::string& name : names)
        if (const std::size_t wrong = letters_wrong(word, name); wrong < fewest) {
            fewest = wrong;
            nearest = name;
        }
    return nearest;
}

}  // namespace kaoping
