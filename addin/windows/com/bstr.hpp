#pragma once

#include <windows.h>

#include <oleauto.h>

#include <string>
#include <string_view>

namespace kaoping::com {

// COM's strings are UTF-16, those of the project UTF-8; the add-in keeps COM's. Throws
// std::bad_alloc.
BSTR new_bstr(std::wstring_view text);  // the caller's
BSTR new_bstr(std::string_view utf8);   // the caller's

// Null is the empty one.
std::wstring utf16_of_bstr(BSTR text);
std::string utf8_of_bstr(BSTR text);

// Owns its BSTR.
class Bstr {
public:
    explicit Bstr(std::wstring_view text) : text_(new_bstr(text)) {}
    explicit Bstr(std::string_view utf8) : text_(new_bstr(utf8)) {}
    ~Bstr() { SysFreeString(text_); }
    Bstr(const Bstr&) = delete;
    Bstr& operator=(const Bstr&) = delete;
    BSTR get() const { return text_; }

private:
    BSTR text_;
};

}  // namespace kaoping::com
