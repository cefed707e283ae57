#pragma once

#include <vector>

#include "score/index.hpp"
#include "score/subject_input.hpp"

namespace kaoping {

// Submissions, bureau input and findings -> scorecards. Every number is exact; results have what
// the graded workbook's formulas give. Scorecard::findings holds this stage's findings only: those
// of reading, validation and of the bureau's workbooks stay with the caller.
//
//   const Round round(rubric, calendar_round(rubric, 2025));
//   std::vector<Scorecard> cards = score_round(round, inputs);
//
// or, with threads: score_subject_first for each subject, Cohort (cohort.hpp) once, Cohort::give
// and score_subject_second for each, rank_round once, finish_subject for each.

// The calendar year (A5); notice_year is the plan's, else year + 1; as_of the last day.
RoundContext calendar_round(const Rubric& rubric, int year);

// Of the round as a whole: outside-validity (A10). finish_subject adds them to every scorecard.
std::vector<Finding> round_findings(const Round& round);

// What one subject's own form gives: effective values, counted rows, status as far as known,
// experts, measures.
Assessment score_subject_first(const Round& round, const SubjectInput& input);

// What the cohort's figures allow: points, totals, status, caps and vetoes that hold.
void score_subject_second(const Round& round, const SubjectInput& input, Assessment& assessment);

// What needs everybody: ranks and the places that quotas leave.
void rank_round(const Round& round, std::vector<Standing>& standings);

// After take_standing: grade and consequences.
Scorecard finish_subject(const Round& round, const SubjectInput& input, Assessment assessment);

// True when a rule asks for figures of the cohort: score_subject_second must wait for them.
bool asks_cohort(const Round& round);

std::vector<Scorecard> score_round(const Round& round, const std::vector<SubjectInput>& inputs);
std::vector<Scorecard> score_round(const Rubric& rubric, const RoundContext& context,
                                   const std::vector<SubjectInput>& inputs);

}  // namespace kaoping
