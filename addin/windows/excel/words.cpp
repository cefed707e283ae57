#include "windows/excel/words.hpp"

namespace kaoping::excel {

std::wstring said(Code code, Language language) {
    return language == Language::zh ? code.entry().zh : code.entry().en;
}

std::wstring said(Code code, Language language,
                  std::initializer_list<std::pair<std::wstring_view, std::wstring>> places) {
    std::wstring text = said(code, language);
    for (const auto& [name, value] : places) {
        const std::wstring place = L"{" + std::wstring(name) + L"}";
        for (std::size_t at = text.find(place); at != std::wstring::npos;
             at = text.find(place, at + value.size()))
            text.replace(at, place.size(), value);
    }
    return text;
}

}  // namespace kaoping::excel
