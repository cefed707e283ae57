#include "text/message.hpp"

#include <unicode/msgfmt.h>
#include <unicode/unistr.h>

#include <vector>

namespace kaoping {

std::string format_message(std::string_view pattern, std::string_view language,
                           std::span<const std::pair<std::string, std::string>> arguments) {
    if (pattern.find('{') == std::string_view::npos) return std::string(pattern);
    UErrorCode status = U_ZERO_ERROR;
    const auto text = [](std::string_view s) {
        return icu::UnicodeString::fromUTF8(icu::StringPiece(s.data(), static_cast<int32_t>(s.size())));
    };
    icu::MessageFormat format(text(pattern), language == "zh" ? icu::Locale::getSimplifiedChinese() : icu::Locale::getEnglish(),
                              status);
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
