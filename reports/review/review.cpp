#include "reports/review/review.hpp"

#include <algorithm>

#include "model/identity.hpp"
#include "reports/facts/view.hpp"
#include "reports/review/reference.hpp"
#include "reports/review/review_columns.hpp"
#include "reports/review/typed.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

constexpr std::uint32_t legend_row = 2;
constexpr std::uint32_t header_row = 3;
constexpr double body_height = 22;  // points, at least

Style missing_points() {
    Style style = style::bureau();
    style.fill = colour::required;
    return style;
}

class ReviewSheet {
public:
    ReviewSheet(Book& book, Page& page, const Rubric& rubric, int year,
                const OnDemand<ReviewLine>& lines)
        : book_(book),
          page_(page),
          rubric_(rubric),
          year_(year),
          lines_(lines),
          columns_(review_columns(rubric, year)),
          grid_(page, columns_.columns, header_row) {}

    void write() {
        const auto declared = [&](std::size_t i) -> DeclaredSubject {
            const ReviewLine line = lines_[i];
            return {line.organisation, line.submission, line.bureau};
        };
        links_ = write_reference(book_, rubric_, year_, columns_.indicators,
                                 {lines_.size(), declared}, {});
        grid_.begin(book_, static_cast<std::uint32_t>(lines_.size()), "sheet-review", rubric_,
                    year_);
        legend();
        grid_.write_head(review_uscc);
        for (std::uint32_t i = 0; i < lines_.size(); ++i) line(i);
        mark_missing();
        grid_.end();
    }

private:
    void legend() {
        const auto cell = [&](std::uint32_t column, MessageCode code, Style style) {
            style.size = 9;
            style.align = Align::centre;
            style.locked = true;
            page_.text({legend_row, column}, words(code).zh, style);
        };
        cell(review_name, "review-legend-input", style::bureau());
        cell(review_uscc, "review-legend-missing", missing_points());
        cell(review_status, "review-legend-locked", style::label());
        const std::uint32_t last = grid_.last_column();
        if (last > review_status)
            page_.merge({{legend_row, review_status + 1}, {legend_row, last}},
                        words("review-note").zh, style::note());
        page_.fit_row(
            legend_row,
            {{words("review-note").zh, grid_.width(std::min(last, review_status + 1), last)}}, 9);
    }

    void line(std::uint32_t index) {
        const ReviewLine line = lines_[index];
        const std::uint32_t row = grid_.first_row() + index;
        const auto style = [&](std::uint32_t column) { return grid_.columns()[column].cells; };
        page_.number({row, review_number}, static_cast<double>(index + 1), style(review_number));
        page_.text({row, review_name}, line.organisation.name, style(review_name));
        page_.text({row, review_uscc}, line.organisation.uscc, style(review_uscc));
        page_.text({row, review_status}, status_text(line.status).zh, style(review_status));
        if (columns_.link && !links_.empty())
            page_.link({row, *columns_.link}, links_[index], words("review-look").zh,
                       style(*columns_.link));
        double height = std::max(
            body_height, fitted_height(line.organisation.name, grid_.columns()[review_name].width));
        for (const ShownColumn& shown : columns_.shown) {
            const std::string text = shown_text(shown, line);
            page_.text({row, shown.column}, text, style(shown.column));
            height = std::max(height, fitted_height(text, grid_.columns()[shown.column].width));
        }
        for (std::uint32_t c = review_status + 1; c <= grid_.last_column(); ++c)
            if (grid_.columns()[c].rule)
                write_typed(page_, {row, c}, line.typed, grid_.columns()[c].name, style(c));
        page_.row_height(row, height);
        page_.complete_rows(row + 1);
    }

    std::string shown_text(const ShownColumn& shown, const ReviewLine& line) const {
        if (line.submission == nullptr) return {};
        if (shown.field != nullptr) {
            const auto index = static_cast<std::size_t>(shown.field - rubric_.fields.data());
            return index < line.submission->fields.size()
                       ? declared_value(*line.submission, line.bureau.get(), index, shown.field->id)
                       : "";
        }
        const auto index = static_cast<std::size_t>(shown.list - rubric_.lists.data());
        return index < line.submission->lists.size()
                   ? std::to_string(line.submission->lists[index].size())
                   : "";
    }

    // A judgement that is not given keeps the result pending: its cell calls for it.
    void mark_missing() {
        if (lines_.empty()) return;
        const std::uint32_t first = grid_.first_row();
        const std::uint32_t last = first + static_cast<std::uint32_t>(lines_.size()) - 1;
        for (const std::string& name : awaited()) {
            const auto column = grid_.column(name);
            if (column)
                page_.highlight({{first, *column}, {last, *column}},
                                "LEN(TRIM(" + to_a1({first, *column}) + "))=0", missing_points());
        }
    }

    std::vector<std::string> awaited() const {
        std::vector<std::string> names;
        for (const Indicator& indicator : rubric_.indicators)
            if (indicator.judged) names.push_back(std::string(identity::judged) + indicator.id);
        for (const Fact& fact : rubric_.facts)
            if (fact.blank == BlankFact::pending)
                names.push_back(std::string(identity::fact) + fact.id);
        return names;
    }

    Book& book_;
    Page& page_;
    const Rubric& rubric_;
    int year_;
    const OnDemand<ReviewLine>& lines_;
    ReviewColumns columns_;
    Grid grid_;
    std::vector<std::string> links_;
};

}  // namespace

void write_review(const std::string& path, const Rubric& rubric, int year,
                  const OnDemand<ReviewLine>& lines) {
    Book book(path, grid_book(WorkbookKind::review, "sheet-review", rubric, year));
    Page& page = book.add_page(words("sheet-review").zh, Rows::streamed);
    ReviewSheet(book, page, rubric, year, lines).write();
    book.close();
}

}  // namespace kaoping
