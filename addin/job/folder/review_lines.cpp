#include "job/folder/review_lines.hpp"

#include <algorithm>
#include <memory>

#include "text/collate.hpp"
#include "text/organisation_index.hpp"

namespace kaoping {

ReviewLines::ReviewLines(const RoundResult& round)
    : round_(round), kept_status_(round.kept_review.size()) {
    OrganisationIndex kept;
    for (std::size_t r = 0; r < round.kept_review.size(); ++r)
        kept.add(round.kept_review[r].organisation, r);
    std::size_t index = 0;
    for (const Subject& subject : round.subjects) {
        for (const std::size_t r : kept.of(subject.organisation))
            if (!kept_status_[r]) kept_status_[r] = subject.status;
        if (has_graded(subject.status)) order_.push_back({subject.organisation.name, index});
        ++index;
    }
    for (const ReviewRow& row : round.kept_review)
        order_.push_back({row.organisation.name, index++});
    const PinyinOrder before;
    std::stable_sort(order_.begin(), order_.end(),
                     [&](const Place& a, const Place& b) { return before(a.name, b.name); });
}

OnDemand<ReviewLine> ReviewLines::lines() const {
    return {order_.size(), [lines = *this](std::size_t at) {
                const std::size_t subjects = lines.round_.subjects.size();
                const std::size_t index = lines.order_[at].index;
                return index < subjects ? lines.of_subject(lines.round_.subjects[index])
                                        : lines.of_kept(index - subjects);
            }};
}

ReviewLine ReviewLines::of_subject(const Subject& subject) const {
    const auto input = std::make_shared<const SubjectInput>(subject.input.open());
    return {subject.organisation, subject.status,
            std::shared_ptr<const Submission>(input, &input->submission),
            std::shared_ptr<const BureauInput>(input, &input->bureau), subject.typed.open().review};
}

ReviewLine ReviewLines::of_kept(std::size_t at) const {
    const ReviewRow& row = round_.kept_review[at];
    return {row.organisation, kept_status_[at].value_or(Status::absent), nullptr, nullptr,
            row.typed};
}

}  // namespace kaoping
