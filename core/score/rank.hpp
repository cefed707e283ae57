#pragma once

#include <optional>
#include <vector>

#include "score/index.hpp"
#include "score/subject_input.hpp"

namespace kaoping {

// Standing::rank of the assessed subjects without a veto, by published total, greatest first: 1, 2,
// 2, 4. Others: none.
void rank_subjects(std::vector<Standing>& standings);

// Standing::place of the assessed subjects: the index of their grade by the bands of the total,
// then by quotas and top_percent of the ranking, rounded down; who is left out has the next grade.
// Subjects of one total stand or fall together: those that tie with the last place all have the
// grade, and finding quota-tie says so.
void place_subjects(const Round& round, std::vector<Standing>& standings);

// The index of the grade whose band holds the total (A2); nullopt when the rubric has no grades.
std::optional<std::size_t> band_of(const Rubric& rubric, const Number& total);

}  // namespace kaoping
