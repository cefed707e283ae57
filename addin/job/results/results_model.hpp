#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "job/json/json_values.hpp"
#include "model/finding.hpp"
#include "model/on_demand.hpp"
#include "model/points.hpp"
#include "model/scorecard.hpp"
#include "text/organisation.hpp"

namespace kaoping {

std::span<const JsonWord<Basis>> json_words(Basis);
std::span<const JsonWord<Severity>> json_words(Severity);
std::span<const JsonWord<GradeDecision::Kind>> json_words(GradeDecision::Kind);

}  // namespace kaoping

// results.json (CONTRACT; docs/results.schema.json) as values. The members of each kind of object
// stand here once, in the order in which they are written; ResultsJson writes them, read_results
// reads them. What may be null in the file is optional here.
namespace kaoping::results {

// Of `score` a Status; of `check` ok where nothing was found.
enum class SubjectStatus {
    duplicate,
    exempt,
    not_eligible,
    returned,
    unreadable,
    other_round,
    pending,
    assessed,
    absent,
    ok,
};
std::span<const JsonWord<SubjectStatus>> json_words(SubjectStatus);
SubjectStatus of(Status status);

struct Value {  // one cell of the form
    std::optional<std::string> raw;
    JsonScalar value;
    JsonScalar verified;  // the bureau's
    std::optional<std::string> cell;
    friend bool operator==(const Value&, const Value&) = default;
};

struct RowCount {
    bool counted = false;
    std::optional<std::string> why;  // RowScore::why
    friend bool operator==(const RowCount&, const RowCount&) = default;
};

struct Row {
    JsonMap<JsonScalar> cells;      // by column
    std::optional<RowCount> count;  // of a scored submission
    std::string sheet;
    int line = 0;  // 1-based row of the sheet
    friend bool operator==(const Row&, const Row&) = default;
};

// Of one subject: those that reading leaves, or those that writing asks for one by one, so that a
// long list never stands in memory a second time.
template <class T>
class Series {
public:
    Series() = default;
    explicit Series(OnDemand<T> made) : made_(std::move(made)) {}

    T& add() { return read_.emplace_back(); }
    bool empty() const { return read_.empty() && made_.empty(); }
    template <class Use>
    void visit(const Use& use) const {
        for (const T& one : read_) use(one);
        for (const T& one : made_) use(one);
    }

private:
    std::vector<T> read_;
    OnDemand<T> made_;
};

using Rows = Series<Row>;  // of one list

struct ExpertPoints {
    std::string expert;
    std::optional<std::string> item;  // where an indicator has several
    std::optional<Number> points;     // null: recused, or not given
    friend bool operator==(const ExpertPoints&, const ExpertPoints&) = default;
};

struct Indicator {
    std::optional<Number> measure;
    std::optional<Number> points;
    std::optional<Number> maximum;  // null: unlimited
    std::optional<Number> self;
    Basis basis = Basis::pending;
    std::optional<std::string> reason;  // of an adjustment
    std::vector<ExpertPoints> experts;
    friend bool operator==(const Indicator&, const Indicator&) = default;
};

struct Decision {
    GradeDecision::Kind kind = GradeDecision::Kind::band;
    std::string id;
    std::optional<std::string> article;
    friend bool operator==(const Decision&, const Decision&) = default;
};

// What scoring adds to a subject.
struct Score {
    JsonMap<Indicator> indicators;
    JsonMap<std::optional<Number>> sections;
    Number bonus;
    Number deduction;  // 0 or more, subtracted
    Number raw_total;
    std::optional<Number> total;
    std::optional<std::string> grade;
    std::optional<std::string> computed_grade;  // before caps, vetoes and the bureau's decision
    std::optional<Decision> decided_by;         // null: there is nothing to grade
    std::optional<int> rank;
    std::vector<std::string> grade_caps;
    std::vector<std::string> vetoes;
    std::vector<std::string> consequences;
    std::vector<std::string> pending;  // indicators
    friend bool operator==(const Score&, const Score&) = default;
};

struct BureauEntry {
    std::string name;  // v_site_area, vl_projects …
    JsonScalar value;
    std::optional<std::string> reason;
    std::optional<std::string> row;  // of a list: the row that was decided about
    friend bool operator==(const BureauEntry&, const BureauEntry&) = default;
};

struct Finding {
    Severity severity = Severity::error;
    std::string code;
    std::optional<std::string> field;
    std::optional<std::string> cell;
    std::string zh;
    std::string en;
    friend bool operator==(const Finding&, const Finding&) = default;
};

struct Outputs {  // relative to the output folder
    std::optional<std::string> graded;
    std::optional<std::string> returned;
    friend bool operator==(const Outputs&, const Outputs&) = default;
};

struct Subject {
    std::optional<std::string> file;  // null: absent
    std::optional<std::string> sha256;
    Organisation organisation;
    SubjectStatus status = SubjectStatus::ok;
    JsonMap<Value> values;
    JsonMap<Rows> lists;
    std::optional<Score> score;
    std::vector<BureauEntry> bureau;
    Series<Finding> findings;
    Outputs outputs;
};

struct Round {
    std::string rubric;
    std::string rubric_sha256;
    int year = 0;
    std::string as_of;  // YYYY-MM-DD
    bool provisional = false;
    JsonStream<Subject> subjects;
    JsonMap<long long> counts;  // by status
};

struct Unreadable {
    std::string file;
    std::string code;
    std::string zh;
    std::string en;
    friend bool operator==(const Unreadable&, const Unreadable&) = default;
};

struct Results {
    std::string engine;
    JsonStream<Round> rounds;
    std::vector<Unreadable> unreadable;
    std::vector<std::string> attachments;
    std::vector<Finding> findings;  // of the run
};

template <class A, JsonLike<Value> T>
void json_members(A& a, T& value) {
    a.member("raw", value.raw);
    a.member("value", value.value);
    a.member("verified", value.verified);
    a.member("cell", value.cell);
}

template <class A, JsonLike<RowCount> T>
void json_members(A& a, T& count) {
    a.member("counted", count.counted);
    a.member("why", count.why);
}

template <class A, JsonLike<Row> T>
void json_members(A& a, T& row) {
    a.required("row", row.cells);
    a.group(row.count);
    a.member("sheet", row.sheet);
    a.member("line", row.line);
}

template <class A, JsonLike<ExpertPoints> T>
void json_members(A& a, T& given) {
    a.member("expert", given.expert);
    a.optional("item", given.item);
    a.member("points", given.points, point_decimals);
}

template <class A, JsonLike<Indicator> T>
void json_members(A& a, T& indicator) {
    a.member("measure", indicator.measure);
    a.member("points", indicator.points, point_decimals);
    a.member("max", indicator.maximum, point_decimals);
    a.member("self", indicator.self, point_decimals);
    a.member("basis", indicator.basis);
    a.member("reason", indicator.reason);
    a.optional("experts", indicator.experts);
}

template <class A, JsonLike<Decision> T>
void json_members(A& a, T& decision) {
    a.required("kind", decision.kind);
    a.required("id", decision.id);
    a.member("article", decision.article);
}

template <class A, JsonLike<Score> T>
void json_members(A& a, T& score) {
    a.required("indicators", score.indicators);
    a.member("sections", score.sections, point_decimals);
    a.required("bonus", score.bonus, point_decimals);
    a.required("deduction", score.deduction, point_decimals);
    a.required("raw_total", score.raw_total, point_decimals);
    a.required("total", score.total, point_decimals);
    a.required("grade", score.grade);
    a.member("computed_grade", score.computed_grade);
    a.member("decided_by", score.decided_by);
    a.required("rank", score.rank);
    a.required("grade_caps", score.grade_caps);
    a.required("vetoes", score.vetoes);
    a.required("consequences", score.consequences);
    a.required("pending", score.pending);
}

template <class A, JsonLike<BureauEntry> T>
void json_members(A& a, T& entry) {
    a.member("name", entry.name);
    a.member("value", entry.value);
    a.member("reason", entry.reason);
    a.optional("row", entry.row);
}

template <class A, JsonLike<Finding> T>
void json_members(A& a, T& finding) {
    a.member("severity", finding.severity);
    a.member("code", finding.code);
    a.member("field", finding.field);
    a.member("cell", finding.cell);
    a.member("zh", finding.zh);
    a.member("en", finding.en);
}

template <class A, JsonLike<Outputs> T>
void json_members(A& a, T& outputs) {
    a.member("graded", outputs.graded);
    a.member("returned", outputs.returned);
}

template <class A, JsonLike<Subject> T>
void json_members(A& a, T& subject) {
    a.required("file", subject.file);
    a.member("sha256", subject.sha256);
    a.required("org_name", subject.organisation.name);
    a.required("org_uscc", subject.organisation.uscc);
    a.required("status", subject.status);
    a.required("values", subject.values);
    a.required("lists", subject.lists);
    a.group(subject.score);
    a.member("bureau", subject.bureau);
    a.member("findings", subject.findings);
    a.member("outputs", subject.outputs);
}

template <class A, JsonLike<Round> T>
void json_members(A& a, T& round) {
    a.required("rubric", round.rubric);
    a.member("rubric_sha256", round.rubric_sha256);
    a.required("year", round.year);
    a.member("as_of", round.as_of);
    a.member("provisional", round.provisional);
    a.stream("subjects", round.subjects);
    a.required("counts", round.counts);
}

template <class A, JsonLike<Unreadable> T>
void json_members(A& a, T& file) {
    a.member("file", file.file);
    a.member("code", file.code);
    a.member("zh", file.zh);
    a.member("en", file.en);
}

template <class A, JsonLike<Results> T>
void json_members(A& a, T& results) {
    a.member("engine", results.engine);
    a.stream("rounds", results.rounds);
    a.member("unreadable", results.unreadable);
    a.member("attachments", results.attachments);
    a.member("findings", results.findings);
}

// As people read it: "–" for null.
std::string shown(const JsonScalar& value);
std::string shown(const std::optional<Number>& number);

template <class T>
void write_json(JsonWriter& json, const Series<T>& series, int = 0) {
    json.begin_array();
    series.visit([&](const T& one) { kaoping::write_json(json, one); });
    json.end_array();
}

}  // namespace kaoping::results

namespace kaoping {

namespace json {

template <class T>
struct KindOf<results::Series<T>> : NoKind {
    static constexpr bool is_array = true;
    static JsonSlot element(void* to) { return slot(as<results::Series<T>>(to).add()); }
};

}  // namespace json

}  // namespace kaoping
