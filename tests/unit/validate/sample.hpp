#pragma once

#include <functional>
#include <string>
#include <vector>

#include "../shown_lines.hpp"
#include "model/round_context.hpp"
#include "model/submission.hpp"
#include "rubric/rubric.hpp"

namespace kaoping::sample {

// An annex with one of every rule that a form can break.
const Rubric& rubric();

RoundContext round_2025();

// A form as read, with everything required filled in rightly.
class Form {
public:
    Form();

    Form& give(const std::string& field, Value value);  // as if it had been typed and read
    Form& blank(const std::string& field);
    Form& unreadable(const std::string& field,
                     const std::string& typed);  // with its error of reading
    Form& row(const std::string& list, const std::vector<Value>& cells);
    Form& unreadable_cell(const std::string& list, std::size_t row, std::size_t column,
                          const std::string& typed);
    Form& lose_column(const std::string& list, std::size_t column);
    Form& verify(const std::string& field, Value value, const std::string& reason);

    // "error required-missing staff @ 指标表!F9", sorted; findings the blank optional lists always
    // have are left out.
    std::vector<std::string> reported() const;
    std::vector<Finding> findings() const;

    Submission submission;
    BureauInput bureau;

private:
    void change_rows(const std::string& list,
                     const std::function<void(std::vector<ListRow>&)>& change);
};

std::string argument(const Finding& finding, const std::string& name);  // Chinese; "?" when absent

}  // namespace kaoping::sample
