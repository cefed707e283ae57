#include "reports/form/instructions.hpp"

#include <algorithm>

#include "reports/form/list_sheet.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

constexpr std::uint32_t last_column = 4;
constexpr double page_widths[] = {5, 26, 28, 28, 14};

double width_of(std::uint32_t first, std::uint32_t last) {
    double sum = 0;
    for (std::uint32_t column = first; column <= last; ++column) sum += page_widths[column];
    return sum;
}

class Guide {
public:
    Guide(Page& page, const FormPlan& plan, bool chinese)
        : page_(page), plan_(plan), chinese_(chinese) {}

    std::uint32_t write(std::uint32_t row, std::vector<std::uint32_t>& breaks) {
        row_ = row;
        title();
        part("form-guide-cells", {"form-guide-cells-1", "form-guide-cells-2", "form-guide-cells-3",
                                  "form-guide-cells-4"});
        part("form-guide-states",
             {"form-guide-states-1", "form-guide-states-2", "form-guide-states-3"});
        period();
        lists();
        part("form-guide-evidence", {"form-guide-evidence-1"});
        part("form-guide-self", {"form-guide-self-1", "form-guide-self-2"});
        part("form-guide-submit",
             {"form-guide-submit-1", "form-guide-submit-2", "form-guide-submit-3"});
        breaks.push_back(row_);
        readings();
        return row_;
    }

private:
    const std::string& in(const Text& text) const { return chinese_ ? text.zh : text.en; }

    void line(const std::string& text, const Style& style, double least = 0) {
        page_.merge({{row_, 0}, {row_, last_column}}, text, style);
        page_.row_height(
            row_++, std::max(least, fitted_height(text, width_of(0, last_column), style.size)));
    }

    void title() {
        line(in(words("sheet-instructions")), style::title(), 32);
        const Rubric& rubric = plan_.rubric;
        std::string about =
            in(message("form-guide-about", {{"title", rubric.title},
                                            {"regulation", rubric.regulation.title},
                                            {"year", same(std::to_string(plan_.round.year))},
                                            {"subject", rubric.subject},
                                            {"scorer", rubric.scorer}}));
        if (rubric.plan.provisional()) about += in(words("form-guide-provisional"));
        line(about, body());
    }

    static Style body() { return {.border = Border::none, .top = true}; }

    void part(MessageCode heading, std::initializer_list<MessageCode> codes) {
        head(heading);
        for (const auto code : codes) point(in(words(code)));
    }

    void head(MessageCode code) {
        static const Style style = {
            .face = Face::hei, .size = 11, .bold = true, .border = Border::none};
        line(std::to_string(++part_) + ". " + in(words(code)), style, 24);
        point_ = 0;
    }

    void point(const std::string& text) {
        Style number = body();
        number.align = Align::centre;
        page_.text({row_, 0}, "(" + std::to_string(++point_) + ")", number);
        page_.merge({{row_, 1}, {row_, last_column}}, text, body());
        page_.row_height(row_++, fitted_height(text, width_of(1, last_column)));
    }

    void period() {
        head("form-guide-period");
        point(in(message("form-guide-period-1", {{"from", same(to_iso(plan_.round.period.from))},
                                                 {"to", same(to_iso(plan_.round.period.to))}})));
        if (!plan_.rubric.period_note.zh.empty()) point(in(plan_.rubric.period_note));
        if (plan_.values > 1)
            point(in(
                message("form-guide-series", {{"from", same(std::to_string(plan_.round.year - 2))},
                                              {"to", same(std::to_string(plan_.round.year))}})));
    }

    void table_row(const std::vector<std::pair<Range, std::string>>& cells, const Style& style) {
        std::vector<std::pair<std::string_view, double>> fit;
        for (const auto& [range, text] : cells) {
            page_.merge(range, text, style);
            fit.emplace_back(text, width_of(range.first.column, range.last.column));
        }
        page_.fit_row(row_++, fit, style.size);
    }

    Range span(std::uint32_t first, std::uint32_t last) const {
        return {{row_, first}, {row_, last}};
    }

    void lists() {
        if (plan_.lists.empty()) return;
        head("form-guide-lists");
        point(in(words("form-guide-lists-1")));
        point(in(words("form-guide-lists-2")));
        table_row({{span(0, 1), in(words("form-guide-list"))},
                   {span(2, last_column), in(words("form-guide-list-rules"))}},
                  style::header());
        for (const ListLayout& layout : plan_.lists)
            table_row({{span(0, 1), in(layout.list->label)},
                       {span(2, last_column), in(list_rules(plan_, *layout.list))}},
                      style::text());
    }

    void readings() {
        if (plan_.rubric.readings.empty()) return;
        head("form-guide-readings");
        point(in(words("form-guide-readings-1")));
        table_row({{span(0, 1), in(words("form-guide-question"))},
                   {span(2, 2), in(words("form-guide-chosen"))},
                   {span(3, 3), in(words("form-guide-why"))},
                   {span(4, 4), in(words("form-guide-article"))}},
                  style::header());
        for (const ReadingChoice& reading : plan_.rubric.readings)
            table_row({{span(0, 1), in(reading.question)},
                       {span(2, 2), in(reading.chosen)},
                       {span(3, 3), in(reading.why)},
                       {span(4, 4), reading.article}},
                      style::text());
    }

    Page& page_;
    const FormPlan& plan_;
    bool chinese_;
    std::uint32_t row_ = 0;
    int part_ = 0;
    int point_ = 0;
};

}  // namespace

void write_instructions(Page& page, const FormPlan& plan) {
    for (std::uint32_t column = 0; column <= last_column; ++column)
        page.column_width(column, column, page_widths[column]);
    std::vector<std::uint32_t> breaks;
    const std::uint32_t english = Guide(page, plan, true).write(0, breaks);
    breaks.push_back(english);
    Guide(page, plan, false).write(english, breaks);
    page.break_before(breaks);
    page.print_setup(false, std::nullopt);
    page.protect();
}

}  // namespace kaoping
