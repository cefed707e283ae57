#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/value.hpp"
#include "rubric/load_context.hpp"

namespace kaoping::loading {

enum class Presence { optional, required };

// One mapping of the file, read strictly: what nobody asked for is a defect when the reader goes
// out of scope. Every reading function reports what is wrong and returns an empty value then.
class MapReader {
public:
    MapReader(Context& context, const YamlNode& node);
    ~MapReader();
    MapReader(const MapReader&) = delete;
    MapReader& operator=(const MapReader&) = delete;

    const YamlNode& node() const { return node_; }
    bool is_map() const { return node_.kind == YamlNode::Kind::map; }
    bool has(std::string_view key) const;

    const YamlNode* take(std::string_view key,
                         Presence presence = Presence::optional);  // null when absent or empty
    std::string text(std::string_view key, Presence presence = Presence::optional);
    Text words(std::string_view key, Presence presence = Presence::optional);  // {zh, en}
    std::string id(std::string_view key = "id");
    std::optional<Number> number(std::string_view key, Presence presence = Presence::optional);
    std::optional<Number> points(std::string_view key, Presence presence = Presence::optional);
    std::optional<int> whole(std::string_view key, int least, int most);
    bool flag(std::string_view key, bool otherwise);
    std::optional<Date> date(std::string_view key);
    ExprPtr expression(std::string_view key, Presence presence = Presence::optional);
    const std::vector<YamlNode>& sequence(std::string_view key,
                                          Presence presence = Presence::optional);
    std::vector<std::string> texts(std::string_view key);

    // One of the given words.
    template <class Value, std::size_t N>
    Value word(std::string_view key,
               const std::array<std::pair<std::string_view, Value>, N>& choices, Value otherwise);

private:
    const YamlNode* one_of(std::string_view key, const std::vector<std::string>& choices);

    Context& context_;
    const YamlNode& node_;
    std::vector<std::string> known_;
};

// The same for a node by itself.
std::optional<std::string> read_text(Context& context, const YamlNode& node);
std::optional<Text> read_words(Context& context, const YamlNode& node);
std::optional<Number> read_number(Context& context, const YamlNode& node);
// Of points, or of a bound of them: no finer than points are (reading A1), or one could neither be
// reached nor told from its neighbours.
std::optional<Number> read_point_number(Context& context, const YamlNode& node);
ExprPtr read_expression(Context& context, const YamlNode& node);
const std::vector<YamlNode>& read_sequence(Context& context, const YamlNode& node);
void report_duplicate_keys(Context& context, const YamlNode& node);
// The keys of a mapping whose keys are ids; none when it is no mapping.
const std::vector<YamlNode>& map_entries(Context& context, const YamlNode& node);
// Lower-case letters, digits and `joint` ('_' or '-'), beginning with a letter, at most 100
// characters.
std::optional<std::string> read_id(Context& context, const YamlNode& node, char joint = '_');

template <class Value, std::size_t N>
Value MapReader::word(std::string_view key,
                      const std::array<std::pair<std::string_view, Value>, N>& choices,
                      Value otherwise) {
    std::vector<std::string> words;
    for (const auto& choice : choices) words.emplace_back(choice.first);
    const YamlNode* found = one_of(key, words);
    if (found != nullptr)
        for (const auto& choice : choices)
            if (choice.first == found->text) return choice.second;
    return otherwise;
}

}  // namespace kaoping::loading
