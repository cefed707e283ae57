#include "job/results/read_results.hpp"

#include <filesystem>
#include <fstream>

#include "job/system/paths.hpp"

namespace kaoping {

namespace {

using results::Results;
using results::Round;
using results::Subject;

// What stands before the subjects in a file that kaoping wrote.
struct RoundHead {
    std::string rubric;
    int year = 0;
    bool known() const { return !rubric.empty() && year != 0; }
};

// One reading of a file: gives the visitor what it asks for.
class Reading {
public:
    Reading(ResultsNeed need, const ResultsVisitor& visitor) : need_(need), visitor_(visitor) {}

    // `parse` reads the file from its start into the value that it is given.
    template <class Parse>
    std::optional<JsonFailure> run(const Parse& parse) {
        auto failure = pass_on(parse);
        if (!failure || !head_is_late_) return failure;
        if (auto other = read_heads(parse)) return other;
        return pass_on(parse);
    }

private:
    template <class Parse>
    std::optional<JsonFailure> pass_on(const Parse& parse) {
        Results file;
        std::size_t index = 0;
        file.rounds.begun = [&](Round& round) {
            if (index < heads_.size()) {
                round.rubric = heads_[index].rubric;
                round.year = heads_[index].year;
            }
            ++index;
            round.subjects.read = [&](Subject& subject) { return take(round, subject); };
        };
        file.rounds.read = [&](Round& round) {
            if (visitor_.round) visitor_.round(round);
            return std::string();
        };
        auto failure = parse(file);
        if (!failure && visitor_.end) visitor_.end(file);
        return failure;
    }

    std::string take(const Round& round, Subject& subject) {
        if (need_ == ResultsNeed::scores && !subject.score) return "indicators";
        if (heads_.empty() && !RoundHead{round.rubric, round.year}.known()) {
            head_is_late_ = true;
            return "rubric";
        }
        if (visitor_.subject) visitor_.subject(round, subject);
        return "";
    }

    // Of a file whose members another program has put into another order.
    template <class Parse>
    std::optional<JsonFailure> read_heads(const Parse& parse) {
        Results file;
        file.rounds.read = [&](Round& round) {
            heads_.push_back({round.rubric, round.year});
            return std::string();
        };
        return parse(file);
    }

    ResultsNeed need_;
    const ResultsVisitor& visitor_;
    std::vector<RoundHead> heads_;
    bool head_is_late_ = false;
};

JsonMode mode_of(ResultsNeed need) {
    return need == ResultsNeed::scores ? JsonMode::exact : JsonMode::lenient;
}

}  // namespace

std::optional<Finding> read_results(const std::string& path, ResultsNeed need,
                                    const ResultsVisitor& visitor) {
    std::filesystem::path file = to_path(path);
    std::error_code error;
    if (std::filesystem::is_directory(file, error)) file /= "results.json";
    std::ifstream in(file, std::ios::binary);
    const Finding unusable{Severity::error, "results-unusable", "", "", {{"path", same(path)}}};
    if (!in) return unusable;
    const auto failure = Reading(need, visitor).run([&](Results& to) {
        in.clear();
        in.seekg(0);
        return read_json(in, to, mode_of(need));
    });
    if (!failure) return std::nullopt;
    if (failure->path.empty()) return unusable;
    return Finding{Severity::error,
                   "results-incomplete",
                   "",
                   "",
                   {{"path", same(to_utf8(file))}, {"missing", same(failure->path)}}};
}

bool read_results_text(std::string_view json, const ResultsVisitor& visitor) {
    constexpr auto need = ResultsNeed::rounds;
    return !Reading(need, visitor).run([&](Results& to) {
        return read_json(json, to, mode_of(need));
    });
}

}  // namespace kaoping
