#include <shobjidl.h>

#include "windows/excel/dialogs.hpp"
#include "windows/excel/list_window.hpp"
#include "windows/excel/options_dialog.hpp"

namespace kaoping::excel {

namespace {

constexpr COMDLG_FILTERSPEC workbooks{L"Excel", L"*.xlsx;*.xlsm;*.xls;*.et;*.ods;*.csv"};
constexpr COMDLG_FILTERSPEC new_workbook{L"Excel", L"*.xlsx"};

// nullopt when people cancel.
std::optional<std::wstring> chosen(IFileDialog* dialog, HWND owner) {
    const HRESULT shown = dialog->Show(owner);
    if (shown == HRESULT_FROM_WIN32(ERROR_CANCELLED)) return std::nullopt;
    check(shown);
    Pointer<IShellItem> item;
    check(dialog->GetResult(item.receive()));
    wchar_t* path = nullptr;
    check(item->GetDisplayName(SIGDN_FILESYSPATH, &path));
    std::wstring text(path);
    CoTaskMemFree(path);
    return text;
}

Pointer<IFileDialog> file_dialog(REFCLSID kind, const std::wstring& title) {
    Pointer<IFileDialog> dialog;
    check(CoCreateInstance(kind, nullptr, CLSCTX_INPROC_SERVER, IID_IFileDialog,
                           dialog.receive_any()));
    check(dialog->SetTitle(title.c_str()));
    return dialog;
}

std::optional<std::wstring> ask_folder(HWND owner, const std::wstring& title) {
    const auto dialog = file_dialog(CLSID_FileOpenDialog, title);
    FILEOPENDIALOGOPTIONS options = 0;
    check(dialog->GetOptions(&options));
    check(dialog->SetOptions(options | FOS_PICKFOLDERS | FOS_FORCEFILESYSTEM));
    check(dialog->SetTitle(title.c_str()));  // Wine's option brings its own
    return chosen(dialog.get(), owner);
}

std::optional<std::wstring> ask_file(HWND owner, const std::wstring& title) {
    return chosen(file_dialog(CLSID_FileOpenDialog, title).get(), owner);
}

class NativeDialogs final : public Dialogs {
public:
    explicit NativeDialogs(DialogOwner owner) : owner_(std::move(owner)) {}
    ~NativeDialogs() override { NativeDialogs::close(); }

    void tell(Message kind, const std::wstring& text) override {
        const UINT icon = kind == Message::info      ? MB_ICONINFORMATION
                          : kind == Message::warning ? MB_ICONWARNING
                                                     : MB_ICONERROR;
        MessageBoxW(owner_.window(), text.c_str(), word("office-product").c_str(), MB_OK | icon);
    }

    std::optional<std::wstring> choose_folder(const std::wstring& title) override {
        return ask_folder(owner_.window(), title);
    }

    std::optional<std::wstring> choose_workbook(const std::wstring& title) override {
        const auto dialog = file_dialog(CLSID_FileOpenDialog, title);
        check(dialog->SetFileTypes(1, &workbooks));
        return chosen(dialog.get(), owner_.window());
    }

    std::optional<std::wstring> choose_target(const std::wstring& title,
                                              const std::wstring& proposed) override {
        const auto dialog = file_dialog(CLSID_FileSaveDialog, title);
        check(dialog->SetFileTypes(1, &new_workbook));
        check(dialog->SetDefaultExtension(L"xlsx"));
        check(dialog->SetFileName(proposed.c_str()));
        return chosen(dialog.get(), owner_.window());
    }

    std::optional<Settings> options(const Settings& now) override {
        const auto folder = [&](HWND above) { return ask_folder(above, word("excel-add-folder")); };
        return ask_options(owner_.window(), owner_.language(), now, folder);
    }

    std::optional<RunOptions> run_options(RunOptions options, const WrongOption& wrong) override {
        const dialogs::RunOptionsWords words{word("run-options-title"),  word("run-options-list"),
                                             word("run-options-option"), word("run-options-given"),
                                             word("run-options-value"),  word("run-options-lines"),
                                             word("run-options-browse"), word("run-options-clear"),
                                             word("window-score"),       word("office-cancel")};
        const auto choose = [](HWND above, const dialogs::RunOption& option) {
            return option.kind == dialogs::RunOption::Kind::folder ? ask_folder(above, option.help)
                                                                   : ask_file(above, option.help);
        };
        return dialogs::ask_run_options(owner_.window(), words, {choose, wrong},
                                        std::move(options));
    }

    void list(ListWindow window) override {
        close();
        open_ = open_list(owner_.window(), std::move(window));
        if (open_ == nullptr) throw Failure{HRESULT_FROM_WIN32(GetLastError()), {}};
    }

    void close() override {
        if (open_ != nullptr && IsWindow(open_)) DestroyWindow(open_);
        open_ = nullptr;
    }

private:
    std::wstring word(Code code) const { return said(code, owner_.language()); }

    DialogOwner owner_;
    HWND open_ = nullptr;
};

}  // namespace

std::unique_ptr<Dialogs> native_dialogs(DialogOwner owner) {
    return std::make_unique<NativeDialogs>(std::move(owner));
}

}  // namespace kaoping::excel
