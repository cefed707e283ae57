#include "reports/notice/notice.hpp"

#include <algorithm>
#include <array>

#include "reports/facts/figures.hpp"
#include "reports/report/telling.hpp"
#include "reports/wording/catalogue.hpp"
#include "text/collate.hpp"

namespace kaoping {

using document::ParagraphLook;
using document::Place;

namespace {

// Nobody has anything to do about it: another file of the same bytes stands for it.
bool is_identical_copy(const ScoreFigures& card) {
    return card.status == Status::duplicate &&
           std::any_of(card.findings.begin(), card.findings.end(),
                       [](const Finding& f) { return f.code == "identical-copy"; });
}

OnDemand<SummaryRow> published(const SummaryView& view, bool by_strokes) {
    const Publication& publication = view.rubric().publication;
    const OnDemand<SummaryRow> assessed = view.with(Status::assessed);
    std::vector<std::pair<std::string, std::size_t>> listed;  // name, place among the assessed
    for (std::size_t i = 0; i < assessed.size(); ++i) {
        const SummaryRow row = assessed[i];
        const bool graded = std::find(publication.grades.begin(), publication.grades.end(),
                                      row.card->grade) != publication.grades.end();
        if (publication.scope != PublicationScope::grades || graded)
            listed.emplace_back(row.organisation.name, i);
    }
    if (by_strokes)
        std::stable_sort(listed.begin(), listed.end(), [](const auto& a, const auto& b) {
            return StrokeOrder()(a.first, b.first);
        });
    return {listed.size(),
            [assessed, listed](std::size_t i) { return assessed[listed[i].second]; }};
}

class Teller {
public:
    Teller(const SummaryView& view, Language language, const NoticeOptions& options,
           const std::optional<NoticePeriod>& period, int days)
        : telling_(view, language),
          rubric_(view.rubric()),
          options_(options),
          period_(period),
          days_(days) {}

    document::Part part(const OnDemand<SummaryRow>& rows) {
        telling_.title(
            telling_.say("notice-title", {{"title", rubric_.title}}),
            {telling_.say("report-year",
                          {{"year", same(std::to_string(telling_.view().round.context.year))}})});
        opening();
        period();
        objections();
        list(rows);
        closing();
        return telling_.take();
    }

private:
    void opening() {
        const Regulation& regulation = rubric_.regulation;
        const Publication& publication = rubric_.publication;
        const Text number = regulation.number.empty()
                                ? Text()
                                : message("report-number", {{"number", same(regulation.number)}});
        std::vector<std::string> grades;
        for (const std::string& id : publication.grades)
            grades.push_back(telling_.in(grade_text(rubric_, id)));
        MessageCode code = publication.scope == PublicationScope::grades
                               ? MessageCode("notice-grades")
                           : publication.scope == PublicationScope::all ? MessageCode("notice-all")
                                                                        : "notice-asked";
        telling_.body(
            telling_.say(code, {{"regulation", regulation.title},
                                {"number", number},
                                {"article", telling_.article(publication.article)},
                                {"year", same(std::to_string(telling_.view().round.context.year))},
                                {"title", rubric_.title},
                                {"grades", same(telling_.joined(grades, "report-enumeration"))}}));
        if (!publication.where.zh.empty())
            telling_.body(telling_.say("notice-where", {{"where", publication.where}}));
    }

    void period() {
        if (!period_) return telling_.body(telling_.word("notice-period-blank"));
        telling_.body(telling_.say("notice-period", {{"days", same(std::to_string(days_))},
                                                     {"from", telling_.date(period_->from)},
                                                     {"to", telling_.date(period_->to)}}));
    }

    void objections() {
        const Text& own = rubric_.publication.objections;
        telling_.body(own.zh.empty() ? telling_.word("notice-objections") : telling_.in(own));
        for (const MessageCode code :
             std::to_array<MessageCode>({"notice-contact", "notice-address"}))
            telling_.body(telling_.word(code));
    }

    void list(const OnDemand<SummaryRow>& rows) {
        document::Table table{telling_.word(options_.by_strokes ? MessageCode("notice-by-strokes")
                                                                : "notice-by-score"),
                              {{telling_.word("notice-number"), 7, Place::centre},
                               {telling_.word("csv-name"), 40},
                               {telling_.word("csv-uscc"), 22, Place::centre}},
                              {},
                              1};
        const bool totals = rubric_.publication.totals;
        const TotalDecimals decimals(telling_.view());
        if (totals) table.columns.push_back({telling_.word("csv-total"), 10, Place::right});
        table.columns.push_back({telling_.word("csv-grade"), 14, Place::centre});
        for (const SummaryRow& row : rows) {
            std::vector<std::string> cells{
                std::to_string(table.rows.size() + 1), row.organisation.name,
                row.organisation.uscc.empty() ? dash : row.organisation.uscc};
            if (totals) cells.push_back(shown(row.card->total, decimals.of(*row.card)));
            const std::string grade = telling_.in(shown_grade(rubric_, *row.card));
            cells.push_back(grade.empty() ? telling_.word("overview-withheld") : grade);
            table.rows.push_back(cells);
        }
        telling_.add(std::move(table));
    }

    void closing() {
        telling_.add(document::Paragraph{telling_.word("notice-issuer"), ParagraphLook::closing});
        const bool dated = period_ || options_.dates.given.has_value();
        telling_.add(document::Paragraph{dated ? telling_.in(telling_.date(options_.dates.issued()))
                                               : telling_.word("notice-date-blank"),
                                         ParagraphLook::closing});
    }

    Telling telling_;
    const Rubric& rubric_;
    const NoticeOptions& options_;
    const std::optional<NoticePeriod>& period_;
    int days_;
};

Finding finding(Severity severity, MessageCode code, const Rubric& rubric,
                std::vector<std::pair<std::string, Text>> more = {}) {
    more.emplace_back("rubric", rubric.title);
    return {severity, code, "", "", std::move(more)};
}

}  // namespace

Notice public_notice(const SummaryRound& round, const NoticeOptions& options,
                     const WorkCalendar& calendar) {
    const Rubric& rubric = round.rubric;
    Notice notice;
    if (rubric.publication.scope == PublicationScope::none && !options.asked) return notice;
    if (rubric.plan.provisional()) {
        notice.findings.push_back(finding(Severity::info, "notice-provisional", rubric));
        return notice;
    }
    const SummaryView view = in_score_order(round);
    const auto rows = published(view, options.by_strokes);
    if (rows.empty()) {
        notice.findings.push_back(finding(Severity::info, "notice-nobody", rubric));
        return notice;
    }
    std::size_t open = 0;
    for (const Status status : {Status::pending, Status::returned, Status::duplicate})
        for (const SummaryRow& row : view.with(status))
            open += is_identical_copy(*row.card) ? 0U : 1U;
    if (open > 0)
        notice.findings.push_back(finding(Severity::warning, "notice-incomplete", rubric,
                                          {{"count", same(std::to_string(open))}}));
    const int days = options.dates.working_days.value_or(rubric.publication.working_days);
    std::optional<NoticePeriod> period;
    if (days > 0) period = notice_period(calendar, options.dates.issued(), days);
    else notice.findings.push_back(finding(Severity::info, "notice-no-period", rubric));
    if (period)
        for (const int year : period->unknown_years)
            notice.findings.push_back(finding(Severity::warning, "notice-year-unknown", rubric,
                                              {{"year", same(std::to_string(year))}}));
    notice.document = document::Document{"", round.engine, round.context.as_of, "", {}};
    for (const Language language : options.languages) {
        notice.document->parts.push_back(Teller(view, language, options, period, days).part(rows));
        notice.document->title +=
            (notice.document->title.empty() ? "" : " / ") + notice.document->parts.back().title;
    }
    return notice;
}

}  // namespace kaoping
