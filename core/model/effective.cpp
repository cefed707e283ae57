#include "model/effective.hpp"

namespace kaoping {

const Verified* verification(const std::map<std::string, Verified>& verified_fields,
                             std::string_view field) {
    const auto found = verified_fields.find(std::string(field));
    if (found == verified_fields.end()) return nullptr;
    const Verified& verified = found->second;
    return verified.unreadable || verified.reason.empty() || is_missing(verified.value) ? nullptr
                                                                                        : &verified;
}

const Verified* verification(const BureauInput* bureau, std::string_view field) {
    return bureau == nullptr ? nullptr : verification(bureau->verified, field);
}

const Value& effective_value(const Entry& entry, const Verified* verified) {
    return verified == nullptr ? entry.value : verified->value;
}

}  // namespace kaoping
