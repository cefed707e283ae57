#include "rubric/rule_language.hpp"

#include <array>
#include <cctype>
#include <utility>

#include "rubric/expression.hpp"
#include "rubric/load_context.hpp"
#include "rubric/resolve_names.hpp"

namespace kaoping::loading {

namespace {

using Kind = YamlNode::Kind;

// What a mapping is called by: the key it stands under. Rules inside rules are rules.
std::string_view called(std::string_view key) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 4> others{
        {{"best_of", "rule"}, {"sum_of", "rule"}, {"rules", "rule"}, {"head", "fields"}}};
    for (const auto& [from, to] : others)
        if (key == from) return to;
    return key;
}

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

// Functions and reserved names of a text that may be an expression.
void add_words(const std::string& text, std::set<std::string>& used) {
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_letter(text[end])) ++end;
        if (end == at) {
            ++at;
            continue;
        }
        const std::string word = text.substr(at, end - at);
        if (is_reserved(word)) used.insert("name " + word);
        if (end < text.size() && text[end] == '(') {
            std::size_t argument = end + 1;
            while (argument < text.size() && is_letter(text[argument])) ++argument;
            const bool column = argument < text.size() && text[argument] == '[';
            used.insert("function " + word + (column ? "(list[column])" : ""));
        }
        at = end;
    }
}

class LanguageWalk {
public:
    LanguageWalk(const Context& context, RuleLanguage& language)
        : context_(context), language_(language) {}

    void visit(const YamlNode& node, const std::string& name) {
        if (node.kind == Kind::scalar) add_words(node.text, language_.used);
        if (node.kind == Kind::sequence)
            for (const YamlNode& item : node.items) visit(item, name);
        if (node.kind != Kind::map) return;
        const auto* asked = context_.known(node);
        const bool entries = asked == nullptr;  // ids, not keys of the language
        if (!entries)
            for (const std::string& key : *asked) add(language_.known, name, key);
        for (std::size_t i = 0; i < node.keys.size(); ++i) {
            const std::string& key = node.keys[i].text;
            const YamlNode& item = node.items[i];
            if (!entries && item.kind != Kind::null) {
                add(language_.used, name, key);
                if (item.kind == Kind::scalar) add(language_.used, name, key + "=" + item.text);
            }
            visit(item, entries ? name : std::string(called(key)));
        }
    }

private:
    static void add(std::set<std::string>& words, const std::string& name, const std::string& key) {
        const bool word = key.find('=') != std::string::npos;
        words.insert((word ? "word " : "key ") + (name.empty() ? key : name + "." + key));
    }

    const Context& context_;
    RuleLanguage& language_;
};

}  // namespace

void add_language(const Context& context, const YamlNode& root, RuleLanguage& language) {
    for (std::string& function : function_words())
        language.known.insert("function " + std::move(function));
    for (const std::string& name : reserved_names()) language.known.insert("name " + name);
    LanguageWalk(context, language).visit(root, "");
}

}  // namespace kaoping::loading
