#include "job/repeated_options.hpp"

#include "job/paths.hpp"
#include "job/results_file.hpp"
#include "job/run_log.hpp"

namespace kaoping {

std::vector<Finding> options_not_repeated(const ScoreOptions& options, const std::string& output) {
    std::vector<Finding> notes;
    const auto run = last_run(to_path(output));
    const auto logged = run ? run->getObject("options") : nullptr;
    if (!logged) return notes;
    const std::pair<const char*, const std::string*> sides[]{{"experts", &options.experts},
                                                             {"roster", &options.roster},
                                                             {"plan", &options.plan},
                                                             {"previous", &options.previous}};
    for (const auto& [key, given] : sides) {
        const std::string before = text_of(logged, key);
        if (before.empty() || !given->empty()) continue;
        notes.push_back({Severity::warning,
                         "option-not-repeated",
                         "",
                         "",
                         {{"option", same(std::string("--") + key)}, {"found", same(before)}}});
    }
    return notes;
}

}  // namespace kaoping
