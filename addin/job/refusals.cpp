#include "job/refusals.hpp"

#include "reports/wording/catalogue.hpp"

namespace kaoping {

Text reasons_of(const std::vector<Finding>& refusals) {
    Text reasons;
    for (const Finding& refusal : refusals) {
        const Text text = describe(refusal, "");
        reasons.zh += (reasons.zh.empty() ? "" : "\n") + text.zh;
        reasons.en += (reasons.en.empty() ? "" : "\n") + text.en;
    }
    return reasons;
}

}  // namespace kaoping
