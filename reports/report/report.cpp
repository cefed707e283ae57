#include "reports/report/report.hpp"

#include "reports/report/chapters.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

document::Part part_in(const SummaryView& view, Language language) {
    Telling telling(view, language);
    const Rubric& rubric = view.rubric();
    std::vector<std::string> subtitles{
        telling.say("report-year", {{"year", same(std::to_string(view.round.context.year))}})};
    if (rubric.plan.provisional()) subtitles.push_back(telling.word("report-provisional-mark"));
    telling.title(telling.say("report-title", {{"title", rubric.title}}), std::move(subtitles));
    for (const auto chapter :
         {tell_basis, tell_participation, tell_grades, tell_ranking, tell_sections, tell_indicators,
          tell_conditions, tell_consequences, tell_pending, tell_returned, tell_readings,
          tell_method, tell_checksums})
        chapter(telling);
    return telling.take();
}

}  // namespace

document::Document summary_report(const SummaryRound& round,
                                  const std::vector<Language>& languages) {
    const SummaryView view = in_score_order(round);
    document::Document document;
    document.author = round.engine;
    document.dated = round.context.as_of;
    for (const Language language : languages) {
        document.parts.push_back(part_in(view, language));
        if (round.rubric.plan.provisional())
            document.mark += (document.mark.empty() ? "" : " ") +
                             Telling(view, language).word("report-provisional-mark");
        document.title += (document.title.empty() ? "" : " / ") + document.parts.back().title;
    }
    return document;
}

}  // namespace kaoping
