#include <doctest/doctest.h>

#include "rubric/labels.hpp"

using namespace kaoping;

TEST_CASE("printed labels and headers are compared without mark, width and blanks") {
    struct Case {
        const char* printed;
        const char* key;
    };
    const std::vector<Case> cases = {
        {"机构名称", "机构名称"},
        {"机构名称 *", "机构名称"},
        {" 机构　名称＊ ", "机构名称"},
        {"ＡＢ（１）", "AB(1)"},
        {"佐证材料（人员）", "佐证材料(人员)"},
        {"*", ""},
    };
    for (const Case& c : cases) {
        INFO(std::string(c.printed));
        CHECK(label_key(c.printed) == c.key);
    }
}

TEST_CASE("a header names its column with or without unit and mark, but not with another unit") {
    Column column;
    column.label = {"合同金额", "Amount"};
    column.spec.unit = "万元";
    column.required = true;
    CHECK(column_header(column) == "合同金额（万元） *");
    for (const char* printed : {"合同金额（万元） *", "合同金额(万元)", "合同金额", "合同 金额*"})
        CHECK(is_header_of(column, printed));
    for (const char* printed : {"合同金额（元）", "合同金额（万元）合计", "金额", ""})
        CHECK_FALSE(is_header_of(column, printed));
}

TEST_CASE("values of a series belong to the year of the round and the two before") {
    Field field;
    field.label = {"收入", "Income"};
    CHECK(series_year(field, 2025) == 2025);
    for (field.series = 1; field.series <= 3; ++field.series)
        CHECK(series_year(field, 2025) == 2022 + field.series);
    field.need = Need::conditional;
    CHECK(field_label(field) == "收入");
    field.need = Need::required;
    CHECK(field_label(field) == "收入 *");
}

TEST_CASE("the article cited is the nearest one known") {
    Rubric rubric;
    rubric.regulation.title.zh = "某办法";
    Indicator indicator;
    indicator.id = "staff";
    indicator.article = "附件1";
    rubric.indicators.push_back(indicator);
    Field field;
    CHECK(cited_article(rubric, field) == "某办法");
    rubric.regulation.number = "某〔2025〕1号";
    CHECK(cited_article(rubric, field) == "某〔2025〕1号");
    field.indicator = "staff";
    CHECK(cited_article(rubric, field) == "附件1");
    field.article = "第三条";
    CHECK(cited_article(rubric, field) == "第三条");
    List list;
    list.indicator = "staff";
    CHECK(cited_article(rubric, list) == "附件1");
}
