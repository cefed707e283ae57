#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/entry.hpp"
#include "model/finding.hpp"
#include "model/packed_rows.hpp"
#include "model/value.hpp"

namespace kaoping {

// One filled form: cells -> submission. Vectors are parallel to the rubric's.
struct Submission {
    std::string rubric;         // rubric id
    std::optional<int> year;    // the year the form was made for
    std::vector<Entry> fields;  // parallel to Rubric::fields
    std::vector<PackedRows>
        lists;                // parallel to Rubric::lists; rows with every cell blank are left out
    std::vector<Entry> self;  // parallel to Rubric::indicators: s_<indicator>, spec number
    std::vector<Finding>
        findings;  // reading only: type errors, beyond-table, lost names, contradictions ...
    friend bool operator==(const Submission&, const Submission&) = default;
};

// What the bureau typed for one institution, read from the result folder's own workbooks only.
struct Verified {
    std::optional<std::string> raw;
    Value value = Missing{};
    std::string reason;
    std::string cell;
    bool unreadable = false;
    friend bool operator==(const Verified&, const Verified&) = default;
};

struct Adjustment {
    std::optional<Number> points;  // a_<indicator>
    std::string reason;            // w_<indicator>
    std::string cell;
    std::string unread;  // what stands there instead of points; kept for the next run
    friend bool operator==(const Adjustment&, const Adjustment&) = default;
};

struct ExpertMark {
    std::string expert;
    bool recused = false;
    bool present = true;           // false: the expert's workbook is absent (expert-missing)
    std::optional<Number> points;  // nullopt: blank or refused
    std::string opinion;
    friend bool operator==(const ExpertMark&, const ExpertMark&) = default;
};

struct BureauInput {
    std::map<std::string, Verified> verified;  // by field id: v_, vw_
    std::map<std::string, std::map<std::string, bool>>
        recognised;                              // list id -> row key -> 认定 (true) / 不认定
    std::map<std::string, Adjustment> adjusted;  // by indicator id
    std::map<std::string, std::map<std::string, std::string>>
        undecided_rows;                     // list id -> row key -> neither 认定 nor 不认定
    std::string grade;                      // a_grade: grade id; empty: none
    std::string grade_unread;               // a_grade that is no grade; kept for the next run
    std::string grade_reason;               // w_grade
    std::map<std::string, Number> judged;   // by indicator id: j_
    std::map<std::string, Value> facts;     // by fact id: b_; blanks are absent
    std::set<std::string> undecided_facts;  // typed, but nobody can say what: pending
    std::map<std::string, std::vector<ExpertMark>> experts;  // by expert item id, panel order
    std::map<std::string, std::string> opinions;             // by expert
    std::vector<std::pair<std::string, Text>> typed;  // everything typed, for results.json "bureau"
    std::vector<Finding> findings;                    // out of range, orphans, missing reasons
    friend bool operator==(const BureauInput&, const BureauInput&) = default;
};

}  // namespace kaoping
