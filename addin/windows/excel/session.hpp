#pragma once

#include <map>
#include <memory>

#include "windows/excel/dialogs.hpp"
#include "windows/excel/engine_link.hpp"
#include "windows/excel/late_bound.hpp"
#include "windows/excel/words.hpp"

namespace kaoping::excel {

class Batch;

// What the commands share: the office, whom to talk to, the engine. Of the office's thread.
class Session {
public:
    // `dialogs` null: Windows' own.
    Session(Object office, std::unique_ptr<Dialogs> dialogs);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    const Object& application() const { return application_; }
    Dialogs& dialogs() { return *dialogs_; }
    EngineLink& engine() { return engine_; }
    Batch& batch();  // made when first asked for

    // Chosen in 选项, else the office's, else Windows'.
    Language language() const;
    std::wstring said(Code code) const { return excel::said(code, language()); }
    std::wstring said(
        Code code, std::initializer_list<std::pair<std::wstring_view, std::wstring>> places) const {
        return excel::said(code, language(), places);
    }
    // What runs of a folder were given last, "name=value" texts; kept while the office runs.
    std::vector<std::wstring>& options_given(const std::wstring& folder) {
        return options_given_[folder];
    }
    Object workbook() const;  // the one in front; none: no workbook is open
    void open(const std::wstring& path) const;

    // Does the work; whatever goes wrong is shown.
    template <class Work>
    void guarded(const Work& work) noexcept {
        try {
            work();
        } catch (...) {
            tell_failure();
        }
    }
    std::wstring what_went_wrong(const Failure& failure) const;
    std::wstring what_went_wrong(const NoEngine& failure) const;

private:
    void tell_failure() noexcept;  // inside a catch
    std::wstring exception_text() const;

    Object application_;
    std::unique_ptr<Dialogs> dialogs_;
    EngineLink engine_;
    std::unique_ptr<Batch> batch_;
    std::map<std::wstring, std::vector<std::wstring>> options_given_;  // by folder
};

const wchar_t* name_of(Language language);  // zh, en

}  // namespace kaoping::excel
