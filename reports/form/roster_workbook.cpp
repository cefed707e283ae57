#include "reports/form/roster_workbook.hpp"

#include <algorithm>
#include <array>

#include "model/identity.hpp"
#include "reports/form/prompts.hpp"
#include "reports/wording/catalogue.hpp"
#include "rubric/labels.hpp"
#include "text/width.hpp"

namespace kaoping {

namespace {

constexpr double guide_width = 90;       // characters: an upright page takes them
constexpr std::uint32_t last_row = 500;  // validated; columns are unlocked without end

double width_of(const Field& field) {
    const bool words = field.spec.type == ValueType::name || field.spec.type == ValueType::text;
    return std::max(words                                ? 28.0
                    : field.spec.type == ValueType::uscc ? 22.0
                                                         : 14.0,
                    std::min(24.0, display_width(field.label.zh) + 4.0));
}

void write_column(Page& page, std::uint32_t column, const std::string& header, double width,
                  const Style& cells, const InputRule& rule) {
    Style plain = cells;
    plain.fill = colour::none;
    page.column_style(column, column, width, plain);
    page.text({0, column}, header, style::header());
    page.validate({{1, column}, {last_row, column}}, rule);
}

}  // namespace

// Of the standard head only who answers for the form and how to reach them: the day and the pledge
// are the applicant's.
std::vector<const Field*> roster_fields(const Rubric& rubric) {
    std::vector<const Field*> fields;
    const auto add = [&](auto wanted) {
        for (const Field& field : rubric.fields)
            if (field.indicator.empty() && field.series == 0 && wanted(field))
                fields.push_back(&field);
    };
    const auto names = [](const Field& f) {
        return f.identity && (f.spec.type == ValueType::name || f.spec.type == ValueType::uscc);
    };
    const auto contacts = [](const Field& f) {
        return f.identity && (f.spec.type == ValueType::text || f.spec.type == ValueType::phone);
    };
    add(names);
    add([](const Field& f) { return !f.identity; });
    add(contacts);
    return fields;
}

void write_roster(const std::string& path, const Rubric& rubric, int year) {
    Book book(path, {WorkbookKind::roster,
                     rubric.id,
                     year,
                     message("roster-title", {{"title", rubric.title}}).zh,
                     {year, 1, 1}});
    Page& page = book.add_page(words("sheet-roster").zh);
    Page& guide = book.add_page(words("sheet-instructions").zh);
    std::uint32_t column = 0;
    double width = 0;
    for (const Field* field : roster_fields(rubric)) {
        // The bureau writes what it knows: only name and code are needed.
        const bool needed = field->identity && field->need == Need::required;
        InputRule rule = input_rule(rubric, *field);
        write_column(page, column++, needed ? field_label(*field) : field->label.zh,
                     width_of(*field), input_style(field->spec, false, needed), rule);
        width += width_of(*field);
    }
    InputRule excused;
    excused.type = ValueType::yes_no;
    excused.choices = {words("yes").zh, words("no").zh};
    excused.prompt_title = words("roster-excused").zh;
    excused.prompt = words("roster-excused-prompt").zh;
    CellSpec spec;
    spec.type = ValueType::yes_no;
    write_column(page, column, words("roster-excused").zh, 9, input_style(spec, false, false),
                 excused);
    page.row_height(0, 30);
    page.freeze({1, 1});
    page.print_setup(width > 100, std::pair<std::uint32_t, std::uint32_t>{0, 0});

    guide.column_width(0, 0, guide_width);
    std::uint32_t row = 0;
    guide.text({row, 0}, message("roster-title", {{"title", rubric.title}}).zh, style::title());
    guide.row_height(row++, 32);
    for (const bool chinese : {true, false})
        for (const MessageCode code :
             std::to_array<MessageCode>({"roster-guide-1", "roster-guide-2", "roster-guide-3"})) {
            const Text& text = words(code);
            const std::string& line = chinese ? text.zh : text.en;
            guide.text({row, 0}, line, {.border = Border::none});
            guide.fit_row(row++, {{line, guide_width}});
        }
    guide.print_setup(false, std::nullopt);
    guide.protect();
    book.close();
}

}  // namespace kaoping
