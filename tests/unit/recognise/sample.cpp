#include "sample.hpp"

#include <algorithm>

#include "../sample_rubric.hpp"
#include "../wording_places.hpp"
#include "model/identity.hpp"
#include "rubric/labels.hpp"

namespace kaoping::sample {

namespace {

constexpr std::string_view main_sheet = "指标表";
constexpr std::uint32_t label_column = 4;
constexpr std::uint32_t value_column = 5;

constexpr const char* annex = R"(
id: ID
title: {zh: 示例考核, en: Sample assessment}
subject: {zh: 机构, en: institution}
scorer: {zh: 科技局, en: bureau}
regulation:
  title: {zh: 示例考核办法, en: Sample measures}
  number: 示例〔2025〕1号
  authority: {zh: 科技局, en: Bureau}
  article: 第二条
fields:
  - {id: category, label: {zh: LABEL, en: Category}, type: choice, required: true, article: 第三条, choices: [{zh: 企业, en: firm}, {zh: 高校, en: university}]}
  - {id: site_area, label: {zh: 场地面积, en: Site area}, type: area, required: true, article: 第三条}
  - {id: income, label: {zh: 年度收入, en: Income}, type: money, series: true, article: 第三条}
sections:
  - {id: base, title: {zh: 基础, en: Base}, points: 100, article: 附件}
indicators:
  - id: staff_points
    section: base
    title: {zh: 人员, en: Staff}
    points: 60
    criterion: {zh: 每人2分。, en: 2 points each.}
    materials: {zh: 名册, en: Roll}
    article: 附件1
    measure: staff
    unit: 人
    rule: {per_unit: {each: 2}}
    fields:
      - {id: staff, label: {zh: 人员数, en: Staff}, type: count, unit: 人, required: true}
    lists:
      - id: people
        label: {zh: LIST, en: Roll}
        compare_with: staff
        columns:
          - {id: name, label: {zh: 姓名, en: Name}, type: text, required: true}
          - {id: degree, label: {zh: 学位, en: Degree}, type: choice, choices: [{zh: 博士, en: doctor}, {zh: 硕士, en: master}]}
          - {id: pay, label: {zh: 年薪, en: Pay}, type: money}
  - id: project_points
    section: base
    title: {zh: 项目, en: Projects}
    points: 40
    criterion: {zh: 每项10分。, en: 10 points each.}
    materials: {zh: 合同, en: Contracts}
    article: 附件2
    measure: ROWS(projects)
    unit: 项
    rule: {per_unit: {each: 10}}
    lists:
      - id: projects
        label: {zh: 项目清单, en: Projects}
        count: {key: number, period: signed_on}
        columns:
          - {id: number, label: {zh: 合同编号, en: Number}, type: text, key_text: true, required: true}
          - {id: signed_on, label: {zh: 签订日期, en: Signed on}, type: date, required: true}
grades:
  - {id: pass, label: {zh: 合格, en: Pass}, from: 60, article: 第四条}
  - {id: fail, label: {zh: 不合格, en: Fail}, article: 第四条}
)";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

RubricPtr load(const std::string& id, const std::string& label, const std::string& list) {
    return test::sample_rubric(
        replaced(replaced(replaced(annex, "ID", id), "LABEL", label), "LIST", list));
}

Position a1(const std::string& text) { return from_a1(text).value(); }

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

}  // namespace

const Rubric& rubric() {
    static const RubricPtr loaded = load("sample", "机构类别", "人员名册");
    return *loaded;
}

const Rubric& other_rubric() {
    static const RubricPtr loaded = [] {
        auto other = std::make_shared<Rubric>(*load("other", "单位性质", "花名册"));
        for (Field& field : other->fields)
            if (!field.identity) field.id = "o_" + field.id;
        for (Field& field : other->fields)
            if (!field.identity) field.label.zh = "另" + field.label.zh;
        for (List& list : other->lists) list.id = "o_" + list.id;
        other->lists[1].label.zh = "另一清单";
        return other;
    }();
    return *loaded;
}

Cell text_cell(std::string text) {
    Cell cell;
    cell.text = std::move(text);
    return cell;
}

Cell number_cell(std::string digits) {
    Cell cell;
    cell.kind = CellKind::number;
    cell.text = std::move(digits);
    return cell;
}

FormBook::FormBook(const Rubric& rubric, int year) : rubric_(rubric) {
    workbook_.sheets.push_back({std::string(main_sheet), false, {}, {}});
    for (const List& list : rubric.lists)
        workbook_.sheets.push_back({list.label.zh, false, {}, {}});
    workbook_.sheets.push_back({"填报说明", false, {}, {}});
    workbook_.sheets.push_back({std::string(identity::hidden_sheet), true, {}, {}});
    hidden("kaoping", "1");
    hidden("kind", "form");
    hidden("rubric", rubric.id);
    hidden("year", std::to_string(year));
    workbook_.properties = {{"kaoping_kaoping", "1"},
                            {"kaoping_kind", "form"},
                            {"kaoping_rubric", rubric.id},
                            {"kaoping_year", std::to_string(year)}};
    write_main();
    for (const List& list : rubric.lists) write_list(list);
}

void FormBook::write_main() {
    Sheet& main = sheet(std::string(main_sheet));
    put(main, {0, 0}, text_cell(rubric_.title.zh + "填报表"));
    next_row_ = 3;
    const auto write_field = [&](const Field& field) {
        const std::uint32_t offset =
            field.series > 1 ? static_cast<std::uint32_t>(field.series - 1) : 0;
        const std::uint32_t row = offset == 0 ? next_row_++ : next_row_ - 1;
        if (offset == 0) put(main, {row, label_column}, text_cell(field_label(field)));
        const Position at{row, value_column + offset};
        define("f_" + field.id, main.name, {at, at});
    };
    for (const Field& field : rubric_.fields)
        if (field.indicator.empty()) write_field(field);
    ++next_row_;
    for (const Indicator& indicator : rubric_.indicators) {
        const std::uint32_t first = next_row_;
        for (const std::string& id : indicator.fields) write_field(*rubric_.field(id));
        put(main, {first, 1}, text_cell(indicator.title.zh));
        if (indicator.points) put(main, {first, 2}, number_cell(indicator.points->to_decimal(4)));
        put(main, {first, 3}, text_cell(indicator.criterion.zh));
        for (const std::uint32_t column : {1U, 2U, 3U, 10U})
            if (next_row_ - first > 1)
                main.merges.push_back({{first, column}, {next_row_ - 1, column}});
        define("s_" + indicator.id, main.name, {{first, 10}, {first, 10}});
    }
}

void FormBook::write_list(const List& list) {
    Sheet& page = sheet(list.label.zh);
    put(page, {0, 0}, text_cell(list.label.zh));
    for (std::uint32_t i = 0; i < list.columns.size(); ++i)
        put(page, {2, i}, text_cell(column_header(list.columns[i])));
    const Position first{3, 0};
    const Position last{2 + static_cast<std::uint32_t>(list.form_rows),
                        static_cast<std::uint32_t>(list.columns.size()) - 1};
    define("l_" + list.id, page.name, {first, last});
}

void FormBook::define(const std::string& name, const std::string& sheet_name, Range range) {
    workbook_.names.push_back({name, sheet_name, range});
    Sheet& map = sheet(std::string(identity::hidden_sheet));
    const auto row =
        static_cast<std::uint32_t>(map.cells.empty() ? 0
                                                     : std::max_element(
                                                           map.cells.begin(), map.cells.end(),
                                                           [](const auto& a, const auto& b) {
                                                               return a.first < b.first;
                                                           })->first.row +
                                                           1);
    const std::string text =
        to_a1(range.first) + (range.first == range.last ? "" : ":" + to_a1(range.last));
    put(map, {row, 0}, text_cell("name"));
    put(map, {row, 1}, text_cell(name));
    put(map, {row, 2}, text_cell(sheet_name));
    put(map, {row, 3}, text_cell(text));
}

Workbook FormBook::build() const {
    Workbook built = workbook_;
    for (Sheet& page : built.sheets)
        std::sort(page.cells.begin(), page.cells.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
    return built;
}

Sheet& FormBook::sheet(const std::string& name) {
    for (Sheet& page : workbook_.sheets)
        if (page.name == name) return page;
    throw std::runtime_error("no sheet " + name);
}

FormBook& FormBook::add_sheet(const std::string& name) {
    workbook_.sheets.emplace_back().name = name;
    return *this;
}

void FormBook::put(Sheet& page, Position at, Cell cell) {
    std::erase_if(page.cells, [&](const auto& entry) { return entry.first == at; });
    page.cells.emplace_back(at, std::move(cell));
}

FormBook& FormBook::set(const std::string& name, const std::string& at, Cell cell) {
    put(sheet(name), a1(at), std::move(cell));
    return *this;
}

FormBook& FormBook::text(const std::string& name, const std::string& at, const std::string& text) {
    return set(name, at, text_cell(text));
}

FormBook& FormBook::erase(const std::string& name, const std::string& at) {
    std::erase_if(sheet(name).cells, [&](const auto& entry) { return entry.first == a1(at); });
    return *this;
}

FormBook& FormBook::type(const std::string& field, const std::string& text) {
    const DefinedName* name = workbook_.name("f_" + field);
    put(sheet(name->sheet), name->range->first, text_cell(text));
    return *this;
}

FormBook& FormBook::number(const std::string& field, const std::string& digits) {
    const DefinedName* name = workbook_.name("f_" + field);
    put(sheet(name->sheet), name->range->first, number_cell(digits));
    return *this;
}

FormBook& FormBook::row(const std::string& list, std::uint32_t row,
                        const std::vector<std::string>& texts) {
    const DefinedName* name = workbook_.name("l_" + list);
    for (std::uint32_t i = 0; i < texts.size(); ++i)
        if (!texts[i].empty())
            put(sheet(name->sheet), {name->range->first.row + row, name->range->first.column + i},
                text_cell(texts[i]));
    return *this;
}

FormBook& FormBook::lose_names() {
    workbook_.names.clear();
    return *this;
}

FormBook& FormBook::break_name(const std::string& wanted) {
    for (DefinedName& name : workbook_.names)
        if (name.name == wanted) name = {wanted, "", std::nullopt};
    return *this;
}

FormBook& FormBook::lose_hidden() {
    std::erase_if(workbook_.sheets,
                  [](const Sheet& page) { return page.name == identity::hidden_sheet; });
    return *this;
}

FormBook& FormBook::lose_properties() {
    workbook_.properties.clear();
    return *this;
}

FormBook& FormBook::name(const std::string& wanted, const std::string& sheet_name,
                         const std::string& first, const std::string& last) {
    std::erase_if(workbook_.names,
                  [&](const DefinedName& name) { return lower(name.name) == lower(wanted); });
    workbook_.names.push_back({wanted, sheet_name, Range{a1(first), a1(last)}});
    return *this;
}

FormBook& FormBook::hidden(const std::string& key, const std::string& value) {
    Sheet& map = sheet(std::string(identity::hidden_sheet));
    for (const auto& [at, cell] : std::vector(map.cells))
        if (at.column == 0 && cell.text == key) {
            put(map, {at.row, 1}, text_cell(value));
            return *this;
        }
    std::uint32_t row = 0;
    for (const auto& [at, cell] : map.cells) row = std::max(row, at.row + 1);
    put(map, {row, 0}, text_cell(key));
    put(map, {row, 1}, text_cell(value));
    return *this;
}

FormBook& FormBook::property(const std::string& key, const std::string& value) {
    workbook_.properties["kaoping_" + key] = value;
    return *this;
}

FormBook& FormBook::merge(const std::string& name, const std::string& first,
                          const std::string& last) {
    sheet(name).merges.push_back({a1(first), a1(last)});
    return *this;
}

FormBook& FormBook::insert_rows(const std::string& name, std::uint32_t before,
                                std::uint32_t count) {
    const auto moved = [&](Position at) {
        return at.row < before ? at : Position{at.row + count, at.column};
    };
    Sheet& page = sheet(name);
    for (auto& [at, cell] : page.cells) at = moved(at);
    for (Range& merge : page.merges) merge = {moved(merge.first), moved(merge.last)};
    for (DefinedName& defined : workbook_.names)
        if (defined.sheet == name && defined.range)
            defined.range = Range{moved(defined.range->first), moved(defined.range->last)};
    return *this;
}

FormBook& FormBook::insert_columns(const std::string& name, std::uint32_t before,
                                   std::uint32_t count) {
    const auto moved = [&](Position at) {
        return at.column < before ? at : Position{at.row, at.column + count};
    };
    Sheet& page = sheet(name);
    for (auto& [at, cell] : page.cells) at = moved(at);
    for (Range& merge : page.merges) merge = {moved(merge.first), moved(merge.last)};
    for (DefinedName& defined : workbook_.names)
        if (defined.sheet == name && defined.range)
            defined.range = Range{moved(defined.range->first), moved(defined.range->last)};
    return *this;
}

FormBook& FormBook::swap_columns(const std::string& name, std::uint32_t a, std::uint32_t b) {
    for (auto& [at, cell] : sheet(name).cells)
        if (at.row >= 2) at.column = at.column == a ? b : at.column == b ? a : at.column;
    return *this;
}

std::vector<std::string> reported(const std::vector<Finding>& findings) {
    std::vector<std::string> lines;
    for (const Finding& f : findings) {
        CHECK(untold(f) == "");
        const char* severity = f.severity == Severity::error     ? "error"
                               : f.severity == Severity::warning ? "warning"
                                                                 : "info";
        lines.push_back(std::string(severity) + " " + std::string(f.code.text()) +
                        (f.cell.empty() ? "" : " " + f.cell));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

bool tells(const std::vector<Finding>& findings, const std::string& line) {
    const auto lines = reported(findings);
    return std::find(lines.begin(), lines.end(), line) != lines.end();
}

std::string raw(const Submission& submission, const Rubric& from, const std::string& field) {
    const auto at = static_cast<std::size_t>(from.field(field) - from.fields.data());
    return submission.fields[at].raw.value_or("");
}

}  // namespace kaoping::sample
