#include "job/named_options.hpp"

namespace kaoping {

namespace {

std::string script_names() {
    std::string all;
    for (const Option& option : option_table())
        if (!option.script.empty()) all += (all.empty() ? "" : ", ") + std::string(option.script);
    return all;
}

}  // namespace

std::optional<Finding> set_option(ScoreOptions& options, const std::string& name,
                                  const std::string& value) {
    const Option* option = find_by_script(name);
    if (option == nullptr)
        return Finding{Severity::error,
                       "usage-unknown-name",
                       "",
                       "",
                       {{"found", same(name)}, {"want", same(script_names())}}};
    if (!set_value(*option, options, value)) return bad_value(*option, name, value);
    return std::nullopt;
}

}  // namespace kaoping
