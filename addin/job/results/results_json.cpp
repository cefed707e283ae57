#include "job/results/results_json.hpp"

namespace kaoping {

namespace {

constexpr std::size_t subject_depth =
    4;  // brackets around a subject: root, rounds, round, subjects

using Part = json::StreamWriter::Part;

template <class T>
void write_part(JsonWriter& json, Part part, const T& value) {
    json::StreamWriter members(json, part);
    json_members(members, value);
}

}  // namespace

ResultsJson::ResultsJson(Sink sink, const std::string& engine) : sink_(std::move(sink)) {
    results::Results results;
    results.engine = engine;
    json_.begin_object();
    write_part(json_, Part::before, results);
}

void ResultsJson::begin_round(const results::Round& round) {
    json_.begin_object();
    write_part(json_, Part::before, round);
    sink_(json_.take());
}

void ResultsJson::write(const results::Subject& subject, const Sink& sink) {
    JsonWriter json(JsonWriter::default_flat_depth, subject_depth);
    json.write_to(sink);
    write_json(json, subject);
    json.flush();
}

void ResultsJson::begin_subject() {
    json_.begin_element();
    sink_(json_.take());
}

void ResultsJson::end_round(const results::Round& round) {
    write_part(json_, Part::behind, round);
    json_.end_object();
}

void ResultsJson::end(const results::Results& results) {
    write_part(json_, Part::behind, results);
    json_.end_object();
    sink_(json_.take() + "\n");
}

}  // namespace kaoping
