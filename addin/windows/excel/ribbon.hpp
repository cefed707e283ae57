#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "windows/excel/commands.hpp"

namespace kaoping::excel {

// The callbacks that the ribbon's XML names.
namespace callback {
inline constexpr const wchar_t* press = L"KaopingPress";      // onAction of a button
inline constexpr const wchar_t* rubrics = L"KaopingRubrics";  // getContent of the menu of rubrics
inline constexpr const wchar_t* new_form =
    L"KaopingNewForm";  // onAction of a rubric; its tag is the rubric's id
inline constexpr const wchar_t* tell =
    L"KaopingTell";  // onAction of a line that stands for the rubrics; its tag is said
}  // namespace callback

// Of customUI 2006/01, which Excel 2007 and later and WPS take.
std::wstring ribbon_xml(Language language);

struct RubricEntry {
    std::wstring id;
    std::wstring title;
};
std::wstring rubric_menu_xml(const std::vector<RubricEntry>& rubrics);
// A menu that says why there are no rubrics.
std::wstring rubric_menu_xml(const std::wstring& label, const std::wstring& reason);

}  // namespace kaoping::excel
