#include "reports/graded/graded_constants.hpp"

#include <algorithm>
#include <array>

#include "model/points.hpp"
#include "reports/graded/graded_pages.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

// 核定依据: what the bureau, the experts and the cohort give, as labelled constants that the points
// refer to.
constexpr std::uint32_t constants_first_row = 3;
constexpr std::uint32_t value_column = 2;
constexpr std::uint32_t last_column = 3;
constexpr double title_width = 30;
constexpr double note_width = 24;

Value optional_number(const std::optional<Number>& n) { return n ? Value(*n) : Value(Missing{}); }

}  // namespace

std::vector<Constant> constants_of(const GradedSubject& subject) {
    using Kind = ConstantKey::Kind;
    std::vector<Constant> all;
    const Rubric& rubric = subject.rubric;
    for (const Fact& fact : rubric.facts) {
        const auto given = subject.bureau.facts.find(fact.id);
        const Indicator* owner = rubric.indicator(fact.indicator);
        const bool undecided = subject.bureau.undecided_facts.contains(fact.id);
        all.push_back({{Kind::fact, fact.id},
                       fact.indicator,
                       owner ? owner->title : words("bureau-facts"),
                       fact.label,
                       undecided ? Value(words("fact-undecided-cell").zh)
                       : given == subject.bureau.facts.end() ? Value(Missing{})
                                                             : given->second,
                       fact.article});
    }
    for (std::size_t i = 0; i < rubric.indicators.size(); ++i) {
        const Indicator& indicator = rubric.indicators[i];
        if (indicator.judged) {
            const auto given = subject.bureau.judged.find(indicator.id);
            all.push_back(
                {{Kind::judged, indicator.id},
                 indicator.id,
                 indicator.title,
                 words("judged-points"),
                 given == subject.bureau.judged.end() ? Value(Missing{}) : Value(given->second),
                 points_text(indicator.judged->from) + "–" + points_text(indicator.judged->to)});
        }
        for (const ExpertItem& item : indicator.expert_items) {
            const auto given = subject.card.expert_means.find(item.id);
            all.push_back({{Kind::expert_item, item.id},
                           indicator.id,
                           indicator.title,
                           message("expert-mean", {{"item", item.label}}),
                           given == subject.card.expert_means.end()
                               ? Value(Missing{})
                               : optional_number(given->second),
                           "0–" + points_text(item.points)});
        }
        if (rubric.profiles[i].asks_cohort && i < subject.card.cohort.size()) {
            for (const CohortFigure figure : cohort_figures)
                all.push_back({{Kind::cohort, indicator.id, figure},
                               indicator.id,
                               indicator.title,
                               words(MessageCode::of(word_of(figure))),
                               optional_number(subject.card.cohort[i].of(figure)),
                               ""});
        }
    }
    for (std::size_t i = 0; i < std::min(rubric.sections.size(), subject.section_means.size()); ++i)
        if (subject.section_means[i])
            all.push_back({{Kind::section_mean, rubric.sections[i].id},
                           "",
                           rubric.sections[i].title,
                           words("section-mean"),
                           *subject.section_means[i],
                           "0–" + points_text(rubric.sections[i].points)});
    return all;
}

void place_constants(GradedMap& map, const std::string& sheet) {
    std::uint32_t row = constants_first_row;
    for (const Constant& constant : constants_of(map.subject))
        map.constants[constant.key] =
            quote_sheet(sheet) + "!" + to_a1_absolute({row++, value_column});
}

void write_constants(Page& page, const GradedMap& map) {
    page.merge({{0, 0}, {0, last_column}}, words("sheet-constants").zh, style::title());
    page.merge({{1, 0}, {1, last_column}}, words("constants-note").zh, style::note());
    page.row_height(0, 30);
    page.row_height(1, 28);
    std::uint32_t column = 0;
    for (const MessageCode code :
         std::to_array<MessageCode>({"col-indicator", "col-item", "col-constant", "col-article"}))
        page.text({constants_first_row - 1, column++}, words(code).zh, style::header());
    std::uint32_t row = constants_first_row;
    for (const Constant& constant : constants_of(map.subject)) {
        page.text({row, 0}, constant.owner.zh, style::label());
        page.text({row, 1}, constant.label.zh, style::label());
        page.value({row, value_column}, constant.value, style::centred());
        page.text({row, 3}, constant.note, style::centred());
        page.fit_row(row++, {{constant.owner.zh, title_width},
                             {constant.label.zh, title_width},
                             {constant.note, note_width}});
    }
    if (row == constants_first_row)
        page.merge({{row, 0}, {row, last_column}}, words("constants-none").zh, style::note());
    page.column_width(0, 1, title_width);
    page.column_width(2, 2, 14);
    page.column_width(3, 3, note_width);
    page.print_header(map.subject.organisation.name);
    page.freeze({constants_first_row, 0});
    page.print_setup(false, std::pair{constants_first_row - 1, constants_first_row - 1});
    page.protect();
}

}  // namespace kaoping
