#include "windows/excel/session.hpp"

#include <cwchar>
#include <exception>

#include "windows/excel/batch.hpp"

namespace kaoping::excel {

namespace {

constexpr long language_of_interface = 2;  // msoLanguageIDUI

std::wstring system_text(HRESULT code) {
    wchar_t* said = nullptr;
    const DWORD units = FormatMessageW(
        FORMAT_MESSAGE_ALLOCATE_BUFFER | FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS,
        nullptr, static_cast<DWORD>(code), 0, reinterpret_cast<wchar_t*>(&said), 0, nullptr);
    std::wstring text(said == nullptr ? L"" : said, units);
    LocalFree(said);
    while (!text.empty() && (text.back() == L'\n' || text.back() == L'\r' || text.back() == L' '))
        text.pop_back();
    wchar_t number[16];
    std::swprintf(number, std::size(number), L"0x%08lX", static_cast<unsigned long>(code));
    return text.empty() ? number : text + L" (" + number + L")";
}

Language language_of(LANGID id) {
    return PRIMARYLANGID(id) == LANG_CHINESE ? Language::zh : Language::en;
}

HWND window_of(const Object& application) {
    try {
        return reinterpret_cast<HWND>(static_cast<INT_PTR>(application.number(L"Hwnd")));
    } catch (const Failure&) {  // an office without it
        return GetActiveWindow();
    }
}

}  // namespace

const wchar_t* name_of(Language language) { return language == Language::zh ? L"zh" : L"en"; }

Session::Session(Object office, std::unique_ptr<Dialogs> dialogs)
    : application_(std::move(office)), dialogs_(std::move(dialogs)), engine_([this] {
          return start_engine(name_of(language()), read_settings().rubric_folders);
      }) {
    if (!dialogs_)
        dialogs_ = native_dialogs(
            {[this] { return window_of(application_); }, [this] { return language(); }});
}

Session::~Session() = default;

Batch& Session::batch() {
    if (!batch_) batch_ = std::make_unique<Batch>(*this);
    return *batch_;
}

Language Session::language() const {
    const std::wstring chosen = read_settings().language;
    if (chosen == L"zh") return Language::zh;
    if (chosen == L"en") return Language::en;
    try {
        const long id = application_.object(L"LanguageSettings")
                            .number(L"LanguageID", {Variant(language_of_interface)});
        if (id != 0) return language_of(static_cast<LANGID>(id));
    } catch (const Failure&) {  // an office without it, or none yet
    }
    return language_of(GetUserDefaultUILanguage());
}

Object Session::workbook() const { return application_.object(L"ActiveWorkbook"); }

void Session::open(const std::wstring& path) const {
    application_.object(L"Workbooks").call(L"Open", {Variant(path)});
}

std::wstring Session::what_went_wrong(const Failure& failure) const {
    if (engine_ended(failure.code)) return said("excel-engine-ended");
    if (failure.code == HRESULT_FROM_WIN32(ERROR_CANCELLED)) return said("office-cancelled");
    if (failure.code == DISP_E_UNKNOWNNAME)
        return said("excel-office-lacks", {{L"member", failure.text}});
    return failure.text.empty() ? said("internal-error", {{L"why", system_text(failure.code)}})
                                : failure.text;
}

std::wstring Session::what_went_wrong(const NoEngine& failure) const {
    return said("excel-no-engine", {{L"why", system_text(failure.code)}});
}

std::wstring Session::exception_text() const {
    try {
        throw;
    } catch (const NoEngine& failure) {
        return what_went_wrong(failure);
    } catch (const Failure& failure) {
        return what_went_wrong(failure);
    } catch (const std::bad_alloc&) {
        return what_went_wrong(Failure{E_OUTOFMEMORY, {}});
    } catch (...) {
        return what_went_wrong(Failure{E_FAIL, {}});
    }
}

void Session::tell_failure() noexcept {
    try {
        dialogs_->tell(Message::error, exception_text());
    } catch (...) {  // the office is going away
    }
}

}  // namespace kaoping::excel
