#pragma once

#include <cstddef>
#include <string>

#include "model/scorecard.hpp"
#include "model/typed_cell.hpp"
#include "score/subject_input.hpp"

namespace kaoping {

// What the bureau typed for one subject, cell by cell.
struct BureauTyped {
    TypedCells graded;  // into its graded workbook
    TypedCells review;  // into its row of the review workbook
    friend bool operator==(const BureauTyped&, const BureauTyped&) = default;
};

// A value as a round keeps it for each of its subjects: a tenth of its size, made anew whenever it
// is asked for. Of SubjectInput, BureauTyped, Assessment, ScoreFigures, ScoreWorkings.
template <class T>
class Packed {
public:
    Packed() = default;  // nothing: not to be opened
    explicit Packed(const T& value);
    T open() const;
    std::size_t size() const { return bytes_.size(); }  // bytes

private:
    std::string bytes_;
};

extern template class Packed<SubjectInput>;
extern template class Packed<BureauTyped>;
extern template class Packed<Assessment>;
extern template class Packed<ScoreFigures>;
extern template class Packed<ScoreWorkings>;

}  // namespace kaoping
