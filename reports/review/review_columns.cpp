#include "reports/review/review_columns.hpp"

#include <algorithm>

#include "model/identity.hpp"
#include "model/points.hpp"
#include "reports/review/reference.hpp"
#include "reports/wording/catalogue.hpp"
#include "rubric/bureau_headers.hpp"
#include "text/width.hpp"

namespace kaoping {

namespace {

Style centred_input() {
    Style style = style::bureau();
    style.align = Align::centre;
    return style;
}

bool is_number(ValueType type) {
    return type == ValueType::count || type == ValueType::money || type == ValueType::area ||
           type == ValueType::percent || type == ValueType::number;
}

std::string group_of(const Indicator& indicator) {
    if (!indicator.points) return indicator.title.zh;
    return message("review-group",
                   {{"title", indicator.title}, {"points", points_words(*indicator.points)}})
        .zh;
}

std::string lines(std::initializer_list<std::string> parts) {
    std::string all;
    for (const std::string& part : parts) {
        if (part.empty()) continue;
        if (!all.empty()) all += "\n";
        all += part;
    }
    return all;
}

// Bands that are single values are chosen from a list.
bool fixed_steps(const JudgedRange& range) {
    return !range.bands.empty() && std::all_of(range.bands.begin(), range.bands.end(),
                                               [](const JudgedBand& b) { return b.from == b.to; });
}

InputRule judged_rule(const Indicator& indicator) {
    const JudgedRange& range = *indicator.judged;
    InputRule rule;
    rule.type = ValueType::number;
    if (fixed_steps(range)) {
        rule.type = ValueType::choice;
        for (const JudgedBand& band : range.bands) rule.choices.push_back(points_text(band.from));
    } else if (range.step && *range.step == Number(1) && range.from.is_whole()) {
        rule.type = ValueType::count;
    }
    rule.minimum = range.from.to_double();
    rule.maximum = range.to.to_double();
    rule.prompt_title = judged_header(indicator);
    rule.prompt = lines({judged_range_words(range), indicator.article, indicator.criterion.zh});
    return rule;
}

std::string blank_words(const Fact& fact) {
    switch (fact.blank) {
        case BlankFact::pending: return words("review-blank-pending").zh;
        case BlankFact::missing: return words("review-blank-missing").zh;
        case BlankFact::zero_or_no: break;
    }
    return words(fact.spec.type == ValueType::yes_no ? MessageCode("review-blank-no")
                                                     : "review-blank-zero")
        .zh;
}

GridColumn fact_column(const Fact& fact) {
    GridColumn column;
    column.name = std::string(identity::fact) + fact.id;
    column.header = fact_header(fact);
    const std::string kind =
        fact.spec.type == ValueType::yes_no ? words("review-yes-no").zh : fact.spec.unit;
    column.hint = lines({kind, fact.article, blank_words(fact)});
    column.width = std::clamp(display_width(fact.label.zh) / 2.0 + 5, 12.0, 22.0);
    column.cells = is_number(fact.spec.type) || fact.spec.type == ValueType::yes_no
                       ? centred_input()
                       : style::bureau();
    if (fact.spec.type == ValueType::date) column.cells.number_format = "yyyy-mm-dd";
    InputRule rule;
    rule.type = fact.spec.type;
    rule.choices = fact.spec.choices;
    if (rule.type == ValueType::yes_no) rule.choices = {words("yes").zh, words("no").zh};
    if (is_number(rule.type) && !fact.spec.allow_negative) rule.minimum = 0;
    rule.prompt_title = fact.label.zh;
    rule.prompt = column.hint;
    column.rule = rule;
    return column;
}

class Columns {
public:
    Columns(const Rubric& rubric, int year) : rubric_(rubric), year_(year) {}

    ReviewColumns run() {
        for (const Indicator& indicator : rubric_.indicators)
            if (indicator.judged || has_facts(indicator)) all_.indicators.push_back(&indicator);
        keys();
        for (const Indicator* indicator : all_.indicators) indicator_columns(*indicator);
        for (const bool flags : {false, true})
            for (const Fact& fact : rubric_.facts)
                if (fact.flag == flags && rubric_.indicator(fact.indicator) == nullptr)
                    add(fact_column(fact),
                        words(flags ? MessageCode("review-flags") : "review-facts").zh, "");
        return std::move(all_);
    }

private:
    bool has_facts(const Indicator& indicator) const {
        return std::any_of(rubric_.facts.begin(), rubric_.facts.end(),
                           [&](const Fact& f) { return f.indicator == indicator.id; });
    }

    void add(GridColumn column, const std::string& group, const std::string& criterion) {
        column.group = group;
        column.criterion = criterion;
        all_.columns.push_back(std::move(column));
    }

    void keys() {
        const auto key = [&](const std::string& name, const std::string& header, double width,
                             Style cells) {
            all_.columns.push_back(
                {name, "", "", header, "", width, std::move(cells), std::nullopt});
        };
        key("", words("review-col-number").zh, 6, style::centred());
        key(std::string(identity::key_org_name), org_name_header(rubric_), 30, style::text());
        key(std::string(identity::key_uscc), org_uscc_header(rubric_), 22,
            style::with_format(style::centred(), "@"));
        key("", words("review-col-status").zh, 8, style::centred());
        if (!declares_anything(rubric_, all_.indicators)) return;
        Style link = style::link();
        link.align = Align::centre;
        all_.link = static_cast<std::uint32_t>(all_.columns.size());
        key("", words("sheet-reference").zh, 9, link);
    }

    void indicator_columns(const Indicator& indicator) {
        const std::string group = group_of(indicator);
        const std::string& criterion = indicator.criterion.zh;
        for (const Field* field : fields_of(rubric_, indicator))
            if (!field->identity && field->spec.type != ValueType::text)
                shown({0, field, nullptr}, group, criterion);
        for (const List* list : lists_of(rubric_, indicator))
            shown({0, nullptr, list}, group, criterion);
        if (indicator.judged) {
            GridColumn column;
            column.name = std::string(identity::judged) + indicator.id;
            column.header = judged_header(indicator);
            column.hint = lines({judged_range_words(*indicator.judged), indicator.article,
                                 words("review-blank-pending").zh});
            column.width = std::clamp(display_width(group) + 3.0, 14.0, 20.0);
            column.cells = centred_input();
            column.rule = judged_rule(indicator);
            add(column, group, criterion);
        }
        for (const Fact& fact : rubric_.facts)
            if (fact.indicator == indicator.id) add(fact_column(fact), group, criterion);
    }

    void shown(ShownColumn what, const std::string& group, const std::string& criterion) {
        GridColumn column;
        column.header =
            what.field != nullptr ? declared_label(*what.field, year_) : what.list->label.zh;
        column.hint =
            lines({words("review-declared").zh,
                   what.field != nullptr ? what.field->spec.unit : words("review-rows").zh});
        column.width = 12;
        column.cells = style::label();
        column.cells.align = Align::centre;
        what.column = static_cast<std::uint32_t>(all_.columns.size());
        all_.shown.push_back(what);
        add(column, group, criterion);
    }

    const Rubric& rubric_;
    int year_;
    ReviewColumns all_;
};

}  // namespace

std::string judged_range_words(const JudgedRange& range) {
    if (range.bands.empty()) {
        MessageCode code = range.step ? MessageCode("review-range-step") : "review-range";
        return message(code, {{"from", points_words(range.from)},
                              {"to", points_words(range.to)},
                              {"step", points_words(range.step.value_or(Number(1)))}})
            .zh;
    }
    std::string all;
    for (const JudgedBand& band : range.bands) {
        if (!all.empty()) all += words("review-divider").zh;
        MessageCode code = band.from == band.to ? MessageCode("review-band-fixed") : "review-band";
        all += message(code, {{"label", band.label},
                              {"from", points_words(band.from)},
                              {"to", points_words(band.to)}})
                   .zh;
    }
    return all;
}

ReviewColumns review_columns(const Rubric& rubric, int year) { return Columns(rubric, year).run(); }

}  // namespace kaoping
