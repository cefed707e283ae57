#pragma once

#include <span>
#include <string>
#include <vector>

#include "model/cells.hpp"
#include "model/finding.hpp"
#include "text/organisation.hpp"

namespace kaoping {

// LIST, the panel (CONTRACT, commands): first sheet, headers 姓名, 工作单位, 回避机构 in any order.
struct ListedExpert {
    std::string name;  // blanks for looks (张　三) removed
    std::string unit;
    std::vector<std::string> recused_from;  // names of organisations, or their codes
    std::string cell;                       // of the name
};

struct ExpertList {
    std::vector<ListedExpert> experts;  // in the sheet's order, names distinct
    std::vector<Finding>
        findings;  // header-not-found, header-twice, expert-listed-twice, expert-nameless
};

ExpertList read_expert_list(const Workbook& workbook);

// Named in 回避机构, by name (name_key) or code.
bool recused_from(const ListedExpert& expert, const Organisation& organisation);

// A misspelt name would let somebody score whom the bureau wanted to keep out: recusal-unmatched
// (warning) for each entry of 回避机构 that names none of these organisations;
// expert-of-organisation (warning) where somebody works for one of them and is not kept out.
std::vector<Finding> check_recusals(const ExpertList& list,
                                    std::span<const Organisation> organisations);

}  // namespace kaoping
