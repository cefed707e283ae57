#include "windows/workbook/cell_value.hpp"

#include <array>
#include <charconv>
#include <cstdio>

namespace kaoping {

namespace {

struct CellError {
    SCODE code;
    const char* text;
};

// xlErrNull ... as CVErr gives them: FACILITY_CONTROL with Excel's number. Newer ones (#SPILL! ...)
// count as #VALUE!.
constexpr std::array errors{CellError{2000, "#NULL!"},  CellError{2007, "#DIV/0!"},
                            CellError{2015, "#VALUE!"}, CellError{2023, "#REF!"},
                            CellError{2029, "#NAME?"},  CellError{2036, "#NUM!"},
                            CellError{2042, "#N/A"},    CellError{2043, "#GETTING_DATA"}};

const char* error_text(SCODE code) {
    for (const CellError& error : errors)
        if (error.code == (code & 0xFFFF)) return error.text;
    return "#VALUE!";
}

std::string decimal(double value) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return {digits.data(), end};
}

std::string iso_time(double date) {
    SYSTEMTIME time{};
    std::array<char, 40> written{};
    if (!VariantTimeToSystemTime(date, &time)) return {};
    std::snprintf(written.data(), written.size(), "%04d-%02d-%02dT%02d:%02d:%02dZ", time.wYear,
                  time.wMonth, time.wDay, time.wHour, time.wMinute, time.wSecond);
    return written.data();
}

}  // namespace

std::optional<Cell> cell_of(const com::Variant& value) {
    Cell cell;
    switch (value.type()) {
        case VT_EMPTY:
        case VT_NULL: return std::nullopt;
        case VT_BSTR: cell.text = value.text(); return cell;
        case VT_BOOL:
            cell.kind = CellKind::boolean;
            cell.text = value.get().boolVal == VARIANT_FALSE ? "0" : "1";
            return cell;
        case VT_ERROR:
            cell.kind = CellKind::error;
            cell.text = error_text(value.get().scode);
            return cell;
        default: break;
    }
    com::Variant number = value;
    if (!number.change_to(VT_R8)) return std::nullopt;
    cell.kind = CellKind::number;
    cell.text = decimal(number.get().dblVal);
    return cell;
}

std::optional<std::string> property_text(const com::Variant& value) {
    if (value.type() == VT_BSTR) return value.text();
    if (value.type() == VT_BOOL) return value.get().boolVal == VARIANT_FALSE ? "false" : "true";
    if (value.type() == VT_DATE) return iso_time(value.get().date);
    com::Variant number = value;
    if (value.is_missing() || !number.change_to(VT_R8)) return std::nullopt;
    return decimal(number.get().dblVal);
}

}  // namespace kaoping
