#include "job/results/explain.hpp"

#include <algorithm>

#include "job/json/json_writer.hpp"
#include "job/results/read_results.hpp"
#include "job/rubrics.hpp"
#include "model/points.hpp"
#include "reports/facts/articles.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/wording/rule_words.hpp"
#include "rubric/walk.hpp"
#include "text/normal.hpp"

namespace kaoping {

namespace {

using results::shown;

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

    void subject(const results::Subject& subject, const std::string& wanted) {
        line("explain-subject",
             {{"name", same(subject.organisation.name)},
              {"uscc", same(subject.organisation.uscc)},
              {"status", words(MessageCode::of("status-" + std::string(word_of(subject.status))))},
              {"file", same(subject.file.value_or(""))}});
        json_.begin_object()
            .key("org_name")
            .text(subject.organisation.name)
            .key("indicators")
            .begin_array();
        for (const Indicator& indicator : rubric_.indicators) {
            const auto* score = subject.score->indicators.find(indicator.id);
            if (score && is_wanted(indicator, wanted))
                explain_indicator(subject, indicator, *score);
        }
        json_.end_array().end_object();
        if (wanted.empty()) totals(*subject.score);
    }

private:
    void line(MessageCode code, std::initializer_list<std::pair<std::string, Text>> arguments) {
        report_.lines.push_back(message(code, arguments));
    }

    void explain_indicator(const results::Subject& subject, const Indicator& indicator,
                           const results::Indicator& score) {
        line("explain-indicator",
             {{"title", indicator.title},
              {"points", score.points ? same(shown(score.points)) : words("explain-no-points")},
              {"maximum", indicator.points ? points_words(*indicator.points) : words("unlimited")},
              {"basis", words(basis_code(score.basis))},
              {"article", article_text(rubric_, indicator.article)}});
        const Text rule =
            indicator.rule ? rule_words(*indicator.rule, rubric_, &indicator) : Text{};
        json_.begin_object().key("id").text(indicator.id).key("points");
        write_json(json_, score.points, point_decimals);
        json_.key("rule")
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
        if (indicator.measure) measure(indicator, score);
        if (indicator.rule)
            line("explain-rule",
                 {{"rule", rule}, {"article", article_text(rubric_, indicator.article)}});
        if (!indicator.criterion.zh.empty())
            line("explain-criterion", {{"criterion", indicator.criterion}});
        if (score.reason) line("explain-adjusted", {{"reason", same(*score.reason)}});
    }

    void measure(const Indicator& indicator, const results::Indicator& score) {
        line("explain-measure",
             {{"value", score.measure ? same(shown(score.measure)) : words("explain-no-measure")},
              {"how", rule_words(*indicator.measure, rubric_, &indicator)},
              {"unit", indicator.unit == words("unit-money").zh ? words("unit-money")
                                                                : same(indicator.unit)}});
    }

    // Cells that the measure and the rule read: cell, raw text, value, verified value; lists row by
    // row.
    void inputs(const results::Subject& subject, const Indicator& indicator) {
        const auto show = [&](const NameNode& n) {
            const auto* value = n.kind == NameKind::field ? subject.values.find(n.id) : nullptr;
            if (!value) return;
            const bool verified = !std::holds_alternative<std::monostate>(value->verified);
            line(verified ? MessageCode("explain-cell-verified") : "explain-cell",
                 {{"label", field_words(*rubric_.field(n.id))},
                  {"cell", same(value->cell.value_or(""))},
                  {"raw", same(value->raw.value_or(""))},
                  {"value", same(shown(value->value))},
                  {"verified", same(shown(value->verified))}});
        };
        if (indicator.measure) visit_names(*indicator.measure, show);
        if (indicator.rule) visit_names(*indicator.rule, show);
        for (const std::string& id : indicator.lists)
            if (const auto* found = subject.lists.find(id)) rows(*rubric_.list(id), *found);
    }

    void rows(const List& list, const results::Rows& rows) {
        rows.visit([&](const results::Row& row) {
            std::string content;
            for (const Column& column : list.columns) {
                const JsonScalar* cell = row.cells.find(column.id);
                if (cell && !std::holds_alternative<std::monostate>(*cell))
                    content += (content.empty() ? "" : " · ") + shown(*cell);
            }
            const bool counted = row.count && row.count->counted;
            const std::string why = row.count ? row.count->why.value_or("") : "";
            line("explain-row", {{"list", list.label},
                                 {"line", same(std::to_string(row.line))},
                                 {"content", same(content)},
                                 {"why", counted ? words("explain-counted") : why_words(why)}});
        });
    }

    void totals(const results::Score& score) {
        const Grade* grade = rubric_.grade(score.grade.value_or(""));
        line("explain-total",
             {{"raw", points_words(score.raw_total)},
              {"bonus", points_words(score.bonus)},
              {"deduction", points_words(score.deduction)},
              {"total", score.total ? points_words(*score.total) : same(shown(score.total))},
              {"grade", grade ? grade->label : words("explain-no-grade")},
              {"article", article_text(rubric_, grade ? grade->article : "")}});
    }

    static MessageCode basis_code(Basis basis) {
        std::string text = "basis-" + std::string(word_of(basis));
        for (char& c : text)
            if (c == '_') c = '-';
        return MessageCode::of(text);
    }

    static Text why_words(const std::string& why) {
        const auto code = MessageCode::find("why-" + why);
        return code ? words(*code) : same(why);
    }

    const Rubric& rubric_;
    Report& report_;
    JsonWriter& json_;
};

bool is_meant(const results::Subject& subject, const std::string& organisation) {
    if (organisation.empty()) return true;
    return subject.organisation.uscc == organisation || subject.file == organisation ||
           name_key(subject.organisation.name).find(name_key(organisation)) != std::string::npos;
}

}  // namespace

Report explain(const CommonOptions& options, const std::string& results,
               const std::string& organisation, const std::string& indicator) {
    Report report;
    const auto rubrics = load_rubrics(options, "", report.refusals);
    JsonWriter json(6);
    json.begin_array();
    std::vector<const Rubric*> without;  // rubrics met that have no such indicator
    const auto take = [&](const results::Round& round, const results::Subject& subject) {
        const auto rubric =
            std::find_if(rubrics.begin(), rubrics.end(),
                         [&](const RubricPtr& known) { return known->id == round.rubric; });
        if (rubric == rubrics.end() || !is_meant(subject, organisation)) return;
        if (knows(**rubric, indicator))
            Explainer(**rubric, report, json).subject(subject, indicator);
        else if (std::find(without.begin(), without.end(), rubric->get()) == without.end())
            without.push_back(rubric->get());
    };
    if (auto failure = read_results(results, ResultsNeed::scores, {.subject = take})) {
        report = {};
        report.refusals.push_back(std::move(*failure));
        report.outcome = Outcome::nothing_done;
        return report;
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
