#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string_view>

#ifdef KAOPING_CHECK_CODES
#include <algorithm>

#include "catalogue_codes.hpp"  // generated: the codes of reports/wording/messages.d, in order
#endif

namespace kaoping {

// The code of a message of the catalogue (reports/wording/messages.d), never empty but when made
// empty. A literal is looked up when it is compiled: a code that the catalogue lacks does not
// compile. Its text lives as long as the program.
class MessageCode {
public:
    constexpr MessageCode() = default;
    consteval MessageCode(const char* literal) : text_(literal) {
#ifdef KAOPING_CHECK_CODES
        if (!std::ranges::binary_search(catalogue_codes, text_))
            throw "reports/wording/messages.d has no message of this code";
#endif
    }

    // A code made while the program runs ("severity-" + …): the catalogue's, or nothing.
    static std::optional<MessageCode> find(std::string_view text);
    // The same where the catalogue must have it; throws std::logic_error where it does not.
    static MessageCode of(std::string_view text);
    static std::span<const std::string_view> all();  // in order of their bytes

    constexpr std::string_view text() const { return text_; }
    constexpr bool empty() const { return text_.empty(); }
    friend constexpr bool operator==(MessageCode, MessageCode) = default;
    friend constexpr auto operator<=>(MessageCode, MessageCode) = default;

private:
    std::string_view text_;
};

}  // namespace kaoping
