#include "windows/common/language.hpp"

#include <windows.h>

namespace kaoping {

std::string user_language() {
    return PRIMARYLANGID(GetUserDefaultUILanguage()) == LANG_ENGLISH ? "en" : "zh";
}

}  // namespace kaoping
