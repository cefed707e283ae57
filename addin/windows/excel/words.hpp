#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "model/language.hpp"

namespace kaoping::excel {

namespace words {
struct Entry {
    std::string_view code;
    const wchar_t* zh;
    const wchar_t* en;
};
#include "excel_words.inc"  // `all`: written by cmake/Words.cmake, the codes that the sources of the add-in name
}  // namespace words

// A code of the catalogue of words; one that it lacks does not compile.
class Code {
public:
    consteval Code(const char* code) : at_(find(code)) {}
    const words::Entry& entry() const { return words::all[at_]; }

private:
    static consteval std::size_t find(std::string_view code) {
        for (std::size_t at = 0; at < std::size(words::all); ++at)
            if (words::all[at].code == code) return at;
        throw "the catalogue of words lacks this code";
    }
    std::size_t at_;
};

std::wstring said(Code code, Language language);
// With its {places} filled.
std::wstring said(Code code, Language language,
                  std::initializer_list<std::pair<std::wstring_view, std::wstring>> places);

}  // namespace kaoping::excel
