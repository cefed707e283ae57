#include "reports/form/form_rows.hpp"

#include <algorithm>

#include "model/identity.hpp"
#include "reports/form/prompts.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/formula.hpp"
#include "rubric/labels.hpp"

namespace kaoping {

namespace {

Style check_style() {
    Style style = style::with_format(style::centred(), words("form-missing-format").zh);
    style.size = 9;
    style.ink = colour::warning_text;
    return style;
}

std::string begun_range(const FormPlan& plan, const ListLayout& layout) {
    return layout.range_reference(plan.begun_column(layout));
}

}  // namespace

void FormRows::write(const FormBlock& block) {
    std::uint32_t at = block.first;
    for (const FormRow& row : block.rows) {
        page_.row_height(at, row.height);
        if (row.list != nullptr) write_list(row, at);
        else if (row.elsewhere) write_elsewhere(row, at);
        else write_fields(row, at);
        ++at;
    }
}

void FormRows::write_fields(const FormRow& row, std::uint32_t at) {
    if (row.fields.empty()) {
        page_.text({at, FormPlan::label}, "", style::label());
        page_.merge({{at, FormPlan::value}, {at, plan_.unit()}}, "", style::label());
        page_.text({at, plan_.check()}, "", check_style());
        return;
    }
    const Field& first = *row.fields[0];
    page_.text({at, FormPlan::label}, field_label(first), style::label());
    const bool wide = first.series == 0;
    const bool unit = !first.spec.unit.empty();
    std::string formula;
    int now = 0;
    for (const Field* field : row.fields) {
        const Position cell = plan_.fields.at(field->id);
        write_input(*field, cell, wide ? (unit ? plan_.last_value() : plan_.unit()) : cell.column);
        const std::string term = missing_term(*field);
        if (!term.empty()) formula += (formula.empty() ? "" : "+") + term;
        if (!blank_.given(*field) && blank_.wanted(*field)) ++now;
    }
    if (unit || !wide) page_.text({at, plan_.unit()}, first.spec.unit, style::centred());
    write_check(at, formula, now);
}

void FormRows::write_input(const Field& field, Position at, std::uint32_t last) {
    const Style style = input_style(field.spec, false, field.need == Need::required);
    page_.merge({at, {at.row, last}}, "", style);
    if (blank_.given(field)) page_.value(at, blank_.value(field.id), style);
    page_.validate({at, at}, input_rule(plan_.rubric, field));
    book_.define_name(std::string(identity::field) + field.id, page_, {at, at});
}

std::string FormRows::missing_term(const Field& field) const {
    if (field.need == Need::optional) return "";
    const std::string blank = to_a1(plan_.fields.at(field.id)) + "=\"\"";
    if (field.need == Need::required) return "IF(" + blank + ",1,0)";
    const FormulaContext context{plan_.rubric, cells_};
    return "IF(" + blank + ",IF(IFERROR(" + formula(*field.required_when, context) +
           ",FALSE),1,0),0)";
}

void FormRows::write_check(std::uint32_t at, const std::string& formula, int now) {
    missing_ += now;
    static const Style style = check_style();
    if (formula.empty()) page_.text({at, plan_.check()}, "", style);
    else page_.formula({at, plan_.check()}, formula, static_cast<double>(now), style);
}

// A value of another indicator that is looked at here too: shown, not asked again.
void FormRows::write_elsewhere(const FormRow& row, std::uint32_t at) {
    const Field& field = *row.fields[0];
    const std::string cell = to_a1_absolute(plan_.fields.at(field.id));
    page_.text({at, FormPlan::label}, message("form-see", {{"label", field.label}}).zh,
               style::label());
    Style style = input_style(field.spec, false, false);
    style.fill = colour::label;
    style.locked = true;
    page_.merge({{at, FormPlan::value}, {at, plan_.last_value()}}, "", style);
    page_.formula({at, FormPlan::value}, "IF(" + cell + "=\"\",\"\"," + cell + ")",
                  cached_of(blank_.value(field.id)), style);
    page_.text({at, plan_.unit()}, field.spec.unit, style::centred());
    write_check(at, "", 0);
}

void FormRows::write_list(const FormRow& row, std::uint32_t at) {
    const ListLayout& layout = plan_.layout(row.list->id);
    const std::string caption =
        message(row.elsewhere ? MessageCode("form-see") : "form-list", {{"label", row.list->label}})
            .zh;
    page_.text({at, FormPlan::label}, caption, style::label());
    const std::string rows = "COUNT(" + begun_range(plan_, layout) + ")";
    const Style filled = style::with_format(style::centred(), words("form-rows-format").zh);
    page_.merge({{at, FormPlan::value}, {at, plan_.last_value()}}, "", filled);
    page_.formula({at, FormPlan::value}, rows, 0.0, filled);
    Style link = style::link();  // short: LibreOffice does not wrap links
    link.align = Align::centre;
    page_.link({at, plan_.unit()}, "internal:" + quote_sheet(layout.sheet) + "!A1",
               words("form-open").zh, link);
    if (row.elsewhere) return write_check(at, "", 0);
    std::string formula = "SUM(" + begun_range(plan_, layout) + ")";
    if (row.list->at_least > 0)
        formula += "+MAX(0," + std::to_string(row.list->at_least) + "-" + rows + ")";
    write_check(at, formula, row.list->at_least);
}

}  // namespace kaoping
