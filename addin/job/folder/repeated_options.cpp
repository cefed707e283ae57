#include "job/folder/repeated_options.hpp"

#include "job/folder/run_log.hpp"
#include "job/results/results_file.hpp"
#include "job/system/paths.hpp"

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
