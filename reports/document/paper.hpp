#pragma once

namespace kaoping::document {

// The page of GB/T 9704—2012 in twips (1/20 pt; 1 mm = 56.69).
constexpr int page_width = 11906;  // A4
constexpr int page_height = 16838;
constexpr int margin_top = 2098;     // 37 mm
constexpr int margin_bottom = 1984;  // 35 mm
constexpr int margin_left = 1587;    // 28 mm
constexpr int margin_right = 1474;   // 26 mm
constexpr int text_width = page_width - margin_left - margin_right;
constexpr int lying_width = page_height - margin_top - margin_bottom;
constexpr int footer_distance = 1588;  // the number stands 7 mm below the text

constexpr int line_pitch = 560;  // 28 pt

// Sizes in half points.
constexpr int size_title = 44;    // 二号
constexpr int size_text = 32;     // 三号
constexpr int size_english = 28;  // 四号: Latin letters look larger
constexpr int size_number = 28;   // 四号
constexpr int size_table = 21;    // 五号
constexpr int size_small = 18;    // 小五: tables of many columns
constexpr int size_code = 16;

}  // namespace kaoping::document
