#include "reports/workbook/style.hpp"

#include <utility>

namespace kaoping::style {

Style title() {
    return {.face = Face::hei, .size = 16, .border = Border::none, .align = Align::centre};
}
Style subtitle() {
    return {.face = Face::kai,
            .size = 10.5,
            .ink = colour::grey_text,
            .border = Border::none,
            .align = Align::centre};
}
Style header() {
    return {.face = Face::hei, .bold = true, .fill = colour::header, .align = Align::centre};
}
Style label() { return {.fill = colour::label}; }
Style text() { return {}; }
Style centred() { return {.align = Align::centre}; }
Style number() { return {.align = Align::right}; }
Style points() {
    return {.fill = colour::result, .align = Align::right, .number_format = "0.00##"};
}
Style total() {
    return {.face = Face::hei,
            .size = 11,
            .bold = true,
            .fill = colour::result,
            .align = Align::right,
            .number_format = "0.00##"};
}
Style note() { return {.size = 9, .ink = colour::grey_text, .border = Border::none}; }
Style input(bool required) {
    return {.fill = required ? colour::required : colour::input, .locked = false};
}
Style bureau() { return {.fill = colour::bureau, .locked = false}; }
Style with_format(Style style, std::string number_format) {
    style.number_format = std::move(number_format);
    return style;
}
Style hidden() {
    return {.size = 8,
            .ink = colour::grey_text,
            .fill = colour::label,
            .align = Align::centre,
            .wrap = false};
}
Style link() { return {.ink = 0x1F4E79, .wrap = true}; }

}  // namespace kaoping::style
