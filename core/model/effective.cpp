#include "model/effective.hpp"

#include <string>

namespace kaoping {

const Verified* verification(const BureauInput* bureau, std::string_view field) {
    if (bureau == nullptr || bureau->verified.empty()) return nullptr;
    const auto found = bureau->verified.find(std::string(field));
    if (found == bureau->verified.end()) return nullptr;
    const Verified& verified = found->second;
    return verified.unreadable || verified.reason.empty() || is_missing(verified.value) ? nullptr
                                                                                        : &verified;
}

const Value& effective_value(const Entry& entry, const Verified* verified) {
    return verified == nullptr ? entry.value : verified->value;
}

}  // namespace kaoping
