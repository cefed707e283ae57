#include "reports/form/list_sheet.hpp"

#include <algorithm>
#include <numeric>

#include "model/identity.hpp"
#include "reports/form/prompts.hpp"
#include "reports/wording/catalogue.hpp"
#include "rubric/key_columns.hpp"
#include "rubric/labels.hpp"
#include "rubric/walk.hpp"
#include "text/width.hpp"

namespace kaoping {

namespace {

// Characters that print at a readable size; in landscape wide enough that thirty rows still fit on
// the page.
constexpr double narrowest_portrait = 88;
constexpr double widest_portrait = 118;
constexpr double narrowest_landscape = 160;
constexpr double helper_width = 7;
constexpr double gap_width = 1.5;
constexpr std::uint32_t rows_below = 200;  // below the body: validated too, unlocked without end

double natural_width(const Column& column) {
    switch (column.spec.type) {
        case ValueType::text:
        case ValueType::name: return column.key_text ? 20 : 26;
        case ValueType::uscc: return 22;
        case ValueType::phone:
        case ValueType::date:
        case ValueType::money:
        case ValueType::area: return 14;
        case ValueType::choice: {
            int widest = 8;
            for (const auto& choice : column.spec.choices)
                widest = std::max(widest, display_width(choice));
            return std::min(26, widest + 4);
        }
        default: return 11;
    }
}

std::vector<double> column_widths(const List& list) {
    std::vector<double> widths;
    for (const Column& column : list.columns)
        widths.push_back(std::max(natural_width(column),
                                  std::min(16.0, display_width(column_header(column)) + 2.0)));
    const double sum = std::accumulate(widths.begin(), widths.end(), 0.0);
    const double least = sum > widest_portrait ? narrowest_landscape : narrowest_portrait;
    if (sum < least)
        for (double& width : widths) width *= least / sum;
    return widths;
}

// Labels of the columns that an expression reads, in their order of appearance.
Text columns_read(const List& list, const ExprPtr& expression) {
    Text labels;
    std::vector<std::string> seen;
    visit_names(*expression, [&](const NameNode& name) {
        const Column* column = name.kind == NameKind::column ? list.column(name.id) : nullptr;
        if (column == nullptr || std::find(seen.begin(), seen.end(), name.id) != seen.end()) return;
        seen.push_back(name.id);
        const Text& joint = words("form-and");
        labels.zh += (labels.zh.empty() ? "" : joint.zh) + column->label.zh;
        labels.en += (labels.en.empty() ? "" : joint.en) + column->label.en;
    });
    return labels;
}

void add(Text& text, const Text& more) {
    text.zh += more.zh;
    text.en += (text.en.empty() ? "" : " ") + more.en;
}

class ListSheet {
public:
    ListSheet(Book& book, Page& page, const FormPlan& plan, const CellMap& cells,
              const ListLayout& layout)
        : book_(book),
          page_(page),
          plan_(plan),
          cells_(cells),
          layout_(layout),
          list_(*layout.list) {}

    void write() {
        write_columns();
        write_top();
        write_headers();
        for (std::uint32_t row = layout_.first_row(); row <= layout_.last_row(); ++row)
            write_row(row);
        book_.define_name(std::string(identity::list) + list_.id, page_, layout_.body());
        page_.freeze({layout_.first_row(), 0});
        const double width = std::accumulate(widths_.begin(), widths_.end(), 0.0);
        page_.print_setup(width > widest_portrait,
                          std::pair{layout_.header_row, layout_.header_row});
        page_.print_columns(0, layout_.body_columns() - 1);
        page_.protect();
    }

private:
    std::uint32_t helper_last() const { return plan_.begun_column(layout_); }

    // What is typed below the body is read as well, so whole columns are unlocked.
    void write_columns() {
        for (std::uint32_t i = 0; i < layout_.body_columns(); ++i) {
            const Column& column = list_.columns[i];
            const bool as_text = is_kept_as_text(list_, column);
            Style style = input_style(column.spec, as_text, false);
            styles_.push_back(input_style(column.spec, as_text, column.required));
            style.fill = colour::none;
            style.border = Border::none;
            page_.column_style(i, i, widths_[i], style);
            page_.validate({{layout_.first_row(), i}, {layout_.last_row() + rows_below, i}},
                           input_rule(plan_.rubric, list_, column));
        }
        page_.column_width(layout_.gap_column(), layout_.gap_column(), gap_width);
        page_.column_width(layout_.key_column(), helper_last(), helper_width);
    }

    void write_top() {
        const std::uint32_t last = layout_.body_columns() - 1;
        const double width = std::accumulate(widths_.begin(), widths_.end(), 0.0);
        page_.merge({{0, 0}, {0, last}}, list_.label.zh, style::title());
        page_.row_height(0, 30);
        const std::string note = list_rules(plan_, list_).zh + words("form-list-note").zh;
        page_.merge({{1, 0}, {1, last}}, note, style::note());
        const double helpers = helper_width * (helper_last() - layout_.key_column() + 1);
        page_.fit_row(1, {{note, width}, {words("form-helpers").zh, helpers}}, 9);
        page_.merge({{1, layout_.key_column()}, {1, helper_last()}}, words("form-helpers").zh,
                    style::note());
    }

    void write_headers() {
        std::vector<std::string> headers;
        std::vector<std::pair<std::string_view, double>> fit;
        for (const Column& column : list_.columns) headers.push_back(column_header(column));
        for (std::uint32_t i = 0; i < headers.size(); ++i) {
            page_.text({layout_.header_row, i}, headers[i], style::header());
            fit.emplace_back(headers[i], widths_[i]);
        }
        Style helper = style::hidden();
        helper.wrap = true;
        const auto head = [&](std::uint32_t column, const std::string& text) {
            page_.text({layout_.header_row, column}, text, helper);
            fit.emplace_back(text, helper_width);
        };
        if (plan_.counts(layout_)) {
            head(layout_.key_column(), words("form-helper-key").zh);
            for (std::size_t i = 0; i < list_.derived.size(); ++i)
                head(layout_.derived_column(i), list_.derived[i].label.zh);
            head(layout_.candidate_column(), words("form-helper-candidate").zh);
            head(layout_.counted_column(), words("form-helper-counted").zh);
        }
        head(plan_.begun_column(layout_), words("form-helper-missing").zh);
        page_.fit_row(layout_.header_row, fit);
    }

    void write_row(std::uint32_t row) {
        for (std::uint32_t i = 0; i < layout_.body_columns(); ++i)
            page_.blank({row, i}, styles_[i]);
        const Position begun{row, plan_.begun_column(layout_)};
        page_.formula(begun,
                      "IF(COUNTA(" + to_a1({row, 0}) + ":" +
                          to_a1({row, layout_.body_columns() - 1}) + ")=0,\"\"," +
                          missing_formula(row) + ")",
                      "", missing_style());
        if (plan_.counts(layout_)) write_counting(row, to_a1(begun));
    }

    void write_counting(std::uint32_t row, const std::string& begun) {
        static const Style text = style::hidden();
        static const Style number =
            style::with_format(style::hidden(), "General;-General;");  // a zero is not shown
        const auto in_use = [&](const std::string& formula, const char* otherwise) {
            return "IF(" + begun + "=\"\"," + otherwise + "," + formula + ")";
        };
        page_.formula({row, layout_.key_column()},
                      in_use(list_key_formula(plan_.rubric, cells_, layout_, row), "\"\""), "",
                      text);
        for (std::size_t i = 0; i < list_.derived.size(); ++i)
            page_.formula({row, layout_.derived_column(i)},
                          in_use(list_derived_formula(plan_.rubric, cells_, layout_, row, i), "0"),
                          0.0, number);
        page_.formula({row, layout_.candidate_column()},
                      list_candidate_formula(plan_.rubric, cells_, layout_, row), 0.0, number);
        page_.formula({row, layout_.counted_column()}, list_counted_formula(layout_, row), 0.0,
                      number);
    }

    std::string missing_formula(std::uint32_t row) const {
        std::string sum;
        for (std::uint32_t i = 0; i < layout_.body_columns(); ++i)
            if (list_.columns[i].required)
                sum += (sum.empty() ? "IF(" : "+IF(") + to_a1({row, i}) + "=\"\",1,0)";
        return sum.empty() ? "0" : sum;
    }

    static const Style& missing_style() {
        static const Style style = [] {
            Style s = style::with_format(style::hidden(), words("form-missing-format").zh);
            s.ink = colour::warning_text;
            return s;
        }();
        return style;
    }

    Book& book_;
    Page& page_;
    const FormPlan& plan_;
    const CellMap& cells_;
    const ListLayout& layout_;
    const List& list_;
    std::vector<double> widths_ = column_widths(list_);
    std::vector<Style> styles_;
};

}  // namespace

void write_list_sheet(Book& book, Page& page, const FormPlan& plan, const CellMap& cells,
                      const ListLayout& layout) {
    ListSheet(book, page, plan, cells, layout).write();
}

Text list_rules(const FormPlan& plan, const List& list) {
    Text rules;
    const Indicator* place = plan.rubric.indicator(list.indicator);
    if (place != nullptr) add(rules, message("form-list-use", {{"indicator", place->title}}));
    if (list.at_least > 0)
        add(rules, message("form-list-least", {{"n", same(std::to_string(list.at_least))}}));
    if (list.period)
        add(rules, message("form-list-period", {{"column", columns_read(list, list.period)},
                                                {"from", same(to_iso(plan.round.period.from))},
                                                {"to", same(to_iso(plan.round.period.to))}}));
    if (list.key) {
        const Text columns = columns_read(list, list.key);
        add(rules, message(list.pick == Pick::highest ? MessageCode("form-list-key-highest")
                                                      : "form-list-key",
                           {{"columns", columns}}));
    }
    if (place != nullptr && !place->materials.zh.empty())
        add(rules, message("form-list-materials", {{"materials", place->materials}}));
    return rules;
}

}  // namespace kaoping
