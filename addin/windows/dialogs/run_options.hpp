#pragma once

#include <windows.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kaoping::dialogs {

// An option of a run as people see it, and what they gave it. Where it comes from, and what its
// values mean, is the front end's.
struct RunOption {
    enum class Kind { text, file, folder, choice };
    struct Choice {
        std::wstring value;
        std::wstring words;
    };

    std::wstring name;
    Kind kind = Kind::text;
    bool several = false;  // may be given more than one value
    std::vector<Choice> choices;
    std::wstring help;
    std::wstring wanted;               // what to type, such as YYYY-MM-DD; may be empty
    std::vector<std::wstring> values;  // none: not given
};

struct RunOptionsWords {
    std::wstring title;
    std::wstring list;  // above the options; an ampersand stands before the key of a label
    std::wstring option, given;
    std::wstring value;
    std::wstring lines;  // how several values are typed
    std::wstring browse, clear, accept, cancel;
};

struct RunOptionsCalls {
    // A file or folder for the option; nullopt: cancelled.
    std::function<std::optional<std::wstring>(HWND owner, const RunOption&)> choose;
    // What is wrong with its values, to be shown; nullopt: nothing.
    std::function<std::optional<std::wstring>(const RunOption&)> wrong;
};

// Shows the options, one a line with its value, and takes what people change, until nothing is
// wrong with it. nullopt: cancelled. Throws what the calls throw.
std::optional<std::vector<RunOption>> ask_run_options(HWND owner, const RunOptionsWords& words,
                                                      const RunOptionsCalls& calls,
                                                      std::vector<RunOption> options);

// "2026-01-31", "D:\one; D:\two", the words of a choice; "–" where nothing is given.
std::wstring shown_value(const RunOption& option);

}  // namespace kaoping::dialogs
