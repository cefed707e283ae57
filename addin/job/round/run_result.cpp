#include "job/round/run_result.hpp"

#include <algorithm>

#include "job/results/results_model.hpp"

namespace kaoping {

bool lists_errors_only(const RoundResult& round) {
    constexpr std::size_t subjects_read_through = 1000;
    constexpr std::size_t findings_read_through = 100'000;
    std::size_t findings = 0;
    for (const Subject& subject : round.subjects) findings += subject.findings;
    return round.subjects.size() > subjects_read_through || findings > findings_read_through;
}

std::string_view status_name(Status status) { return word_of(results::of(status)); }

bool has_graded(Status status) {
    return status == Status::assessed || status == Status::pending || status == Status::returned;
}

bool needs_action(const RunResult& run, bool check) {
    if (!run.unreadable.empty()) return true;
    return std::any_of(run.rounds.begin(), run.rounds.end(), [&](const RoundResult& round) {
        return std::any_of(
            round.subjects.begin(), round.subjects.end(), [&](const Subject& subject) {
                const Status s = subject.status;
                return s == Status::returned || (s == Status::pending && !check) ||
                       (s == Status::duplicate && !subject.copy) || s == Status::absent;
            });
    });
}

}  // namespace kaoping
