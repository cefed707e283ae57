#include "job/results/results_json.hpp"

#include <map>
#include <set>

#include "job/json/json_writer.hpp"
#include "job/version.hpp"
#include "model/effective.hpp"
#include "model/points.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

constexpr int value_decimals = 6;
constexpr std::size_t subject_depth =
    4;  // brackets around a subject: root, rounds, round, subjects

void put_value(JsonWriter& json, const Value& value) {
    if (const auto* n = std::get_if<Number>(&value)) json.number(*n, value_decimals);
    else if (const auto* b = std::get_if<bool>(&value)) json.boolean(*b);
    else if (const auto* d = std::get_if<Date>(&value)) json.text(to_iso(*d));
    else if (const auto* s = std::get_if<std::string>(&value)) json.text(*s);
    else if (is_not_applicable(value)) json.text(words("not-applicable").zh);
    else json.null();
}

void put_number(JsonWriter& json, const std::optional<Number>& n, int decimals) {
    if (n) json.number(*n, decimals);
    else json.null();
}

void put_text(JsonWriter& json, const std::string& text) {
    if (text.empty()) json.null();
    else json.text(text);
}

void put_ids(JsonWriter& json, const char* key, const std::vector<std::string>& ids) {
    json.key(key).begin_array();
    for (const auto& id : ids) json.text(id);
    json.end_array();
}

void put_values(JsonWriter& json, const RoundResult& round, const Subject& subject) {
    json.key("values").begin_object();
    const auto& entries = subject.input->submission.fields;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Field& field = round.rubric->fields[i];
        json.key(field.id).begin_object().key("raw");
        if (entries[i].raw) json.text(*entries[i].raw);
        else json.null();
        json.key("value");
        put_value(json, entries[i].value);
        json.key("verified");
        const Verified* adopted = verification(&subject.input->bureau, field.id);
        put_value(json, adopted == nullptr ? Value(Missing{}) : adopted->value);
        json.key("cell");
        put_text(json, entries[i].cell);
        json.end_object();
    }
    json.end_object();
}

void put_lists(JsonWriter& json, const RoundResult& round, const Subject& subject, bool check) {
    json.key("lists").begin_object();
    const auto& lists = subject.input->submission.lists;
    for (std::size_t l = 0; l < lists.size(); ++l) {
        const List& list = round.rubric->lists[l];
        json.key(list.id).begin_array();
        for (std::size_t r = 0; r < lists[l].size(); ++r) {
            const ListRow& row = lists[l][r];
            json.begin_object().key("row").begin_object();
            for (std::size_t c = 0; c < row.cells.size(); ++c) {
                json.key(list.columns[c].id);
                if (row.cells[c].unreadable && row.cells[c].raw) json.text(*row.cells[c].raw);
                else put_value(json, row.cells[c].value);
            }
            json.end_object();
            if (!check && l < subject.card.lists.size() && r < subject.card.lists[l].size()) {
                json.key("counted").boolean(subject.card.lists[l][r].counted).key("why");
                put_text(json, subject.card.lists[l][r].why);
            }
            json.key("sheet").text(row.sheet).key("line").whole(row.line).end_object();
        }
        json.end_array();
    }
    json.end_object();
}

void put_indicators(JsonWriter& json, const RoundResult& round, const Subject& subject) {
    json.key("indicators").begin_object();
    for (std::size_t i = 0; i < subject.card.indicators.size(); ++i) {
        const IndicatorScore& score = subject.card.indicators[i];
        const IndicatorWorking& working = subject.card.workings[i];
        json.key(round.rubric->indicators[i].id).begin_object().key("measure");
        put_number(json, working.measure, value_decimals);
        json.key("points");
        put_number(json, score.points, point_decimals);
        json.key("max");
        put_number(json, working.maximum, point_decimals);
        json.key("self");
        put_number(json, working.self, point_decimals);
        json.key("basis").text(basis_name(score.basis)).key("reason");
        put_text(json, working.reason);
        json.end_object();
    }
    json.end_object();
    json.key("sections").begin_object();
    for (std::size_t s = 0; s < subject.card.sections.size(); ++s) {
        json.key(round.rubric->sections[s].id);
        put_number(json, subject.card.sections[s], point_decimals);
    }
    json.end_object();
}

void put_grade(JsonWriter& json, const RoundResult& round, const Subject& subject) {
    const Scorecard& card = subject.card;
    json.key("bonus")
        .number(card.bonus, point_decimals)
        .key("deduction")
        .number(card.deduction, point_decimals);
    json.key("raw_total").number(card.raw_total, point_decimals).key("total");
    put_number(json, card.total, point_decimals);
    json.key("grade");
    put_text(json, card.grade);
    json.key("rank");
    if (card.rank) json.whole(*card.rank);
    else json.null();
    put_ids(json, "grade_caps", card.grade_caps);
    put_ids(json, "vetoes", card.vetoes);
    std::vector<std::string> consequences;
    std::set<std::string> seen;
    for (const int index : card.consequences) {
        const std::string& id = round.rubric->consequences[static_cast<std::size_t>(index)].id;
        if (seen.insert(id).second) consequences.push_back(id);
    }
    put_ids(json, "consequences", consequences);
    put_ids(json, "pending", card.pending);
}

void put_typed(JsonWriter& json, const TypedCells& cells) {
    for (const auto& [name, cell] : cells) {
        if (name.starts_with("vw_") || name.starts_with("w_")) continue;  // stands with its value
        json.begin_object().key("name").text(name).key("value");
        if (cell.refused || is_missing(cell.value)) json.text(cell.raw);
        else put_value(json, cell.value);
        json.key("reason");
        std::string reason_name = name;
        if (name.starts_with("v_")) reason_name = "vw_" + name.substr(2);
        if (name.starts_with("a_")) reason_name = "w_" + name.substr(2);
        const auto reason = cells.find(reason_name);
        put_text(json,
                 reason_name == name || reason == cells.end() ? std::string() : reason->second.raw);
        json.end_object();
    }
}

void put_finding(JsonWriter& json, const Finding& finding, const std::string& file) {
    const Text text = describe(finding, file);
    const char* severity = finding.severity == Severity::error     ? "error"
                           : finding.severity == Severity::warning ? "warning"
                                                                   : "info";
    json.begin_object().key("severity").text(severity).key("code").text(finding.code).key("field");
    put_text(json, finding.field);
    json.key("cell");
    put_text(json, finding.cell);
    json.key("zh").text(text.zh).key("en").text(text.en).end_object();
}

std::string_view shown_status(const Subject& subject, bool check) {
    const Status status = subject.card.status;
    if (!check || status == Status::duplicate || status == Status::returned ||
        status == Status::absent)  // absent: `status`
        return status_name(subject.card.status);
    return "ok";
}

void put_subject(JsonWriter& json, const RoundResult& round, const Subject& subject, bool check) {
    json.begin_object().key("file");
    put_text(json, subject.file);
    json.key("sha256");
    put_text(json, subject.sha256);
    json.key("org_name").text(subject.org_name).key("org_uscc").text(subject.org_uscc);
    json.key("status").text(shown_status(subject, check));
    put_values(json, round, subject);
    put_lists(json, round, subject, check);
    if (!check) {
        put_indicators(json, round, subject);
        put_grade(json, round, subject);
    }
    json.key("bureau").begin_array();
    put_typed(json, subject.graded_typed);
    put_typed(json, subject.review_typed);
    for (const auto& [list, rows] : subject.input->bureau.recognised)
        for (const auto& [row, recognised] : rows)
            json.begin_object()
                .key("name")
                .text("vl_" + list)
                .key("value")
                .text(words(recognised ? "recognised" : "not-recognised").zh)
                .key("reason")
                .null()
                .key("row")
                .text(row)
                .end_object();
    json.end_array();
    json.key("findings").begin_array();
    for (const Finding& finding : subject.card.findings) put_finding(json, finding, subject.file);
    json.end_array();
    json.key("outputs").begin_object().key("graded");
    put_text(json, subject.graded_file);
    json.key("returned");
    put_text(json, subject.returned_file);
    json.end_object().end_object();
}

void put_counts(JsonWriter& json, const RoundResult& round, bool check) {
    json.key("counts").begin_object();
    if (check) {
        std::map<std::string_view, long long> counts{{"ok", 0}, {"returned", 0}, {"duplicate", 0}};
        for (const Subject& subject : round.subjects) ++counts[shown_status(subject, check)];
        for (const std::string_view status : {"ok", "returned", "duplicate", "absent"})
            if (counts.contains(status)) json.key(status).whole(counts[status]);
    } else {
        std::map<Status, long long> counts;
        for (const Subject& subject : round.subjects) ++counts[subject.card.status];
        for (const Status status :
             {Status::duplicate, Status::exempt, Status::not_eligible, Status::returned,
              Status::pending, Status::assessed, Status::absent})
            json.key(status_name(status)).whole(counts[status]);
    }
    json.end_object();
}

}  // namespace

ResultsJson::ResultsJson(Sink sink, bool check) : sink_(std::move(sink)), check_(check) {
    json_.begin_object().key("engine").text(engine_name()).key("rounds").begin_array();
}

void ResultsJson::begin_round(const RoundResult& round) {
    json_.begin_object()
        .key("rubric")
        .text(round.rubric->id)
        .key("rubric_sha256")
        .text(round.rubric_sha256);
    json_.key("year").whole(round.context.year).key("as_of").text(to_iso(round.context.as_of));
    json_.key("provisional")
        .boolean(round.rubric->plan.provisional())
        .key("subjects")
        .begin_array();
    sink_(json_.take());
}

std::string ResultsJson::subject(const RoundResult& round, const Subject& subject) const {
    JsonWriter json(JsonWriter::default_flat_depth, subject_depth);
    put_subject(json, round, subject, check_);
    return json.take();
}

void ResultsJson::add(std::string_view subject) {
    json_.add_element(subject);
    sink_(json_.take());
}

void ResultsJson::end_round(const RoundResult& round) {
    json_.end_array();
    put_counts(json_, round, check_);
    json_.end_object();
}

void ResultsJson::end(const RunResult& run) {
    json_.end_array().key("unreadable").begin_array();
    for (const Unreadable& file : run.unreadable) {
        const Text text = describe(file.finding, file.file);
        json_.begin_object()
            .key("file")
            .text(file.file)
            .key("code")
            .text(file.code)
            .key("zh")
            .text(text.zh)
            .key("en")
            .text(text.en)
            .end_object();
    }
    json_.end_array();
    put_ids(json_, "attachments", run.attachments);
    json_.key("findings").begin_array();
    for (const Finding& finding : run.findings) put_finding(json_, finding, "");
    json_.end_array();
    json_.end_object();
    sink_(json_.take() + "\n");
}

}  // namespace kaoping
