#include "converter/help.hpp"

#include <map>

namespace kaoping {

const std::map<std::string_view, std::string_view>& embedded_help();  // generated from help.*.txt

std::string help_text(std::string_view language) {
    const std::string zh(embedded_help().at("addin/converter/help.zh.txt"));
    const std::string en(embedded_help().at("addin/converter/help.en.txt"));
    return language == "en" ? en : language == "both" ? zh + "\n" + en : zh;
}

}  // namespace kaoping
