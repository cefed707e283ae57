#include "reports/review/shown.hpp"

#include <algorithm>

#include "reports/review/reference.hpp"
#include "reports/review/review_columns.hpp"

namespace kaoping {

ReviewShown::ReviewShown(const Rubric& rubric, int year)
    : fields_(rubric.fields.size()), lists_(rubric.lists.size()) {
    const auto show = [&](const Field* field, const List* list) {
        if (field != nullptr)
            fields_[static_cast<std::size_t>(field - rubric.fields.data())] = true;
        if (list != nullptr) lists_[static_cast<std::size_t>(list - rubric.lists.data())] = true;
        nothing_ = false;
    };
    const ReviewColumns columns = review_columns(rubric, year);
    for (const ShownColumn& column : columns.shown) show(column.field, column.list);
    for (const Indicator* indicator : columns.indicators) {
        for (const Field* field : fields_of(rubric, *indicator)) show(field, nullptr);
        for (const List* list : lists_of(rubric, *indicator)) show(nullptr, list);
    }
}

Submission ReviewShown::of(const Submission& submission) const {
    Submission shown;
    shown.fields.resize(fields_.size());
    shown.lists.resize(lists_.size());
    for (std::size_t i = 0; i < fields_.size() && i < submission.fields.size(); ++i)
        if (fields_[i]) shown.fields[i] = submission.fields[i];
    for (std::size_t i = 0; i < lists_.size() && i < submission.lists.size(); ++i)
        if (lists_[i]) shown.lists[i] = submission.lists[i];
    return shown;
}

}  // namespace kaoping
