#include "job/round/round_board.hpp"

#include "job/round/round_folder.hpp"
#include "job/system/clock.hpp"
#include "job/system/paths.hpp"

namespace kaoping {

RoundBoard::RoundBoard(const ScoreOptions& options, const std::string& output,
                       const Workbook* roster, const History* history)
    : options_(options),
      output_(output),
      roster_(roster),
      history_(history),
      last_year_(last_calendar_year()) {}

const RoundScorer& RoundBoard::scorer(const RubricPtr& rubric, std::optional<int> form_year) {
    const auto plan_year = rubric->plan.given ? rubric->plan.year : std::optional<int>();
    const int year = options_.year ? *options_.year
                     : plan_year   ? *plan_year
                                   : form_year.value_or(last_year_);
    const std::lock_guard lock(guard_);
    std::unique_ptr<RoundScorer>& round = open_[{rubric->id, year}];
    if (!round) {
        const RoundSides sides{
            {to_path(output_) / round_folder(rubric->id, year), to_path(output_)},
            roster_,
            history_};
        round = std::make_unique<RoundScorer>(rubric, year, options_, sides);
    }
    return *round;
}

std::span<const std::unique_ptr<RoundScorer>> RoundBoard::close() {
    for (auto& [key, round] : open_) closed_.push_back(std::move(round));
    open_.clear();
    return closed_;
}

}  // namespace kaoping
