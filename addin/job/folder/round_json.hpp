#pragma once

#include <functional>

#include "job/options.hpp"
#include "job/results/results_json.hpp"
#include "job/round/round_subject.hpp"
#include "job/round/run_result.hpp"

namespace kaoping {

// Opens every subject once, in parallel, for its documents and its piece of results.json; the
// pieces follow each other in the order of the subjects.
void write_json_round(ResultsJson& json, const RoundResult& round, const ScoreOptions& options,
                      const std::function<void(OpenSubject&)>& write_documents);

}  // namespace kaoping
