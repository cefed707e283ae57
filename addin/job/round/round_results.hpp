#pragma once

#include "job/results/results_model.hpp"
#include "job/round/run_result.hpp"

namespace kaoping {

// What of a round stands in results.json. `check`: without indicators, totals, grade and rank;
// status ok, returned, duplicate or absent.

// All but the subjects.
results::Round results_of(const RoundResult& round, bool check);
// One subject. What it gives makes the rows of lists when they are written: round and subject
// must still be there then.
results::Subject results_of(const RoundResult& round, const OpenSubject& subject, bool check);
// All but the rounds.
results::Results results_of(const RunResult& run);

}  // namespace kaoping
