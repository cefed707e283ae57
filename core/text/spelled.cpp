#include "text/spelled.hpp"

#include <unicode/rbnf.h>

#include <mutex>
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
    // Parses its rules, so there is one for all; not one a thread: the compiler for Windows frees
    // the memory of a thread's objects before it destroys them.
    static std::mutex guard;
    static const icu::RuleBasedNumberFormat format = spelling();
    icu::UnicodeString spelled;
    {
        const std::lock_guard lock(guard);
        format.format(number, spelled);
    }
    std::string result;
    spelled.toUTF8String(result);
    return result;
}

}  // namespace kaoping
