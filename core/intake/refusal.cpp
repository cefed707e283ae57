#include "intake/refusal.hpp"

namespace kaoping {

std::string_view to_code(RefusalCode code) {
    switch (code) {
        case RefusalCode::encrypted: return "encrypted";
        case RefusalCode::not_a_workbook: return "not-a-workbook";
        case RefusalCode::unsupported_format: return "unsupported-format";
        case RefusalCode::damaged: return "damaged";
        case RefusalCode::too_large: return "too-large";
    }
    return "damaged";
}

}  // namespace kaoping
