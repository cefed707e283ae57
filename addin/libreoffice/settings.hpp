#pragma once

#include <com/sun/star/uno/XComponentContext.hpp>

#include <string>
#include <vector>

#include "job/options.hpp"
#include "model/finding.hpp"

namespace kaoping::office {

using Context = com::sun::star::uno::Reference<com::sun::star::uno::XComponentContext>;

// 选项: kept in the user's office configuration (registration/Kaoping.xcs).
struct Settings {
    std::string language;                     // "zh", "en"; empty: the office's own
    std::vector<std::string> rubric_folders;  // paths
};
Settings read_settings(const Context& context);
void write_settings(const Context& context, const Settings& settings);

// Grows with each write: whoever keeps what follows from the settings sees that it is out of date.
unsigned settings_written();

// "zh" or "en": the setting, else the language of the office's menus.
std::string language_of(const Context& context);
// The text in that language.
inline const std::string& pick(const Text& text, const std::string& language) {
    return language == "en" ? text.en : text.zh;
}

CommonOptions common_options(const Context& context);

}  // namespace kaoping::office
