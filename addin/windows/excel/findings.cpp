#include "windows/excel/findings.hpp"

#include <algorithm>

namespace kaoping::excel {

namespace {

constexpr const wchar_t* severities[] = {L"error", L"warning", L"info"};  // as they are shown

auto rank_of(const CellFinding& finding) {
    return std::find(std::begin(severities), std::end(severities), finding.severity) -
           std::begin(severities);
}

}  // namespace

std::vector<CellFinding> findings_of(EngineLink& engine, const std::wstring& json) {
    std::vector<CellFinding> findings;
    for (const auto& row : table_of(engine.call(
             L"Findings", {Variant(json)}))) {  // severity, code, file, sheet, cell, message
        if (row.size() < 6) throw Failure{DISP_E_BADINDEX, {}};
        findings.push_back({row[0], row[3], row[4], row[5]});
    }
    std::stable_sort(
        findings.begin(), findings.end(),
        [](const CellFinding& a, const CellFinding& b) { return rank_of(a) < rank_of(b); });
    return findings;
}

Object range_of(const Object& workbook, const std::wstring& sheet, const std::wstring& cell) {
    if (sheet.empty() || cell.empty()) return {};
    try {
        return workbook.object(L"Worksheets")
            .object(L"Item", {Variant(sheet)})
            .object(L"Range", {Variant(cell)});
    } catch (const Failure&) {  // the sheet is gone since, or was renamed
        return {};
    }
}

}  // namespace kaoping::excel
