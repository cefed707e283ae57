#include "windows/excel/ribbon.hpp"

namespace kaoping::excel {

namespace {

constexpr const wchar_t* name_space = L"http://schemas.microsoft.com/office/2006/01/customui";

std::wstring escaped(std::wstring_view text) {
    std::wstring out;
    for (const wchar_t unit : text) {
        switch (unit) {
            case L'&': out += L"&amp;"; break;
            case L'<': out += L"&lt;"; break;
            case L'>': out += L"&gt;"; break;
            case L'"': out += L"&quot;"; break;
            case L'\n': out += L"&#10;"; break;
            default: out += unit;
        }
    }
    return out;
}

std::wstring attribute(const wchar_t* name, std::wstring_view value) {
    return std::wstring(L" ") + name + L"=\"" + escaped(value) + L"\"";
}

std::wstring xml_of(const Button& button, Language language) {
    return L"<button" + attribute(L"id", button.id) +
           attribute(L"label", said(button.label, language)) +
           attribute(L"screentip", said(button.label, language)) +
           attribute(L"supertip", said(button.tip, language)) +
           attribute(L"imageMso", button.image) + attribute(L"size", L"large") +
           attribute(L"onAction", callback::press) + L"/>";
}

std::wstring rubric_menu(Language language) {
    return L"<dynamicMenu" + attribute(L"id", L"kaopingNewForm") +
           attribute(L"label", said("office-new-form", language)) +
           attribute(L"screentip", said("office-new-form", language)) +
           attribute(L"supertip", said("excel-tip-new-form", language)) +
           attribute(L"imageMso", L"FileNew") + attribute(L"size", L"large") +
           attribute(L"getContent", callback::rubrics) +
           attribute(L"invalidateContentOnDrop", L"true") + L"/>";
}

std::wstring xml_of(const ButtonGroup& group, bool first, Language language) {
    std::wstring xml = L"<group" + attribute(L"id", group.id) +
                       attribute(L"label", said(group.label, language)) + L">";
    if (first) xml += rubric_menu(language);
    for (const Button& button : group.buttons) xml += xml_of(button, language);
    return xml + L"</group>";
}

std::wstring menu(const std::wstring& content) {
    return L"<menu" + attribute(L"xmlns", name_space) + L">" + content + L"</menu>";
}

}  // namespace

std::wstring ribbon_xml(Language language) {
    std::wstring xml = L"<customUI" + attribute(L"xmlns", name_space) + L"><ribbon><tabs><tab" +
                       attribute(L"id", L"kaopingTab") +
                       attribute(L"label", said("office-product", language)) + L">";
    for (const ButtonGroup& group : button_groups())
        xml += xml_of(group, &group == &button_groups().front(), language);
    return xml + L"</tab></tabs></ribbon></customUI>";
}

std::wstring rubric_menu_xml(const std::vector<RubricEntry>& rubrics) {
    std::wstring content;
    for (std::size_t at = 0; at < rubrics.size(); ++at)
        content += L"<button" + attribute(L"id", L"kaopingRubric" + std::to_wstring(at)) +
                   attribute(L"label", rubrics[at].title) + attribute(L"tag", rubrics[at].id) +
                   attribute(L"onAction", callback::new_form) + L"/>";
    return menu(content);
}

std::wstring rubric_menu_xml(const std::wstring& label, const std::wstring& reason) {
    return menu(L"<button" + attribute(L"id", L"kaopingNoRubrics") + attribute(L"label", label) +
                attribute(L"tag", reason) + attribute(L"onAction", callback::tell) + L"/>");
}

}  // namespace kaoping::excel
