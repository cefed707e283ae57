#include "job/doctor.hpp"

#include "job/json/json_writer.hpp"
#include "job/rubrics.hpp"
#include "job/system/office.hpp"
#include "job/version.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

void write_defects(JsonWriter& json, const std::vector<Finding>& defects) {
    json.key("defects").begin_array();
    for (const Finding& defect : defects) {
        const Text text = describe(defect, "");
        json.begin_object()
            .key("code")
            .text(defect.code.text())
            .key("zh")
            .text(text.zh)
            .key("en")
            .text(text.en)
            .end_object();
    }
    json.end_array();
}

}  // namespace

Report doctor(const CommonOptions& options, const SystemProbe& probe) {
    Report report;
    report.lines.push_back(message("doctor-engine", {{"engine", same(engine_name())}}));
    std::vector<Finding> defects;
    const auto rubrics = load_rubrics(options, "", defects);
    report.lines.push_back(
        message("doctor-rubrics", {{"count", same(std::to_string(rubrics.size()))}}));
    const std::string office = find_office();
    report.lines.push_back(office.empty() ? words("doctor-no-office")
                                          : message("doctor-office", {{"path", same(office)}}));
    JsonWriter json(2);
    json.begin_object().key("engine").text(engine_name()).key("rubrics").begin_array();
    for (const RubricPtr& rubric : rubrics) json.text(rubric->id);
    json.end_array().key("office");
    if (office.empty()) json.null();
    else json.text(office);
    const SystemState system = probe(json);
    report.lines.insert(report.lines.end(), system.lines.begin(), system.lines.end());
    defects.insert(defects.end(), system.defects.begin(), system.defects.end());
    for (const Finding& defect : defects)
        report.lines.push_back(message("doctor-defect", {{"what", describe(defect, "")}}));
    write_defects(json, defects);
    json.end_object();
    report.json = json.take() + "\n";
    if (!defects.empty()) report.outcome = Outcome::findings;
    return report;
}

}  // namespace kaoping
