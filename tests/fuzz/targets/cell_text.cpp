// What stands in a cell, read as every type of field; and the names and texts that are made of it.
// Of an input the first byte chooses kind, format and calendar of the cell, the second the unit;
// the text is the rest.
#include "text/cell_text.hpp"

#include <algorithm>

#include "target.hpp"
#include "text/balanced.hpp"
#include "text/normal.hpp"
#include "text/sheet_text.hpp"
#include "text/shown.hpp"
#include "text/uscc.hpp"
#include "text/width.hpp"

namespace kaoping::fuzz {

namespace {

constexpr const char* units[] = {"", "家", "人", "万元", "平方米", "%", "次", "项"};
constexpr std::size_t most_bytes = 512;  // longer ones are a unit test's

Cell cell_of(std::uint8_t choice, std::string_view text) {
    Cell cell;
    cell.kind = static_cast<CellKind>(choice % 4);
    cell.format = static_cast<NumberFormat>((choice >> 2U) % 7);
    cell.iso_date = cell.kind == CellKind::text && (choice & 0x20U) != 0;
    cell.formula = (choice & 0x40U) != 0;
    cell.text = text;
    return cell;
}

void read_as_everything(const Cell& cell, bool date1904, const std::string& unit) {
    for (int type = 0; type <= static_cast<int>(ValueType::phone); ++type) {
        CellSpec spec{.type = static_cast<ValueType>(type), .unit = unit};
        spec.choices = {"甲", "乙（丙）", ""};
        spec.allow_negative = type % 2 == 1;
        const Reading reading = read_cell(&cell, date1904, spec);
        const bool error =
            std::any_of(reading.findings.begin(), reading.findings.end(),
                        [](const Finding& finding) { return finding.severity == Severity::error; });
        require(!error || is_missing(reading.value), "an error leaves no value");
        if (const auto* text = std::get_if<std::string>(&reading.value))
            require(is_valid_utf8(*text), "a text is UTF-8");
        for (const Finding& finding : reading.findings)
            for (const auto& [name, argument] : finding.args)
                require(is_valid_utf8(argument.zh) && is_valid_utf8(argument.en),
                        "a finding's words are UTF-8");
    }
}

void name(const std::string& text) {
    const std::string key = name_key(text);
    require(is_valid_utf8(key) && name_key(key) == key, "a key is its own key");
    const std::string list = list_key(text);
    require(is_valid_utf8(list) && list_key(list) == list, "a list's key is its own key");
    const std::string file = safe_file_name(text);
    require(!file.empty() && is_valid_utf8(file) && safe_file_name(file) == file,
            "a file name is its own file name");
    const std::string title = sheet_title(text, 31);
    require(!title.empty() && utf16_length(title) <= 31 && sheet_title(title, 31) == title,
            "a sheet's title is its own title");
    require(is_valid_utf8(decode_name(text)), "a decoded name is UTF-8");
}

void show(const std::string& text) {
    require(shown_in_line(text).find('\n') == std::string::npos, "one line has no line end");
    require(utf16_length(cell_text_limit(text)) <= 32767, "a cell's text fits");
    require(display_width(text) >= 0 && wrapped_lines(text, 9) >= 1, "a text has a size");
    const std::string lines = balanced_lines(cell_text_limit(text), 20);
    if (is_valid_utf8(text))
        require(is_valid_utf8(shown(text)) && is_valid_utf8(lines), "what is shown is UTF-8");
}

}  // namespace

}  // namespace kaoping::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kaoping;
    if (size < 2 || size > fuzz::most_bytes) return 0;
    const std::string text(fuzz::text_of(data + 2, size - 2));
    const bool date1904 = (data[0] & 0x80U) != 0;
    const Cell cell = fuzz::cell_of(data[0], text);
    const std::string typed = raw_text(cell, date1904);
    fuzz::read_as_everything(cell, date1904, fuzz::units[data[1] % std::size(fuzz::units)]);
    fuzz::name(text);
    fuzz::show(text);
    return 0;
}
