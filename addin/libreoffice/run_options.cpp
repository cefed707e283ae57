#include "libreoffice/run_options.hpp"

#include <vector>

#include "job/option_values.hpp"
#include "libreoffice/command_set.hpp"
#include "libreoffice/dialogs.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping::office {

namespace {

enum Button : int { change, clear, start };  // what is left closes the window

// Folders of rubrics are settings of the extension.
std::vector<const Option*> shown_options() {
    std::vector<const Option*> shown = options_of_a_run();
    std::erase_if(shown, [](const Option* option) { return option->script.empty(); });
    return shown;
}

std::string help_of(const Call& call, const Option& option) {
    return said(call, MessageCode::of("option-" + std::string(option.name)));
}

std::string value_of(const Option& option, const ScoreOptions& options) {
    if (is_default(option, options)) return "–";
    std::string all;
    for (const std::string& value : values_of(option, options))
        all += (all.empty() ? "" : "; ") + value;
    return all;
}

ListWindow window_of(const Call& call, const std::vector<const Option*>& shown,
                     const ScoreOptions& options) {
    ListWindow window{said(call, "office-batch"),
                      said(call, "office-run-options"),
                      {},
                      {said(call, "office-change"), said(call, "office-clear"),
                       said(call, "office-start"), said(call, "office-cancel")}};
    for (const Option* option : shown)
        window.lines.push_back(value_of(*option, options) + "   " + help_of(call, *option));
    return window;
}

std::optional<std::string> ask_value(const Call& call, const Option& option,
                                     const ScoreOptions& options) {
    const std::string help = help_of(call, option);
    if (option.kind == OptionKind::path) return choose_any_file(call, help);
    if (option.kind == OptionKind::folder) return choose_folder(call, help);
    if (option.kind == OptionKind::flag) return is_default(option, options) ? "yes" : "no";
    const std::string now = is_default(option, options) ? "" : value_of(option, options);
    const std::string wanted = pick(wanted_words(option), language_of(call.context));
    return ask_text(call, said(call, "office-batch"), help + "\n" + wanted,
                    option.repeatable() ? "" : now);
}

void change_value(const Call& call, const Option& option, ScoreOptions& options) {
    const auto value = ask_value(call, option, options);
    if (!value) return;
    if (value->empty()) return clear_value(option, options);
    if (set_value(option, options, *value)) return;
    const Finding wrong = bad_value(option, std::string(option.script), *value);
    show_message(call, Message::warning, pick(describe(wrong, ""), language_of(call.context)));
}

}  // namespace

std::optional<ScoreOptions> ask_run_options(const Call& call, ScoreOptions options) {
    const auto shown = shown_options();
    std::size_t line = 0;
    while (true) {
        std::optional<int> pressed;
        ListWindow window = window_of(call, shown, options);
        window.chosen = static_cast<int>(line);
        show_list(call, window, [&](int at, int button) {
            if (at >= 0) line = static_cast<std::size_t>(at);
            pressed = button;
            return false;
        });
        if (!pressed) return std::nullopt;
        if (*pressed == Button::start) return options;
        if (*pressed == Button::clear) clear_value(*shown[line], options);
        else change_value(call, *shown[line], options);
    }
}

}  // namespace kaoping::office
