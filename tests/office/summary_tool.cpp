// summary_tool RUBRIC FILE COUNT: a summary of COUNT made-up institutions of every status under
// this rubric.
#include <algorithm>
#include <cstdlib>

#include "reports/summary/summary.hpp"
#include "rubric/catalog.hpp"

using namespace kaoping;

namespace {

// Names of equal totals stand in pinyin order: 阿 before 北 before 重 (chóng) before 张.
constexpr const char* names[] = {
    "张家港创新中心",
    "重庆路众创空间",
    "北方创业咖啡",
    "阿里孵化器（一期）",
    "O'Brien & 合作社 <测试>",
    "长安科技服务有限公司第一分公司河北省秦皇岛市经济技术开发区孵化基地"};

Number number_of(std::size_t value, std::int64_t scale) {
    return Number(static_cast<std::int64_t>(value)) / Number(scale);
}

// Points of an indicator: a fixed share of its maximum that differs from one institution to the
// next.
Number points_of(const Indicator& indicator, std::size_t institution, std::size_t index) {
    const Number most = indicator.points.value_or(Number(5));
    return (most * number_of((institution * 37 + index * 11) % 41 + 60, 100)).rounded(4);
}

void score(const Rubric& rubric, std::size_t i, Scorecard& card) {
    card.indicators.resize(rubric.indicators.size());
    card.workings.resize(rubric.indicators.size());
    card.sections.assign(rubric.sections.size(), Number(0));
    for (std::size_t n = 0; n < rubric.indicators.size(); ++n) {
        const Indicator& indicator = rubric.indicators[n];
        IndicatorScore& one = card.indicators[n];
        card.workings[n].maximum = indicator.points;
        one.basis = Basis::computed;
        if (card.status == Status::pending &&
            (n == 1 || indicator.judged || !indicator.expert_items.empty())) {
            one.basis = n == 1 ? Basis::not_computable : Basis::pending;
            card.pending.push_back(indicator.id);
            continue;
        }
        one.points = indicator.kind == IndicatorKind::base
                         ? points_of(indicator, i, n)
                         : Number(static_cast<std::int64_t>(i % 3));
        if (indicator.kind == IndicatorKind::bonus) card.bonus += *one.points;
        if (indicator.kind == IndicatorKind::deduction) card.deduction += *one.points;
        for (std::size_t s = 0; s < rubric.sections.size(); ++s)
            if (rubric.sections[s].id == indicator.section && card.sections[s])
                card.sections[s] = *card.sections[s] + *one.points;
        card.raw_total += *one.points;
    }
    if (card.status == Status::assessed) card.total = card.raw_total;
}

void judge(const Rubric& rubric, std::size_t i, Scorecard& card) {
    for (const Grade& grade : rubric.grades)
        if (card.grade.empty() && (grade.lowest || *card.total >= grade.from))
            card.grade = grade.id;
    if (i % 11 == 5 && !rubric.vetoes.empty()) {
        card.vetoes = {rubric.vetoes.front().id};
        card.grade = rubric.vetoes.front().grade;
    } else {
        card.rank = 1;
    }
    if (i % 7 == 3 && !rubric.grade_caps.empty()) card.grade_caps = {rubric.grade_caps.front().id};
    for (std::size_t c = 0; c < rubric.consequences.size(); ++c)
        for (const std::string& grade : rubric.consequences[c].grades)
            if (grade == card.grade) card.consequences.push_back(static_cast<int>(c));
}

Status status_of(std::size_t i) {
    if (i % 13 == 6) return Status::pending;
    if (i % 13 == 9) return Status::returned;
    if (i % 29 == 11) return Status::duplicate;
    if (i % 31 == 12) return Status::exempt;
    if (i % 37 == 14) return Status::not_eligible;
    return i % 17 == 15 ? Status::absent : Status::assessed;
}

void rank(std::vector<Scorecard>& cards) {
    std::vector<Scorecard*> ranked;
    for (Scorecard& card : cards)
        if (card.rank) ranked.push_back(&card);
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Scorecard* a, const Scorecard* b) { return *a->total > *b->total; });
    for (std::size_t i = 0; i < ranked.size(); ++i)
        ranked[i]->rank = i > 0 && *ranked[i]->total == *ranked[i - 1]->total
                              ? *ranked[i - 1]->rank
                              : static_cast<int>(i + 1);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) return 2;
    const RubricCatalog catalog;
    const LoadedRubric loaded = catalog.load(arguments[1]);
    if (!loaded.rubric) return 2;
    const Rubric& rubric = *loaded.rubric;
    const auto wanted = static_cast<std::size_t>(std::atoi(arguments[3]));
    std::vector<Scorecard> cards(wanted);
    std::vector<SummaryRow> rows;
    SummaryRound round{rubric, calendar_year(2025, std::nullopt), {}, {}, {}};
    for (std::size_t i = 0; i < wanted; ++i) {
        Scorecard& card = cards[i];
        card.status = status_of(i);
        if (card.status == Status::assessed || card.status == Status::pending)
            score(rubric, i % 97, card);
        if (card.status == Status::assessed) judge(rubric, i, card);
        if (card.status == Status::returned)
            for (int n = 0; n < 3; ++n)
                card.findings.push_back(
                    {Severity::error,
                     FindingCode::read("test-remark"),
                     "",
                     "指标表!F" + std::to_string(7 + n),
                     {{"message",
                       {"“实际常驻企业数”填的是“约二十家左右”，无法读作整数，请只填数字",
                        "“Tenants”: cannot be read as a whole number"}},
                      {"article", same("第六条")}}});
        if (card.status == Status::absent)
            for (std::size_t c = 0; c < rubric.consequences.size(); ++c)
                if (rubric.consequences[c].absent) card.consequences.push_back(static_cast<int>(c));
        card.findings.push_back(
            {Severity::warning,
             FindingCode::read("test-remark"),
             "",
             "",
             {{"message", {"提示一处", "One remark"}}, {"article", same("第一条")}}});
    }
    rank(cards);
    for (std::size_t i = 0; i < wanted; ++i) {
        const bool shown =
            cards[i].status == Status::assessed || cards[i].status == Status::pending;
        const std::string name =
            std::string(names[i % std::size(names)]) +
            (wanted > std::size(names) ? std::to_string(i / std::size(names) + 1) : "");
        SummaryRow row{cards[i].status == Status::absent ? "" : "材料/" + name + ".xlsx",
                       name,
                       "91130300MA0" + std::to_string(1000000 + i),
                       std::make_shared<const Scorecard>(cards[i]),
                       "",
                       "",
                       {}};
        if (shown) row.graded_file = "评分/" + name + " #1 100%.xlsx";
        if (cards[i].status == Status::returned) row.returned_file = "退回/" + name + ".xlsx";
        if (i % 2 == 0 && !rubric.grades.empty())
            row.previous_grade = rubric.grades[i % rubric.grades.size()].id;
        if (row.previous_grade && i % 4 == 0) row.previous_total = number_of(600 + i * 7 % 350, 10);
        rows.push_back(std::move(row));
    }
    round.rows = std::move(rows);
    round.unreadable = {{"材料/坏.xlsx", {"文件已损坏，无法打开", "The file is damaged"}}};
    round.attachments = {"材料/照片.jpg", "材料/说明.pdf"};
    write_summary(arguments[2], round);
    return 0;
}
