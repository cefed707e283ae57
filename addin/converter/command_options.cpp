#include "converter/command_options.hpp"

#include <algorithm>
#include <thread>

#include "job/option_values.hpp"

namespace kaoping {

std::variant<ScoreOptions, Finding> command_options(const Arguments& arguments) {
    ScoreOptions options;
    options.jobs = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    options.paths = arguments.operands;
    for (const auto& [name, values] : arguments.options) {
        const Option& option = *find_option(name);
        for (const std::string& value : values)
            if (!set_value(option, options, value)) return bad_value(option, "--" + name, value);
    }
    return options;
}

}  // namespace kaoping
