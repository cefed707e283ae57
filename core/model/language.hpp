#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace kaoping {

// What people read. Everything for people exists in both.
enum class Language { zh, en };

// Those that somebody asks for.
enum class Languages { zh, en, both };

constexpr std::string_view word_of(Language language) {
    return language == Language::en ? "en" : "zh";
}

// "zh", "en"; nothing else is one.
constexpr std::optional<Language> language_named(std::string_view word) {
    for (const Language language : {Language::zh, Language::en})
        if (word_of(language) == word) return language;
    return std::nullopt;
}

// "zh", "en", "both".
constexpr std::optional<Languages> languages_named(std::string_view word) {
    if (word == "both") return Languages::both;
    const auto one = language_named(word);
    if (!one) return std::nullopt;
    return *one == Language::en ? Languages::en : Languages::zh;
}

// Chinese first.
inline std::vector<Language> each_of(Languages languages) {
    switch (languages) {
        case Languages::zh: return {Language::zh};
        case Languages::en: return {Language::en};
        case Languages::both: break;
    }
    return {Language::zh, Language::en};
}

}  // namespace kaoping
