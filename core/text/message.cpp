#include "text/message.hpp"

#include <unicode/msgfmt.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace kaoping {

namespace {

// Places with no more than a name, and no quotes: what most patterns are made of, and filled
// without ICU. A pattern with anything else, or a place that nothing fills: nullopt.
std::optional<std::string> filled_simply(
    std::string_view pattern, std::span<const std::pair<std::string, std::string>> arguments) {
    if (pattern.find('\'') != std::string_view::npos) return std::nullopt;
    std::string text;
    while (true) {
        const std::size_t open = pattern.find_first_of("{}");
        text += pattern.substr(0, open);
        if (open == std::string_view::npos) return text;
        const std::size_t close = pattern.find('}', open + 1);
        if (pattern[open] == '}' || close == std::string_view::npos) return std::nullopt;
        const std::string_view name = pattern.substr(open + 1, close - open - 1);
        const auto argument = std::find_if(arguments.begin(), arguments.end(),
                                           [&](const auto& a) { return a.first == name; });
        if (argument == arguments.end()) return std::nullopt;
        text += argument->second;
        pattern.remove_prefix(close + 1);
    }
}

}  // namespace

std::string format_message(std::string_view pattern, std::string_view language,
                           std::span<const std::pair<std::string, std::string>> arguments) {
    if (pattern.find('{') == std::string_view::npos) return std::string(pattern);
    if (auto filled = filled_simply(pattern, arguments)) return std::move(*filled);
    UErrorCode status = U_ZERO_ERROR;
    const auto text = [](std::string_view s) {
        return icu::UnicodeString::fromUTF8(
            icu::StringPiece(s.data(), static_cast<int32_t>(s.size())));
    };
    icu::MessageFormat format(
        text(pattern),
        language == "zh" ? icu::Locale::getSimplifiedChinese() : icu::Locale::getEnglish(), status);
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> values;
    for (const auto& [name, value] : arguments) {
        names.push_back(text(name));
        values.emplace_back(text(value));
    }
    icu::UnicodeString filled;
    format.format(names.data(), values.data(), static_cast<int32_t>(names.size()), filled, status);
    if (U_FAILURE(status)) return std::string(pattern);
    std::string result;
    filled.toUTF8String(result);
    return result;
}

}  // namespace kaoping
