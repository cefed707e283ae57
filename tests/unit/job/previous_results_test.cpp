#include <doctest/doctest.h>

#include "job/round/previous_results.hpp"
#include "results_support.hpp"

namespace kaoping {

namespace {

const char* const code = "91130903YPFNGK0P3G";

History history_of(const std::string& text) {
    const TextFile file(text);
    auto read = History::read(file.path());
    REQUIRE(std::holds_alternative<History>(read));
    return std::get<History>(std::move(read));
}

}  // namespace

TEST_CASE("a results.json of last year is known by rubric, year, code and name") {
    results::Subject other = full_subject("乙");
    other.organisation.uscc = "91130903RYQBJ60G9E";
    other.score->grade.reset();
    other.score->total.reset();
    const History history = history_of(written_results({full_subject("甲"), other}, "r", 2024));
    CHECK(history.knows("r", 2024));
    CHECK_FALSE(history.knows("r", 2025));
    CHECK_FALSE(history.knows("q", 2024));
    const auto results = history.of("r", {"甲", code});
    REQUIRE(results.size() == 1);
    CHECK(results[0].year == 2024);
    CHECK(results[0].grade == "good");
    CHECK(results[0].total == *Number::parse("88.1234"));
    REQUIRE(history.of("r", {"乙", other.organisation.uscc}).size() == 1);
    CHECK(history.of("r", {"乙", other.organisation.uscc})[0].grade.empty());
    CHECK_FALSE(history.of("r", {"乙", other.organisation.uscc})[0].total);
    CHECK(history.of("q", {"甲", code}).empty());
}

TEST_CASE("a history written by hand needs only what is asked of it") {
    const History history = history_of(
        R"({"rounds": [{"subjects": [{"org_name": "甲", "org_uscc": "91130903YPFNGK0P3G",
            "grade": "fail", "status": "closed"}], "rubric": "r", "year": 2023},
            {"rubric": "r", "year": 2024, "subjects": [{"org_name": "甲",
            "org_uscc": "91130903YPFNGK0P3G", "grade": null}]}]})");
    const auto results = history.of("r", {"甲", code});
    REQUIRE(results.size() == 2);
    CHECK(results[0].year == 2023);
    CHECK(results[0].grade == "fail");
    CHECK(results[1].year == 2024);
    CHECK(results[1].grade.empty());
}

TEST_CASE("a history that cannot be used is refused by name") {
    const std::string whole = written_results({full_subject("甲")});
    for (const std::string& text :
         {std::string(), std::string("{}"), std::string("[]"), std::string("PK but no workbook"),
          std::string(R"({"rounds": []})"), std::string(R"({"rounds": 1})"),
          whole.substr(0, whole.size() / 2)}) {
        CAPTURE(text);
        const TextFile file(text);
        const auto read = History::read(file.path());
        REQUIRE(std::holds_alternative<Finding>(read));
        CHECK(std::get<Finding>(read).code.text() == "previous-unusable");
        CHECK(std::get<Finding>(read).args.at(0).second.zh == file.path());
    }
    CHECK(std::holds_alternative<Finding>(History::read("/nowhere.json")));
}

}  // namespace kaoping
