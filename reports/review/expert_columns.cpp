#include "reports/review/expert_columns.hpp"

#include <algorithm>

#include "model/identity.hpp"
#include "model/points.hpp"
#include "reports/wording/catalogue.hpp"
#include "rubric/bureau_headers.hpp"
#include "text/bureau_words.hpp"
#include "text/width.hpp"

namespace kaoping {

namespace {

constexpr std::size_t many_items = 10;

Style centred_mark() {
    Style style = style::input(false);
    style.align = Align::centre;
    return style;
}

// The section, or the indicator itself when it is scored in parts.
std::string group_of(const Rubric& rubric, const Indicator& indicator) {
    const Section* section = rubric.section(indicator.section);
    if (indicator.expert_items.size() > 1 || section == nullptr) return indicator.title.zh;
    return section->title.zh;
}

GridColumn item_column(const Rubric& rubric, const Indicator& indicator, const ExpertItem& item) {
    GridColumn column;
    column.name = std::string(identity::expert_mark) + item.id;
    column.group = group_of(rubric, indicator);
    column.header = expert_item_header(indicator, item);
    column.hint =
        message("review-range", {{"from", same("0")}, {"to", points_words(item.points)}}).zh;
    column.cells = centred_mark();
    InputRule rule;
    rule.type = ValueType::number;
    rule.minimum = 0;
    rule.maximum = item.points.to_double();
    rule.prompt_title = column.header;
    rule.prompt = column.hint + "\n" + indicator.criterion.zh;
    column.rule = rule;
    return column;
}

GridColumn plain(const std::string& name, const std::string& header, double width, Style cells) {
    return {name, "", "", header, "", width, std::move(cells), std::nullopt};
}

GridColumn recused_column() {
    GridColumn column =
        plain(std::string(identity::recused), std::string(printed::recused), 8, centred_mark());
    InputRule rule;
    rule.type = ValueType::yes_no;
    rule.choices = {words("yes").zh, words("no").zh};
    rule.prompt_title = column.header;
    rule.prompt = words("expert-recused-prompt").zh;
    column.rule = rule;
    return column;
}

GridColumn opinion_column() {
    GridColumn column = plain(std::string(identity::opinion), std::string(printed::opinion), 40,
                              style::input(false));
    column.cells.number_format = "@";
    InputRule rule;
    rule.prompt_title = column.header;
    rule.prompt = words("expert-opinion-prompt").zh;
    column.rule = rule;
    return column;
}

}  // namespace

ExpertColumns expert_columns(const Rubric& rubric) {
    ExpertColumns all;
    Style link = style::link();
    link.align = Align::centre;
    all.columns = {
        plain("", words("review-col-number").zh, 6, style::centred()),
        plain(std::string(identity::key_org_name), org_name_header(rubric), 30, style::text()),
        plain(std::string(identity::key_uscc), org_uscc_header(rubric), 22,
              style::with_format(style::centred(), "@")),
        plain("", words("sheet-reference").zh, 9, link), recused_column()};
    for (const Indicator& indicator : rubric.indicators) {
        if (!indicator.expert_items.empty()) all.indicators.push_back(&indicator);
        for (const ExpertItem& item : indicator.expert_items)
            all.columns.push_back(item_column(rubric, indicator, item));
    }
    // Many items: narrow columns with tall headers, so that the sheet can be read when printed on
    // A4.
    const bool many = all.columns.size() > expert_first_item + many_items;
    for (std::size_t c = expert_first_item; c < all.columns.size(); ++c)
        all.columns[c].width =
            many ? 8.5 : std::clamp(display_width(all.columns[c].header) / 2.0 + 4, 11.0, 18.0);
    all.items = static_cast<std::uint32_t>(all.columns.size()) - expert_first_item;
    if (all.items > 1)
        all.columns.push_back(plain("", words("expert-sum").zh, 10, style::points()));
    if (rubric.panel.opinion) all.columns.push_back(opinion_column());
    return all;
}

}  // namespace kaoping
