#include "windows/excel/options_dialog.hpp"

#include <doctest/doctest.h>

#include "windows/excel/dialog_ids.h"

using namespace kaoping::excel;
using kaoping::Language;

namespace {

BOOL CALLBACK is_dialog(HWND window, LPARAM found) {
    wchar_t kind[16] = L"";
    GetClassNameW(window, kind, 16);
    if (std::wstring(kind) != L"#32770") return TRUE;
    *reinterpret_cast<HWND*>(found) = window;
    return FALSE;
}

// People press these, one after the other, while a dialog of this thread is open; at last they give
// up.
class Presses {
public:
    explicit Presses(std::vector<int> ids) : timer_(SetTimer(nullptr, 0, 50, press)) {
        ids.push_back(IDCANCEL);
        left() = std::move(ids);
    }
    ~Presses() { KillTimer(nullptr, timer_); }
    Presses(const Presses&) = delete;
    Presses& operator=(const Presses&) = delete;

private:
    static std::vector<int>& left() {
        static std::vector<int> ids;
        return ids;
    }
    static void CALLBACK press(HWND, UINT, UINT_PTR, DWORD) {
        HWND dialog = nullptr;
        EnumThreadWindows(GetCurrentThreadId(), is_dialog, reinterpret_cast<LPARAM>(&dialog));
        if (dialog == nullptr || left().empty()) return;
        const int id = left().front();
        left().erase(left().begin());
        PostMessageW(dialog, WM_COMMAND, static_cast<WPARAM>(id), 0);
    }

    UINT_PTR timer_;
};

}  // namespace

TEST_CASE("a folder dialog that fails closes the options and is an error") {
    const Presses presses({IDC_ADD_FOLDER});
    try {
        ask_options(nullptr, Language::zh, {}, [](HWND) -> std::optional<std::wstring> {
            throw Failure{E_ACCESSDENIED, L"no folders here"};
        });
        FAIL("no error");
    } catch (const Failure& failure) {
        CHECK(failure.code == E_ACCESSDENIED);
        CHECK(failure.text == L"no folders here");
    }
}

TEST_CASE("folders are added, and one not chosen is none") {
    const Presses presses({IDC_ADD_FOLDER, IDC_ADD_FOLDER, IDOK});
    int asked = 0;
    const auto choose = [&](HWND) {
        return ++asked == 1 ? std::optional<std::wstring>(L"D:\\two") : std::nullopt;
    };
    const auto chosen = ask_options(nullptr, Language::en, {L"en", {L"C:\\one"}}, choose);
    REQUIRE(chosen.has_value());
    CHECK(asked == 2);
    CHECK(chosen->language == L"en");
    CHECK(chosen->rubric_folders == std::vector<std::wstring>{L"C:\\one", L"D:\\two"});
}

TEST_CASE("options that are cancelled change nothing") {
    const Presses presses({IDC_ADD_FOLDER});
    CHECK_FALSE(ask_options(nullptr, Language::zh, {}, [](HWND) {
                    return std::optional<std::wstring>(L"C:\\one");
                }).has_value());
}
