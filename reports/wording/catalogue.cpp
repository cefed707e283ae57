#include "reports/wording/catalogue.hpp"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "text/message.hpp"
#include "text/shown.hpp"

namespace kaoping {

const std::map<std::string_view, std::string_view>&
embedded_wording();  // generated from messages.d

namespace {

using Catalogue = std::map<std::string, Text, std::less<>>;

Catalogue load() {
    Catalogue catalogue;
    for (const auto& [file, yaml] : embedded_wording())
        for (const auto& entry : YAML::Load(std::string(yaml)))
            catalogue[entry.first.as<std::string>()] = {entry.second["zh"].as<std::string>(),
                                                        entry.second["en"].as<std::string>()};
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

}  // namespace kaoping
