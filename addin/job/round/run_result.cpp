#include "job/round/run_result.hpp"

#include <algorithm>

namespace kaoping {

std::string_view status_name(Status status) {
    switch (status) {
        case Status::duplicate: return "duplicate";
        case Status::exempt: return "exempt";
        case Status::not_eligible: return "not_eligible";
        case Status::returned: return "returned";
        case Status::pending: return "pending";
        case Status::assessed: return "assessed";
        case Status::absent: return "absent";
    }
    return "pending";
}

bool has_graded(Status status) {
    return status == Status::assessed || status == Status::pending || status == Status::returned;
}

std::string_view basis_name(Basis basis) {
    switch (basis) {
        case Basis::computed: return "computed";
        case Basis::judged: return "judged";
        case Basis::experts: return "experts";
        case Basis::adjusted: return "adjusted";
        case Basis::pending: return "pending";
        case Basis::not_applicable: return "not_applicable";
        case Basis::not_computable: return "not_computable";
    }
    return "pending";
}

bool needs_action(const RunResult& run, bool check) {
    if (!run.unreadable.empty()) return true;
    return std::any_of(run.rounds.begin(), run.rounds.end(), [&](const RoundResult& round) {
        return std::any_of(
            round.subjects.begin(), round.subjects.end(), [&](const Subject& subject) {
                const Status s = subject.card.status;
                return s == Status::returned || (s == Status::pending && !check) ||
                       (s == Status::duplicate && !subject.copy) || s == Status::absent;
            });
    });
}

}  // namespace kaoping
