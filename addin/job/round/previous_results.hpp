#pragma once

#include <string>
#include <variant>
#include <vector>

#include "model/finding.hpp"
#include "rubric/rubric.hpp"
#include "score/subject_input.hpp"
#include "text/organisation_index.hpp"

namespace kaoping {

// Results of earlier years (--previous): last year's results.json or 汇总表.xlsx.
class History {
public:
    // A file that is neither gives a finding.
    static std::variant<History, Finding> read(const std::string& path);

    // The results known for this organisation under this rubric.
    std::vector<PreviousResult> of(const std::string& rubric,
                                   const Organisation& organisation) const;

    // Whether it has any result of this rubric and year.
    bool knows(const std::string& rubric, int year) const;

    struct Entry {
        std::string rubric;
        int year = 0;
        Organisation organisation;
        std::string grade;
        std::optional<Number> total = {};
    };

private:
    std::vector<Entry> entries_;
    OrganisationIndex index_;  // of the entries
};

}  // namespace kaoping
