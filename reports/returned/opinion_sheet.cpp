#include "reports/returned/opinion_sheet.hpp"

#include <algorithm>
#include <array>

#include "reports/returned/xml_outline.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/book.hpp"
#include "text/sheet_text.hpp"

namespace kaoping {

namespace {

constexpr std::array<double, 6> widths{6, 9, 18, 24, 58, 58};  // characters
constexpr std::uint32_t last_column = 5;
constexpr std::uint32_t first_row = 3;
constexpr std::size_t max_links = 60'000;  // Excel takes 65,530

class SheetText {
public:
    void begin_row(double height) {
        xml_ += "<row r=\"" + std::to_string(row_ + 1) + "\" ht=\"" +
                std::to_string(static_cast<int>(height)) + "\" customHeight=\"1\">";
        column_ = 0;
    }
    void cell(std::string_view text, std::size_t style) {
        const std::string ref = to_a1({row_, column_++});
        xml_ += "<c r=\"" + ref + "\" s=\"" + std::to_string(style) + "\"";
        if (text.empty()) xml_ += "/>";
        else
            xml_ += " t=\"inlineStr\"><is><t xml:space=\"preserve\">" +
                    xml_escaped(cell_text_limit(text)) + "</t></is></c>";
    }
    void end_row() {
        xml_ += "</row>";
        ++row_;
    }
    Position next() const { return {row_, column_}; }
    const std::string& xml() const { return xml_; }

private:
    std::string xml_;
    std::uint32_t row_ = 0;
    std::uint32_t column_ = 0;
};

void write_head(SheetText& sheet, const std::string& title, const std::string& note,
                const OpinionStyles& styles) {
    double width = 0;
    for (const double w : widths) width += w;
    sheet.begin_row(30);
    sheet.cell(title, styles.title);
    sheet.end_row();
    sheet.begin_row(fitted_height(note, width, 9));
    sheet.cell(note, styles.note);
    sheet.end_row();
    sheet.begin_row(20);
    for (const MessageCode code : std::to_array<MessageCode>(
             {"col-number", "col-severity", "col-cell", "col-found", "col-zh", "col-en"}))
        sheet.cell(words(code).zh, styles.header);
    sheet.end_row();
}

std::string note_of(const std::vector<Opinion>& opinions) {
    const auto errors = std::count_if(opinions.begin(), opinions.end(), [](const Opinion& o) {
        return o.severity == Severity::error;
    });
    const auto others = static_cast<std::ptrdiff_t>(opinions.size()) - errors;
    const Text note = message("returned-note", {{"errors", same(std::to_string(errors))},
                                                {"warnings", same(std::to_string(others))}});
    return note.zh + "\n" + note.en;
}

}  // namespace

std::string opinion_sheet(const std::string& title, const std::vector<Opinion>& opinions,
                          const OpinionStyles& styles, const Dialect& dialect) {
    SheetText sheet;
    write_head(sheet, title, note_of(opinions), styles);
    std::string links;
    std::size_t number = 0;
    for (const Opinion& opinion : opinions) {
        const bool error = opinion.severity == Severity::error;
        sheet.begin_row(std::max(
            {fitted_height(opinion.text.zh, widths[4]), fitted_height(opinion.text.en, widths[5]),
             fitted_height(opinion.found, widths[3]), fitted_height(opinion.cell, widths[2])}));
        sheet.cell(std::to_string(++number), styles.centred);
        sheet.cell(words(error ? MessageCode("severity-error") : "severity-warning").zh,
                   error ? styles.error : styles.centred);
        if (!opinion.target.empty() && number <= max_links)
            links += "<hyperlink ref=\"" + to_a1(sheet.next()) + "\" location=\"" +
                     xml_escaped(opinion.target) + "\" display=\"" + xml_escaped(opinion.cell) +
                     "\"/>";
        sheet.cell(opinion.cell, opinion.target.empty() ? styles.text : styles.link);
        sheet.cell(opinion.found, styles.text);
        sheet.cell(opinion.text.zh, styles.text);
        sheet.cell(opinion.text.en, styles.text);
        sheet.end_row();
    }
    std::string columns;
    for (std::size_t i = 0; i < widths.size(); ++i)
        columns += "<col min=\"" + std::to_string(i + 1) + "\" max=\"" + std::to_string(i + 1) +
                   "\" width=\"" + std::to_string(static_cast<int>(widths[i])) +
                   ".7\" customWidth=\"1\"/>";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"" +
           dialect.main +
           "\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView "
           "workbookViewId=\"0\"><pane ySplit=\"" +
           std::to_string(first_row) + "\" topLeftCell=\"" + to_a1({first_row, 0}) +
           "\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>" +
           columns + "</cols><sheetData>" + sheet.xml() +
           "</sheetData><mergeCells count=\"2\"><mergeCell ref=\"A1:" + to_a1({0, last_column}) +
           "\"/><mergeCell ref=\"A2:" + to_a1({1, last_column}) + "\"/></mergeCells>" +
           (links.empty() ? "" : "<hyperlinks>" + links + "</hyperlinks>") +
           "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" "
           "footer=\"0.3\"/>"
           "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/></worksheet>";
}

}  // namespace kaoping
