#include "reports/graded/graded_pages.hpp"
#include "reports/wording/catalogue.hpp"
#include "rubric/walk.hpp"

namespace kaoping {

namespace {

// 核定依据: what the bureau, the experts and the cohort give, as labelled constants that the points refer to.
constexpr std::uint32_t first_row = 3;
constexpr std::uint32_t value_column = 2;
constexpr std::uint32_t last_column = 4;

struct Constant {
    std::string id;     // key of GradedMap::constants
    Text owner;         // indicator or flag
    Text label;
    Value value;
    std::string note;   // article, range
};

Value optional_number(const std::optional<Number>& n) { return n ? Value(*n) : Value(Missing{}); }

std::vector<Constant> constants_of(const GradedSubject& subject) {
    std::vector<Constant> all;
    const Rubric& rubric = subject.rubric;
    for (const Fact& fact : rubric.facts) {
        const auto given = subject.bureau.facts.find(fact.id);
        const Indicator* owner = rubric.indicator(fact.indicator);
        all.push_back({"fact:" + fact.id, owner ? owner->title : words("bureau-facts"), fact.label,
                       given == subject.bureau.facts.end() ? Value(Missing{}) : given->second, fact.article});
    }
    for (std::size_t i = 0; i < rubric.indicators.size(); ++i) {
        const Indicator& indicator = rubric.indicators[i];
        if (indicator.judged) {
            const auto given = subject.bureau.judged.find(indicator.id);
            all.push_back({"judged:" + indicator.id, indicator.title, words("judged-points"),
                           given == subject.bureau.judged.end() ? Value(Missing{}) : Value(given->second),
                           indicator.judged->from.to_decimal(4) + "–" + indicator.judged->to.to_decimal(4)});
        }
        for (const ExpertItem& item : indicator.expert_items) {
            const auto mean = subject.card.expert_means.find(item.id);
            all.push_back({"expert:" + item.id, indicator.title,
                           message("expert-mean", {{"item", item.label}}),
                           mean == subject.card.expert_means.end() ? Value(Missing{}) : optional_number(mean->second),
                           "0–" + item.points.to_decimal(4)});
        }
        if (depends_on(indicator.rule, NameKind::cohort) && i < subject.card.cohort.size()) {
            const CohortFigures& c = subject.card.cohort[i];
            const auto figure = [&](const char* name, Value value) {
                all.push_back({"cohort:" + indicator.id + ":" + name, indicator.title, words(name), std::move(value), ""});
            };
            figure("cohort_max", optional_number(c.max));
            figure("cohort_min", optional_number(c.min));
            figure("cohort_mean", optional_number(c.mean));
            figure("cohort_rank", optional_number(c.rank));
            figure("cohort_count", c.count);
        }
    }
    return all;
}

}  // namespace

void place_constants(GradedMap& map, const std::string& sheet) {
    std::uint32_t row = first_row;
    for (const Constant& constant : constants_of(map.subject))
        map.constants[constant.id] = quote_sheet(sheet) + "!" + to_a1_absolute({row++, value_column});
}

void write_constants(Page& page, const GradedMap& map) {
    page.merge({{0, 0}, {0, last_column}}, words("sheet-constants").zh, style::title());
    page.merge({{1, 0}, {1, last_column}}, words("constants-note").zh, style::note());
    page.row_height(1, 28);
    std::uint32_t column = 0;
    for (const char* code : {"col-indicator", "col-item", "col-constant", "col-article"})
        page.text({first_row - 1, column++}, words(code).zh, style::header());
    std::uint32_t row = first_row;
    for (const Constant& constant : constants_of(map.subject)) {
        page.text({row, 0}, constant.owner.zh, style::label());
        page.text({row, 1}, constant.label.zh, style::label());
        page.value({row, value_column}, constant.value, style::centred());
        page.text({row++, 3}, constant.note, style::centred());
    }
    page.column_width(0, 1, 30);
    page.column_width(2, 2, 14);
    page.column_width(3, 3, 20);
    page.column_width(4, 4, 4);
    page.freeze({first_row, 0});
    page.print_setup(false, std::pair{first_row - 1, first_row - 1});
    page.protect();
}

}  // namespace kaoping
