// language_tool COMMON RUBRIC [PLAN]: prints what the loader knows of the language, "known <word>",
// and what stands in these files, "used <word>" (rubric/rule_language.hpp).
#include <fstream>
#include <iostream>
#include <sstream>

#include "rubric/load.hpp"

namespace {

std::string contents(const char* path) {
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 3) return 2;
    std::optional<kaoping::PlanSource> plan;
    if (count > 3) plan = kaoping::PlanSource{arguments[3], contents(arguments[3])};
    const kaoping::RuleLanguage language = kaoping::language_of(
        {arguments[2], contents(arguments[2])}, {arguments[1], contents(arguments[1])}, plan);
    for (const std::string& word : language.known) std::cout << "known " << word << "\n";
    for (const std::string& word : language.used) std::cout << "used " << word << "\n";
    return 0;
}
