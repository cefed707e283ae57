#include "reports/form/form_plan.hpp"

#include <algorithm>
#include <numeric>

#include "model/points.hpp"
#include "reports/form/prompts.hpp"
#include "reports/form/self_points.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/book.hpp"
#include "reports/workbook/paging.hpp"
#include "rubric/labels.hpp"

namespace kaoping {

namespace {

constexpr double least_row = 21;     // points
constexpr double text_row = 36;      // for words: two lines
constexpr double evidence_row = 44;  // for names of documents
constexpr double tallest_row = 409;  // Excel's limit

// In points.
constexpr double top_height = 76;  // title, subtitle and status
constexpr double header_height = 34;
constexpr double end_height = 115;  // total, notes, pledge and signatures

// Of the standard head only the institution's name is long.
bool is_words(const Field& field) {
    return field.spec.type == ValueType::name ||
           (field.spec.type == ValueType::text && !field.identity);
}

FormRow field_row(const Field& field) {
    FormRow row;
    row.fields = {&field};
    row.height = is_words(field) ? text_row : least_row;
    return row;
}

// A series stands in one row; its members follow one another.
void add_field(std::vector<FormRow>& rows, const Field& field) {
    if (field.series > 1 && !rows.empty() && !rows.back().fields.empty() &&
        rows.back().fields.back()->series_id == field.series_id)
        rows.back().fields.push_back(&field);
    else rows.push_back(field_row(field));
}

FormRow list_row(const List& list, bool elsewhere) {
    FormRow row;
    row.list = &list;
    row.elsewhere = elsewhere;
    row.height = least_row;
    return row;
}

std::vector<FormRow> head_rows(const Rubric& rubric) {
    std::vector<FormRow> rows;
    for (const Field& field : rubric.fields)
        if (field.indicator.empty()) add_field(rows, field);
    for (const List& list : rubric.lists)
        if (list.indicator.empty()) rows.push_back(list_row(list, false));
    return rows;
}

// Fields, lists, what stands elsewhere, and last the evidence.
std::vector<FormRow> indicator_rows(const Rubric& rubric, const Indicator& indicator) {
    std::vector<FormRow> rows;
    std::vector<FormRow> evidence;
    for (const std::string& id : indicator.fields) {
        const Field& field = *rubric.field(id);
        if (field.identity) {
            evidence.push_back(field_row(field));
            evidence.back().height = evidence_row;
        } else {
            add_field(rows, field);
        }
    }
    for (const std::string& id : indicator.lists) rows.push_back(list_row(*rubric.list(id), false));
    for (const std::string& id : indicator.see) {
        if (const List* list = rubric.list(id)) rows.push_back(list_row(*list, true));
        else if (const Field* field = rubric.field(id)) {
            rows.push_back(field_row(*field));
            rows.back().elsewhere = true;
        }
    }
    rows.insert(rows.end(), evidence.begin(), evidence.end());
    if (rows.empty()) rows.push_back({{}, nullptr, false, least_row});
    return rows;
}

// Lists with rules of their own, and those that other rules look at.
std::set<std::string> lists_counted(const Rubric& rubric) {
    Operands reads;
    for (const IndicatorProfile& profile : rubric.profiles) reads.add(profile.everything());
    for (const Field& field : rubric.fields) reads.add(operands_of(rubric, field.required_when));
    for (const List& list : rubric.lists) {
        if (list.key || list.period || list.where || !list.derived.empty())
            reads.lists.insert(list.id);
        reads.add(operands_of(rubric, list.where));
        for (const DerivedColumn& derived : list.derived)
            reads.add(operands_of(rubric, derived.expression));
    }
    return reads.lists;
}

}  // namespace

double FormBlock::height() const {
    return std::accumulate(rows.begin(), rows.end(), 0.0,
                           [](double sum, const FormRow& row) { return sum + row.height; });
}

FormPlan::FormPlan(const Rubric& rubric_, int year)
    : rubric(rubric_), round(calendar_year(year, rubric_.plan.notice_year)) {
    // The reading says that the annex prints weights where others print points.
    weights = rubric.reading("weight_as_points") != nullptr;
    if (std::any_of(rubric.fields.begin(), rubric.fields.end(),
                    [](const Field& f) { return f.series > 0; }))
        values = 3;
    head.rows = head_rows(rubric);
    for (const IndicatorKind kind :
         {IndicatorKind::base, IndicatorKind::bonus, IndicatorKind::deduction})
        for (const Indicator& indicator : rubric.indicators)
            if (indicator.kind == kind) {
                blocks.emplace_back();
                blocks.back().indicator = &indicator;
                blocks.back().rows = indicator_rows(rubric, indicator);
            }
    for (const List& list : rubric.lists) {
        lists.emplace_back();
        lists.back().list = &list;
        lists.back().rows = static_cast<std::uint32_t>(std::max(1, list.form_rows));
    }
    counted_lists = lists_counted(rubric);
    fit_heights(head);
    for (FormBlock& block : blocks) fit_heights(block);
    place_rows();
    break_pages();
}

double FormPlan::width(std::uint32_t column) const {
    switch (column) {
        case section: return 10;
        case title: return 11;
        case points: return 6;
        case criterion: return 34;
        case label: return 21;
        default: break;
    }
    if (column <= last_value()) return values == 1 ? 24 : 12;
    constexpr double rest[] = {6, 18, 11, 9, 9};  // unit, materials, measure, self, check
    return rest[column - unit()];
}

double FormPlan::width(std::uint32_t first, std::uint32_t last) const {
    double sum = 0;
    for (std::uint32_t column = first; column <= last; ++column) sum += width(column);
    return sum;
}

void FormPlan::fit_heights(FormBlock& block) const {
    for (FormRow& row : block.rows) {
        const std::string caption =
            row.list ? message(row.elsewhere ? MessageCode("form-see") : "form-list",
                               {{"label", row.list->label}})
                           .zh
            : row.fields.empty() ? std::string()
                                 : field_label(*row.fields[0]);
        row.height = std::max(row.height, fitted_height(caption, width(label)));
        if (block.indicator == nullptr && !row.fields.empty())
            row.height = std::max(row.height, fitted_height(head_note(rubric, *row.fields[0]),
                                                            width(materials(), self())));
    }
    if (block.indicator == nullptr) return;
    const Indicator& indicator = *block.indicator;
    const double wanted =
        std::max({fitted_height(indicator.criterion.zh, width(criterion)),
                  fitted_height(indicator.materials.zh, width(materials())),
                  fitted_height(indicator.title.zh, width(title)),
                  fitted_height(section_caption(*this, indicator), width(section))});
    const double each = (wanted - block.height()) / static_cast<double>(block.rows.size());
    if (each > 0)
        for (FormRow& row : block.rows) row.height = std::min(tallest_row, row.height + each);
}

void FormPlan::place_rows() {
    std::uint32_t row = head_row;
    const auto place = [&](FormBlock& block) {
        block.first = row;
        for (const FormRow& r : block.rows) {
            if (!r.elsewhere)
                for (std::uint32_t i = 0; i < r.fields.size(); ++i) {
                    const Field& field = *r.fields[i];
                    const std::uint32_t shift =
                        field.series == 0 ? 0 : static_cast<std::uint32_t>(field.series) - 1;
                    fields[field.id] = {row, value + shift};
                }
            ++row;
        }
    };
    place(head);
    header_row = row++;
    for (FormBlock& block : blocks) {
        place(block);
        const Indicator& indicator = *block.indicator;
        if (form_gives_measure(rubric, indicator))
            measures[indicator.id] = {block.first, measure()};
        if (self_points_of(rubric.profile(indicator)) != SelfPoints::none)
            self_cells[indicator.id] = {block.first, self()};
    }
    total_row = row;
}

// Merged cells are cut where a page ends, so pages begin with an indicator wherever one fits on a
// page. A long head is broken between its rows.
void FormPlan::break_pages() {
    const double page = page_rows_height(true, width(0, check()), check() + 1);
    double used = top_height;
    const auto turn = [&](std::uint32_t row) {
        page_starts.push_back(row);
        used = 0;
    };
    for (std::uint32_t i = 0; i < head.rows.size(); ++i) {
        if (used + head.rows[i].height > page) turn(head.first + i);
        used += head.rows[i].height;
    }
    const auto fits = [&](double height) { return used + height <= page; };
    const double first = header_height + (blocks.empty() ? 0 : blocks.front().height());
    if (!fits(first) && first <= page) turn(header_row);
    used += header_height;
    std::vector<RowGroup> groups;
    for (const FormBlock& block : blocks) groups.push_back({block.first, block.height()});
    groups.push_back({total_row, end_height});
    const auto starts = kaoping::page_starts(groups, page, used, header_height);
    page_starts.insert(page_starts.end(), starts.begin(), starts.end());
}

bool FormPlan::starts_page(std::uint32_t row) const {
    return std::find(page_starts.begin(), page_starts.end(), row) != page_starts.end();
}

const ListLayout& FormPlan::layout(const std::string& list) const {
    return lists[static_cast<std::size_t>(rubric.list(list) - rubric.lists.data())];
}

std::string section_caption(const FormPlan& plan, const Indicator& indicator) {
    if (indicator.kind == IndicatorKind::bonus) return words("form-bonus").zh;
    if (indicator.kind == IndicatorKind::deduction) return words("form-deduction").zh;
    const Section* section = plan.rubric.section(indicator.section);
    if (section == nullptr) return "";
    return message(plan.weights ? MessageCode("form-section-weight") : "form-section",
                   {{"title", section->title}, {"points", points_words(section->points)}})
        .zh;
}

}  // namespace kaoping
