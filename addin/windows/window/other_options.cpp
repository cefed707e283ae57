#include "windows/window/other_options.hpp"

#include <algorithm>

#include "job/option_values.hpp"
#include "reports/wording/catalogue.hpp"
#include "windows/common/utf16.hpp"
#include "windows/dialogs/run_options.hpp"
#include "windows/window/form_fields.hpp"
#include "windows/window/pickers.hpp"
#include "windows/window/said.hpp"

namespace kaoping::window {

namespace {

std::vector<const Option*> other_options() {
    std::vector<const Option*> others = options_of_a_run();
    std::erase_if(others, [](const Option* option) {
        return std::any_of(std::begin(option_fields), std::end(option_fields),
                           [&](const OptionField& each) { return option->name == each.option; });
    });
    return others;
}

dialogs::RunOption::Kind kind_of(const Option& option) {
    switch (option.kind) {
        case OptionKind::path: return dialogs::RunOption::Kind::file;
        case OptionKind::folder: return dialogs::RunOption::Kind::folder;
        case OptionKind::choice:
        case OptionKind::flag: return dialogs::RunOption::Kind::choice;
        default: return dialogs::RunOption::Kind::text;
    }
}

dialogs::RunOption shown_option(const Option& option, Language language,
                                const ScoreOptions& given) {
    dialogs::RunOption shown;
    shown.name = L"--" + utf16_of(std::string(option.name));
    shown.kind = kind_of(option);
    shown.several = option.repeatable();
    for (const std::string_view choice : chosen_from(option))
        shown.choices.push_back(
            {utf16_of(std::string(choice)), said(choice_words(choice), language)});
    shown.help = said(MessageCode::of("option-" + std::string(option.name)), language);
    shown.wanted = said(wanted_words(option), language);
    if (!is_default(option, given))
        for (const std::string& value : values_of(option, given))
            shown.values.push_back(utf16_of(value));
    return shown;
}

// nullopt: all are set.
std::optional<Finding> set_all(const dialogs::RunOption& shown, ScoreOptions& options) {
    const std::string name = utf8_of(shown.name);
    const Option& option = *find_option(name.substr(2));
    clear_value(option, options);
    for (const std::wstring& value : shown.values)
        if (!set_value(option, options, utf8_of(value)))
            return bad_value(option, name, utf8_of(value));
    return std::nullopt;
}

dialogs::RunOptionsWords words_in(Language language) {
    const auto text = [&](MessageCode code) { return said(code, language); };
    return {text("run-options-title"),  text("run-options-list"),  text("run-options-option"),
            text("run-options-given"),  text("run-options-value"), text("run-options-lines"),
            text("run-options-browse"), text("run-options-clear"), text("office-ok"),
            text("office-cancel")};
}

std::optional<std::wstring> choose_path(HWND owner, const dialogs::RunOption& option) {
    const std::string path = option.kind == dialogs::RunOption::Kind::folder
                                 ? pick_folder(owner, option.help)
                                 : pick_workbook(owner, option.help);
    if (path.empty()) return std::nullopt;
    return utf16_of(path);
}

}  // namespace

std::optional<ScoreOptions> ask_other_options(HWND owner, Language language,
                                              const ScoreOptions& given) {
    const auto wrong = [&](const dialogs::RunOption& shown) -> std::optional<std::wstring> {
        ScoreOptions scratch;
        const auto why = set_all(shown, scratch);
        if (!why) return std::nullopt;
        return said(describe(*why, ""), language);
    };
    std::vector<dialogs::RunOption> shown;
    for (const Option* option : other_options())
        shown.push_back(shown_option(*option, language, given));
    const auto chosen =
        dialogs::ask_run_options(owner, words_in(language), {choose_path, wrong}, std::move(shown));
    if (!chosen) return std::nullopt;
    ScoreOptions options;
    for (const dialogs::RunOption& option : *chosen) set_all(option, options);
    return options;
}

std::string other_options_given(const ScoreOptions& given) {
    std::string all;
    for (const Option* option : other_options()) {
        if (is_default(*option, given)) continue;
        for (const std::string& value : values_of(*option, given))
            all += (all.empty() ? "--" : "   --") + std::string(option->name) + " " + value;
    }
    return all;
}

}  // namespace kaoping::window
