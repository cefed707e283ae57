#include "text/organisation_index.hpp"

#include <algorithm>
#include <iterator>

namespace kaoping {

void OrganisationIndex::add(const Organisation& organisation, std::size_t place) {
    places_[key_of(organisation)].push_back(place);
}

std::vector<std::size_t> OrganisationIndex::of(const Organisation& organisation) const {
    const auto found = places_.find(key_of(organisation));
    return found == places_.end() ? std::vector<std::size_t>() : found->second;
}

std::vector<std::size_t> OrganisationIndex::of_either(const Organisation& a,
                                                      const Organisation& b) const {
    if (a == b) return of(a);
    const auto one = of(a);
    const auto other = of(b);
    std::vector<std::size_t> both;
    std::set_union(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(both));
    return both;
}

std::optional<std::size_t> OrganisationIndex::first_of(const Organisation& organisation) const {
    const auto found = places_.find(key_of(organisation));
    return found == places_.end() ? std::nullopt : std::optional(found->second.front());
}

}  // namespace kaoping
