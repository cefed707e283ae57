#include "text/spelled.hpp"

#include <unicode/rbnf.h>

#include <stdexcept>

namespace kaoping {

std::string chinese_number(int number) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT,
                                            icu::Locale::getSimplifiedChinese(), status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU data for Chinese numbers is missing");
    icu::UnicodeString spelled;
    format.format(number, spelled);
    std::string result;
    spelled.toUTF8String(result);
    return result;
}

}  // namespace kaoping
