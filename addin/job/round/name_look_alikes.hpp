#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/finding.hpp"
#include "recognise/roster.hpp"
#include "score/duplicates.hpp"

namespace kaoping {

// A form and whose it says it is.
struct NamedForm {
    const DuplicateCandidate& candidate;
    std::string org_name;  // as published
    std::string file;
};

// For each form, in path order, the warning name-looks-like (field org_name, no cell) when its name
// looks like that of another institution (score/look_alikes.hpp) among the forms or the rows of the
// roster. It names both names, where the other one stands, and the first character that differs.
std::vector<std::optional<Finding>> name_look_alikes(const std::vector<NamedForm>& forms,
                                                     std::span<const RosterRow> roster,
                                                     const std::string& roster_file);

// Without those that name another institution: what an applicant gets back is not about others.
std::vector<Finding> for_applicant(std::vector<Finding> findings);

}  // namespace kaoping
