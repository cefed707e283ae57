#include "text/organisation.hpp"

#include "text/normal.hpp"

namespace kaoping {

OrganisationKey key_of(const Organisation& organisation) {
    return {name_key(organisation.name), organisation.uscc};
}

OrganisationMatch compare(const OrganisationKey& a, const OrganisationKey& b) {
    if (a.name == b.name)
        return a.uscc == b.uscc ? OrganisationMatch::same : OrganisationMatch::name_only;
    return a.uscc == b.uscc && !a.uscc.empty() ? OrganisationMatch::code_only
                                               : OrganisationMatch::other;
}

OrganisationMatch compare(const Organisation& a, const Organisation& b) {
    return compare(key_of(a), key_of(b));
}

// Keys of names cost more than codes, which mostly differ.
bool same_organisation(const Organisation& a, const Organisation& b) {
    return a.uscc == b.uscc && compare(a, b) == OrganisationMatch::same;
}

}  // namespace kaoping
