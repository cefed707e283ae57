#include "model/finding_code.hpp"

#include <mutex>
#include <set>
#include <string>

namespace kaoping {

FindingCode FindingCode::read(std::string_view text) {
    if (text.empty()) return {};
    if (const auto known = MessageCode::find(text)) return *known;
    static std::mutex guard;
    static std::set<std::string, std::less<>> kept;  // a few dozen: the checks of the rubrics read
    const std::lock_guard lock(guard);
    FindingCode code;
    code.text_ = *kept.emplace(text).first;
    return code;
}

}  // namespace kaoping
