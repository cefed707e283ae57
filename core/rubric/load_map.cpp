#include "rubric/load_map.hpp"

#include <algorithm>

#include "model/points.hpp"

namespace kaoping::loading {

namespace {

constexpr std::size_t longest_id = 100;  // with its prefix a defined name stays below 127 bytes

using Kind = YamlNode::Kind;

std::string shown(const YamlNode& node) {
    switch (node.kind) {
        case Kind::scalar: return node.text;
        case Kind::sequence: return "[...]";
        case Kind::map: return "{...}";
        case Kind::null: break;
    }
    return "";
}

std::string joined(const std::vector<std::string>& words) {
    std::string all;
    for (const auto& word : words) all += (all.empty() ? "" : ", ") + word;
    return all;
}

template <class Read>
auto read_or_report(Context& context, const YamlNode& node, FindingCode code, Read read)
    -> decltype(read(node.text)) {
    if (node.kind == Kind::scalar)
        if (auto value = read(node.text)) return value;
    context.defect(node, code, {arg("found", shown(node))});
    return std::nullopt;
}

}  // namespace

MapReader::MapReader(Context& context, const YamlNode& node) : context_(context), node_(node) {
    if (!is_map()) {
        context_.defect(node_, "rubric-not-a-map", {arg("found", shown(node_))});
        return;
    }
    report_duplicate_keys(context_, node_);
}

MapReader::~MapReader() {
    for (std::size_t i = 0; i < node_.keys.size(); ++i) {
        const YamlNode& key = node_.keys[i];
        if (std::find(known_.begin(), known_.end(), key.text) != known_.end()) continue;
        // `when: OR(a, b)` inside {...} ends at the comma, and "b)" becomes a key without a value.
        const bool cut_text =
            node_.items[i].kind == Kind::null && i > 0 && node_.items[i - 1].kind == Kind::scalar;
        context_.defect(key, cut_text ? FindingCode("rubric-unquoted-comma") : "rubric-unknown-key",
                        {arg("key", key.text), arg("known", joined(known_))});
    }
}

bool MapReader::has(std::string_view key) const {
    const YamlNode* found = node_.find(key);
    return found != nullptr && found->kind != Kind::null;
}

const YamlNode* MapReader::take(std::string_view key, Presence presence) {
    known_.emplace_back(key);
    context_.know(node_, std::string(key));
    const YamlNode* found = node_.find(key);
    if (found != nullptr && found->kind != Kind::null) return found;
    if (presence == Presence::required && is_map())
        context_.defect(node_, "rubric-missing-key", {arg("key", std::string(key))});
    return nullptr;
}

std::string MapReader::text(std::string_view key, Presence presence) {
    const YamlNode* found = take(key, presence);
    return found == nullptr ? "" : read_text(context_, *found).value_or("");
}

Text MapReader::words(std::string_view key, Presence presence) {
    const YamlNode* found = take(key, presence);
    return found == nullptr ? Text{} : read_words(context_, *found).value_or(Text{});
}

std::string MapReader::id(std::string_view key) {
    const YamlNode* found = take(key, Presence::required);
    return found == nullptr ? "" : read_id(context_, *found).value_or("");
}

std::optional<Number> MapReader::number(std::string_view key, Presence presence) {
    const YamlNode* found = take(key, presence);
    return found == nullptr ? std::nullopt : read_number(context_, *found);
}

std::optional<Number> MapReader::points(std::string_view key, Presence presence) {
    const YamlNode* found = take(key, presence);
    return found == nullptr ? std::nullopt : read_point_number(context_, *found);
}

std::optional<int> MapReader::whole(std::string_view key, int least, int most) {
    const YamlNode* found = take(key);
    if (found == nullptr) return std::nullopt;
    const auto number = read_number(context_, *found);
    if (!number) return std::nullopt;
    const auto value = number->to_int();
    if (value && *value >= least && *value <= most) return static_cast<int>(*value);
    context_.defect(*found, "rubric-not-whole",
                    {arg("found", found->text), arg("least", std::to_string(least)),
                     arg("most", std::to_string(most))});
    return std::nullopt;
}

bool MapReader::flag(std::string_view key, bool otherwise) {
    const YamlNode* found = take(key);
    if (found == nullptr) return otherwise;
    const auto value =
        read_or_report(context_, *found, "rubric-not-true-false", [](const std::string& text) {
            return text == "true"    ? std::optional(true)
                   : text == "false" ? std::optional(false)
                                     : std::nullopt;
        });
    return value.value_or(otherwise);
}

std::optional<Date> MapReader::date(std::string_view key) {
    const YamlNode* found = take(key);
    if (found == nullptr) return std::nullopt;
    return read_or_report(context_, *found, "rubric-not-a-date",
                          [](const std::string& text) { return parse_iso_date(text); });
}

ExprPtr MapReader::expression(std::string_view key, Presence presence) {
    const YamlNode* found = take(key, presence);
    return found == nullptr ? nullptr : read_expression(context_, *found);
}

const std::vector<YamlNode>& MapReader::sequence(std::string_view key, Presence presence) {
    static const std::vector<YamlNode> nothing;
    const YamlNode* found = take(key, presence);
    return found == nullptr ? nothing : read_sequence(context_, *found);
}

std::vector<std::string> MapReader::texts(std::string_view key) {
    std::vector<std::string> all;
    for (const YamlNode& item : sequence(key))
        if (auto text = read_text(context_, item)) all.push_back(std::move(*text));
    return all;
}

const YamlNode* MapReader::one_of(std::string_view key, const std::vector<std::string>& choices) {
    const YamlNode* found = take(key);
    for (const std::string& choice : choices) context_.know(node_, std::string(key) + "=" + choice);
    if (found == nullptr) return nullptr;
    if (found->kind == Kind::scalar &&
        std::find(choices.begin(), choices.end(), found->text) != choices.end())
        return found;
    context_.defect(*found, "rubric-unknown-word",
                    {arg("found", shown(*found)), arg("known", joined(choices))});
    return nullptr;
}

void report_duplicate_keys(Context& context, const YamlNode& node) {
    std::set<std::string> seen;
    for (const YamlNode& key : node.keys)
        if (!seen.insert(key.text).second)
            context.defect(key, "rubric-duplicate-key", {arg("key", key.text)});
}

const std::vector<YamlNode>& map_entries(Context& context, const YamlNode& node) {
    static const std::vector<YamlNode> nothing;
    if (node.kind != Kind::map) {
        context.defect(node, "rubric-not-a-map", {arg("found", shown(node))});
        return nothing;
    }
    report_duplicate_keys(context, node);
    return node.keys;
}

std::optional<std::string> read_text(Context& context, const YamlNode& node) {
    return read_or_report(context, node, "rubric-not-text", [](const std::string& text) {
        return text.empty() ? std::nullopt : std::optional(text);
    });
}

std::optional<Text> read_words(Context& context, const YamlNode& node) {
    MapReader map(context, node);
    Text words{map.text("zh", Presence::required), map.text("en", Presence::required)};
    if (words.zh.empty() || words.en.empty()) return std::nullopt;
    return words;
}

std::optional<Number> read_number(Context& context, const YamlNode& node) {
    return read_or_report(context, node, "rubric-not-a-number",
                          [](const std::string& text) { return Number::parse(text); });
}

std::optional<Number> read_point_number(Context& context, const YamlNode& node) {
    const auto number = read_number(context, node);
    if (number && rounded_points(*number) != *number)
        context.defect(node, "rubric-points-too-fine",
                       {arg("found", node.text), arg("decimals", std::to_string(point_decimals))});
    return number;
}

ExprPtr read_expression(Context& context, const YamlNode& node) {
    const auto text = read_text(context, node);
    if (!text) return nullptr;
    auto parsed = parse_expression(*text);
    if (const auto* error = std::get_if<SyntaxError>(&parsed)) {
        context.defect(
            node.place_in(error->offset), "rubric-syntax",
            {arg("expected", error->expected), arg("found", error->found), arg("text", *text)});
        return nullptr;
    }
    ExprPtr expression = std::get<ExprPtr>(parsed);
    context.origin(expression, node);
    return expression;
}

const std::vector<YamlNode>& read_sequence(Context& context, const YamlNode& node) {
    static const std::vector<YamlNode> nothing;
    if (node.kind == Kind::sequence) return node.items;
    context.defect(node, "rubric-not-a-list", {arg("found", shown(node))});
    return nothing;
}

std::optional<std::string> read_id(Context& context, const YamlNode& node, char joint) {
    return read_or_report(
        context, node, joint == '_' ? FindingCode("rubric-bad-id") : "rubric-bad-code",
        [joint](const std::string& text) {
            const auto allowed = [joint](char c) {
                return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == joint;
            };
            const bool good = !text.empty() && text.size() <= longest_id && text[0] >= 'a' &&
                              text[0] <= 'z' && std::all_of(text.begin(), text.end(), allowed);
            return good ? std::optional(text) : std::nullopt;
        });
}

}  // namespace kaoping::loading
