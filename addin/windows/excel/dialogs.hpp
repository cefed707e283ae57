#pragma once

#include <windows.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "windows/dialogs/run_options.hpp"
#include "windows/excel/late_bound.hpp"
#include "windows/excel/settings.hpp"
#include "windows/excel/words.hpp"

namespace kaoping::excel {

enum class Message { info, warning, error };

// A list that stays open beside the workbook.
struct ListWindow {
    std::wstring title;
    std::wstring text;                            // below it, may be empty
    std::vector<std::wstring> columns;            // headings
    std::vector<std::vector<std::wstring>> rows;  // as wide as columns
    std::vector<std::wstring>
        buttons;  // the first is also what a double click and Enter do; the last closes
    std::function<void(int row, int button)>
        pressed;  // of every button but the last; row -1: none chosen
};

using RunOptions = std::vector<dialogs::RunOption>;
// What is wrong with the values of one of them; nullopt: nothing.
using WrongOption = std::function<std::optional<std::wstring>(const dialogs::RunOption&)>;

// What people are asked and shown. nullopt: cancelled. Texts are in their language already.
class Dialogs {
public:
    virtual ~Dialogs() = default;
    virtual void tell(Message kind, const std::wstring& text) = 0;
    virtual std::optional<std::wstring> choose_folder(const std::wstring& title) = 0;
    virtual std::optional<std::wstring> choose_workbook(const std::wstring& title) = 0;
    virtual std::optional<std::wstring> choose_target(const std::wstring& title,
                                                      const std::wstring& proposed) = 0;
    virtual std::optional<Settings> options(const Settings& now) = 0;
    virtual std::optional<RunOptions> run_options(RunOptions options, const WrongOption& wrong) = 0;
    virtual void list(ListWindow window) = 0;  // returns at once
    virtual void close() = 0;                  // what is still open
};

struct DialogOwner {
    std::function<HWND()> window;  // the office's
    std::function<Language()> language;
};

// Windows' own.
std::unique_ptr<Dialogs> native_dialogs(DialogOwner owner);

// A host that talks to people itself hands over an object with these members in OnConnection's
// `custom`:
//   Tell(kind "info" | "warning" | "error", text) · ChooseFolder(title) · ChooseWorkbook(title) ·
//   ChooseTarget(title, proposed) · Options(language, folders): "language\nfolder\nfolder…" ·
//   RunOptions(names, values in lines): "score\nname=value\nname=value…" ·
//   List(title, text, columns, rows joined by tabs, buttons, list)
// The questions answer "" for cancelled; the list has a method Press(row, button).
bool answers_dialogs(const Object& host);
std::unique_ptr<Dialogs> host_dialogs(Object host);

}  // namespace kaoping::excel
