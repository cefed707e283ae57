#include "windows/excel/options_dialog.hpp"

#include <algorithm>
#include <exception>
#include <iterator>

#include "windows/dialogs/lines.hpp"
#include "windows/excel/dialog_ids.h"
#include "windows/excel/module.hpp"

namespace kaoping::excel {

namespace {

constexpr const wchar_t* language_names[] = {L"", L"zh", L"en"};  // in the order of the box

struct OptionsDialog {
    Language language;
    Settings settings;
    std::function<std::optional<std::wstring>(HWND)> choose_folder;
    std::exception_ptr failure;  // of what the dialog did; none passes through the system
};

std::wstring text_in(HWND dialog, int id) {
    const HWND field = GetDlgItem(dialog, id);
    std::wstring text(static_cast<std::size_t>(GetWindowTextLengthW(field)) + 1, L'\0');
    text.resize(static_cast<std::size_t>(
        GetWindowTextW(field, text.data(), static_cast<int>(text.size()))));
    return text;
}

void show_folders(HWND dialog, const std::vector<std::wstring>& folders) {
    SetDlgItemTextW(dialog, IDC_FOLDERS, joined(folders, L"\r\n").c_str());
}

void fill(HWND dialog, const OptionsDialog& box) {
    const auto put = [&](int id, Code code) {
        SetDlgItemTextW(dialog, id, said(code, box.language).c_str());
    };
    SetWindowTextW(dialog, said("excel-options-title", box.language).c_str());
    put(IDC_LANGUAGE_LABEL, "excel-language");
    put(IDC_FOLDERS_LABEL, "excel-folders");
    put(IDC_ADD_FOLDER, "excel-add-folder");
    put(IDOK, "office-ok");
    put(IDCANCEL, "office-cancel");
    for (const Code name :
         {Code("excel-language-auto"), Code("excel-language-zh"), Code("excel-language-en")})
        SendDlgItemMessageW(dialog, IDC_LANGUAGE, CB_ADDSTRING, 0,
                            reinterpret_cast<LPARAM>(said(name, box.language).c_str()));
    const auto chosen =
        std::find(std::begin(language_names), std::end(language_names), box.settings.language);
    const auto at = chosen == std::end(language_names) ? 0 : chosen - std::begin(language_names);
    SendDlgItemMessageW(dialog, IDC_LANGUAGE, CB_SETCURSEL, static_cast<WPARAM>(at), 0);
    show_folders(dialog, box.settings.rubric_folders);
}

void add_folder(HWND dialog, OptionsDialog& box) {
    try {
        const auto folder = box.choose_folder(dialog);
        if (!folder) return;
        auto folders = lines_of(text_in(dialog, IDC_FOLDERS));
        folders.push_back(*folder);
        show_folders(dialog, folders);
    } catch (...) {
        box.failure = std::current_exception();
        EndDialog(dialog, IDCANCEL);
    }
}

void take(HWND dialog, OptionsDialog& box) {
    const auto at = SendDlgItemMessageW(dialog, IDC_LANGUAGE, CB_GETCURSEL, 0, 0);
    box.settings.language = language_names[std::clamp<LRESULT>(at, 0, 2)];
    box.settings.rubric_folders = lines_of(text_in(dialog, IDC_FOLDERS));
}

INT_PTR CALLBACK on_message(HWND dialog, UINT message, WPARAM wide, LPARAM at) {
    if (message == WM_INITDIALOG) {
        SetWindowLongPtrW(dialog, DWLP_USER, at);
        fill(dialog, *reinterpret_cast<const OptionsDialog*>(at));
        return TRUE;
    }
    auto* box = reinterpret_cast<OptionsDialog*>(GetWindowLongPtrW(dialog, DWLP_USER));
    if (message != WM_COMMAND || box == nullptr) return FALSE;
    const int id = LOWORD(wide);
    if (id == IDC_ADD_FOLDER) add_folder(dialog, *box);
    if (id == IDOK) take(dialog, *box);
    if (id == IDOK || id == IDCANCEL) EndDialog(dialog, id);
    return TRUE;
}

}  // namespace

std::optional<Settings> ask_options(
    HWND owner, Language language, const Settings& now,
    const std::function<std::optional<std::wstring>(HWND)>& choose_folder) {
    OptionsDialog box{language, now, choose_folder, {}};
    const auto answer = DialogBoxParamW(module(), MAKEINTRESOURCEW(IDD_OPTIONS), owner, on_message,
                                        reinterpret_cast<LPARAM>(&box));
    if (box.failure) std::rethrow_exception(box.failure);
    if (answer != IDOK) return std::nullopt;
    return box.settings;
}

}  // namespace kaoping::excel
