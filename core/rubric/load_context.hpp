#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rubric/defect.hpp"
#include "rubric/walk.hpp"
#include "rubric/yaml_node.hpp"

namespace kaoping::loading {

using Arguments = std::vector<std::pair<std::string, Text>>;

// An argument that is the same in both languages: an id, a number, a quotation.
std::pair<std::string, Text> arg(std::string name, std::string text);

// What the loader, the resolver and the lint share while one rubric is read: its defects, and where
// things stand.
class Context {
public:
    void defect(const YamlPlace& place, FindingCode code, Arguments arguments = {},
                Severity severity = Severity::error);
    void defect(const YamlNode& at, FindingCode code, Arguments arguments = {},
                Severity severity = Severity::error);
    void defect(RubricDefect defect) { defects_.push_back(std::move(defect)); }

    // Where the definition of a thing stands: "indicator:site_area", "list:staff",
    // "column:staff.name", "grade:good".
    void place(std::string thing, const YamlNode& node) {
        places_.insert_or_assign(std::move(thing), &node);
    }
    const YamlNode* find(const std::string& thing) const;
    YamlPlace place_of(const std::string& thing) const;

    // The text or rule form that an expression was read from. Its parts are found through it.
    void origin(ExprPtr expression, const YamlNode& node);
    const YamlNode* origin(const Expr* expression) const;

    // Ids that some expression or rule refers to: "field:professionals", "reading:floor".
    void use(std::string thing) { used_.insert(std::move(thing)); }
    bool is_used(const std::string& thing) const { return used_.contains(thing); }

    // What the loader asks a mapping for: its keys, and key=word where a key has one of some words.
    void know(const YamlNode& map, std::string key) {
        known_[{map.file, map.offset}].insert(std::move(key));
    }
    const std::set<std::string>* known(const YamlNode& map) const {  // nullptr: asked for nothing
        const auto found = known_.find({map.file, map.offset});
        return found == known_.end() ? nullptr : &found->second;
    }

    bool has_errors() const { return kaoping::has_errors(defects_); }

    // In the order of the files' lines, each once.
    std::vector<RubricDefect> take_defects();

private:
    std::vector<RubricDefect> defects_;
    std::map<std::string, const YamlNode*> places_;
    std::map<const Expr*, std::pair<ExprPtr, const YamlNode*>> origins_;  // keeps its keys alive
    std::set<std::string> used_;
    std::map<std::pair<const YamlFile*, std::size_t>, std::set<std::string>> known_;
};

// Every part of an expression with its place in the file: `visit(node, place)`, wholes before
// parts. `text` is where the whole was read from.
template <class Visit>
void walk(const Context& context, const ExprPtr& expression, const YamlNode* text,
          const Visit& visit) {
    if (!expression) return;
    if (const YamlNode* own = context.origin(expression.get())) text = own;
    visit(*expression, text == nullptr ? YamlPlace{} : text->place_in(expression->offset));
    for (const ExprPtr& part : parts_of(*expression)) walk(context, part, text, visit);
}

}  // namespace kaoping::loading
