#include "converter/program.hpp"

#include <exception>

#include "converter/arguments.hpp"
#include "converter/commands.hpp"
#include "converter/console.hpp"
#include "job/system/heap.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

int run_converter(const std::vector<std::string>& words) {
    keep_freed_memory();
    const ParsedArguments parsed = parse_arguments(words);
    const Console console(choose_language(parsed.arguments.get("lang")),
                          parsed.arguments.has("quiet"));
    try {
        if (parsed.error) {
            console.problem(
                message(parsed.error->code, {{"found", same(parsed.error->found)},
                                             {"want", same(parsed.error->want)},
                                             {"command", same(parsed.arguments.command)}}));
            return static_cast<int>(Outcome::nothing_done);
        }
        return run_command(parsed.arguments, console);
    } catch (const std::exception& error) {  // a broken program or disk: said, and never status 1
        console.problem(message("internal-error", {{"why", same(error.what())}}));
        return static_cast<int>(Outcome::nothing_done);
    }
}

}  // namespace kaoping
