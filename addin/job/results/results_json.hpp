#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "job/json/json_writer.hpp"
#include "job/round/run_result.hpp"

namespace kaoping {

// results.json (CONTRACT), a piece at a time so that it never stands in memory as a whole: for each
// round begin_round, the subjects in order, end_round; then end. `check`: without indicators,
// totals, grade and rank; status ok, returned or duplicate.
class ResultsJson {
public:
    using Sink = std::function<void(std::string_view)>;
    ResultsJson(Sink sink, bool check);

    void begin_round(const RoundResult& round);
    // The piece of one whole subject; from any thread, in any order.
    std::string subject(const RoundResult& round, const Subject& subject) const;
    void add(std::string_view subject);
    void end_round(const RoundResult& round);
    void end(const RunResult& run);

private:
    Sink sink_;
    bool check_;
    JsonWriter json_;
};

// results.csv: one row an organisation, UTF-8 with BOM, formula-safe, headers in Chinese.
void write_results_csv(const RunResult& run, const std::function<void(std::string_view)>& take);

}  // namespace kaoping
