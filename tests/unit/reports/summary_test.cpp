#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <string>
#include <vector>

#include "made_up_round.hpp"
#include "reports/summary/summary.hpp"
#include "written_workbook.hpp"

using namespace kaoping;

namespace {

// The parts of all sheets in a folder of the package, one after the other.
std::string of_sheets(const std::string& bytes, const std::string& folder,
                      const std::string& extension) {
    std::string all;
    for (int sheet = 1;; ++sheet) {
        const std::string name = "sheet" + std::to_string(sheet) + ".xml";
        if (part(bytes, "xl/worksheets/" + name).empty()) return all;
        all += part(bytes, folder + name + extension);
    }
}

// Sorted, each with its value.
std::vector<std::string> link_formulas(const std::string& sheets) {
    static const std::regex link("<f>(HYPERLINK[^<]*)</f><v>([^<]*)</v>");
    std::vector<std::string> formulas;
    for (std::sregex_iterator at(sheets.begin(), sheets.end(), link), end; at != end; ++at)
        formulas.push_back((*at)[1].str() + " = " + (*at)[2].str());
    std::sort(formulas.begin(), formulas.end());
    return formulas;
}

}  // namespace

TEST_CASE(
    "the ranking leads to the graded workbooks by formulas, and by links where a path has a link's "
    "own codes") {
    const RubricPtr rubric = sample::karamay();
    sample::MadeUpRound made(*rubric);
    made.rows[0].graded_file = "评分/张家口中心.xlsx";
    made.rows[1].graded_file = "评分/甲\"乙\".xlsx";
    made.rows[2].graded_file = "评分/1#楼.xlsx";
    made.rows[3].graded_file = "评分/100%中心.xlsx";
    const std::string longer =
        "评分/" + std::string(260, 'a') + ".xlsx";  // than a text in a formula may be
    made.rows[4].graded_file = longer;
    const TemporaryWorkbook written;
    write_summary(written.path, made.round());
    const std::string bytes = written.bytes();
    CHECK(link_formulas(of_sheets(bytes, "xl/worksheets/", "")) ==
          std::vector<std::string>{R"(HYPERLINK("评分/张家口中心.xlsx","打开") = 打开)",
                                   R"(HYPERLINK("评分/甲""乙"".xlsx","打开") = 打开)"});
    const std::string relations = of_sheets(bytes, "xl/worksheets/_rels/", ".rels");
    CHECK(relations.find("%23楼.xlsx\"") != std::string::npos);
    CHECK(relations.find("100%25中心.xlsx\"") != std::string::npos);
    CHECK(relations.find("aaa.xlsx\"") != std::string::npos);
    CHECK(relations.find("张家口") == std::string::npos);
}
