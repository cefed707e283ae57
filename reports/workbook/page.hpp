#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "model/cells.hpp"
#include "model/field_type.hpp"
#include "model/value.hpp"
#include "reports/workbook/style.hpp"

namespace kaoping {

// What an input cell takes: validation in every input cell, with a prompt in Chinese.
struct InputRule {
    ValueType type = ValueType::text;
    std::vector<std::string> choices;  // choice and yes_no
    std::optional<double> minimum;
    std::optional<double> maximum;
    bool minimum_exclusive = false;
    int max_length = 0;        // text; 0: 2000
    std::string prompt_title;  // at most 32 characters; longer is cut
    std::string prompt;        // at most 255 characters; longer is cut
    std::string list_range;    // instead of choices, e.g. "=_kaoping!$F$2:$F$9"
};

// Where the rows of a page are until the workbook is closed. Those of sheets that grow with the
// round are streamed: a row that is complete leaves memory for a file. Such a page has no charts
// and comments, and no chart shows its cells: libxlsxwriter places and draws them by rows it still
// has.
enum class Rows { kept, streamed };
// Of a page that has so many rows in this workbook and a few in most.
Rows rows_kept(std::size_t count);

class Book;
class PendingRows;
struct CellContent;

// One worksheet. Positions are zero-based.
class Page {
public:
    Page(Page&&) noexcept;
    ~Page();
    const std::string& name() const;
    void text(Position at, std::string_view text,
              const Style& style);  // never read as a formula or a link
    void number(Position at, const Number& value, const Style& style);
    void number(Position at, double value, const Style& style);
    void date(Position at, const Date& value,
              const Style& style);  // format yyyy-mm-dd unless the style has one
    void blank(Position at, const Style& style);
    void value(Position at, const Value& value,
               const Style& style);  // whatever it is; yes/no in the catalogue's words
    using Cached = std::variant<double, std::string>;
    // `formula` without '='; `cached` is its true value.
    void formula(Position at, const std::string& formula, const Cached& cached, const Style& style);
    void merge(Range range, std::string_view text,
               const Style& style);  // a single cell is just written
    void validate(Range range, const InputRule& rule);
    void link(Position at, const std::string& target, std::string_view text,
              const Style& style);  // internal:… or external:…
    void comment(Position at, std::string_view text);
    void column_width(std::uint32_t first, std::uint32_t last, double characters);
    // The style of every cell of the columns that is not written otherwise.
    void column_style(std::uint32_t first, std::uint32_t last, double characters,
                      const Style& style);
    void hide_columns(std::uint32_t first, std::uint32_t last);
    void row_height(std::uint32_t row, double points);
    // Height that shows the fullest of these (text, width in characters) cells; Excel never fits
    // merged cells itself.
    void fit_row(std::uint32_t row, const std::vector<std::pair<std::string_view, double>>& cells,
                 double size = 10);
    // The rows before `end` are complete: on a streamed page, to write a cell or a height of theirs
    // throws std::logic_error. The others are when the workbook is closed.
    void complete_rows(std::uint32_t end);
    void freeze(Position at);
    void filter(Range range);
    // Cells of the range take the ink and fill of `style` while `condition` (written for its first
    // cell) is true.
    void highlight(Range range, const std::string& condition, const Style& style);
    void hide();
    void protect();  // no password: it guards against slips, not against people
    // A4; repeated rows first..last (if any); fitted to one page wide; page number in the footer.
    void print_setup(bool landscape,
                     std::optional<std::pair<std::uint32_t, std::uint32_t>> repeat_rows);
    // A line at the head of every page, at the right.
    void print_header(std::string_view text);
    void print_columns(std::uint32_t first, std::uint32_t last);  // the others stay on the screen
    void break_before(
        const std::vector<std::uint32_t>& rows);  // a new page begins with each of these rows
    void* raw() const;  // lxw_worksheet*, for charts and conditional formats
    bool streamed() const { return pending_ != nullptr; }

private:
    friend class Book;
    Page(Book& book, void* sheet, std::string name, Rows rows);
    void put(Position at, CellContent content, void* format);

    Book* book_;
    void* sheet_;
    std::string name_;
    std::unique_ptr<PendingRows> pending_;  // of a streamed page
};

// What a formula that repeats a value comes to.
Page::Cached cached_of(const Value& value);

// Height in points of a row whose text of `size` points wraps in a cell so many characters wide; at
// most 409.
double fitted_height(std::string_view text, double characters, double size = 10);

std::string reference(const Page& page, Position at);  // '指标表'!$F$7
std::string reference(const Page& page, Range range);  // '指标表'!$A$4:$F$33

}  // namespace kaoping
