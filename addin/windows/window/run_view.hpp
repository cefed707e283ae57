#pragma once

#include <string>
#include <vector>

#include "job/score.hpp"

namespace kaoping::window {

// A line of the list: a file, or an organisation of the roster without one.
struct FormRow {
    std::string name;
    Text status;
    Text first;                  // what is to be corrected first; empty: nothing
    std::vector<Text> findings;  // all, gravest first
    std::string document;  // its graded workbook or returned copy, an absolute path; empty: none
};

enum class End { done, refused, cancelled };

// What the window shows of a run that is over.
struct RunView {
    End end = End::done;
    std::vector<FormRow> rows;
    Text counts;                         // "assessed 3 · returned 1"
    std::vector<Text> notes;             // refusals, else what is said of the run as a whole
    std::string output;                  // folder written; empty: none
    std::vector<std::string> summaries;  // workbooks
};

RunView view_of(const ScoreRun& run, bool check);

}  // namespace kaoping::window
