#pragma once

#include <string>
#include <variant>
#include <vector>

#include "model/finding.hpp"
#include "rubric/rubric.hpp"
#include "score/subject_input.hpp"

namespace kaoping {

// Results of earlier years (--previous): last year's results.json or 汇总表.xlsx.
class History {
public:
    // A file that is neither gives a finding.
    static std::variant<History, Finding> read(const std::string& path);

    // The results known for this subject under this rubric, by code and name.
    std::vector<PreviousResult> of(const std::string& rubric, const std::string& name,
                                   const std::string& uscc) const;

    // Whether it has any result of this rubric and year.
    bool knows(const std::string& rubric, int year) const;

    struct Entry {
        std::string rubric;
        int year = 0;
        std::string name;
        std::string uscc;
        std::string grade;
        std::optional<Number> total = {};
    };

private:
    std::vector<Entry> entries_;
};

}  // namespace kaoping
