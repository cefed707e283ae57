#include "windows/window/arguments.hpp"

namespace kaoping::window {

namespace {

Finding problem(const std::string& found) {
    return {Severity::error, "window-bad-argument", "", "", {{"found", same(found)}}};
}

}  // namespace

Arguments parse_arguments(const std::vector<std::string>& words) {
    Arguments arguments;
    auto word = words.begin();
    if (word != words.end() && (*word == "score" || *word == "check"))
        arguments.task = *word++ == "score" ? Task::score : Task::check;
    for (; word != words.end(); ++word) {
        if (*word == "--lang") {
            const std::string value = word + 1 == words.end() ? "" : *++word;
            if (const auto asked = language_named(value)) arguments.language = asked;
            else arguments.problem = problem("--lang " + value);
        } else if (word->starts_with("--")) {
            arguments.problem = problem(*word);
        } else {
            arguments.paths.push_back(*word);
        }
    }
    arguments.gathers = arguments.task && !arguments.paths.empty() && !arguments.problem;
    if (!arguments.task && !arguments.paths.empty()) arguments.task = Task::score;
    if (arguments.problem) arguments.task.reset();
    return arguments;
}

}  // namespace kaoping::window
