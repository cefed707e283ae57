#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

#include "intake/archive.hpp"
#include "made_up_round.hpp"
#include "reports/summary/summary.hpp"

using namespace kaoping;

namespace {

std::string summary_of(const SummaryRound& round) {
    const auto path = std::filesystem::temp_directory_path() / ("kaoping-summary-" + std::to_string(std::rand()) + ".xlsx");
    write_summary(path.string(), round);
    std::ifstream file(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    std::filesystem::remove(path);
    return bytes;
}

// The texts of all parts in a folder of the package, one after the other.
std::string parts(const std::string& bytes, const std::string& folder, const std::string& extension) {
    const Archive archive = std::get<Archive>(Archive::open(std::span<const char>(bytes), ReadLimits{}));
    Extractor extractor(archive, ReadLimits{});
    std::string all;
    for (int sheet = 1;; ++sheet) {
        if (archive.find("xl/worksheets/sheet" + std::to_string(sheet) + ".xml") == nullptr) return all;
        const auto* entry = archive.find(folder + "sheet" + std::to_string(sheet) + extension);
        if (entry != nullptr) all += std::get<std::string>(extractor.extract_all(*entry, 1 << 20));
    }
}

// In the order of their sheets.
std::vector<std::string> link_formulas(const std::string& sheets) {
    static const std::regex link("<f>(HYPERLINK[^<]*)</f><v>([^<]*)</v>");
    std::vector<std::string> formulas;
    for (std::sregex_iterator at(sheets.begin(), sheets.end(), link), end; at != end; ++at) formulas.push_back((*at)[1].str() + " = " + (*at)[2].str());
    std::sort(formulas.begin(), formulas.end());
    return formulas;
}

}  // namespace

TEST_CASE("the ranking leads to the graded workbooks by formulas, and by links where a path has a link's own codes") {
    const RubricPtr rubric = sample::karamay();
    const sample::MadeUpRound made(*rubric);
    SummaryRound round = made.round();
    round.rows[0].graded_file = "评分/张家口中心.xlsx";
    round.rows[1].graded_file = "评分/甲\"乙\".xlsx";
    round.rows[2].graded_file = "评分/1#楼.xlsx";
    round.rows[3].graded_file = "评分/100%中心.xlsx";
    round.rows[4].graded_file = "评分/" + std::string(260, 'a') + ".xlsx";  // more than a text in a formula may have
    const std::string bytes = summary_of(round);
    CHECK(link_formulas(parts(bytes, "xl/worksheets/", ".xml")) ==
          std::vector<std::string>{R"(HYPERLINK("评分/张家口中心.xlsx","打开") = 打开)", R"(HYPERLINK("评分/甲""乙"".xlsx","打开") = 打开)"});
    const std::string relations = parts(bytes, "xl/worksheets/_rels/", ".xml.rels");
    CHECK(relations.find("%23楼.xlsx\"") != std::string::npos);
    CHECK(relations.find("100%25中心.xlsx\"") != std::string::npos);
    CHECK(relations.find("aaa.xlsx\"") != std::string::npos);
    CHECK(relations.find("张家口") == std::string::npos);
}
