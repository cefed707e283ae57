#pragma once

#include "model/language.hpp"

namespace kaoping {

// What Windows is shown to this user in; Chinese where it is neither.
Language user_language();

}  // namespace kaoping
