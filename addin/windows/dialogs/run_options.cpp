#include "windows/dialogs/run_options.hpp"

#include <commctrl.h>

#include <algorithm>
#include <array>
#include <exception>
#include <memory>
#include <utility>

#include "windows/dialogs/dialog_layout.hpp"
#include "windows/dialogs/lines.hpp"
#include "windows/dialogs/run_options_layout.hpp"
#include "windows/dialogs/screen.hpp"

namespace kaoping::dialogs {

namespace {

constexpr int list_columns = 2;

// As Explorer's "Copy as path" gives a path.
std::wstring without_quotes(const std::wstring& value) {
    const bool quoted = value.size() > 1 && value.front() == L'"' && value.back() == L'"';
    return quoted ? value.substr(1, value.size() - 2) : value;
}

class RunOptionsDialog {
public:
    RunOptionsDialog(const RunOptionsWords& words, const RunOptionsCalls& calls,
                     std::vector<RunOption> options)
        : words_(words), calls_(calls), options_(std::move(options)) {}

    std::optional<std::vector<RunOption>> ask(HWND owner) {
        struct {
            DLGTEMPLATE dialog;
            std::array<WORD, 3> menu_class_title;
        } description{};  // without controls: they are made where they are described
        description.dialog.style = WS_POPUP | WS_CAPTION | WS_SYSMENU | DS_MODALFRAME;
        const auto pressed =
            DialogBoxIndirectParamW(GetModuleHandleW(nullptr), &description.dialog, owner,
                                    procedure, reinterpret_cast<LPARAM>(this));
        if (failure_) std::rethrow_exception(failure_);
        if (pressed != IDOK) return std::nullopt;
        return std::move(options_);
    }

private:
    static INT_PTR CALLBACK procedure(HWND dialog, UINT message, WPARAM wide, LPARAM at) {
        if (message == WM_INITDIALOG) SetWindowLongPtrW(dialog, DWLP_USER, at);
        auto* self = reinterpret_cast<RunOptionsDialog*>(GetWindowLongPtrW(dialog, DWLP_USER));
        if (self == nullptr) return FALSE;
        try {
            return self->handle(dialog, message, wide, at);
        } catch (...) {  // none passes through the system
            self->failure_ = std::current_exception();
            EndDialog(dialog, IDCANCEL);
            return TRUE;
        }
    }

    INT_PTR handle(HWND dialog, UINT message, WPARAM wide, LPARAM at) {
        switch (message) {
            case WM_INITDIALOG: fill(dialog); return FALSE;  // the focus is set
            case WM_COMMAND: command(LOWORD(wide), HIWORD(wide)); return TRUE;
            case WM_NOTIFY: notified(*reinterpret_cast<NMHDR*>(at)); return TRUE;
            default: return FALSE;
        }
    }

    HWND control(int id) const { return GetDlgItem(dialog_, id); }

    void fill(HWND dialog) {
        dialog_ = dialog;
        keep_own_layout(dialog);
        screen_ = std::make_unique<Screen>(dialog);
        SetWindowTextW(dialog, words_.title.c_str());
        make_run_options_controls(dialog, words_, *screen_);
        fill_list();
        place_run_options(dialog, *screen_, help_texts());
        for (int row = 0; row < static_cast<int>(options_.size()); ++row) show_value(row);
        select(0);
        SetFocus(control(id::list));
    }

    void fill_list() const {
        ListView_SetExtendedListViewStyle(control(id::list),
                                          LVS_EX_FULLROWSELECT | LVS_EX_LABELTIP);
        const std::array<std::wstring, list_columns> headings{words_.option, words_.given};
        for (int column = 0; column < list_columns; ++column) {
            std::wstring text = headings[static_cast<std::size_t>(column)];
            LVCOLUMNW heading{};
            heading.mask = LVCF_TEXT;
            heading.pszText = text.data();
            SendMessageW(control(id::list), LVM_INSERTCOLUMNW, static_cast<WPARAM>(column),
                         reinterpret_cast<LPARAM>(&heading));
        }
        for (int row = 0; row < static_cast<int>(options_.size()); ++row) {
            std::wstring text = options_[static_cast<std::size_t>(row)].help;
            LVITEMW item{};
            item.mask = LVIF_TEXT;
            item.iItem = row;
            item.pszText = text.data();
            SendMessageW(control(id::list), LVM_INSERTITEMW, 0, reinterpret_cast<LPARAM>(&item));
        }
    }

    // What the list cuts short, and what to type.
    std::wstring help_of(const RunOption& option) const {
        std::wstring text = option.help;
        if (option.kind == RunOption::Kind::text && !option.wanted.empty())
            text += L"\r\n" + option.wanted;
        if (option.several) text += L"\r\n" + words_.lines;
        return text;
    }
    std::vector<std::wstring> help_texts() const {
        std::vector<std::wstring> texts;
        for (const RunOption& option : options_) texts.push_back(help_of(option));
        return texts;
    }

    void show_value(int row) const {
        std::wstring text = shown_value(options_[static_cast<std::size_t>(row)]);
        LVITEMW item{};
        item.iSubItem = 1;
        item.pszText = text.data();
        SendMessageW(control(id::list), LVM_SETITEMTEXTW, static_cast<WPARAM>(row),
                     reinterpret_cast<LPARAM>(&item));
    }

    RunOption& chosen() { return options_[static_cast<std::size_t>(row_)]; }

    void select(int row) const {
        constexpr UINT both = LVIS_SELECTED | LVIS_FOCUSED;
        ListView_SetItemState(control(id::list), row, both, both);
        ListView_EnsureVisible(control(id::list), row, FALSE);
    }

    static int editor_of(const RunOption& option) {
        if (option.kind == RunOption::Kind::choice) return id::choice;
        return option.several ? id::lines : id::text;
    }

    void notified(const NMHDR& notice) {
        if (notice.hwndFrom != control(id::list)) return;
        if (notice.code == static_cast<UINT>(NM_DBLCLK)) SetFocus(control(editor_of(chosen())));
        if (notice.code != static_cast<UINT>(LVN_ITEMCHANGED)) return;
        const int row = ListView_GetNextItem(control(id::list), -1, LVNI_SELECTED);
        if (row >= 0) show_editor(row);
    }

    void show_editor(int row) {
        row_ = row;
        const RunOption& option = chosen();
        SetWindowTextW(control(id::help), help_of(option).c_str());
        for (const int editor : {id::text, id::lines, id::choice})
            ShowWindow(control(editor), editor == editor_of(option) ? SW_SHOW : SW_HIDE);
        const bool path =
            option.kind == RunOption::Kind::file || option.kind == RunOption::Kind::folder;
        ShowWindow(control(id::browse), path ? SW_SHOW : SW_HIDE);
        show_in_editor();
    }

    void show_in_editor() {
        filling_ = true;
        const RunOption& option = chosen();
        if (option.kind == RunOption::Kind::choice) fill_choice(option);
        else SetWindowTextW(control(editor_of(option)), joined(option.values, L"\r\n").c_str());
        filling_ = false;
    }

    void fill_choice(const RunOption& option) const {
        const HWND box = control(id::choice);
        SendMessageW(box, CB_RESETCONTENT, 0, 0);
        SendMessageW(box, CB_ADDSTRING, 0, reinterpret_cast<LPARAM>(L"–"));
        std::size_t at = 0;
        for (std::size_t i = 0; i < option.choices.size(); ++i) {
            const RunOption::Choice& choice = option.choices[i];
            SendMessageW(box, CB_ADDSTRING, 0, reinterpret_cast<LPARAM>(choice.words.c_str()));
            if (!option.values.empty() && option.values.front() == choice.value) at = i + 1;
        }
        SendMessageW(box, CB_SETCURSEL, at, 0);
    }

    void command(int button, int event) {
        if (button == IDCANCEL) EndDialog(dialog_, IDCANCEL);
        else if (button == IDOK) accept();
        else if (button == id::clear) give({});
        else if (button == id::browse) browse();
        else if ((event == EN_CHANGE && (button == id::text || button == id::lines)) ||
                 (event == CBN_SELCHANGE && button == id::choice))
            take();
    }

    void give(std::vector<std::wstring> values) {
        chosen().values = std::move(values);
        show_value(row_);
        show_in_editor();
    }

    void browse() {
        const auto path = calls_.choose(dialog_, chosen());
        if (!path) return;
        std::vector<std::wstring> values;
        if (chosen().several) values = chosen().values;
        values.push_back(*path);
        give(std::move(values));
    }

    // What stands in the editor becomes the value.
    void take() {
        if (filling_) return;
        RunOption& option = chosen();
        if (option.kind == RunOption::Kind::choice) {
            const auto at = SendMessageW(control(id::choice), CB_GETCURSEL, 0, 0);
            option.values.clear();
            if (at > 0)
                option.values.push_back(option.choices[static_cast<std::size_t>(at) - 1].value);
        } else {
            option.values = lines_of(text_of_control(control(editor_of(option))));
            for (std::wstring& value : option.values) value = without_quotes(value);
        }
        show_value(row_);
    }

    void accept() {
        for (int row = 0; row < static_cast<int>(options_.size()); ++row) {
            const RunOption& option = options_[static_cast<std::size_t>(row)];
            if (option.values.empty()) continue;
            const auto why = calls_.wrong(option);
            if (!why) continue;
            select(row);
            MessageBoxW(dialog_, why->c_str(), words_.title.c_str(), MB_ICONWARNING);
            SetFocus(control(editor_of(option)));
            return;
        }
        EndDialog(dialog_, IDOK);
    }

    const RunOptionsWords& words_;
    const RunOptionsCalls& calls_;
    std::vector<RunOption> options_;
    HWND dialog_ = nullptr;
    std::unique_ptr<Screen> screen_;
    int row_ = 0;
    bool filling_ = false;  // the editor, by the program
    std::exception_ptr failure_;
};

}  // namespace

std::optional<std::vector<RunOption>> ask_run_options(HWND owner, const RunOptionsWords& words,
                                                      const RunOptionsCalls& calls,
                                                      std::vector<RunOption> options) {
    const INITCOMMONCONTROLSEX controls{sizeof controls, ICC_LISTVIEW_CLASSES};
    InitCommonControlsEx(&controls);
    return RunOptionsDialog(words, calls, std::move(options)).ask(owner);
}

std::wstring shown_value(const RunOption& option) {
    std::vector<std::wstring> parts;
    for (const std::wstring& value : option.values) {
        const auto choice =
            std::find_if(option.choices.begin(), option.choices.end(),
                         [&](const RunOption::Choice& each) { return each.value == value; });
        parts.push_back(choice == option.choices.end() ? value : choice->words);
    }
    return parts.empty() ? L"–" : joined(parts, L"; ");
}

}  // namespace kaoping::dialogs
