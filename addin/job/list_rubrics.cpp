#include "job/list_rubrics.hpp"

#include "job/json/json_writer.hpp"
#include "job/results/results_model.hpp"
#include "job/rubrics.hpp"
#include "model/points.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

std::string day_of(const std::optional<Date>& date) { return date ? to_iso(*date) : std::string(); }

Text validity(const Regulation& regulation) {
    if (!regulation.in_force_from && !regulation.in_force_to) return words("validity-unknown");
    return message("validity", {{"from", same(day_of(regulation.in_force_from))},
                                {"to", regulation.in_force_to ? same(day_of(regulation.in_force_to))
                                                              : words("no-end")}});
}

}  // namespace

Report list_rubrics(const CommonOptions& options) {
    Report report;
    JsonWriter json(3);
    json.begin_array();
    for (const RubricPtr& rubric : load_rubrics(options, "", report.refusals)) {
        const bool provisional = rubric->plan.provisional();
        const Text status = words(provisional ? MessageCode("rubric-provisional") : "rubric-ready");
        report.lines.push_back(message("rubric-line", {{"id", same(rubric->id)},
                                                       {"title", rubric->title},
                                                       {"points", points_words(rubric->full_marks)},
                                                       {"validity", validity(rubric->regulation)},
                                                       {"status", status}}));
        json.begin_object()
            .key("id")
            .text(rubric->id)
            .key("title")
            .begin_object()
            .key("zh")
            .text(rubric->title.zh)
            .key("en")
            .text(rubric->title.en)
            .end_object();
        json.key("points").number(rubric->full_marks, 4);
        json.key("in_force_from");
        if (rubric->regulation.in_force_from) json.text(day_of(rubric->regulation.in_force_from));
        else json.null();
        json.key("in_force_to");
        if (rubric->regulation.in_force_to) json.text(day_of(rubric->regulation.in_force_to));
        else json.null();
        json.key("status").text(provisional ? "provisional" : "ready").end_object();
    }
    json.end_array();
    report.json = json.take() + "\n";
    if (!report.refusals.empty()) report.outcome = Outcome::nothing_done;
    return report;
}

Report check_rubrics(const CommonOptions& options, const std::vector<std::string>& files) {
    Report report;
    const RubricCatalog catalog(options.rubric_folders);
    JsonWriter json(3);
    json.begin_array();
    bool errors = false;
    for (const std::string& file : files) {
        const auto defects = catalog.check_file(file);
        errors = errors || has_errors(defects);
        for (const RubricDefect& defect : defects) {
            const Text text = describe(to_finding(defect), defect.file);
            const Text& severity = words(severity_code(defect.severity));
            report.lines.push_back({severity.zh + " " + text.zh, severity.en + ": " + text.en});
            json.begin_object()
                .key("file")
                .text(defect.file)
                .key("line")
                .whole(defect.line)
                .key("column")
                .whole(defect.column)
                .key("severity")
                .text(word_of(defect.severity))
                .key("code")
                .text(defect.code.text())
                .key("zh")
                .text(text.zh)
                .key("en")
                .text(text.en)
                .end_object();
        }
        if (defects.empty())
            report.lines.push_back(message("rubric-clean", {{"file", same(file)}}));
    }
    json.end_array();
    report.json = json.take() + "\n";
    report.outcome = errors ? Outcome::nothing_done : Outcome::clean;
    return report;
}

}  // namespace kaoping
