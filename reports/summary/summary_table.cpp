#include "reports/summary/summary_table.hpp"

#include <algorithm>

#include "reports/wording/catalogue.hpp"
#include "reports/workbook/formula.hpp"
#include "text/sheet_text.hpp"

namespace kaoping {

namespace {

constexpr std::uint32_t header_row = SummaryTable::first_row - 1;
constexpr std::uint32_t last_row = 1'048'000;  // of 1,048,576 on a sheet
constexpr double lowest_row = 20;              // points
constexpr double title_height = 28, header_height = 24, sum_height = 24;
constexpr std::size_t most_breaks = 1000;        // libxlsxwriter takes 1,023
constexpr double portrait_width = 95;            // characters of a page that is not turned
constexpr std::size_t formula_text_units = 255;  // UTF-16, of a text within a formula

// # would end a link's path and % begin a coded character: paths with them are not for HYPERLINK,
// which decodes nothing.
bool has_link_codes(std::string_view path) {
    return path.find_first_of("#%") != std::string_view::npos;
}

std::string coded_link_target(std::string_view path) {
    std::string target = "external:";
    for (const char c : path) {
        if (c == '#') target += "%23";
        else if (c == '%') target += "%25";
        else target += c;
    }
    return target;
}

}  // namespace

SummaryTable::SummaryTable(Book& book, const SummaryView& view, MessageCode title,
                           std::vector<SummaryColumn> columns)
    : book_(book),
      page_(book.add_page(words(title).zh, Rows::streamed)),
      columns_(std::move(columns)) {
    const auto last = static_cast<std::uint32_t>(columns_.size()) - 1;
    page_.merge({{0, 0}, {0, last}}, words(title).zh, style::title());
    page_.merge({{1, 0}, {1, last}}, summary_subtitle(view), style::subtitle());
    page_.row_height(0, title_height);
    page_.row_height(header_row, header_height);
    double width = 0;
    for (std::uint32_t c = 0; c <= last; ++c) {
        page_.text({header_row, c}, words(columns_[c].header).zh, style::header());
        page_.column_width(c, c, columns_[c].width);
        width += columns_[c].width;
    }
    const double subtitle =
        std::max(lowest_row, fitted_height(summary_subtitle(view), width, style::subtitle().size));
    page_.row_height(1, subtitle);
    page_.freeze({first_row, 0});
    page_.print_setup(width > portrait_width, std::pair{header_row, header_row});
    page_height_ = page_rows_height(width > portrait_width, width, last + 1) - sum_height;
    head_height_ = title_height + subtitle + header_height;
}

void SummaryTable::begin_row() {
    column_ = 0;
    height_ = lowest_row;
}

void SummaryTable::fit(std::string_view text) {
    height_ = std::max(height_, fitted_height(text, columns_[column_].width));
}

void SummaryTable::text(std::string_view text) {
    fit(text);
    page_.text({row_, column_}, text, style());
    ++column_;
}

void SummaryTable::number(const std::optional<Number>& number) { this->number(number, style()); }

void SummaryTable::number(const std::optional<Number>& number, const Style& style) {
    if (number) page_.number({row_, column_}, *number, style);
    else page_.blank({row_, column_}, style);
    ++column_;
}

void SummaryTable::difference(const Number& cached, std::uint32_t of, std::uint32_t less) {
    page_.formula({row_, column_}, rounded_formula(to_a1({row_, of}) + "-" + to_a1({row_, less})),
                  cached.to_double(), style());
    ++column_;
}

void SummaryTable::sum(std::uint32_t column, const Number& cached) {
    Style label = style::header();
    label.align = Align::right;
    page_.merge({{row_, 0}, {row_, column - 1}}, words("summary-sum").zh, label);
    Style total = columns_[column].cells;
    total.bold = true;
    total.fill = colour::result;
    page_.formula({row_, column},
                  "SUM(" + to_a1({first_row, column}) + ":" + to_a1({row_ - 1, column}) + ")",
                  cached.to_double(), total);
    page_.row_height(row_, sum_height);
}

void SummaryTable::link(std::string_view file) {
    if (file.empty()) return text("");
    const std::string& shown = words("form-open").zh;  // short: LibreOffice does not wrap links
    const Position at{row_, column_++};
    // A formula goes with its row when the table is sorted, and there may be more than the 65,530
    // links a sheet can hold.
    if (has_link_codes(file) || utf16_length(file) > formula_text_units)
        page_.link(at, coded_link_target(file), shown, columns_[at.column].cells);
    else
        page_.formula(at, "HYPERLINK(" + quoted(file) + "," + quoted(shown) + ")", shown,
                      columns_[at.column].cells);
}

void SummaryTable::end_row() {
    heights_.push_back({row_, height_});
    page_.row_height(row_++, height_);
    page_.complete_rows(row_);
}

bool SummaryTable::full() const { return row_ >= last_row; }

void SummaryTable::finish(const std::string& name) {
    const auto last = static_cast<std::uint32_t>(columns_.size()) - 1;
    if (rows() == 0)
        page_.merge({{row_, 0}, {row_, last}}, words("sheet-nothing").zh, style::note());
    else page_.filter({{header_row, 0}, {row_ - 1, last}});
    // Left to itself LibreOffice adds an empty page where the last row ends with its page.
    const auto starts = page_starts(heights_, page_height_, head_height_, header_height);
    if (starts.size() <= most_breaks) page_.break_before(starts);
    book_.define_name(name, page_, {{first_row, 0}, {std::max(row_, first_row + 1) - 1, last}});
}

}  // namespace kaoping
