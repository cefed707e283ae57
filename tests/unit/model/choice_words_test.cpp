#include <doctest/doctest.h>

#include "model/cohort_figure.hpp"
#include "model/language.hpp"
#include "model/notice_dates.hpp"
#include "model/round_context.hpp"
#include "model/workbook_kind.hpp"

using namespace kaoping;

TEST_CASE("what stands for a choice is read back as the same choice, and nothing else is one") {
    for (const CohortFigure figure : cohort_figures)
        CHECK(cohort_figure(word_of(figure)) == figure);
    for (const RoundFact fact : round_facts) CHECK(round_fact(word_of(fact)) == fact);
    for (const WorkbookKind kind :
         {WorkbookKind::form, WorkbookKind::graded, WorkbookKind::review, WorkbookKind::expert,
          WorkbookKind::roster, WorkbookKind::summary, WorkbookKind::compilation})
        CHECK(workbook_kind(word_of(kind)) == kind);
    for (const Language language : {Language::zh, Language::en}) {
        CHECK(language_named(word_of(language)) == language);
        CHECK(each_of(languages_named(word_of(language)).value()) == std::vector{language});
    }
    CHECK(each_of(languages_named("both").value()) == std::vector{Language::zh, Language::en});
    for (const char* word : {"", "cohort", "Form", "both", "fr", "cohort_maximum", "years"}) {
        CAPTURE(word);
        CHECK_FALSE(cohort_figure(word));
        CHECK_FALSE(round_fact(word));
        CHECK_FALSE(workbook_kind(word));
        CHECK_FALSE(language_named(word));
    }
}

TEST_CASE("a round is a calendar year, and the year after is that of the notice") {
    const RoundContext round = calendar_year(2024, std::nullopt);
    CHECK(round.notice_year == 2025);
    CHECK(calendar_year(2024, 2026).notice_year == 2026);
    CHECK(std::get<int>(value_of(RoundFact::year, round)) == 2024);
    CHECK(std::get<Date>(value_of(RoundFact::as_of, round)) == Date{2024, 12, 31});
    for (const RoundFact fact : round_facts)
        CHECK(std::holds_alternative<Date>(value_of(fact, round)) == is_date(fact));
    struct Row {
        Date day;
        bool inside;
    };
    for (const Row& row : {Row{{2023, 12, 31}, false}, Row{{2024, 1, 1}, true},
                           Row{{2024, 12, 31}, true}, Row{{2025, 1, 1}, false}})
        CHECK(round.period.contains(row.day) == row.inside);
}

TEST_CASE("figures of a cohort are found by their names") {
    CohortFigures figures;
    figures.max = Number(9);
    figures.min = Number(1);
    figures.rank = Number(2);
    figures.count = Number(3);
    CHECK(figures.of(CohortFigure::max) == Number(9));
    CHECK(figures.of(CohortFigure::min) == Number(1));
    CHECK_FALSE(figures.of(CohortFigure::mean));
    CHECK(figures.of(CohortFigure::rank) == Number(2));
    CHECK(figures.of(CohortFigure::count) == Number(3));
}

TEST_CASE("a notice is issued on the day that was given, else today") {
    NoticeDates dates{.given = {}, .working_days = {}, .today = {2026, 1, 5}};
    CHECK(dates.issued() == Date{2026, 1, 5});
    dates.given = Date{2026, 1, 20};
    CHECK(dates.issued() == Date{2026, 1, 20});
}
