#include "sample.hpp"

#include <algorithm>
#include <stdexcept>

#include "../sample_rubric.hpp"
#include "../wording_places.hpp"
#include "model/cells.hpp"
#include "validate/validate.hpp"

namespace kaoping::sample {

namespace {

constexpr const char* annex = R"yaml(
id: sample
title: {zh: 示例考核, en: Sample assessment}
subject: {zh: 机构, en: institution}
scorer: {zh: 科技局, en: bureau}
regulation:
  title: {zh: 示例考核办法, en: Sample measures}
  number: 示例〔2025〕1号
  authority: {zh: 科技局, en: Bureau}
  article: 第二条
fields:
  - {id: category, label: {zh: 类别, en: Category}, type: choice, required: true, article: 第三条, choices: [{zh: 企业, en: firm}, {zh: 高校, en: university}]}
  - {id: licence, label: {zh: 执照, en: Licence}, type: yes_no, required: "category = \"企业\"", not_applicable: refused, article: 第四条}
  - {id: from, label: {zh: 起始日, en: From}, type: date, article: 第五条}
  - {id: to, label: {zh: 终止日, en: To}, type: date, article: 第五条}
  - {id: opinion, label: {zh: 审核意见, en: Opinion}, type: text, article: 第六条}
  - {id: rent, label: {zh: 租赁面积, en: Rent}, type: area, article: 第七条}
  - {id: area, label: {zh: 总面积, en: Area}, type: area, required: true, above: 0, max: 100000, article: 第七条}
  - {id: outside, label: {zh: 外聘主任, en: Outside chair}, type: yes_no, article: 第八条}
  - {id: funds, label: {zh: 经费, en: Funds}, type: money, series: true, article: 第九条}
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
      - {id: staff, label: {zh: 人员数, en: Staff}, type: count, unit: 人, required: true, min: 2}
    lists:
      - id: people
        label: {zh: 人员名册, en: Roll}
        compare_with: staff
        compare_empty: true
        at_least: 1
        warn_above: 3
        columns:
          - {id: name, label: {zh: 姓名, en: Name}, type: text, required: true}
          - {id: pay, label: {zh: 年薪, en: Pay}, type: money, above: 0}
          - {id: share, label: {zh: 占比, en: Share}, type: percent, max: 100}
        row_checks:
          - {code: well-paid, severity: warning, field: pay, when: "AND(pay > 50, category = \"高校\")", article: 第十条, message: {zh: 年薪偏高, en: High pay}}
          - {code: no-share, severity: info, when: ISBLANK(share), article: 第十条, message: {zh: 未填占比, en: No share}}
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
    fields:
      - {id: claimed, label: {zh: 项目数, en: Projects claimed}, type: count, unit: 项}
    lists:
      - id: projects
        label: {zh: 项目清单, en: Projects}
        compare_with: claimed
        count: {key: number, period: signed_on}
        columns:
          - {id: number, label: {zh: 合同编号, en: Number}, type: text, key_text: true, required: true}
          - {id: signed_on, label: {zh: 签订日期, en: Signed on}, type: date, required: true}
  - id: landed_points
    kind: bonus
    title: {zh: 落地, en: Landed}
    points: 10
    criterion: {zh: 每项2分。, en: 2 points each.}
    materials: {zh: 证明, en: Proofs}
    article: 附件3
    measure: ROWS(landed)
    unit: 项
    rule: {per_unit: {each: 2}}
    lists:
      - id: landed
        label: {zh: 落地清单, en: Landed}
        count: {key: number, period: landed_on}
        columns:
          - {id: number, label: {zh: 合同编号, en: Number}, type: text, key_text: true, required: true}
          - {id: place, label: {zh: 地点, en: Place}, type: text}
          - {id: landed_on, label: {zh: 落地日期, en: Landed on}, type: date, required: true}
  - id: judged_points
    kind: bonus
    title: {zh: 配合, en: Work}
    points: 5
    criterion: {zh: 酌情。, en: As judged.}
    materials: {zh: 材料, en: Materials}
    article: 附件4
    rule: {judged: {from: 0, to: 5}}
    lists:
      - id: proofs
        label: {zh: 证明清单, en: Proofs}
        count: {key: [number, title]}
        columns:
          - {id: title, label: {zh: 名称, en: Title}, type: text, required: true}
          - {id: number, label: {zh: 合同编号, en: Number}, type: text, key_text: true}
      - id: works
        label: {zh: 工程清单, en: Works}
        count: {key: place}
        columns:
          - {id: place, label: {zh: 地点, en: Place}, type: text, required: true}
grades:
  - {id: pass, label: {zh: 合格, en: Pass}, from: 60, article: 第四条}
  - {id: fail, label: {zh: 不合格, en: Fail}, article: 第四条}
checks:
  - {code: order, severity: error, field: to, when: from >= to, article: 第五条, message: {zh: 起始日应早于终止日, en: The beginning must be before the end}}
  - {code: late, severity: error, field: from, when: from > period_to, article: 第五条, message: {zh: 起始日晚于考核期末, en: After the period}}
  - {code: no-opinion, severity: warning, field: opinion, when: ISBLANK(opinion), article: 第六条, message: {zh: 未填审核意见, en: No opinion}}
  - {code: parts, severity: error, field: rent, when: "IF(ISBLANK(rent), 0, rent) > area", article: 第七条, message: {zh: 部分大于整体, en: A part exceeds the whole}}
  - {code: inside-chair, severity: warning, field: outside, when: NOT(outside), article: 第八条, message: {zh: 主任应外聘, en: The chair should come from outside}}
  - {code: either, severity: warning, field: funds_y3, when: "OR(funds_y3 < 10, funds_y2 < 10)", article: 第九条, message: {zh: 经费不足, en: Too little}}
readings:
  - id: limit
    question: {zh: 上限, en: Limit}
    chosen: {zh: 100万元, en: 1 million}
    why: {zh: 示例, en: Sample}
    article: 第十条
    value: 100
)yaml";

std::string shown(const Value& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* number = std::get_if<Number>(&value)) return number->to_decimal(6);
    if (const auto* date = std::get_if<Date>(&value)) return to_iso(*date);
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "是" : "否";
    return is_not_applicable(value) ? "不适用" : "";
}

Entry entry(const Value& value, std::string cell) {
    Entry given;
    if (!is_missing(value)) given.raw = shown(value);
    given.value = value;
    given.cell = std::move(cell);
    return given;
}

std::size_t position(const std::string& field) {
    const Field* found = rubric().field(field);
    if (found == nullptr) throw std::runtime_error("no field " + field);
    return static_cast<std::size_t>(found - rubric().fields.data());
}

std::size_t list_position(const std::string& list) {
    return static_cast<std::size_t>(rubric().list(list) - rubric().lists.data());
}

Finding reading_error(const std::string& field, const std::string& cell, const std::string& typed) {
    return {Severity::error,
            "not-a-number",
            field,
            cell,
            {{"label", same(field)}, {"found", same(typed)}, {"unit", same("")}}};
}

// SUM(people[pay]) > limit, about a column of the list.
Check check_of_list() {
    const ExprPtr sum =
        make_expr(CallNode{Function::sum, {make_expr(ColumnNode{"people", "pay"})}});
    const ExprPtr when = make_expr(
        BinaryNode{Operator::greater, sum, make_expr(NameNode{"limit", NameKind::reading})});
    return {FindingCode::read("many"),           Severity::warning, "people.pay", when,
            {"薪酬总额偏高", "High pay in all"}, "第十条"};
}

}  // namespace

const Rubric& rubric() {
    static const RubricPtr loaded = [] {
        auto whole = std::make_shared<Rubric>(*test::sample_rubric(annex));
        whole->checks.push_back(check_of_list());
        return RubricPtr(whole);
    }();
    return *loaded;
}

RoundContext round_2025() { return calendar_year(2025, std::nullopt); }

Form::Form() {
    const Rubric& all = rubric();
    for (std::size_t i = 0; i < all.fields.size(); ++i)
        submission.fields.push_back(entry(Missing{}, "指标表!F" + std::to_string(i + 1)));
    submission.lists.resize(all.lists.size());
    submission.self.resize(all.indicators.size());
    give("org_name", "某公司")
        .give("org_uscc", "91350100M000100Y43")
        .give("truth_pledge", true)
        .give("category", "高校");
    give("area", Number(500)).give("staff", Number(2)).give("opinion", "同意");
    row("people", {"张三", Number(20), Number(50)}).row("people", {"李四", Number(15), Number(50)});
}

Form& Form::give(const std::string& field, Value value) {
    Entry& cell = submission.fields[position(field)];
    cell = entry(value, cell.cell);
    return *this;
}

Form& Form::blank(const std::string& field) { return give(field, Missing{}); }

Form& Form::unreadable(const std::string& field, const std::string& typed) {
    Entry& cell = submission.fields[position(field)];
    cell.raw = typed;
    cell.value = Missing{};
    cell.unreadable = true;
    submission.findings.push_back(reading_error(field, cell.cell, typed));
    return *this;
}

Form& Form::row(const std::string& list, const std::vector<Value>& cells) {
    auto& rows = submission.lists[list_position(list)];
    ListRow added;
    added.sheet = rubric().list(list)->label.zh;
    added.line = static_cast<int>(rows.size()) + 4;
    for (std::uint32_t i = 0; i < cells.size(); ++i)
        added.cells.push_back(entry(
            cells[i], cell_address(added.sheet, {static_cast<std::uint32_t>(added.line - 1), i})));
    rows.push_back(std::move(added));
    return *this;
}

void Form::change_rows(const std::string& list,
                       const std::function<void(std::vector<ListRow>&)>& change) {
    PackedRows& rows = submission.lists[list_position(list)];
    std::vector<ListRow> all(rows.begin(), rows.end());
    change(all);
    rows = PackedRows(all);
}

Form& Form::unreadable_cell(const std::string& list, std::size_t row, std::size_t column,
                            const std::string& typed) {
    change_rows(list, [&](std::vector<ListRow>& rows) {
        Entry& cell = rows[row].cells[column];
        cell.raw = typed;
        cell.value = Missing{};
        cell.unreadable = true;
        submission.findings.push_back(
            reading_error(list + "." + rubric().list(list)->columns[column].id, cell.cell, typed));
    });
    return *this;
}

Form& Form::lose_column(const std::string& list, std::size_t column) {
    change_rows(list, [&](std::vector<ListRow>& rows) {
        for (ListRow& row : rows) row.cells[column] = {};
    });
    return *this;
}

Form& Form::verify(const std::string& field, Value value, const std::string& reason) {
    Verified verified;
    if (!is_missing(value)) verified.raw = shown(value);
    verified.value = std::move(value);
    verified.reason = reason;
    verified.cell = "数据核定!E" + std::to_string(position(field) + 1);
    bureau.verified[field] = verified;
    return *this;
}

std::vector<Finding> Form::findings() const {
    return validate(submission, rubric(), round_2025(), &bureau);
}

std::vector<std::string> Form::reported() const {
    std::vector<std::string> lines;
    for (const Finding& f : findings()) {
        CHECK(untold(f) == "");
        if (f.code.text() == "no-claim") continue;
        const char* severity = f.severity == Severity::error     ? "error"
                               : f.severity == Severity::warning ? "warning"
                                                                 : "info";
        lines.push_back(std::string(severity) + " " + std::string(f.code.text()) + " " + f.field +
                        (f.cell.empty() ? "" : " @ " + f.cell));
    }
    std::sort(lines.begin(), lines.end());
    return lines;
}

std::string argument(const Finding& finding, const std::string& name) {
    for (const auto& arg : finding.args)
        if (arg.first == name) return arg.second.zh;
    return "?";
}

}  // namespace kaoping::sample
