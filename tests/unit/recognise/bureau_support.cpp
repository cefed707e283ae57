#include "bureau_support.hpp"

#include <algorithm>

#include "model/identity.hpp"

namespace kaoping::bureau {

namespace {

Number n(const char* text) { return Number::parse(text).value(); }

Field field(const char* id, const char* label, ValueType type) {
    Field f;
    f.id = id;
    f.label = {label, id};
    f.spec.type = type;
    return f;
}

Indicator indicator(const char* id, const char* title, const char* points) {
    Indicator i;
    i.id = id;
    i.title = {title, id};
    i.points = n(points);
    i.article = "附件";
    return i;
}

Fact fact(const char* id, const char* label, ValueType type) {
    Fact f;
    f.id = id;
    f.label = {label, id};
    f.spec.type = type;
    f.article = "第九条";
    return f;
}

Rubric make() {
    Rubric r;
    r.id = "sample";
    r.title = {"示例考核", "Sample"};
    r.fields = {field("org_name", "机构名称", ValueType::name),
                field("org_uscc", "统一社会信用代码（依托单位）", ValueType::uscc),
                field("site_area", "场地面积", ValueType::area),
                field("staff", "人员数", ValueType::count),
                field("pledge", "承诺", ValueType::yes_no)};
    r.fields[2].spec.unit = "平方米";
    r.fields[3].spec.unit = "人";
    r.fields[3].minimum = n("1");
    r.fields[3].maximum = n("500");
    r.fields[4].refuses_not_applicable = true;
    for (int y = 1; y <= 3; ++y) {
        Field income =
            field(("income_y" + std::to_string(y)).c_str(), "年度收入", ValueType::money);
        income.spec.unit = "万元";
        income.series = y;
        income.series_id = "income";
        r.fields.push_back(income);
    }
    List projects;
    projects.id = "projects";
    projects.label = {"项目清单", "Projects"};
    for (const char* label : {"编号", "名称"}) {
        Column column;
        column.id = label;
        column.label = {label, label};
        projects.columns.push_back(column);
    }
    r.lists.push_back(projects);

    Indicator reports = indicator("reports", "上报资料", "10");
    reports.judged = JudgedRange{n("0"), n("10"), n("0.5"), {}};
    Indicator level = indicator("level", "工作水平", "10");
    level.judged =
        JudgedRange{n("4"),
                    n("10"),
                    std::nullopt,
                    {{{"好", "good"}, n("7"), n("10")}, {{"一般", "fair"}, n("4"), n("6")}}};
    Indicator plan = indicator("plan", "工作计划", "6");
    plan.expert_items = {{"plan", {"", ""}, n("6")}};
    Indicator paper = indicator("paper", "白皮书", "5");
    paper.expert_items = {{"wp_a", {"现状清楚", "status"}, n("2.5")},
                          {"wp_b", {"问题准确", "problems"}, n("2.5")}};
    r.indicators = {reports, level, plan, paper};
    r.panel.opinion = true;

    Fact visits = fact("visits", "查实次数", ValueType::count);
    visits.spec.unit = "次";
    Fact fraud = fact("fraud", "弄虚作假", ValueType::yes_no);
    fraud.flag = true;
    r.facts = {visits, fraud, fact("since", "核查日期", ValueType::date)};

    Grade good{"good",   {"优秀", "Excellent"}, n("85"),     false, std::nullopt,
               "第四条", std::nullopt,          std::nullopt};
    Grade fail{"fail",       {"不合格", "Fail"}, Number(),     true,
               std::nullopt, "第四条",           std::nullopt, std::nullopt};
    r.grades = {good, fail};
    return r;
}

Cell cell_of(const std::string& text) {
    Cell cell;
    cell.text = text;
    if (text.starts_with("#")) {
        cell.kind = CellKind::number;
        cell.text = text.substr(1);
    }
    return cell;
}

std::string area(const Range& range) { return to_a1(range.first) + ":" + to_a1(range.last); }

}  // namespace

const Rubric& rubric() {
    static const Rubric made = make();
    return made;
}

Table::Table(std::string sheet, std::vector<std::vector<std::string>> rows)
    : sheet_(std::move(sheet)), rows_(std::move(rows)) {}

Table& Table::kind(const std::string& kind, const std::string& rubric, const std::string& year) {
    facts_ = {{"kaoping", "1"}, {"kind", kind}, {"rubric", rubric}, {"year", year}};
    return *this;
}

Table& Table::name(const std::string& name, const std::string& first, const std::string& last) {
    const Range range{from_a1(first).value(), from_a1(last).value()};
    names_.push_back({name, range, range});
    return *this;
}

Table& Table::set(const std::string& a1, const std::string& text) {
    const Position at = from_a1(a1).value();
    if (rows_.size() <= at.row) rows_.resize(at.row + 1);
    auto& row = rows_[at.row];
    if (row.size() <= at.column) row.resize(at.column + 1);
    row[at.column] = text;
    return *this;
}

Table& Table::lose_names() {
    names_lost_ = true;
    return *this;
}

Table& Table::lose_hidden() {
    hidden_lost_ = true;
    return *this;
}

Table& Table::lose_headers(std::uint32_t rows) {
    for (std::uint32_t r = 0; r < rows; ++r)
        for (std::string& text : rows_[r])
            if (!text.empty()) text = "改过的表头";
    return *this;
}

Table& Table::insert_row(std::uint32_t before) {
    rows_.insert(rows_.begin() + before, std::vector<std::string>());
    for (Name& name : names_)
        for (Position* at : {&name.range.first, &name.range.last})
            if (at->row >= before) ++at->row;
    return *this;
}

Workbook Table::build() const {
    Workbook workbook;
    Sheet sheet{sheet_, false, {}, {}};
    for (std::uint32_t r = 0; r < rows_.size(); ++r)
        for (std::uint32_t c = 0; c < rows_[r].size(); ++c)
            if (!rows_[r][c].empty()) sheet.cells.push_back({{r, c}, cell_of(rows_[r][c])});
    workbook.sheets.push_back(std::move(sheet));
    if (!names_lost_)
        for (const Name& name : names_) workbook.names.push_back({name.name, sheet_, name.range});
    if (hidden_lost_ || facts_.empty()) return workbook;
    for (const auto& [key, value] : facts_)
        workbook.properties[std::string(identity::property_prefix) + key] = value;
    Sheet hidden{std::string(identity::hidden_sheet), true, {}, {}};
    std::uint32_t row = 0;
    for (const auto& [key, value] : facts_) {
        hidden.cells.push_back({{row, 0}, cell_of(key)});
        hidden.cells.push_back({{row++, 1}, cell_of(value)});
    }
    for (const Name& name : names_) {
        hidden.cells.push_back({{row, 0}, cell_of("name")});
        hidden.cells.push_back({{row, 1}, cell_of(name.name)});
        hidden.cells.push_back({{row, 2}, cell_of(sheet_)});
        hidden.cells.push_back({{row++, 3}, cell_of(area(name.remembered))});
    }
    workbook.sheets.push_back(std::move(hidden));
    return workbook;
}

Table review() {
    Table table("评审表",
                {{"评审表"},
                 {"机构名称", "统一社会信用代码（依托单位）", "上报资料（10分）", "工作水平",
                  "核查情况", "重大事项"},
                 {"", "", "上报资料评分", "工作水平评分", "查实次数", "弄虚作假", "核查日期"},
                 {"阿尔法公司", "91350100M000100Y43", "", "", "", "", ""},
                 {"北方研究院", "", "", "", "", "", ""}});
    table.kind("review");
    const char* names[] = {"k_name",   "k_uscc",  "j_reports", "j_level",
                           "b_visits", "b_fraud", "b_since"};
    for (std::uint32_t c = 0; c < 7; ++c) table.name(names[c], to_a1({3, c}), to_a1({4, c}));
    return table;
}

Table expert() {
    Table table("专家评分表", {{"评审专家", "欧阳某"},
                               {"机构名称", "统一社会信用代码（依托单位）", "回避", "工作任务",
                                "白皮书", "", "评审意见"},
                               {"", "", "", "工作计划", "现状清楚", "问题准确"},
                               {"阿尔法公司", "91350100M000100Y43", "", "", "", "", ""},
                               {"北方研究院", "", "", "", "", "", ""}});
    table.kind("expert").name("expert", "B1", "B1");
    const char* names[] = {"k_name", "k_uscc", "recused", "e_plan", "e_wp_a", "e_wp_b", "opinion"};
    for (std::uint32_t c = 0; c < 7; ++c) table.name(names[c], to_a1({3, c}), to_a1({4, c}));
    return table;
}

}  // namespace kaoping::bureau
