#include <algorithm>
#include <set>

#include "model/identity.hpp"
#include "recognise/form_parts.hpp"
#include "text/bureau_words.hpp"
#include "text/sheet_text.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

constexpr std::size_t longest_quotation = 60;  // UTF-16 units of what is typed there

bool is_instructions(const Sheet& sheet) {
    const Cell* title = sheet.find({0, 0});
    return sheet.name.starts_with(printed::instructions) ||
           (title != nullptr && title->text == printed::instructions);
}

}  // namespace

// Sheets that an applicant added, a copy of a list's sheet among them: nothing there is read.
// Hidden ones are other programs' own.
void report_stray_sheets(Form& form, const std::vector<Spot>& fields) {
    std::set<std::string_view> known;
    for (const Spot& spot : fields)
        if (spot.sheet != nullptr) known.insert(spot.sheet->name);
    for (const auto& sheet : form.list_sheets) known.insert(sheet);
    for (const Sheet& sheet : form.workbook.sheets) {
        if (sheet.hidden || known.contains(sheet.name) || sheet.name == identity::hidden_sheet ||
            is_instructions(sheet))
            continue;
        const auto typed = std::find_if(
            sheet.cells.begin(), sheet.cells.end(),
            [](const auto& entry) { return !unicode::trimmed(entry.second.text).empty(); });
        if (typed == sheet.cells.end()) continue;
        form.report(
            Severity::warning, "sheet-not-read", "", cell_address(sheet.name, typed->first),
            {{"sheet", same(sheet.name)},
             {"found", same(cut_utf16(unicode::trimmed(typed->second.text), longest_quotation))}});
    }
}

}  // namespace kaoping
