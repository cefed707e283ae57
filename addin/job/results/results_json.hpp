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
    // The piece of one subject; from any thread, in any order.
    static std::string piece(const results::Subject& subject);
    void add(std::string_view piece);
    void end_round(const results::Round& round);  // with its counts
    void end(const results::Results& results);

private:
    Sink sink_;
    JsonWriter json_;
};

}  // namespace kaoping
