#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

#include "text/organisation.hpp"

namespace kaoping {

// Where organisations stand in a sequence: rows, workbooks, subjects. With ten thousand of each,
// to compare all with all takes minutes.
class OrganisationIndex {
public:
    // Places are added in ascending order.
    void add(const Organisation& organisation, std::size_t place);
    // Of the same organisation, ascending.
    std::vector<std::size_t> of(const Organisation& organisation) const;
    // Of either, ascending, each once.
    std::vector<std::size_t> of_either(const Organisation& a, const Organisation& b) const;
    std::optional<std::size_t> first_of(const Organisation& organisation) const;

private:
    std::map<OrganisationKey, std::vector<std::size_t>> places_;
};

}  // namespace kaoping
