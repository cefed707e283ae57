#pragma once

#include "model/cells.hpp"
#include "model/submission.hpp"
#include "recognise/identify.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// cells -> submission. Each field is found by its name f_<field>, else by the hidden sheet's map,
// else by its label; each list by l_<list>, else map, else title and headers. Every finding of
// reading is in Submission::findings with the cell's address; none of them stops the reading, and
// nothing typed is lost.
//
// Read are only the applicant's cells. The bureau's (v_ vw_ vl_ p_ a_ w_ j_ b_ e_) are reported
// when a submission carries them (bureau-cells-ignored); points and criteria as printed are
// compared with the rubric and never used.
//
// `identity`: of identify(); its year and findings become the submission's.
Submission recognise(const Workbook& workbook, const Rubric& rubric, const Identity& identity);

// For a workbook whose rubric is known: the year is read, contradictions of identity are not.
Submission recognise(const Workbook& workbook, const Rubric& rubric);

}  // namespace kaoping
