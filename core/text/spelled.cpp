#include "text/spelled.hpp"

#include <unicode/rbnf.h>

#include <stdexcept>

namespace kaoping {

namespace {

icu::RuleBasedNumberFormat spelling() {
    UErrorCode status = U_ZERO_ERROR;
    icu::RuleBasedNumberFormat format(icu::URBNF_SPELLOUT, icu::Locale::getSimplifiedChinese(),
                                      status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU data for Chinese numbers is missing");
    return format;
}

}  // namespace

std::string chinese_number(int number) {
    thread_local const icu::RuleBasedNumberFormat format = spelling();  // parses its rules
    icu::UnicodeString spelled;
    format.format(number, spelled);
    std::string result;
    spelled.toUTF8String(result);
    return result;
}

}  // namespace kaoping
