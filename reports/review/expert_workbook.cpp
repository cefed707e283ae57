#include "reports/review/expert_workbook.hpp"

#include <algorithm>
#include <array>

#include "model/identity.hpp"
#include "model/points.hpp"
#include "reports/review/expert_columns.hpp"
#include "reports/review/reference.hpp"
#include "reports/review/typed.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/formula.hpp"
#include "text/bureau_words.hpp"

namespace kaoping {

namespace {

constexpr std::uint32_t expert_row = 2;
constexpr std::uint32_t note_row = 3;
constexpr std::uint32_t expert_header_row = 4;
constexpr double expert_body_height = 24;  // points, at least

Style recused_style() {
    Style style = style::label();
    style.ink = colour::grey_text;
    return style;
}

class ExpertSheet {
public:
    ExpertSheet(Book& book, Page& page, const Rubric& rubric, const ExpertColumns& columns,
                std::span<const ExpertLine> lines)
        : book_(book),
          page_(page),
          rubric_(rubric),
          lines_(lines),
          items_(columns.items),
          grid_(page, columns.columns, expert_header_row) {}

    void write(const ExpertSheetOf& expert, int year, const std::vector<std::string>& links) {
        grid_.begin(book_, static_cast<std::uint32_t>(lines_.size()), "sheet-expert", rubric_,
                    year);
        who(expert);
        note();
        grid_.write_head(expert_uscc);
        for (std::uint32_t i = 0; i < lines_.size(); ++i)
            line(i, links.empty() ? std::string() : links[i]);
        mark_recused();
        signature();
        grid_.end();
    }

private:
    void who(const ExpertSheetOf& expert) {
        const std::uint32_t last = std::min(grid_.last_column(), expert_first_item + 3);
        Style name = style::text();
        name.bold = true;
        name.number_format = "@";
        page_.text({expert_row, expert_org}, printed::expert, style::label());
        page_.text({expert_row, expert_uscc}, expert.name, name);
        page_.text({expert_row, expert_recused}, words("expert-unit").zh, style::label());
        page_.merge({{expert_row, expert_first_item}, {expert_row, last}}, expert.unit,
                    style::text());
        page_.fit_row(expert_row, {{words("expert-unit").zh, 8},
                                   {expert.unit, grid_.width(expert_first_item, last)}});
        book_.define_name(std::string(identity::expert), page_,
                          {{expert_row, expert_uscc}, {expert_row, expert_uscc}});
    }

    void note() {
        const std::string text = message("expert-note", {{"subject", rubric_.subject}}).zh;
        const std::uint32_t last = std::min(grid_.last_column(), expert_first_item + 8);
        page_.merge({{note_row, 0}, {note_row, last}}, text, style::note());
        page_.fit_row(note_row, {{text, grid_.width(0, last)}}, 9);
    }

    void line(std::uint32_t index, const std::string& link) {
        const ExpertLine& line = lines_[index];
        const std::uint32_t row = grid_.first_row() + index;
        const auto style = [&](std::uint32_t column) { return grid_.columns()[column].cells; };
        page_.number({row, expert_number}, static_cast<double>(index + 1), style(expert_number));
        page_.text({row, expert_org}, line.organisation.name, style(expert_org));
        page_.text({row, expert_uscc}, line.organisation.uscc, style(expert_uscc));
        if (link.empty()) page_.blank({row, expert_link}, style(expert_link));
        else page_.link({row, expert_link}, link, words("review-look").zh, style(expert_link));
        for (std::uint32_t c = expert_recused; c <= grid_.last_column(); ++c) {
            const GridColumn& column = grid_.columns()[c];
            if (column.rule) write_typed(page_, {row, c}, line.typed, column.name, style(c));
        }
        // What the bureau's list says stands, whatever was typed over it.
        if (line.recused) page_.value({row, expert_recused}, true, style(expert_recused));
        if (items_ > 1) sum(row, line);
        const std::string opinion = line.typed.contains(std::string(identity::opinion))
                                        ? line.typed.at(std::string(identity::opinion)).raw
                                        : "";
        page_.row_height(
            row, std::max({expert_body_height,
                           fitted_height(line.organisation.name, grid_.columns()[expert_org].width),
                           fitted_height(opinion, grid_.columns()[grid_.last_column()].width)}));
        page_.complete_rows(row + 1);
    }

    void sum(std::uint32_t row, const ExpertLine& line) {
        Number total;
        bool any = false;
        for (std::uint32_t c = expert_first_item; c < expert_first_item + items_; ++c) {
            const auto typed = line.typed.find(grid_.columns()[c].name);
            const auto* points = typed == line.typed.end() || typed->second.refused
                                     ? nullptr
                                     : std::get_if<Number>(&typed->second.value);
            if (points == nullptr) continue;
            total += *points;
            any = true;
        }
        const std::uint32_t last = expert_first_item + items_ - 1;
        const std::string items = to_a1({row, expert_first_item}) + ":" + to_a1({row, last});
        const Page::Cached cached =
            any ? Page::Cached(rounded_points(total).to_double()) : Page::Cached(std::string());
        page_.formula(
            {row, last + 1},
            "IF(COUNT(" + items + ")=0,\"\"," + rounded_formula("SUM(" + items + ")") + ")", cached,
            grid_.columns()[last + 1].cells);
    }

    // Cells of a recused expert are not to be filled in.
    void mark_recused() {
        if (lines_.empty()) return;
        const std::uint32_t first = grid_.first_row();
        const std::uint32_t last = first + static_cast<std::uint32_t>(lines_.size()) - 1;
        const std::string answer = "$" + column_letters(expert_recused) + std::to_string(first + 1);
        page_.highlight({{first, expert_first_item}, {last, grid_.last_column()}},
                        answer + "=\"" + words("yes").zh + "\"", recused_style());
    }

    void signature() {
        const std::uint32_t row = grid_.first_row() + static_cast<std::uint32_t>(lines_.size()) + 1;
        Style style = style::text();
        style.border = Border::none;
        style.size = 11;
        style.align = Align::right;
        const std::uint32_t last = std::min(grid_.last_column(), expert_first_item + 8);
        page_.merge({{row, 0}, {row, last}}, words("expert-signature").zh, style);
        page_.row_height(row, 32);
    }

    Book& book_;
    Page& page_;
    const Rubric& rubric_;
    std::span<const ExpertLine> lines_;
    std::uint32_t items_;
    Grid grid_;
};

// 评价标准: what each item asks for.
void write_criteria(Book& book, const Rubric& rubric, const ExpertColumns& columns) {
    Page& page = book.add_page(words("sheet-criteria").zh);
    const double widths[] = {18, 24, 8, 70, 20};
    for (std::uint32_t c = 0; c < 5; ++c) page.column_width(c, c, widths[c]);
    page.merge({{0, 0}, {0, 4}}, words("sheet-criteria").zh, style::title());
    page.row_height(0, 30);
    std::uint32_t column = 0;
    for (const MessageCode code : std::to_array<MessageCode>(
             {"review-col-indicator", "review-col-item", "review-col-maximum",
              "review-col-criterion", "review-col-article"}))
        page.text({1, column++}, words(code).zh, style::header());
    std::uint32_t row = 2;
    for (const Indicator* indicator : columns.indicators)
        for (const ExpertItem& item : indicator->expert_items) {
            const Section* section = rubric.section(indicator->section);
            const std::string label = item.label.zh.empty() ? indicator->title.zh : item.label.zh;
            page.text({row, 0},
                      indicator->expert_items.size() > 1 || section == nullptr ? indicator->title.zh
                                                                               : section->title.zh,
                      style::label());
            page.text({row, 1}, label, style::label());
            page.number({row, 2}, item.points, style::centred());
            page.text({row, 3}, indicator->criterion.zh, style::text());
            page.text({row, 4}, indicator->article, style::text());
            page.fit_row(row++, {{label, widths[1]},
                                 {indicator->criterion.zh, widths[3]},
                                 {indicator->article, widths[4]}});
        }
    page.freeze({2, 0});
    page.print_setup(true, std::pair<std::uint32_t, std::uint32_t>{1, 1});
    page.protect();
}

}  // namespace

void write_expert(const std::string& path, const Rubric& rubric, int year,
                  const ExpertSheetOf& expert, std::span<const ExpertLine> lines) {
    Book book(path, grid_book(WorkbookKind::expert, "sheet-expert", rubric, year));
    Page& page = book.add_page(words("sheet-expert").zh, Rows::streamed);
    const ExpertColumns columns = expert_columns(rubric);
    write_criteria(book, rubric, columns);
    const auto declared = [&](std::size_t i) -> DeclaredSubject {
        return {lines[i].organisation, lines[i].submission, lines[i].bureau};
    };
    const auto links = write_reference(book, rubric, year, columns.indicators,
                                       {lines.size(), declared}, {.head = true, .page_each = true});
    ExpertSheet(book, page, rubric, columns, lines).write(expert, year, links);
    book.close();
}

}  // namespace kaoping
