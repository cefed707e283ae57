#pragma once

#include "model/language.hpp"

namespace kaoping {

// What a user has chosen, kept for the next time: HKEY_CURRENT_USER, identity.hpp.
// Chosen, else the language that Windows is shown to this user in.
Language chosen_language();
void keep_language(Language language);

}  // namespace kaoping
