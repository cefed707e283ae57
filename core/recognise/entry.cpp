#include <algorithm>

#include "model/submission.hpp"
#include "recognise/form_parts.hpp"
#include "text/cell_text.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

void describe(Finding& finding, const Purpose& purpose, const std::string& address) {
    const auto add = [&](const char* name, const Text& text) {
        for (const auto& arg : finding.args)
            if (arg.first == name) return;
        finding.args.emplace_back(name, text);
    };
    finding.field = purpose.field;
    finding.cell = address;
    add("label", purpose.label);
    add("article", same(purpose.article));
    if (purpose.choices != nullptr && !purpose.choices->empty())
        add("want", joined(*purpose.choices, same(" / ")));
    else add("want", same(purpose.spec->unit));
}

}  // namespace

Text joined(const std::vector<Text>& texts, const Text& separator) {
    Text all;
    for (const Text& text : texts) {
        if (&text != &texts.front()) {
            all.zh += separator.zh;
            all.en += separator.en;
        }
        all.zh += text.zh;
        all.en += text.en;
    }
    return all;
}

Text first_of(const std::vector<Text>& texts) {
    constexpr std::size_t shown = 5;
    const auto end = texts.begin() + static_cast<std::ptrdiff_t>(std::min(shown, texts.size()));
    return joined({texts.begin(), end}, same(" / "));
}

Entry read_entry(Form& form, const Spot& spot, const Purpose& purpose) {
    const Cell* cell = spot.sheet == nullptr ? nullptr : spot.sheet->find(spot.at);
    if (cell != nullptr) return read_entry(form, spot, *cell, purpose);
    Entry blank;
    blank.cell = spot.address();
    return blank;
}

Entry read_entry(Form& form, const Spot& spot, const Cell& cell, const Purpose& purpose) {
    Entry entry;
    entry.cell = spot.address();
    std::string raw = raw_text(cell, form.workbook.date1904);
    if (!unicode::trimmed(raw).empty()) entry.raw = std::move(raw);
    Reading reading = read_cell(&cell, form.workbook.date1904, *purpose.spec);
    entry.value = std::move(reading.value);
    for (Finding& finding : reading.findings) {
        if (finding.severity == Severity::error) entry.unreadable = true;
        describe(finding, purpose, entry.cell);
        form.findings.push_back(std::move(finding));
    }
    return entry;
}

}  // namespace kaoping
