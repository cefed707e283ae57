#pragma once

#include <optional>
#include <string>
#include <vector>

#include "job/round/run_result.hpp"
#include "reports/review/review.hpp"

namespace kaoping {

// The rows of a round's 评审表: pending, assessed and returned subjects, and those for whom
// something stands typed; in pinyin order.
class ReviewLines {
public:
    explicit ReviewLines(const RoundResult& round);  // kept by reference

    // Opened one by one, while it is written.
    OnDemand<ReviewLine> lines() const;

private:
    struct Place {
        std::string name;
        std::size_t index;  // of the subjects, then of the kept rows
    };
    ReviewLine of_subject(const Subject& subject) const;
    ReviewLine of_kept(std::size_t row) const;

    const RoundResult& round_;
    std::vector<Place> order_;
    std::vector<std::optional<Status>> kept_status_;  // of those that handed in, or are absent
};

}  // namespace kaoping
