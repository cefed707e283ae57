#pragma once

#include <vector>

#include "model/submission.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// What of a submission write_review looks at: the fields and lists that judged indicators and facts
// are seen by.
class ReviewShown {
public:
    ReviewShown(const Rubric& rubric, int year);

    bool nothing() const { return nothing_; }
    // The rest is left blank.
    Submission of(const Submission& submission) const;

private:
    std::vector<bool> fields_;  // parallel to the rubric's
    std::vector<bool> lists_;
    bool nothing_ = true;
};

}  // namespace kaoping
