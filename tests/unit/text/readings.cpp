// What the shared vectors leave open, type by type.
#include <doctest/doctest.h>

#include "support.hpp"

using namespace kaoping;
using namespace kaoping::testing;

namespace {

struct Case {
    std::string type;
    std::string unit;
    std::string typed;
    std::string expected;  // the value and the codes of warnings and infos, or the codes of errors
};

void check(const Case& c, const Cell& cell, bool date1904 = false) {
    CAPTURE(c.type);
    CAPTURE(c.typed);
    CHECK(summary(read_cell(&cell, date1904, spec_of(c.type, c.unit))) == c.expected);
}

}  // namespace

TEST_CASE("quantities in text") {
    for (const Case& c : std::initializer_list<Case>{
             {"count", "家", "5个", "5"},
             {"count", "家", "合计：5家。", "5"},
             {"count", "人", "5位", "5"},
             {"count", "次", "5场", "5"},
             {"count", "次", "5 場", "5"},
             {"count", "项", "5件", "5"},
             {"count", "条", "5条", "5"},
             {"count", "家", "5人", "wrong-unit"},
             {"count", "家", "12（家）", "12"},
             {"count", "家", "+5", "5"},
             {"count", "家", "12家（见附件2）", "12 remark-ignored"},
             {"count", "家", "12（含3家外地）", "extra-text"},
             {"count", "家", "没有", "0 none-is-zero"},
             {"count", "家", "⑫家", "12"},
             {"count", "家", "①5", "not-a-number"},
             {"count", "家", "½", "not-a-number"},
             {"count", "家", "⒈", "not-a-number"},
             {"count", "家", "1 2", "extra-text"},
             {"count", "家", "5+3", "range-given"},
             {"count", "家", "三至五家", "range-given"},
             {"count", "家", "≥5", "range-given"},
             {"count", "家", "不少于5家", "range-given"},
             {"count", "家", "数十家", "approximate"},
             {"count", "家", "三四家", "approximate"},
             {"count", "家", "10来个", "approximate"},
             {"count", "家", "一百二", "colloquial-number"},
             {"count", "家", "1,23", "bad-grouping"},
             {"count", "家", "1000000000", "1000000000"},
             {"count", "家", "1000000001", "too-large"},
             {"count", "家", "1e300", "too-large"},
             {"count", "家", "3.0", "3"},
             {"count", "家", "１２．５", "not-whole"},
             {"count", "家", "负三", "negative"},
             {"count", "家", "12%", "wrong-unit"},
             {"count", "家", "50万美元", "other-currency"},
             {"count", "", "2023年", "2023"},
             {"count", "", "二〇二三年", "2023"},
             {"count", "", "一九九八年", "1998"},
             {"count", "家", "————", "blank"},
             {"count", "家", "//", "blank"},
             {"count", "家", "＿＿", "blank"},
             {"count", "家", "不適用", "not_applicable"},
             {"count", "家",
              "\xEF\xBB\xBF"
              "12",
              "12"},
             {"number", "小时", "1,200.5小时", "1200.5"},
             {"number", "", "无", "not-a-number"},
             {"number", "", "0.1234567", "0.123457 too-many-decimals"},
             {"percent", "%", "无", "not-a-number"},
             {"percent", "%", "0.85", "0.85 fraction-percent"},
             {"percent", "%", "0.85%", "0.85"},
             {"percent", "%", "1", "1"},
             {"percent", "%", "百分之八十五点五", "85.5"},
             {"percent", "%", "5‰", "wrong-unit"},
             {"percent", "%", "-5%", "negative"},
             {"percent", "%", "33.33333333%", "33.333333 too-many-decimals"},
             {"area", "平方米", "1.2万平方米", "12000"},
             {"area", "平方米", "1200 m²", "1200"},
             {"area", "平方米", "1200Ｍ２", "1200"},
             {"area", "平方米", "1.2km²", "wrong-unit"},
             {"area", "平方米", "12公顷", "wrong-unit"},
             {"area", "㎡", "无", "0 none-is-zero"}})
        check(c, text_cell(c.typed));
}

TEST_CASE("money in text is in 万元 unless it names another unit, and never guessed") {
    for (const Case& c : std::initializer_list<Case>{
             {"money", "万元", "200万", "200"},
             {"money", "万元", "200千元", "20 converted-unit"},
             {"money", "万元", "5千", "ambiguous-unit"},
             {"money", "万元", "五千", "5000"},
             {"money", "万元", "人民币120", "ambiguous-unit"},
             {"money", "万元", "RMB 1,200,000元", "120 converted-unit"},
             {"money", "万元", "120万元人民币", "120"},
             {"money", "万元", "¥120", "0.012 converted-unit"},
             {"money", "万元", "壹拾贰万叁仟肆佰伍拾陆元柒角捌分", "12.345678"},
             {"money", "万元", "1元5角整", "0.00015 converted-unit"},
             {"money", "万元", "200万万元", "wrong-unit"},
             {"money", "万元", "33.3333333", "33.333333 finer-than-fen"},
             {"money", "万元", "0.005元", "0.000001 finer-than-fen converted-unit"},
             {"money", "万元", "999999", "999999"},
             {"money", "万元", "1000000", "1000000 magnitude"},
             {"money", "万元", "1000000万元", "1000000"},
             {"money", "万元", "100亿元", "1000000"},
             {"money", "万元", "HK$50", "other-currency"},
             {"money", "万元", "¥-5", "negative"},
             {"money", "万元", "约200万", "approximate"},
             {"money", "万元", "100-200万", "range-given"},
             {"money", "万元", "无", "0 none-is-zero"},
             {"money", "万元", "200万元（见附件3）", "200 remark-ignored"}})
        check(c, text_cell(c.typed));
    CellSpec loss = spec_of("money", "万元");
    loss.allow_negative = true;
    for (const char* typed : {"-5", "－5万元", "负五万元", "−50000元"}) {
        const Cell cell = text_cell(typed);
        CHECK(value_text(read_cell(&cell, false, loss).value) == "-5");
    }
}

TEST_CASE("quantities in number cells") {
    check({"count", "家", "0.1+11.9 of a formula", "12"}, number_cell("12.000000000000002"));
    check({"money", "万元", "0.1+0.2 of a formula", "0.3"}, number_cell("0.30000000000000004"));
    check({"area", "平方米", "18 digits of another program", "0.1"},
          number_cell("0.100000000000000006"));
    check({"area", "平方米", "1/3", "0.333333 too-many-decimals"},
          number_cell("0.33333333333333331"));
    check({"count", "家", "5-10 turned into a date", "date-as-number"},
          number_cell("45787", NumberFormat::date));
    check({"count", "家", "3:00 turned into a time", "time-as-number"},
          number_cell("0.125", NumberFormat::time));
    check({"money", "万元", "24:00", "time-as-number"}, number_cell("1", NumberFormat::time));
    check({"percent", "%", "0:30", "time-as-number"},
          number_cell("0.0208333333333333", NumberFormat::time));
    check({"count", "家", "12 under 0%", "wrong-unit"}, number_cell("0.12", NumberFormat::percent));
    check({"percent", "%", "1000 % is kept", "1000"}, number_cell("10", NumberFormat::percent));
    check({"percent", "%", "above it is not", "percent-format"},
          number_cell("10.01", NumberFormat::percent));
    check({"percent", "%", "28.5 %", "28.5"}, number_cell("0.285", NumberFormat::percent));
    check({"number", "", "no number", "not-a-number"}, number_cell("nan"));
    check({"number", "", "infinite", "not-a-number"}, number_cell("1e999"));
    const Cell formula = [] {
        Cell c = number_cell("12");
        c.formula = true;
        return c;
    }();
    check({"count", "家", "a formula", "12 formula-in-cell"}, formula);
    CHECK(summary(read_cell(nullptr, false, spec_of("count"))) == "blank");
}

TEST_CASE("dates") {
    for (const Case& c :
         std::initializer_list<Case>{{"date", "", "2023年5月1号", "2023-05-01"},
                                     {"date", "", "2023 年 5 月 1 日", "2023-05-01"},
                                     {"date", "", "2023年元月1日", "2023-01-01"},
                                     {"date", "", "二零二三年十二月三十一日", "2023-12-31"},
                                     {"date", "", "2023—5—1", "2023-05-01"},
                                     {"date", "", "2023-05-01 08:30", "2023-05-01"},
                                     {"date", "", "2023-05-01T00:00:00", "2023-05-01"},
                                     {"date", "", "2023年5月1日 8:30", "2023-05-01"},
                                     {"date", "", "2023-5", "date-incomplete"},
                                     {"date", "", "2023", "date-incomplete"},
                                     {"date", "", "2023年", "date-incomplete"},
                                     {"date", "", "202305", "date-incomplete"},
                                     {"date", "", "23年5月1日", "date-short-year"},
                                     {"date", "", "二三年五月一日", "date-short-year"},
                                     {"date", "", "5/1/2023", "not-a-date"},
                                     {"date", "", "2023-5/1", "not-a-date"},
                                     {"date", "", "长期", "not-a-date"},
                                     {"date", "", "无", "not-a-date"},
                                     {"date", "", "2023年5月32日", "no-such-day"},
                                     {"date", "", "20230229", "no-such-day"},
                                     {"date", "", "1899-12-31", "no-such-day"},
                                     {"date", "", "2023年⑤月1日", "not-a-date"},
                                     {"date", "", "/", "blank"}})
        check(c, text_cell(c.typed));
    check({"date", "", "", "not-a-date"}, number_cell("12"));
    check({"date", "", "", "no-such-day"}, number_cell("0.75", NumberFormat::date));
    check({"date", "", "", "no-such-day"}, number_cell("1e300", NumberFormat::date));
    check({"date", "", "", "no-such-day"}, number_cell("20230230"));
    check({"date", "", "26:30 is no day of 1900", "not-a-date"},
          number_cell("1.10416666666667", NumberFormat::time));
    check({"date", "", "a day of which the time is shown", "bare-serial"},
          number_cell("45047.5", NumberFormat::time));
}

TEST_CASE("answers") {
    for (const Case& c :
         std::initializer_list<Case>{{"yes_no", "", "是。", "yes"},
                                     {"yes_no", "", "☑是 □否", "yes"},
                                     {"yes_no", "", "■是 □否", "yes"},
                                     {"yes_no", "", "√是 □否", "yes"},
                                     {"yes_no", "", "□√是 □否", "yes"},
                                     {"yes_no", "", "是√ 否", "yes"},
                                     {"yes_no", "", "是□ 否☑", "no"},
                                     {"yes_no", "", "是（ ）否（√）", "no"},
                                     {"yes_no", "", "（√）有 （ ）无", "yes"},
                                     {"yes_no", "", "☐是 ☒否", "no"},
                                     {"yes_no", "", "□是 □否", "blank"},
                                     {"yes_no", "", "☑是 ☑否", "several-ticked"},
                                     {"yes_no", "", "□", "blank"},
                                     {"yes_no", "", "☒", "not-yes-no"},
                                     {"yes_no", "", "✔️", "yes"},
                                     {"yes_no", "", "❌", "no"},
                                     {"yes_no", "", "X", "not-yes-no"},
                                     {"yes_no", "", "1", "not-yes-no"},
                                     {"yes_no", "", "有无", "choice-not-made"},
                                     {"yes_no", "", "Y/N", "choice-not-made"},
                                     {"yes_no", "", "是（否）", "not-yes-no"},
                                     {"yes_no", "", "否（筹建中）", "no remark-ignored"},
                                     {"yes_no", "", "/", "blank"}})
        check(c, text_cell(c.typed));
    Cell truth;
    truth.kind = CellKind::boolean;
    truth.text = "1";
    check({"money", "万元", "TRUE", "not-a-number"}, truth);
    check({"date", "", "TRUE", "not-a-date"}, truth);
}

TEST_CASE("choices") {
    CellSpec kind = spec_of("choice");
    kind.choices = {"企业", "高等院校、研究开发机构", "SCI", "其他"};
    for (const auto& [typed, expected] : std::initializer_list<std::pair<std::string, std::string>>{
             {" 企 业 ", "企业"},
             {"ｓｃｉ", "SCI"},
             {"高等院校、 研究开发机构", "高等院校、研究开发机构"},
             {"其他（协会）", "其他 remark-ignored"},
             {"其他：协会", "其他 remark-ignored"},
             {"□企业 ☑其他", "其他"},
             {"☑企业 ☑其他", "several-ticked"},
             {"□企业 □其他", "blank"},
             {"企业/高等院校、研究开发机构/SCI/其他", "choice-not-made"},
             {"高等院校", "not-a-choice-near"},
             {"高等院校、研究开发机", "not-a-choice-near"},
             {"1", "not-a-choice"},
             {"协会", "not-a-choice"},
             {"-", "blank"},
             {"不适用", "not_applicable"}}) {
        const auto& shown = typed;
        CAPTURE(shown);  // clang 14 captures no binding
        CHECK(read_text_as(typed, kind) == expected);
    }
    const Cell near = text_cell("高等院校");
    CHECK(argument(read_cell(&near, false, kind), "suggest") == "高等院校、研究开发机构");
    kind.choices = {"无", "不适用", "/"};  // a printed label is never a placeholder
    for (const char* typed : {"无", "不适用", "/"}) CHECK(read_text_as(typed, kind) == typed);
}

TEST_CASE("words keep what was typed") {
    for (const Case& c : std::initializer_list<Case>{
             {"text", "", " 见附件　1 \n", "见附件　1"},
             {"text", "", "无", "无"},
             {"text", "", "／", "blank"},
             {"name", "", "\xE2\x80\x8B秦皇岛\xE2\x80\x8B创客空间　", "秦皇岛创客空间"},
             {"name", "", "（甲）公司", "（甲）公司"}})
        check(c, text_cell(c.typed));
    check({"text", "", "", "2023-05-01"}, number_cell("45047", NumberFormat::date));
    check({"text", "", "a time of day", "9:30"},
          number_cell("0.39583333333333331", NumberFormat::time));
    check({"name", "", "with seconds", "23:59:59 number-in-text"},
          number_cell("0.99998842592592596", NumberFormat::time));
    check({"text", "", "midnight", "0:00"}, number_cell("0", NumberFormat::time));
    check({"text", "", "26:30, or 2:30 of the day after", "1.10416666666667"},
          number_cell("1.1041666666666701", NumberFormat::time));
    check({"text", "", "", "913501001000001000 digits-lost"}, number_cell("913501001000001000"));
    check({"name", "", "", "913501001000001000 number-in-text digits-lost"},
          number_cell("913501001000001000"));
}

TEST_CASE("telephones") {
    for (const Case& c : std::initializer_list<Case>{
             {"phone", "", "１３８0013 8000", "１３８0013 8000"},
             {"phone", "", "+86 138-0013-8000", "+86 138-0013-8000"},
             {"phone", "", "0335-1234567", "0335-1234567"},
             {"phone", "", "(0991)12345678转801", "(0991)12345678转801"},
             {"phone", "", "0335-1234567-801", "0335-1234567-801"},
             {"phone", "", "1234567 分机 12", "1234567 分机 12"},
             {"phone", "", "13800138000、0335-1234567", "13800138000、0335-1234567"},
             {"phone", "", "400-123-4567", "400-123-4567"},
             {"phone", "", "1380013800", "1380013800 phone-length"},
             {"phone", "", "138001380000", "138001380000 phone-length"},
             {"phone", "", "12800138000", "12800138000 phone-length"},
             {"phone", "", "张三13800138000", "not-a-phone"},
             {"phone", "", "无", "not-a-phone"},
             {"phone", "", "-", "blank"}})
        check(c, text_cell(c.typed));
    check({"phone", "", "", "13800138000"}, number_cell("13800138000"));
    check({"phone", "", "", "13800138000"}, number_cell("1.3800138E10"));
}

TEST_CASE("raw text is what a person sees in the cell") {
    CHECK(raw_text(text_cell(" １２００㎡ "), false) == " １２００㎡ ");
    CHECK(raw_text(number_cell("120.50"), false) == "120.5");
    CHECK(raw_text(number_cell("1E3"), false) == "1000");
    CHECK(raw_text(number_cell("0.1000000000000000055"), false) == "0.1");
    CHECK(raw_text(number_cell("45047.75", NumberFormat::date), false) == "2023-05-01");
    CHECK(raw_text(number_cell("43585", NumberFormat::date), true) == "2023-05-01");
    CHECK(raw_text(number_cell("60", NumberFormat::date), false) == "60");
    CHECK(raw_text(number_cell("0.85", NumberFormat::percent), false) == "0.85");
    Cell truth;
    truth.kind = CellKind::boolean;
    truth.text = "0";
    CHECK(raw_text(truth, false) == "FALSE");
}
