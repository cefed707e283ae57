#pragma once

#include "text/folded.hpp"

namespace kaoping {

// A text cell of type yes_no: 是 否 有 无 √ × Y N TRUE FALSE and the like, or the ticked one of □是
// ☑否. A box that is not ticked is a missing answer. A remark in brackets is kept as an info
// finding.
Reading read_yes_no(const Folded& folded);

// A text cell of type choice: a printed label, compared without regard to width, case and blanks,
// or the ticked one. Beginnings of labels and their numbers are not guessed at; a near label is
// suggested.
Reading read_choice(const Folded& folded, const CellSpec& spec);

}  // namespace kaoping
