#include "windows/com/bstr.hpp"

#include <new>

#include "windows/common/utf16.hpp"

namespace kaoping::com {

BSTR new_bstr(std::wstring_view text) {
    BSTR made = SysAllocStringLen(text.data(), static_cast<UINT>(text.size()));
    if (made == nullptr) throw std::bad_alloc();
    return made;
}

BSTR new_bstr(std::string_view utf8) { return new_bstr(utf16_of(utf8)); }

std::wstring utf16_of_bstr(BSTR text) { return {text, text + SysStringLen(text)}; }

std::string utf8_of_bstr(BSTR text) { return utf8_of({text, SysStringLen(text)}); }

}  // namespace kaoping::com
