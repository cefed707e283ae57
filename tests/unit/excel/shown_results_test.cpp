#include "windows/excel/shown_results.hpp"

#include <doctest/doctest.h>

#include "windows/excel/com.hpp"

namespace kaoping::excel {

TEST_CASE("what the add-in shows of a results.json") {
    const std::wstring json =
        LR"({"rounds": [{"rubric": "r", "year": 2025, "subjects": [
        {"file": "甲.xlsx", "org_name": "甲", "status": "assessed", "new": {"status": 1},
         "outputs": {"graded": "评分/甲.xlsx", "returned": null}},
        {"file": null, "org_name": "乙", "status": "absent"}], "counts": {}}],
        "unreadable": [{"file": "z.xls", "code": "encrypted", "zh": "密", "en": "p"}],
        "findings": [{"code": "a", "zh": "跳过", "en": "skipped"}]})";
    const ShownResults shown = shown_results(json, Language::zh);
    REQUIRE(shown.rounds.size() == 1);
    CHECK(shown.rounds[0].year == 2025);
    REQUIRE(shown.subjects.size() == 2);
    CHECK(shown.subjects[0].graded == L"评分/甲.xlsx");
    CHECK(shown.subjects[1].status == results::SubjectStatus::absent);
    CHECK(shown.subjects[1].file.empty());
    REQUIRE(shown.unreadable.size() == 1);
    CHECK(shown.unreadable[0].reason == L"密");
    CHECK(shown.findings == std::vector<std::wstring>{L"跳过"});
    CHECK(shown_results(json, Language::en).unreadable[0].reason == L"p");
}

TEST_CASE("what is no results.json is refused") {
    for (const wchar_t* text : {L"", L"{", L"[]", L"{\"rounds\": 1}"})
        CHECK_THROWS_AS(shown_results(text, Language::zh), Failure);
    CHECK_THROWS_AS(shown_results_in(L"C:\\nowhere", Language::zh), Failure);
}

}  // namespace kaoping::excel
