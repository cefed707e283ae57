#include "reports/review/grid.hpp"

#include <algorithm>

#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

constexpr double screen = 250;    // characters that a wide screen shows
constexpr double most_lines = 8;  // of a criterion, before its columns are widened
constexpr double widest = 34;     // a column widened for its criterion

Style hint_style() {
    Style style = style::header();
    style.face = Face::song;
    style.bold = false;
    style.size = 9;
    return style;
}

Style criterion_style() {
    Style style = hint_style();
    style.align = Align::left;
    style.top = true;
    style.fill = colour::label;
    return style;
}

// The end of the run of columns that share the group of the first.
std::uint32_t group_end(const std::vector<GridColumn>& columns, std::uint32_t from) {
    std::uint32_t to = from;
    while (to + 1 < columns.size() && !columns[from].group.empty() &&
           columns[to + 1].group == columns[from].group)
        ++to;
    return to;
}

std::string title_of(const Rubric& rubric, int year) {
    return message("review-subtitle",
                   {{"title", rubric.title}, {"year", same(std::to_string(year))}})
        .zh;
}

// A long criterion over one narrow column would make the header taller than the screen.
void widen(std::vector<GridColumn>& columns) {
    for (std::uint32_t from = 0; from < columns.size(); from = group_end(columns, from) + 1) {
        const std::uint32_t to = group_end(columns, from);
        double sum = 0;
        for (std::uint32_t c = from; c <= to; ++c) sum += columns[c].width;
        double wanted = sum;
        const double most = widest * (to - from + 1);
        while (wanted < most && fitted_height(columns[from].criterion, wanted, 9) >
                                    fitted_height("", wanted, 9) * most_lines)
            wanted += 4;
        for (std::uint32_t c = from; c <= to; ++c) columns[c].width *= wanted / sum;
    }
}

}  // namespace

Grid::Grid(Page& page, std::vector<GridColumn> columns, std::uint32_t header_row)
    : page_(page), columns_(std::move(columns)), top_(header_row) {
    criteria_ = std::any_of(columns_.begin(), columns_.end(),
                            [](const GridColumn& c) { return !c.criterion.empty(); });
    first_ = top_ + (criteria_ ? 4 : 3);
    widen(columns_);
}

double Grid::width() const { return width(0, last_column()); }

double Grid::width(std::uint32_t first, std::uint32_t last) const {
    double sum = 0;
    for (std::uint32_t c = first; c <= last; ++c) sum += columns_[c].width;
    return sum;
}

std::optional<std::uint32_t> Grid::column(const std::string& name) const {
    const auto found = std::find_if(columns_.begin(), columns_.end(),
                                    [&](const GridColumn& c) { return c.name == name; });
    if (found == columns_.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - columns_.begin());
}

void Grid::write_group(std::uint32_t from, std::uint32_t to) {
    std::uint32_t row = top_;
    page_.merge({{row, from}, {row, to}}, columns_[from].group, style::header());
    ++row;
    if (criteria_) {
        page_.merge({{row, from}, {row, to}}, columns_[from].criterion, criterion_style());
        ++row;
    }
    for (std::uint32_t c = from; c <= to; ++c) {
        page_.text({row, c}, columns_[c].header, style::header());
        page_.text({row + 1, c}, columns_[c].hint, hint_style());
    }
}

void Grid::write_head(std::uint32_t frozen_columns) {
    for (std::uint32_t from = 0; from < columns_.size();) {
        const std::uint32_t to = group_end(columns_, from);
        if (columns_[from].group.empty())
            page_.merge({{top_, from}, {first_ - 1, from}}, columns_[from].header, style::header());
        else write_group(from, to);
        from = to + 1;
    }
    fit_rows();
    page_.freeze({first_, frozen_columns});
}

void Grid::fit_rows() {
    using Cells = std::vector<std::pair<std::string_view, double>>;
    Cells groups, criteria, headers, hints;
    for (std::uint32_t from = 0; from < columns_.size(); from = group_end(columns_, from) + 1) {
        const std::uint32_t to = group_end(columns_, from);
        if (columns_[from].group.empty()) continue;
        groups.emplace_back(columns_[from].group, width(from, to));
        criteria.emplace_back(columns_[from].criterion, width(from, to));
        for (std::uint32_t c = from; c <= to; ++c) {
            headers.emplace_back(columns_[c].header, columns_[c].width);
            hints.emplace_back(columns_[c].hint, columns_[c].width);
        }
    }
    std::uint32_t row = top_;
    page_.fit_row(row++, groups);
    if (criteria_) page_.fit_row(row++, criteria, 9);
    page_.fit_row(row++, headers);
    page_.fit_row(row, hints, 9);
}

void Grid::write_body(Book& book, std::uint32_t rows) {
    for (std::uint32_t c = 0; c < columns_.size(); ++c) {
        const GridColumn& column = columns_[c];
        const bool typed = column.rule.has_value() || !column.name.empty();
        if (typed) {
            // Rows may be typed below the last organisation.
            Style below = column.cells;
            below.fill = colour::none;
            below.border = Border::none;
            below.locked = false;
            page_.column_style(c, c, column.width, below);
        } else {
            page_.column_width(c, c, column.width);
        }
        if (rows == 0) continue;
        const Range body{{first_, c}, {first_ + rows - 1, c}};
        if (column.rule) page_.validate(body, *column.rule);
        if (!column.name.empty()) book.define_name(column.name, page_, body);
    }
}

// Over the whole width, or at the left where the table is wider than a screen.
void Grid::write_titles(const std::string& title, const std::string& subtitle) {
    const bool narrow = width() <= screen;
    Style heading = style::title();
    Style below = style::subtitle();
    std::uint32_t last = last_column();
    if (!narrow) {
        heading.align = below.align = Align::left;
        while (last > 0 && width(0, last) > screen) --last;
    }
    page_.merge({{0, 0}, {0, last}}, title, heading);
    page_.merge({{1, 0}, {1, last}}, subtitle, below);
    page_.row_height(0, 30);
    page_.fit_row(1, {{subtitle, width(0, last)}}, 10.5);
}

void Grid::begin(Book& book, std::uint32_t rows, MessageCode sheet, const Rubric& rubric,
                 int year) {
    write_body(book, rows);
    std::string subtitle = title_of(rubric, year);
    if (rubric.plan.provisional()) subtitle += words("provisional-mark").zh;
    write_titles(words(sheet).zh, subtitle);
}

void Grid::end() {
    page_.print_setup(true, std::pair<std::uint32_t, std::uint32_t>{top_, first_ - 1});
    page_.protect();
}

BookInfo grid_book(WorkbookKind kind, MessageCode sheet, const Rubric& rubric, int year) {
    return {kind, rubric.id, year, words(sheet).zh + " " + title_of(rubric, year), {year, 1, 1}};
}

}  // namespace kaoping
