#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "reports/facts/articles.hpp"
#include "rubric/catalog.hpp"

using namespace kaoping;

namespace {

RubricPtr load(const std::string& id) {
    static const RubricCatalog catalog;
    const LoadedRubric loaded = catalog.load(id);
    REQUIRE(loaded.rubric);
    return loaded.rubric;
}

std::set<std::string> articles_of(const Rubric& rubric) {
    std::set<std::string> all{rubric.regulation.article, rubric.publication.article,
                              rubric.panel.article, rubric.plan.article};
    for (const auto& item : rubric.sections) all.insert(item.article);
    for (const auto& item : rubric.indicators) all.insert(item.article);
    for (const auto& item : rubric.grades) all.insert(item.article);
    for (const auto& item : rubric.exempt) all.insert(item.article);
    for (const auto& item : rubric.not_eligible) all.insert(item.article);
    for (const auto& item : rubric.grade_caps) all.insert(item.article);
    for (const auto& item : rubric.vetoes) all.insert(item.article);
    for (const auto& item : rubric.consequences) all.insert(item.article);
    for (const auto& item : rubric.readings) all.insert(item.article);
    return all;
}

}  // namespace

TEST_CASE("places in a regulation are named in English") {
    const RubricPtr rubric = load("karamay-resident-institution");
    for (const auto& [printed, wanted] : std::initializer_list<std::pair<const char*, const char*>>{
             {"第九条（四）", "Article 9 (4)"},
             {"第二十条", "Article 20"},
             {"第九、十四、十五条", "Articles 9, 14 and 15"},
             {"第五条（三）1", "Article 5 (3), no. 1"},
             {"第六条4", "Article 6, no. 4"},
             {"第三十条（二）至（八）", "Article 30 (2) to (8)"},
             {"第二十条、附件一票否决", "Article 20, Annex, veto"},
             {"第五条、第二十条", "Article 5, Article 20"},
             {"附件 第1项", "Annex, item 1"},
             {"附件 第5、6、8、9项", "Annex, items 5, 6, 8 and 9"},
             {"附件 加分项2", "Annex, bonus, no. 2"},
             {"附件 减分", "Annex, deductions"},
             {"四（三）3", "Section 4 (3), no. 3"},
             {"三、附件", "Section 3, Annex"},
             {"六", "Section 6"},
             {"", ""},
             {"别处", "别处"}}) {
        const auto& shown = printed;  // clang 14 captures no binding
        CAPTURE(shown);
        const Text text = article_text(*rubric, printed);
        CHECK(text.zh == printed);
        CHECK(text.en == wanted);
    }
}

TEST_CASE("no place in the five regulations stays Chinese") {
    for (const char* id :
         {"karamay-resident-institution", "cangzhou-innovation-center", "hefei-innovation-alliance",
          "qinhuangdao-makerspace", "rugao-service-institution"}) {
        const RubricPtr rubric = load(id);
        for (const std::string& article : articles_of(*rubric)) {
            CAPTURE(id);
            CAPTURE(article);
            const std::string english = article_text(*rubric, article).en;
            CHECK_MESSAGE(std::all_of(english.begin(), english.end(),
                                      [](char c) { return static_cast<unsigned char>(c) < 0x80; }),
                          english);
        }
    }
}
