#include "windows/engine/option_rows.hpp"

#include "job/option_values.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping::com {

namespace {

const char* kind_of(const Option& option) {
    switch (option.kind) {
        case OptionKind::path: return "file";
        case OptionKind::folder: return "folder";
        case OptionKind::choice:
        case OptionKind::flag: return "choice";
        default: return "text";
    }
}

template <class Parts>
std::string in_lines(const Parts& parts) {
    std::string all;
    for (const auto& part : parts) all += (all.empty() ? "" : "\n") + std::string(part);
    return all;
}

std::string choice_lines(const Option& option, Language language) {
    std::vector<std::string> all;
    for (const std::string_view choice : chosen_from(option))
        all.push_back(choice_words(choice).in(language));
    return in_lines(all);
}

}  // namespace

std::vector<std::vector<std::string>> option_rows(const ScoreOptions& given, Language language) {
    std::vector<std::vector<std::string>> rows;
    for (const Option* option : options_of_a_run()) {
        if (option->script.empty()) continue;
        const Text& help = words(MessageCode::of("option-" + std::string(option->name)));
        rows.push_back({std::string(option->script), kind_of(*option),
                        option->repeatable() ? "several" : "", option->of_one_run() ? "once" : "",
                        in_lines(chosen_from(*option)), choice_lines(*option, language),
                        help.in(language), wanted_words(*option).in(language),
                        is_default(*option, given) ? "" : in_lines(values_of(*option, given))});
    }
    return rows;
}

}  // namespace kaoping::com
