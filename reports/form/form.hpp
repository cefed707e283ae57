#pragma once

#include <map>
#include <string>

#include "model/value.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// What the bureau already knows of one institution (a row of the roster), by field id.
using Prefill = std::map<std::string, Value>;

struct FormOptions {
    int year = 0;                      // assessment year
    const Prefill* prefill = nullptr;  // null: a blank form
};

// 填报表: the annex as a workbook to fill in. The main sheet is the indicator table as printed with
// the cells to fill in beside each row (names f_<field>, s_<indicator>), a sheet for each list of
// evidence (l_<list>), instructions in both languages, the hidden identification. Counts of what is
// missing and self-assessed points are live formulas whose cached values are what they come to.
// Throws WriteError.
void write_form(const std::string& path, const Rubric& rubric, const FormOptions& options);

}  // namespace kaoping
