#include "windows/common/language.hpp"

#include <windows.h>

namespace kaoping {

Language user_language() {
    return PRIMARYLANGID(GetUserDefaultUILanguage()) == LANG_ENGLISH ? Language::en : Language::zh;
}

}  // namespace kaoping
