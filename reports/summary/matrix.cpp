#include <algorithm>

#include "reports/facts/figures.hpp"
#include "reports/summary/summary_pages.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/formula.hpp"

namespace kaoping {

namespace {

// 得分矩阵: one institution a row. Above the header that filters stand the section's title, the
// full marks and the means, so that they stay in sight.
constexpr std::uint32_t group_row = 2;
constexpr std::uint32_t full_row = 3;
constexpr std::uint32_t mean_row = 4;
constexpr std::uint32_t matrix_header_row = 5;
constexpr std::uint32_t matrix_first_row = 6;
constexpr std::uint32_t name_column = 0;
constexpr std::uint32_t matrix_status_column = 1;
constexpr std::uint32_t matrix_total_column = 2;
constexpr std::uint32_t first_column = 3;
constexpr double points_width = 9.5;
constexpr double button_width = 3;  // of a filter, that covers the header's words

// What one column shows of a scorecard: a section's total, an indicator, the sum of bonuses or
// deductions.
struct MatrixColumn {
    enum class Kind { section, indicator, bonus, deduction } kind;
    std::size_t index = 0;
    std::string group;
    std::string header;
    std::optional<Number> full;  // nullopt: unlimited, or none
    bool sum() const { return kind != Kind::indicator; }

    std::optional<Number> value(const ScoreFigures& card) const {
        switch (kind) {
            case Kind::section:
                return index < card.sections.size() ? card.sections[index] : std::nullopt;
            case Kind::indicator:
                return index < card.indicators.size() ? card.indicators[index].points
                                                      : std::nullopt;
            case Kind::bonus: return card.bonus;
            case Kind::deduction: return card.deduction;
        }
        return std::nullopt;
    }
};

std::vector<MatrixColumn> columns_of(const Rubric& rubric) {
    std::vector<MatrixColumn> columns;
    const auto indicators = [&](IndicatorKind kind, const std::string& section,
                                const std::string& group) {
        for (std::size_t i = 0; i < rubric.indicators.size(); ++i) {
            const Indicator& indicator = rubric.indicators[i];
            if (indicator.kind != kind ||
                (kind == IndicatorKind::base && indicator.section != section))
                continue;
            columns.push_back(
                {MatrixColumn::Kind::indicator, i, group, indicator.title.zh, indicator.points});
        }
    };
    const std::string& subtotal = words("matrix-subtotal").zh;
    for (std::size_t i = 0; i < rubric.sections.size(); ++i) {
        const Section& section = rubric.sections[i];
        columns.push_back(
            {MatrixColumn::Kind::section, i, section.title.zh, subtotal, section.points});
        indicators(IndicatorKind::base, section.id, section.title.zh);
    }
    const auto extra = [&](IndicatorKind kind, MatrixColumn::Kind sum, const std::string& group) {
        const bool any = std::any_of(rubric.indicators.begin(), rubric.indicators.end(),
                                     [&](const Indicator& i) { return i.kind == kind; });
        if (!any) return;
        columns.push_back({sum, 0, group, subtotal, std::nullopt});
        indicators(kind, "", group);
    };
    extra(IndicatorKind::bonus, MatrixColumn::Kind::bonus, words("bonus").zh);
    extra(IndicatorKind::deduction, MatrixColumn::Kind::deduction, words("deduction").zh);
    return columns;
}

Style cell_style(const MatrixColumn& column) {
    Style style = column.sum() ? style::points() : style::with_format(style::number(), "0.00##");
    style.bold = column.sum();
    style.wrap = false;
    return style;
}

class Matrix {
public:
    Matrix(Book& book, Page& page, const SummaryView& view)
        : book_(book), page_(page), view_(view), columns_(columns_of(view.rubric())) {}

    MatrixSheet write() {
        write_head();
        write_groups();
        write_means(view_.with(Status::assessed));
        write_rows(Status::assessed);
        write_rows(Status::pending);
        finish();
        MatrixSheet sheet;
        for (std::uint32_t c = 0; c < columns_.size(); ++c)
            if (columns_[c].kind == MatrixColumn::Kind::section)
                sheet.section_means.push_back(
                    reference(page_, Position{mean_row, first_column + c}));
        return sheet;
    }

private:
    std::uint32_t last_column() const {
        return first_column + static_cast<std::uint32_t>(columns_.size()) - 1;
    }

    void write_head() {
        // Over the columns that stay in sight when the sheet is scrolled and a few more.
        const std::uint32_t end = std::min(last_column(), first_column + 7);
        Style title = style::title();
        Style subtitle = style::subtitle();
        title.align = subtitle.align = Align::left;
        page_.merge({{0, 0}, {0, end}}, words("sheet-matrix").zh, title);
        page_.merge({{1, 0}, {1, end}}, summary_subtitle(view_), subtitle);
        page_.row_height(0, 28);
        page_.row_height(1, 20);
        page_.merge({{group_row, name_column}, {group_row, matrix_total_column}},
                    words("col-section").zh, style::header());
        page_.merge({{full_row, name_column}, {full_row, matrix_status_column}},
                    words("col-maximum").zh, style::label());
        page_.number({full_row, matrix_total_column}, view_.rubric().full_marks, style::centred());
        page_.merge({{mean_row, name_column}, {mean_row, matrix_status_column}},
                    words("matrix-mean").zh, style::label());
        page_.text({matrix_header_row, name_column}, words("csv-name").zh, style::header());
        page_.text({matrix_header_row, matrix_status_column}, words("csv-status").zh,
                   style::header());
        page_.text({matrix_header_row, matrix_total_column}, words("csv-total").zh,
                   style::header());
    }

    void write_groups() {
        std::vector<std::pair<std::string_view, double>> headers;
        for (std::uint32_t from = 0; from < columns_.size();) {
            std::uint32_t to = from;
            while (to + 1 < columns_.size() && columns_[to + 1].group == columns_[from].group) ++to;
            page_.merge({{group_row, first_column + from}, {group_row, first_column + to}},
                        columns_[from].group, style::header());
            for (std::uint32_t c = from; c <= to; ++c) {
                page_.text({matrix_header_row, first_column + c}, columns_[c].header,
                           style::header());
                if (columns_[c].full)
                    page_.number({full_row, first_column + c}, *columns_[c].full, style::centred());
                else
                    page_.text({full_row, first_column + c},
                               columns_[c].sum() ? "" : words("unlimited").zh, style::centred());
                headers.emplace_back(columns_[c].header, points_width - button_width);
            }
            from = to + 1;
        }
        page_.fit_row(matrix_header_row, headers);
    }

    void write_rows(Status status) {
        for (const SummaryRow& subject : view_.with(status)) {
            const ScoreFigures& card = *subject.card;
            page_.text({row_, name_column}, subject.organisation.name, style::text());
            page_.text({row_, matrix_status_column}, status_words(card.status), style::centred());
            const Style total = style::total();
            if (card.total) page_.number({row_, matrix_total_column}, *card.total, total);
            else page_.blank({row_, matrix_total_column}, total);
            for (std::uint32_t c = 0; c < columns_.size(); ++c) write_cell(card, c);
            page_.fit_row(row_++, {{subject.organisation.name, name_width}});
            page_.complete_rows(row_);
        }
    }

    void write_cell(const ScoreFigures& card, std::uint32_t column) {
        const MatrixColumn& shown = columns_[column];
        const Position at{row_, first_column + column};
        const auto value = shown.value(card);
        const bool foreign = !value && !shown.sum() && shown.index < card.indicators.size() &&
                             card.indicators[shown.index].basis == Basis::not_applicable;
        if (value) page_.number(at, *value, cell_style(shown));
        else page_.text(at, foreign ? words("not-applicable").zh : "", style::centred());
    }

    void write_mean(std::uint32_t column, const std::vector<Number>& numbers, std::uint32_t rows) {
        const auto mean = mean_of(numbers);
        const Style style = style::with_format(style::centred(), "0.00##");
        if (!mean) return page_.blank({mean_row, column}, style);
        const std::string range =
            to_a1({matrix_first_row, column}) + ":" + to_a1({matrix_first_row + rows - 1, column});
        page_.formula({mean_row, column}, guarded_formula("AVERAGE(" + range + ")"),
                      mean->to_double(), style);
    }

    void write_means(const OnDemand<SummaryRow>& assessed) {
        const auto write = [&](std::uint32_t column, const auto& value_of) {
            std::vector<Number> known;
            for (const SummaryRow& subject : assessed)
                if (const std::optional<Number> value = value_of(*subject.card))
                    known.push_back(*value);
            write_mean(column, known, static_cast<std::uint32_t>(assessed.size()));
        };
        write(matrix_total_column, [](const ScoreFigures& card) { return card.total; });
        for (std::uint32_t c = 0; c < columns_.size(); ++c)
            write(first_column + c,
                  [&](const ScoreFigures& card) { return columns_[c].value(card); });
    }

    void finish() {
        page_.column_width(name_column, name_column, name_width);
        page_.column_width(matrix_status_column, matrix_total_column, 9);
        page_.column_width(first_column, last_column(), points_width);
        page_.freeze({matrix_first_row, first_column});
        page_.print_setup(true, std::pair{group_row, matrix_header_row});
        const std::uint32_t last = std::max(row_, matrix_first_row + 1) - 1;
        if (row_ > matrix_first_row) page_.filter({{matrix_header_row, 0}, {last, last_column()}});
        book_.define_name("scores", page_, {{matrix_first_row, 0}, {last, last_column()}});
    }

    static constexpr double name_width = 30;
    Book& book_;
    Page& page_;
    const SummaryView& view_;
    std::vector<MatrixColumn> columns_;
    std::uint32_t row_ = matrix_first_row;
};

}  // namespace

MatrixSheet write_matrix(Book& book, Page& page, const SummaryView& view) {
    return Matrix(book, page, view).write();
}

}  // namespace kaoping
