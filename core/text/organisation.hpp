#pragma once

#include <compare>
#include <string>

namespace kaoping {

// Who is assessed, as a form, a roster or a workbook names it.
struct Organisation {
    std::string name;
    std::string uscc;  // normalised where it can be read, else as typed; empty: missing
    // To the letter; whether it is the same organisation is what compare() says.
    friend bool operator==(const Organisation&, const Organisation&) = default;
};

// What organisations are told apart by, for maps and sets.
struct OrganisationKey {
    std::string name;  // name_key
    std::string uscc;
    friend auto operator<=>(const OrganisationKey&, const OrganisationKey&) = default;
};

OrganisationKey key_of(const Organisation& organisation);

enum class OrganisationMatch {
    same,       // name and code; both may lack the code
    name_only,  // another code, or one of the two has none
    code_only,  // both have this code
    other
};

OrganisationMatch compare(const OrganisationKey& a, const OrganisationKey& b);
OrganisationMatch compare(const Organisation& a, const Organisation& b);

bool same_organisation(const Organisation& a, const Organisation& b);

}  // namespace kaoping
