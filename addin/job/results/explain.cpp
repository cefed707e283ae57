#include "job/results/explain.hpp"

#include <Poco/JSON/Array.h>

#include <algorithm>

#include "job/json/json_writer.hpp"
#include "job/results/results_file.hpp"
#include "job/rubrics.hpp"
#include "model/points.hpp"
#include "reports/facts/articles.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/wording/rule_words.hpp"
#include "rubric/walk.hpp"
#include "text/normal.hpp"

namespace kaoping {

namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

// No word wants them all.
bool is_wanted(const Indicator& indicator, const std::string& wanted) {
    return wanted.empty() || wanted == indicator.id ||
           list_key(wanted) == list_key(indicator.title.zh);
}

bool knows(const Rubric& rubric, const std::string& wanted) {
    return std::any_of(rubric.indicators.begin(), rubric.indicators.end(),
                       [&](const Indicator& i) { return is_wanted(i, wanted); });
}

std::string ids_of(const std::vector<const Rubric*>& rubrics) {
    std::string ids;
    for (const Rubric* rubric : rubrics)
        for (const Indicator& indicator : rubric->indicators)
            ids += (ids.empty() ? "" : ", ") + indicator.id;
    return ids;
}

class Explainer {
public:
    Explainer(const Rubric& rubric, Report& report, JsonWriter& json)
        : rubric_(rubric), report_(report), json_(json) {}

    void subject(const Object::Ptr& subject, const std::string& wanted) {
        line("explain-subject", {{"name", same(text_of(subject, "org_name"))},
                                 {"uscc", same(text_of(subject, "org_uscc"))},
                                 {"status", words("status-" + text_of(subject, "status"))},
                                 {"file", same(text_of(subject, "file"))}});
        json_.begin_object()
            .key("org_name")
            .text(text_of(subject, "org_name"))
            .key("indicators")
            .begin_array();
        for (const Indicator& indicator : rubric_.indicators)
            if (is_wanted(indicator, wanted)) explain_indicator(subject, indicator);
        json_.end_array().end_object();
        if (wanted.empty()) totals(subject);
    }

private:
    void line(const char* code, std::initializer_list<std::pair<std::string, Text>> arguments) {
        report_.lines.push_back(message(code, arguments));
    }

    void explain_indicator(const Object::Ptr& subject, const Indicator& indicator) {
        const auto scores = subject->getObject("indicators");
        const auto score = scores ? scores->getObject(indicator.id) : nullptr;
        if (!score) return;
        const Text points = score->isNull("points") ? words("explain-no-points")
                                                    : same(shown(score->get("points")));
        line("explain-indicator",
             {{"title", indicator.title},
              {"points", points},
              {"maximum", indicator.points ? points_words(*indicator.points) : words("unlimited")},
              {"basis", words(basis_code(text_of(score, "basis")))},
              {"article", article_text(rubric_, indicator.article)}});
        const Text rule =
            indicator.rule ? rule_words(*indicator.rule, rubric_, &indicator) : Text{};
        json_.begin_object()
            .key("id")
            .text(indicator.id)
            .key("points")
            .raw(score->isNull("points") ? "null" : shown(score->get("points")))
            .key("rule")
            .begin_object()
            .key("zh")
            .text(rule.zh)
            .key("en")
            .text(rule.en)
            .end_object()
            .key("article")
            .text(indicator.article)
            .end_object();
        inputs(subject, indicator);
        if (indicator.measure) {
            const Text how = rule_words(*indicator.measure, rubric_, &indicator);
            const Text value = score->isNull("measure") ? words("explain-no-measure")
                                                        : same(shown(score->get("measure")));
            line("explain-measure",
                 {{"value", value},
                  {"how", how},
                  {"unit", indicator.unit == words("unit-money").zh ? words("unit-money")
                                                                    : same(indicator.unit)}});
        }
        if (indicator.rule)
            line("explain-rule",
                 {{"rule", rule}, {"article", article_text(rubric_, indicator.article)}});
        if (!indicator.criterion.zh.empty())
            line("explain-criterion", {{"criterion", indicator.criterion}});
        if (!text_of(score, "reason").empty())
            line("explain-adjusted", {{"reason", same(text_of(score, "reason"))}});
    }

    // Cells that the measure and the rule read: cell, raw text, value, verified value; lists row by
    // row.
    void inputs(const Object::Ptr& subject, const Indicator& indicator) {
        const auto values = subject->getObject("values");
        const auto show = [&](const NameNode& n) {
            if (n.kind != NameKind::field || !values || !values->has(n.id)) return;
            const auto value = values->getObject(n.id);
            line(value->isNull("verified") ? "explain-cell" : "explain-cell-verified",
                 {{"label", field_words(*rubric_.field(n.id))},
                  {"cell", same(text_of(value, "cell"))},
                  {"raw", same(text_of(value, "raw"))},
                  {"value", same(shown(value->get("value")))},
                  {"verified", same(shown(value->get("verified")))}});
        };
        if (indicator.measure) visit_names(*indicator.measure, show);
        if (indicator.rule) visit_names(*indicator.rule, show);
        for (const std::string& id : indicator.lists) rows(subject, *rubric_.list(id));
    }

    void rows(const Object::Ptr& subject, const List& list) {
        const auto lists = subject->getObject("lists");
        const auto rows = lists ? lists->getArray(list.id) : nullptr;
        for (std::size_t i = 0; rows && i < rows->size(); ++i) {
            const auto row = rows->getObject(static_cast<unsigned>(i));
            const auto cells = row->getObject("row");
            std::string content;
            for (const Column& column : list.columns)
                if (cells->has(column.id) && !cells->isNull(column.id))
                    content += (content.empty() ? "" : " · ") + shown(cells->get(column.id));
            const bool counted = row->optValue("counted", false);
            const Text why =
                counted ? words("explain-counted") : words("why-" + text_of(row, "why"));
            line("explain-row", {{"list", list.label},
                                 {"line", same(std::to_string(row->optValue("line", 0)))},
                                 {"content", same(content)},
                                 {"why", why}});
        }
    }

    void totals(const Object::Ptr& subject) {
        const Grade* grade = rubric_.grade(text_of(subject, "grade"));
        line("explain-total", {{"raw", same(shown(subject->get("raw_total")))},
                               {"bonus", same(shown(subject->get("bonus")))},
                               {"deduction", same(shown(subject->get("deduction")))},
                               {"total", same(shown(subject->get("total")))},
                               {"grade", grade ? grade->label : words("explain-no-grade")},
                               {"article", article_text(rubric_, grade ? grade->article : "")}});
    }

    static std::string basis_code(const std::string& basis) {
        std::string code = "basis-" + basis;
        for (char& c : code)
            if (c == '_') c = '-';
        return code;
    }

    const Rubric& rubric_;
    Report& report_;
    JsonWriter& json_;
};

bool is_meant(const Object::Ptr& subject, const std::string& organisation) {
    if (organisation.empty()) return true;
    const std::string wanted = name_key(organisation);
    return text_of(subject, "org_uscc") == organisation ||
           text_of(subject, "file") == organisation ||
           name_key(text_of(subject, "org_name")).find(wanted) != std::string::npos;
}

}  // namespace

Report explain(const CommonOptions& options, const std::string& results,
               const std::string& organisation, const std::string& indicator) {
    Report report;
    const auto read = read_results(results);
    if (const auto* failure = std::get_if<Finding>(&read)) {
        report.refusals.push_back(*failure);
        report.outcome = Outcome::nothing_done;
        return report;
    }
    const auto rubrics = load_rubrics(options, "", report.refusals);
    JsonWriter json(6);
    json.begin_array();
    std::vector<const Rubric*> without;  // rubrics met that have no such indicator
    const auto rounds = std::get<Object::Ptr>(read)->getArray("rounds");
    for (std::size_t r = 0; r < rounds->size(); ++r) {
        const auto round = rounds->getObject(static_cast<unsigned>(r));
        const auto rubric = std::find_if(
            rubrics.begin(), rubrics.end(),
            [&](const RubricPtr& known) { return known->id == text_of(round, "rubric"); });
        if (rubric == rubrics.end()) continue;
        const auto subjects = round->getArray("subjects");
        for (std::size_t s = 0; s < subjects->size(); ++s) {
            const auto subject = subjects->getObject(static_cast<unsigned>(s));
            if (!is_meant(subject, organisation)) continue;
            if (knows(**rubric, indicator))
                Explainer(**rubric, report, json).subject(subject, indicator);
            else if (std::find(without.begin(), without.end(), rubric->get()) == without.end())
                without.push_back(rubric->get());
        }
    }
    json.end_array();
    report.json = json.take() + "\n";
    if (report.lines.empty() && !without.empty())
        report.refusals.push_back({Severity::error,
                                   "explain-no-indicator",
                                   "",
                                   "",
                                   {{"found", same(indicator)}, {"known", same(ids_of(without))}}});
    else if (report.lines.empty() && report.refusals.empty())
        report.refusals.push_back(
            {Severity::error, "explain-nobody", "", "", {{"found", same(organisation)}}});
    if (!report.refusals.empty()) report.outcome = Outcome::nothing_done;
    return report;
}

}  // namespace kaoping
