#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "job/options.hpp"

namespace kaoping {

// What an option takes, as text: a path (UTF-8; of a file, or of a folder where `score` wants one),
// a day YYYY-MM-DD, a whole number from `least` to `most`, one of `choices`, nothing (a flag;
// scripts say yes or no), any text, formats of the report divided by commas.
enum class OptionKind { path, folder, date, whole, choice, flag, text, formats };

// Where the value of an option stands in ScoreOptions.
template <class Value>
struct OptionPlace {
    Value& (*edit)(ScoreOptions&);
    const Value& (*read)(const ScoreOptions&);
};
using OptionMember =
    std::variant<std::monostate,  // nowhere: the command line's own
                 OptionPlace<std::string>, OptionPlace<std::vector<std::string>>, OptionPlace<int>,
                 OptionPlace<std::optional<int>>, OptionPlace<std::optional<Date>>,
                 OptionPlace<bool>, OptionPlace<DuplicatePolicy>,
                 OptionPlace<std::optional<Languages>>, OptionPlace<std::set<ReportFormat>>>;

// The commands that take options of their own; all others take those of `every`.
namespace command {
enum Bit : unsigned {
    form = 1U << 0U,
    roster = 1U << 1U,
    check = 1U << 2U,
    score = 1U << 3U,
    experts = 1U << 4U,
    status = 1U << 5U,
    replay = 1U << 6U,
    rubric = 1U << 7U,
};
constexpr unsigned every = ~0U;
}  // namespace command

// One option, for every front end. Its help is the message option-<name> of the catalogue, what it
// takes is called value-<name> there (choices, dates and formats are called by themselves).
struct Option {
    std::string_view name;     // on the command line, behind --
    std::string_view letters;  // the same in one letter, behind -; empty: none
    std::string_view script;   // for offices and scripts; empty: not theirs
    OptionKind kind = OptionKind::text;
    unsigned commands = 0;  // that take it: bits
    OptionMember member = {};
    std::vector<std::string_view> choices = {};  // the first is what holds when nothing is given,
                                                 // but of a text
    int least = 0;
    int most = 0;
    std::string_view log_key = {};  // in the log's options; empty: it belongs to no round's log
    // A rerun that goes without it makes other results or documents: option-not-repeated.
    bool reported = false;

    // Is said of one run, not of those after it: why it is reopened, what it knowingly lacks.
    bool of_one_run() const { return !log_key.empty() && !reported; }
    bool is_path() const { return kind == OptionKind::path || kind == OptionKind::folder; }
    bool repeatable() const {
        return std::holds_alternative<OptionPlace<std::vector<std::string>>>(member);
    }
};

// In the order of the help.
const std::vector<Option>& option_table();

// What people give a run of `score` in a window, in the same order: what the round's log keeps, and
// where the results go.
std::vector<const Option*> options_of_a_run();

// Null: there is none of this name.
const Option* find_option(std::string_view name);     // "as-of"
const Option* find_by_letter(std::string_view one);   // "o"
const Option* find_by_script(std::string_view name);  // "AsOf"

}  // namespace kaoping
