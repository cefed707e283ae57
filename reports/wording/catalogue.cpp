#include "reports/wording/catalogue.hpp"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "reports/wording/catalogue_entry.hpp"
#include "text/message.hpp"
#include "text/shown.hpp"

namespace kaoping {

namespace {

using Catalogue = std::unordered_map<std::string_view, Text>;

Catalogue load() {
    Catalogue catalogue;
    for (const CatalogueEntry& entry : catalogue_entries())
        catalogue[entry.code] = {entry.zh, entry.en};
    return catalogue;
}

const Catalogue& catalogue() {
    static const Catalogue loaded = load();
    return loaded;
}

std::string filled(const std::string& pattern, MessageArguments arguments, bool chinese) {
    std::vector<std::pair<std::string, std::string>> texts;
    for (const auto& [name, value] : arguments) {
        const std::string& text = chinese ? value.zh : value.en;
        const bool of_file = name == "file" || name == "path";
        texts.emplace_back(name, of_file ? shown_in_line(text) : shown(text));
    }
    return format_message(pattern, chinese ? "zh" : "en", texts);
}

}  // namespace

const Text& words(MessageCode code) {
    static const Text none;
    const auto found = catalogue().find(code.text());
    return found == catalogue().end() ? none : found->second;
}

Text message(MessageCode code, MessageArguments arguments) {
    const Text& pattern = words(code);
    return {filled(pattern.zh, arguments, true), filled(pattern.en, arguments, false)};
}

Text message(MessageCode code, std::initializer_list<std::pair<std::string, Text>> arguments) {
    return message(code, MessageArguments(arguments.begin(), arguments.size()));
}

Text describe(const Finding& finding, std::string_view file) {
    std::vector<std::pair<std::string, Text>> arguments = finding.args;
    const bool names_file = std::any_of(arguments.begin(), arguments.end(),
                                        [](const auto& a) { return a.first == "file"; });
    if (!names_file) arguments.emplace_back("file", same(std::string(file)));
    arguments.emplace_back("cell", same(finding.cell));
    const bool own = std::any_of(arguments.begin(), arguments.end(),
                                 [](const auto& a) { return a.first == "message"; });
    if (own) return message("rule-check", arguments);
    if (const auto code = MessageCode::find(finding.code.text())) return message(*code, arguments);
    return same(std::string(finding.code.text()));
}

MessageCode severity_code(Severity severity) {
    switch (severity) {
        case Severity::error: return "severity-error";
        case Severity::warning: return "severity-warning";
        case Severity::info: break;
    }
    return "severity-info";
}

}  // namespace kaoping
