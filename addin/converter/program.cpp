#include "converter/program.hpp"

#include <exception>

#include "converter/arguments.hpp"
#include "converter/commands.hpp"
#include "converter/console.hpp"
#include "converter/terminal.hpp"
#include "job/folder/output_error.hpp"
#include "job/system/heap.hpp"
#include "job/system/stop_request.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

std::string last_words;  // of a program that is asked to stop while nothing is in its hands

// What stands in a folder stands there, whatever becomes of the words about it.
bool leaves_files(const Arguments& a) {
    return a.command == "score" || a.command == "finalize" || a.command == "restore" ||
           a.has("output");
}

int told_in_full(int status, const Arguments& arguments, const Console& console) {
    const std::error_code failure = console.end_output();
    if (!failure) return status;
    console.problem(output_failure(OutputError("stdout", failure)));
    return leaves_files(arguments) ? status : static_cast<int>(Outcome::nothing_done);
}

}  // namespace

int run_converter(const std::vector<std::string>& command) {
    keep_freed_memory();
    errors();  // before any library has a word
    const ParsedArguments parsed = parse_arguments(command);
    const Console console(choose_languages(parsed.arguments.get("lang")),
                          parsed.arguments.has("quiet"));
    last_words = console.printed({words("cancelled")}, "kaoping: ");
    listen_for_stops([] { write_at_once(last_words); });
    try {
        if (parsed.error) {
            console.problem(
                message(parsed.error->code, {{"found", same(parsed.error->found)},
                                             {"want", same(parsed.error->want)},
                                             {"command", same(parsed.arguments.command)}}));
            return static_cast<int>(Outcome::nothing_done);
        }
        return told_in_full(run_command(parsed.arguments, console), parsed.arguments, console);
    } catch (const std::exception& error) {  // a broken program or disk: said, and never status 1
        console.problem(message("internal-error", {{"why", same(error.what())}}));
        return static_cast<int>(Outcome::nothing_done);
    }
}

}  // namespace kaoping
