#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>

#include "model/finding.hpp"

// Proves that every finding a test meets can be shown to people: its code has words, and the
// finding fills their places. Reads the catalogue as text, as the stages below reports know nothing
// of it.
namespace kaoping::sample {

inline const std::map<std::string, std::set<std::string>>& places_of_words() {
    static const auto all = [] {
        std::map<std::string, std::set<std::string>> places;
        const std::regex code_line("^([a-z][a-z0-9-]*):.*");
        const std::regex place("\\{([a-z_]+)[,}]");
        for (const auto& file : std::filesystem::directory_iterator(
                 KAOPING_SOURCE_DIR "/reports/wording/messages.d")) {
            std::ifstream lines(file.path());
            std::string code;
            for (std::string line; std::getline(lines, line);) {
                std::smatch match;
                if (std::regex_match(line, match, code_line)) {
                    code = match[1];
                    places.try_emplace(code);
                }
                if (line.empty() || line[0] == '#') continue;
                for (std::sregex_iterator at(line.begin(), line.end(), place), end; at != end; ++at)
                    places[code].insert((*at)[1]);
            }
        }
        return places;
    }();
    return all;
}

// "" when the finding can be shown, else what is lacking.
inline std::string untold(const Finding& finding) {
    const auto has = [&](const std::string& name) {
        return name == "cell" || name == "file" ||
               std::any_of(finding.args.begin(), finding.args.end(),
                           [&](const auto& arg) { return arg.first == name; });
    };
    const std::string code(has("message") ? "rule-check" : finding.code.text());
    const auto words = places_of_words().find(code);
    if (words == places_of_words().end()) return code + " has no words";
    for (const std::string& place : words->second)
        if (!has(place)) return code + " leaves {" + place + "} unfilled";
    return "";
}

}  // namespace kaoping::sample
