#pragma once

#include <com/sun/star/uno/XComponentContext.hpp>

#include <optional>
#include <string>
#include <vector>

#include "job/options.hpp"
#include "model/finding.hpp"

namespace kaoping::office {

using Context = com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>;

// 选项: kept in the user's office configuration (registration/Kaoping.xcs).
struct Settings {
    std::optional<Language> language;         // else the office's own
    std::vector<std::string> rubric_folders;  // paths
};
Settings read_settings(const Context& context);
void write_settings(const Context& context, const Settings& settings);

// Grows with each write: whoever keeps what follows from the settings sees that it is out of date.
unsigned settings_written();

// The setting, else the language of the office's menus.
Language language_of(const Context& context);
inline const std::string& pick(const Text& text, Language language) { return text.in(language); }
// As settings are kept: "zh", "en"; empty: the office's own.
inline std::string word_of(std::optional<Language> language) {
    return language ? std::string(kaoping::word_of(*language)) : std::string();
}

CommonOptions common_options(const Context& context);

}  // namespace kaoping::office
