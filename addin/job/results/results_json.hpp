#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "job/json/json_writer.hpp"
#include "job/results/results_model.hpp"

namespace kaoping {

// Writes results.json (CONTRACT) a piece at a time, so that it never stands in memory as a whole:
// for each round begin_round, the subjects in order, end_round; then end. Of Round and Results all
// is written but what their streams hold.
class ResultsJson {
public:
    using Sink = std::function<void(std::string_view)>;
    ResultsJson(Sink sink, const std::string& engine);

    void begin_round(const results::Round& round);
    // Of one subject, a piece at a time; from any thread, in any order.
    static void write(const results::Subject& subject, const Sink& sink);
    // What write gave of the next subject, the first piece after begin_subject.
    void begin_subject();
    void add(std::string_view piece) { sink_(piece); }
    void end_round(const results::Round& round);  // with its counts
    void end(const results::Results& results);

private:
    Sink sink_;
    JsonWriter json_;
};

}  // namespace kaoping
