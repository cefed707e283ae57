#include <algorithm>

#include "model/identity.hpp"
#include "reports/graded/graded_pages.hpp"
#include "reports/wording/catalogue.hpp"
#include "rubric/key_columns.hpp"
#include "rubric/labels.hpp"

namespace kaoping {

namespace {

Style column_style(const List& list, const Column& column) {
    if (is_kept_as_text(list, column)) return style::with_format(style::text(), "@");
    if (column.spec.type == ValueType::percent) return style::with_format(style::number(), "0.00");
    if (column.spec.type == ValueType::date) return style::with_format(style::text(), "yyyy-mm-dd");
    return style::text();
}

constexpr double column_width = 18, recognised_width = 10, helper_width = 10,
                 why_width = 18;  // characters

// Of a row whose longest text wraps.
double row_height(const ListRow* row) {
    double height = 18;
    if (row == nullptr) return height;
    for (const Entry& cell : row->cells) {
        const auto* text = std::get_if<std::string>(&cell.value);
        height = std::max(height, fitted_height(text != nullptr   ? *text
                                                : cell.unreadable ? cell.raw.value_or("")
                                                                  : "",
                                                column_width));
    }
    return height;
}

Page::Cached cached(const Value& value) {
    if (const auto* n = std::get_if<Number>(&value)) return n->to_double();
    return 0.0;  // what IFERROR gives
}

void write_headers(Page& page, const ListLayout& layout) {
    const List& list = *layout.list;
    page.merge({{0, 0}, {0, layout.gap_column() - 1}}, list.label.zh, style::title());
    const std::string& note = words("graded-list-note").zh;
    page.merge({{1, 0}, {1, layout.gap_column() - 1}}, note, style::note());
    page.row_height(
        0, fitted_height(list.label.zh, layout.body_columns() * column_width + recognised_width,
                         style::title().size));
    page.fit_row(1, {{note, layout.body_columns() * column_width + recognised_width}},
                 style::note().size);
    std::vector<std::string> headers;
    std::vector<std::pair<std::string_view, double>> fitted{
        {words("col-candidate").zh, helper_width}};
    for (const Column& column : list.columns) headers.push_back(column_header(column));
    for (const DerivedColumn& derived : list.derived)
        fitted.emplace_back(derived.label.zh, helper_width);
    for (const std::string& header : headers) fitted.emplace_back(header, column_width);
    page.fit_row(layout.header_row, fitted);
    for (std::uint32_t c = 0; c < layout.body_columns(); ++c)
        page.text({layout.header_row, c}, headers[c], style::header());
    page.column_width(0, layout.body_columns() - 1, column_width);
    page.text({layout.header_row, layout.recognised_column()}, words("col-recognised").zh,
              style::header());
    page.column_width(layout.recognised_column(), layout.recognised_column(), recognised_width);
    page.column_width(layout.gap_column(), layout.gap_column(), 2);
    page.text({layout.header_row, layout.key_column()}, words("col-key").zh, style::hidden());
    for (std::size_t d = 0; d < list.derived.size(); ++d)
        page.text({layout.header_row, layout.derived_column(d)}, list.derived[d].label.zh,
                  style::hidden());
    page.text({layout.header_row, layout.candidate_column()}, words("col-candidate").zh,
              style::hidden());
    page.text({layout.header_row, layout.counted_column()}, words("col-counted").zh,
              style::hidden());
    page.text({layout.header_row, layout.counted_column() + 1}, words("col-why").zh,
              style::hidden());
    page.column_width(layout.key_column(), layout.counted_column(), helper_width);
    page.column_width(layout.counted_column() + 1, layout.counted_column() + 1, why_width);
}

// A decision stays as it was typed, also 认定, which decides nothing; what nobody could read stays,
// so that it is seen again.
std::string decision_words(const BureauInput& bureau, const std::string& list,
                           const RowScore& score) {
    if (!score.recognised) return words("not-recognised").zh;
    const auto decided = bureau.recognised.find(list);
    if (decided != bureau.recognised.end() && decided->second.contains(score.identity))
        return words("recognised").zh;
    const auto rows = bureau.undecided_rows.find(list);
    if (rows == bureau.undecided_rows.end()) return "";
    const auto row = rows->second.find(score.identity);
    return row == rows->second.end() ? "" : row->second;
}

void write_row(Page& page, const GradedMap& map, const ListLayout& layout, const ListRow* row,
               const RowScore& score, std::uint32_t at) {
    const List& list = *layout.list;
    const Rubric& rubric = map.subject.rubric;
    for (std::uint32_t c = 0; c < layout.body_columns(); ++c) {
        const Style style = column_style(list, list.columns[c]);
        if (row == nullptr) page.blank({at, c}, style);
        else if (row->cells[c].unreadable)
            page.text({at, c}, row->cells[c].raw.value_or(""), style);
        else page.value({at, c}, row->cells[c].value, style);
    }
    page.row_height(at, row_height(row));
    page.text({at, layout.recognised_column()}, decision_words(map.subject.bureau, list.id, score),
              style::bureau());
    page.number({at, layout.key_column()}, Number(score.key_group), style::hidden());
    for (std::size_t d = 0; d < list.derived.size(); ++d)
        page.formula({at, layout.derived_column(d)},
                     list_derived_formula(rubric, map, layout, at, d),
                     d < score.derived.size() ? cached(score.derived[d]) : Page::Cached(0.0),
                     style::hidden());
    page.formula({at, layout.candidate_column()}, list_candidate_formula(rubric, map, layout, at),
                 score.candidate ? 1.0 : 0.0, style::hidden());
    page.formula({at, layout.counted_column()}, list_counted_formula(layout, at),
                 score.counted ? 1.0 : 0.0, style::hidden());
    page.text({at, layout.counted_column() + 1},
              score.why.empty() ? "" : words(MessageCode::of("why-" + score.why)).zh,
              style::hidden());
}

}  // namespace

void write_graded_list(Book& book, Page& page, const GradedMap& map, std::size_t index) {
    const ListLayout& layout = map.lists[index];
    const auto& rows = map.subject.submission.lists[index];
    const auto& scores = map.subject.card.lists[index];
    write_headers(page, layout);
    PackedRows::Reader reader(rows);
    for (std::uint32_t r = 0; r < layout.rows; ++r) {
        const bool there = r < rows.size();
        write_row(page, map, layout, there ? &reader.row(r) : nullptr,
                  there && r < scores.size() ? scores[r] : RowScore{}, layout.first_row() + r);
        page.complete_rows(layout.first_row() + r + 1);
    }
    book.define_name(std::string(identity::list) + layout.list->id, page, layout.body());
    book.define_name(std::string(identity::recognised) + layout.list->id, page,
                     layout.column(layout.recognised_column()));
    InputRule rule{.type = ValueType::choice,
                   .choices = {words("recognised").zh, words("not-recognised").zh}};
    rule.prompt = words("recognised-prompt").zh;
    page.validate(layout.column(layout.recognised_column()), rule);
    page.freeze({layout.first_row(), 0});
    page.print_setup(true, std::pair{layout.header_row, layout.header_row});
    page.print_header(map.subject.organisation.name);
    page.protect();
}

}  // namespace kaoping
