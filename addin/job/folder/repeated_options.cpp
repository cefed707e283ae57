#include "job/folder/repeated_options.hpp"

#include "job/folder/logged_options.hpp"
#include "job/folder/run_log.hpp"
#include "job/option_values.hpp"
#include "job/system/paths.hpp"

namespace kaoping {

namespace {

// As it would be typed: --experts 专家 --notice
std::string typed(const Option& option, const std::vector<std::string>& values) {
    std::string name = "--" + std::string(option.name);
    if (option.kind == OptionKind::flag) return name;
    std::string all;
    for (const std::string& value : values) all += (all.empty() ? "" : " ") + name + " " + value;
    return all;
}

}  // namespace

std::vector<Finding> options_not_repeated(const ScoreOptions& options, const std::string& output) {
    std::vector<Finding> notes;
    const auto logged = last_options(to_path(output));
    if (!logged) return notes;
    ScoreOptions before;
    read_logged_options(*logged, before);
    for (const Option& option : option_table()) {
        const bool given_now = options.given.contains(option.name) || !is_default(option, options);
        if (!option.reported || given_now || is_default(option, before)) continue;
        notes.push_back({Severity::warning,
                         "option-not-repeated",
                         "",
                         "",
                         {{"option", same(typed(option, values_of(option, before)))}}});
    }
    return notes;
}

}  // namespace kaoping
