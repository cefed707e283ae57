#include "reports/workbook/page.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <cmath>

#include "reports/wording/catalogue.hpp"
#include "reports/workbook/book.hpp"
#include "reports/workbook/pending_rows.hpp"
#include "text/sheet_text.hpp"
#include "text/width.hpp"

namespace kaoping {

namespace {

constexpr std::size_t most_kept_rows = 2000;  // half a megabyte in libxlsxwriter
constexpr std::size_t header_units = 100;     // UTF-16; Excel takes 255 with all codes

lxw_worksheet* sheet_of(void* sheet) { return static_cast<lxw_worksheet*>(sheet); }
lxw_col_t column_of(std::uint32_t column) { return static_cast<lxw_col_t>(column); }

lxw_format* format_of(Book& book, const Style& style) {
    return static_cast<lxw_format*>(book.format(style));
}

CellContent text_content(std::string_view text) {
    return text.empty() ? CellContent{} : CellContent{cell_text_limit(text)};
}

}  // namespace

Rows rows_kept(std::size_t count) { return count > most_kept_rows ? Rows::streamed : Rows::kept; }

Page::Page(Book& book, void* sheet, std::string name, Rows rows)
    : book_(&book),
      sheet_(sheet),
      name_(std::move(name)),
      pending_(rows == Rows::streamed ? std::make_unique<PendingRows>(sheet_of(sheet)) : nullptr) {}
Page::Page(Page&&) noexcept = default;
Page::~Page() = default;

const std::string& Page::name() const { return name_; }
void* Page::raw() const { return sheet_; }

void Page::put(Position at, CellContent content, void* format) {
    if (pending_) pending_->put(at, std::move(content), static_cast<lxw_format*>(format));
    else write_cell(sheet_of(sheet_), at, content, static_cast<lxw_format*>(format));
}

void Page::complete_rows(std::uint32_t end) {
    if (pending_) pending_->complete(end);
}

void Page::text(Position at, std::string_view text, const Style& style) {
    put(at, text_content(text), book_->format(style));
}
void Page::number(Position at, double value, const Style& style) {
    put(at, {value}, book_->format(style));
}
void Page::number(Position at, const Number& value, const Style& style) {
    number(at, value.to_double(), style);
}

void Page::date(Position at, const Date& value, const Style& style) {
    Style dated = style;
    if (dated.number_format.empty() || dated.number_format == "@")
        dated.number_format = "yyyy-mm-dd";
    number(at, static_cast<double>(to_serial(value)), dated);
}

void Page::blank(Position at, const Style& style) { put(at, {}, book_->format(style)); }

void Page::value(Position at, const Value& value, const Style& style) {
    if (const auto* n = std::get_if<Number>(&value)) return number(at, *n, style);
    if (const auto* d = std::get_if<Date>(&value)) return date(at, *d, style);
    if (const auto* b = std::get_if<bool>(&value))
        return text(at, words(*b ? MessageCode("yes") : "no").zh, style);
    if (const auto* s = std::get_if<std::string>(&value)) return text(at, *s, style);
    if (is_not_applicable(value)) return text(at, words("not-applicable").zh, style);
    blank(at, style);
}

void Page::formula(Position at, const std::string& formula, const Cached& cached,
                   const Style& style) {
    if (book_->values_only()) {
        if (const auto* number = std::get_if<double>(&cached))
            return this->number(at, *number, style);
        return text(at, std::get<std::string>(cached), style);
    }
    const auto* words = std::get_if<std::string>(&cached);
    put(at, {CellFormula{"=" + formula, words == nullptr ? cached : cell_text_limit(*words)}},
        book_->format(style));
}

// The library is given the range alone: what it would write into it, cells of later rows as well,
// is written here.
void Page::merge(Range range, std::string_view content, const Style& style) {
    if (range.first == range.last) return text(range.first, content, style);
    void* format = book_->format(style);
    for (std::uint32_t row = range.first.row; row <= range.last.row; ++row)
        for (std::uint32_t column = range.first.column; column <= range.last.column; ++column)
            put({row, column},
                Position{row, column} == range.first ? text_content(content) : CellContent{},
                format);
    worksheet_merge_range(sheet_of(sheet_), range.first.row, column_of(range.first.column),
                          range.last.row, column_of(range.last.column), "", nullptr);
}

void Page::link(Position at, const std::string& target, std::string_view content,
                const Style& style) {
    put(at, {CellLink{target, cell_text_limit(content)}}, book_->format(style));
}

void Page::comment(Position at, std::string_view text) {
    if (streamed()) throw std::logic_error("a comment on the streamed page " + name_);
    worksheet_write_comment(sheet_of(sheet_), at.row, column_of(at.column),
                            std::string(text).c_str());
}

void Page::column_width(std::uint32_t first, std::uint32_t last, double characters) {
    worksheet_set_column(sheet_of(sheet_), column_of(first), column_of(last), characters, nullptr);
}
void Page::column_style(std::uint32_t first, std::uint32_t last, double characters,
                        const Style& style) {
    worksheet_set_column(sheet_of(sheet_), column_of(first), column_of(last), characters,
                         format_of(*book_, style));
}
void Page::hide_columns(std::uint32_t first, std::uint32_t last) {
    lxw_row_col_options options{};
    options.hidden = LXW_TRUE;
    worksheet_set_column_opt(sheet_of(sheet_), column_of(first), column_of(last), LXW_DEF_COL_WIDTH,
                             nullptr, &options);
}
void Page::row_height(std::uint32_t row, double points) {
    if (pending_) pending_->height(row, points);
    else worksheet_set_row(sheet_of(sheet_), row, points, nullptr);
}

void Page::fit_row(std::uint32_t row, const std::vector<std::pair<std::string_view, double>>& cells,
                   double size) {
    double height = 0;
    for (const auto& [text, width] : cells)
        height = std::max(height, fitted_height(text, width, size));
    row_height(row, height);
}

void Page::freeze(Position at) {
    worksheet_freeze_panes(sheet_of(sheet_), at.row, column_of(at.column));
}
void Page::filter(Range r) {
    worksheet_autofilter(sheet_of(sheet_), r.first.row, column_of(r.first.column), r.last.row,
                         column_of(r.last.column));
}
void Page::highlight(Range r, const std::string& condition, const Style& style) {
    std::string formula = "=" + condition;
    lxw_conditional_format rule{};
    rule.type = LXW_CONDITIONAL_TYPE_FORMULA;
    rule.value_string = formula.data();
    rule.format = format_of(*book_, style);
    worksheet_conditional_format_range(sheet_of(sheet_), r.first.row, column_of(r.first.column),
                                       r.last.row, column_of(r.last.column), &rule);
}

void Page::hide() { worksheet_hide(sheet_of(sheet_)); }

void Page::protect() {
    lxw_protection options{};
    options.format_columns = 1;
    options.format_rows = 1;
    options.autofilter = 1;
    options.sort = 1;
    worksheet_protect(sheet_of(sheet_), nullptr, &options);
}

void Page::print_setup(bool landscape,
                       std::optional<std::pair<std::uint32_t, std::uint32_t>> repeat_rows) {
    lxw_worksheet* sheet = sheet_of(sheet_);
    constexpr std::uint8_t a4 = 9;
    worksheet_set_paper(sheet, a4);
    if (landscape) worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_set_margins(sheet, 0.5, 0.5, 0.6, 0.6);
    worksheet_set_footer(sheet, words("page-footer").zh.c_str());
    worksheet_center_horizontally(sheet);
    if (repeat_rows) worksheet_repeat_rows(sheet, repeat_rows->first, repeat_rows->second);
}

void Page::print_header(std::string_view text) {
    std::string header = "&R&9";
    // A blank parts the size from digits of the text; & begins a code.
    for (const char c : " " + cut_utf16(text, header_units))
        header += c == '&' ? "&&" : std::string(1, c);
    worksheet_set_header(sheet_of(sheet_), header.c_str());
}

void Page::print_columns(std::uint32_t first, std::uint32_t last) {
    worksheet_print_area(sheet_of(sheet_), 0, column_of(first), LXW_ROW_MAX - 1, column_of(last));
}

void Page::break_before(const std::vector<std::uint32_t>& rows) {
    std::vector<lxw_row_t> breaks(rows.begin(), rows.end());
    breaks.push_back(0);
    if (breaks.size() > 1) worksheet_set_h_pagebreaks(sheet_of(sheet_), breaks.data());
}

Page::Cached cached_of(const Value& value) {
    if (const auto* number = std::get_if<Number>(&value)) return number->to_double();
    if (const auto* date = std::get_if<Date>(&value)) return static_cast<double>(to_serial(*date));
    if (const auto* flag = std::get_if<bool>(&value))
        return words(*flag ? MessageCode("yes") : "no").zh;
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return is_not_applicable(value) ? words("not-applicable").zh : std::string();
}

double fitted_height(std::string_view text, double characters, double size) {
    const int columns = std::max(1, static_cast<int>(std::floor(characters * 10 / size)) - 1);
    // A text has at least as many bytes as columns, so that the short ones, most of all, need no
    // measuring.
    const bool one_line = text.size() <= static_cast<std::size_t>(columns) &&
                          text.find('\n') == std::string_view::npos;
    return std::min(409.0, (one_line ? 1 : wrapped_lines(text, columns)) * size * 1.4 + 6);
}

std::string reference(const Page& page, Position at) {
    return quote_sheet(page.name()) + "!" + to_a1_absolute(at);
}
std::string reference(const Page& page, Range range) {
    if (range.first == range.last) return reference(page, range.first);
    return reference(page, range.first) + ":" + to_a1_absolute(range.last);
}

}  // namespace kaoping
