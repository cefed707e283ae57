#pragma once

#include <compare>
#include <string_view>

#include "model/message_code.hpp"

namespace kaoping {

// What a finding is: the code of its message in the catalogue, or of a check that a rubric brings
// with its own words (checks: in templates/README.md). Copying costs nothing: the text lives as
// long as the program.
class FindingCode {
public:
    constexpr FindingCode() = default;
    consteval FindingCode(const char* literal) : text_(MessageCode(literal).text()) {}
    constexpr FindingCode(MessageCode code) : text_(code.text()) {}

    // Of a rubric's check, of a result that was read: any text; kept once, from several threads.
    static FindingCode read(std::string_view text);

    constexpr std::string_view text() const { return text_; }
    constexpr bool empty() const { return text_.empty(); }
    friend constexpr bool operator==(FindingCode, FindingCode) = default;
    friend constexpr auto operator<=>(FindingCode, FindingCode) = default;

private:
    std::string_view text_;
};

}  // namespace kaoping
