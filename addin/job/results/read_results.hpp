#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "job/results/results_model.hpp"

namespace kaoping {

// What is asked of a results.json before anything of it counts.
enum class ResultsNeed {
    rounds,  // that it has rounds; what else is missing or of another kind stays empty
    scores,  // all that `score` writes and a reader cannot do without: a check's is refused
};

// Takes a results.json as it is read; each may be left empty. What comes before a failure has been
// taken already.
struct ResultsVisitor {
    // One subject after the other, in the order of the file. The round has what stands before them:
    // rubric, year …
    std::function<void(const results::Round&, results::Subject&)> subject;
    std::function<void(const results::Round&)> round;  // behind its subjects: all but those
    std::function<void(const results::Results&)> end;  // all but the rounds
};

// Reads the results.json of an output folder, or the file itself, a subject at a time. A file that
// cannot be read gives results-unusable, one that lacks what is asked of it results-incomplete,
// naming what is missing by its path.
std::optional<Finding> read_results(const std::string& path, ResultsNeed need,
                                    const ResultsVisitor& visitor);

// The same of a text. False: it is no results.json.
bool read_results_text(std::string_view json, const ResultsVisitor& visitor);

}  // namespace kaoping
