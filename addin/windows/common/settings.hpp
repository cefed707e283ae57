#pragma once

#include <string>

namespace kaoping {

// What a user has chosen, kept for the next time: HKEY_CURRENT_USER, identity.hpp.
// "zh", "en": chosen, else the language that Windows is shown to this user in.
std::string chosen_language();
void keep_language(const std::string& language);

}  // namespace kaoping
