#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace kaoping {

// The house style: restrained colours that print in grey, Chinese fonts with the office's own
// fallbacks.
enum class Face { song, hei, kai, fang_song };  // 宋体, 黑体, 楷体, 仿宋
enum class Align { left, centre, right };
enum class Border { none, thin };

namespace colour {
inline constexpr std::uint32_t none = 0xFFFFFFFF;
inline constexpr std::uint32_t black = 0x000000;
inline constexpr std::uint32_t grey_text = 0x595959;
inline constexpr std::uint32_t header = 0xD9E2EC;    // table headers
inline constexpr std::uint32_t label = 0xF3F5F7;     // locked labels
inline constexpr std::uint32_t input = 0xFFFBE6;     // cells to fill in
inline constexpr std::uint32_t required = 0xFFF2CC;  // cells that must be filled in
inline constexpr std::uint32_t bureau = 0xE8F3E8;    // cells for the bureau
inline constexpr std::uint32_t result = 0xEAF1FB;    // points, totals, grade
inline constexpr std::uint32_t bar = 0x5B7FAE;       // of charts: dark, and light beside it
inline constexpr std::uint32_t bar_light = 0xD5DCE4;
inline constexpr std::uint32_t bar_edge = 0x5F6B78;
inline constexpr std::uint32_t warning = 0xFCE4D6;
inline constexpr std::uint32_t warning_text = 0x9C0006;
}  // namespace colour

struct Style {
    Face face = Face::song;
    double size = 10;  // points
    bool bold = false;
    bool italic = false;
    std::uint32_t ink = colour::black;
    std::uint32_t fill = colour::none;
    Border border = Border::thin;
    Align align = Align::left;
    bool top = false;  // vertical alignment: centre unless top
    bool wrap = true;
    bool shrink = false;  // instead of wrapping: figures that might not fit
    bool locked = true;
    std::string number_format;  // empty: General
    friend auto operator<=>(const Style&, const Style&) = default;
};

namespace style {
Style title();  // sheet title
Style subtitle();
Style header();              // table header
Style label();               // locked label
Style text();                // locked text, left
Style centred();             // locked text, centred
Style number();              // locked number, General
Style points();              // points: 0.00## as people read them, exact below
Style total();               // totals and grade
Style note();                // small grey, no border
Style input(bool required);  // unlocked, for the applicant
Style bureau();              // unlocked, for the bureau
Style with_format(Style style, std::string number_format);
Style hidden();  // helper columns: small, grey
Style link();
}  // namespace style

}  // namespace kaoping
