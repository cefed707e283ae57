#include "text/collate.hpp"

#include <unicode/coll.h>

#include <cstdint>
#include <memory>
#include <stdexcept>

namespace kaoping {

namespace {

std::unique_ptr<const icu::Collator> make_collator(const char* locale) {
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<const icu::Collator> collator(
        icu::Collator::createInstance(icu::Locale(locale), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU data for Chinese collation is missing");
    return collator;
}

icu::StringPiece piece(std::string_view text) {
    return {text.data(), static_cast<std::int32_t>(text.size())};
}

// A const collator may be used by several threads at once.
int compare_by(const icu::Collator& collator, std::string_view a, std::string_view b) {
    UErrorCode status = U_ZERO_ERROR;
    const UCollationResult order = collator.compareUTF8(piece(a), piece(b), status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU cannot compare two texts");
    if (order != UCOL_EQUAL) return order == UCOL_LESS ? -1 : 1;
    const int bytes = a.compare(b);
    return bytes < 0 ? -1 : bytes > 0 ? 1 : 0;
}

}  // namespace

int PinyinOrder::compare(std::string_view a, std::string_view b) const {
    static const auto collator = make_collator("zh@collation=pinyin");
    return compare_by(*collator, a, b);
}

int StrokeOrder::compare(std::string_view a, std::string_view b) const {
    static const auto collator = make_collator("zh@collation=stroke");
    return compare_by(*collator, a, b);
}

}  // namespace kaoping
