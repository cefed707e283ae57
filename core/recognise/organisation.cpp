#include "recognise/organisation.hpp"

#include "text/normal.hpp"

namespace kaoping {

bool same_organisation(std::string_view name_a, std::string_view uscc_a, std::string_view name_b,
                       std::string_view uscc_b) {
    return uscc_a == uscc_b && name_key(name_a) == name_key(name_b);
}

}  // namespace kaoping
