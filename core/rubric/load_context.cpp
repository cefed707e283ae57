#include "rubric/load_context.hpp"

#include <algorithm>
#include <tuple>

namespace kaoping {

Finding to_finding(const RubricDefect& defect) {
    Finding finding{defect.severity, defect.code, "", "", defect.args};
    finding.args.emplace_back("at", same(location(defect)));
    return finding;
}

std::string location(const RubricDefect& defect) {
    std::string at = defect.file;
    if (defect.line > 0) at += ":" + std::to_string(defect.line);
    if (defect.line > 0 && defect.column > 0) at += ":" + std::to_string(defect.column);
    return at;
}

bool has_errors(const std::vector<RubricDefect>& defects) {
    return std::any_of(defects.begin(), defects.end(),
                       [](const auto& d) { return d.severity == Severity::error; });
}

namespace loading {

std::pair<std::string, Text> arg(std::string name, std::string text) {
    return {std::move(name), same(std::move(text))};
}

void Context::defect(const YamlPlace& place, FindingCode code, Arguments arguments,
                     Severity severity) {
    defects_.push_back(
        {severity, place.file, place.line, place.column, code, std::move(arguments)});
}

void Context::defect(const YamlNode& at, FindingCode code, Arguments arguments, Severity severity) {
    defect(at.place(), code, std::move(arguments), severity);
}

const YamlNode* Context::find(const std::string& thing) const {
    const auto found = places_.find(thing);
    return found == places_.end() ? nullptr : found->second;
}

YamlPlace Context::place_of(const std::string& thing) const {
    const YamlNode* node = find(thing);
    return node == nullptr ? YamlPlace{} : node->place();
}

void Context::origin(ExprPtr expression, const YamlNode& node) {
    const Expr* key = expression.get();
    origins_.insert_or_assign(key, std::pair(std::move(expression), &node));
}

const YamlNode* Context::origin(const Expr* expression) const {
    const auto found = origins_.find(expression);
    return found == origins_.end() ? nullptr : found->second.second;
}

std::vector<RubricDefect> Context::take_defects() {
    const auto order = [](const RubricDefect& d) {
        return std::tie(d.file, d.line, d.column, d.code);
    };
    std::stable_sort(defects_.begin(), defects_.end(),
                     [&](const auto& a, const auto& b) { return order(a) < order(b); });
    defects_.erase(std::unique(defects_.begin(), defects_.end()), defects_.end());
    return std::move(defects_);
}

}  // namespace loading
}  // namespace kaoping
