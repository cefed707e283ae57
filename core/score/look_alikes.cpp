#include "score/look_alikes.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

#include "text/look_alike.hpp"

namespace kaoping {

namespace {

// Of those with one key the first, and the first that is spelled differently: between them there is
// another one for each.
class Spellings {
public:
    void add(const std::string& key, std::string_view spelling, std::size_t index) {
        auto [found, is_new] = pairs_.try_emplace(key, Pair{{spelling, index}, {}});
        Pair& pair = found->second;
        if (!is_new && !pair.second && pair.first.spelling != spelling)
            pair.second = {spelling, index};
    }

    std::optional<std::size_t> other(const std::string& key, std::string_view spelling) const {
        const auto found = pairs_.find(key);
        if (found == pairs_.end()) return std::nullopt;
        const Pair& pair = found->second;
        if (pair.first.spelling != spelling) return pair.first.index;
        return pair.second ? std::optional(pair.second->index) : std::nullopt;
    }

private:
    struct One {
        std::string_view spelling;
        std::size_t index = 0;
    };
    struct Pair {
        One first;
        std::optional<One> second;
    };
    std::unordered_map<std::string, Pair> pairs_;
};

}  // namespace

std::vector<std::optional<std::size_t>> look_alikes(
    const std::vector<DuplicateCandidate>& candidates,
    const std::vector<DuplicateCandidate>& expected) {
    std::vector<std::string> keys;
    Spellings names;  // of the names that look alike
    Spellings typed;  // of one name
    for (std::size_t i = 0; i < candidates.size() + expected.size(); ++i) {
        const bool handed_in = i < candidates.size();
        const auto& one = handed_in ? candidates[i] : expected[i - candidates.size()];
        const std::string key = look_alike_key(one.organisation.name);
        names.add(key, one.organisation.name, i);
        if (!handed_in) continue;
        typed.add(one.organisation.name, one.typed_name, i);
        keys.push_back(key);
    }
    std::vector<std::optional<std::size_t>> found(candidates.size());
    for (std::size_t i = 0; i < candidates.size(); ++i) {
        const DuplicateCandidate& one = candidates[i];
        if (keys[i].empty()) continue;
        found[i] = names.other(keys[i], one.organisation.name);
        if (found[i]) continue;
        const auto same_name = typed.other(one.organisation.name, one.typed_name);
        if (same_name && !one.organisation.uscc.empty() &&
            !candidates[*same_name].organisation.uscc.empty() &&
            candidates[*same_name].organisation.uscc != one.organisation.uscc)
            found[i] = same_name;
    }
    return found;
}

}  // namespace kaoping
