#include "job/option_table.hpp"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace kaoping {

namespace {

// member_at<&ScoreOptions::reports, &ReportOptions::notice>(): a member, or one of a member.
template <auto... Path>
constexpr auto member_at() {
    using Value = std::remove_reference_t<decltype((std::declval<ScoreOptions&>().*....*Path))>;
    return OptionPlace<Value>{
        [](ScoreOptions& options) -> Value& { return (options.*....*Path); },
        [](const ScoreOptions& options) -> const Value& { return (options.*....*Path); }};
}

std::vector<Option> side_files() {
    using namespace command;
    using enum OptionKind;
    return {
        {.name = "roster",
         .script = "Roster",
         .kind = path,
         .commands = form | check | score | status,
         .member = member_at<&ScoreOptions::roster>(),
         .log_key = "roster",
         .reported = true},
        {.name = "previous",
         .script = "Previous",
         .kind = path,
         .commands = score,
         .member = member_at<&ScoreOptions::previous>(),
         .log_key = "previous",
         .reported = true},
        {.name = "plan",
         .script = "Plan",
         .kind = path,
         .commands = form | command::roster | check | score | experts | status | rubric,
         .member = member_at<&ScoreOptions::plan>(),
         .log_key = "plan",
         .reported = true},
        {.name = "experts",
         .script = "Experts",
         .kind = folder,
         .commands = score | experts,
         .member = member_at<&ScoreOptions::experts>(),
         .log_key = "experts",
         .reported = true},
        {.name = "output",
         .letters = "o",
         .script = "Output",
         .kind = folder,
         .commands = form | command::roster | check | score | experts,
         .member = member_at<&ScoreOptions::output>()},
    };
}

std::vector<Option> of_the_round() {
    using namespace command;
    using enum OptionKind;
    return {
        {.name = "year",
         .script = "Year",
         .kind = whole,
         .commands = form | roster | check | score | experts | status,
         .member = member_at<&ScoreOptions::year>(),
         .least = 1900,
         .most = 9998,
         .log_key = "year",
         .reported = true},
        {.name = "as-of",
         .script = "AsOf",
         .kind = date,
         .commands = check | score | status,
         .member = member_at<&ScoreOptions::as_of>(),
         .log_key = "as_of",
         .reported = true},
        {.name = "duplicates",
         .script = "Duplicates",
         .kind = choice,
         .commands = check | score | status,
         .member = member_at<&ScoreOptions::duplicates>(),
         .choices = {"reject", "latest"},
         .log_key = "duplicates",
         .reported = true},
        {.name = "deadline",
         .script = "Deadline",
         .kind = date,
         .commands = check | score | status,
         .member = member_at<&ScoreOptions::deadline>(),
         .log_key = "deadline",
         .reported = true},
        {.name = "reopen",
         .script = "Reopen",
         .kind = text,
         .commands = score,
         .member = member_at<&ScoreOptions::reopen_reason>(),
         .log_key = "reopen"},
        {.name = "without",
         .script = "Without",
         .kind = text,
         .commands = score,
         .member = member_at<&ScoreOptions::without>(),
         .log_key = "without"},
        {.name = "jobs",
         .script = "Jobs",
         .kind = whole,
         .commands = check | score | experts | status | replay,
         .member = member_at<&ScoreOptions::jobs>(),
         .least = 1,
         .most = 256},
    };
}

std::vector<Option> of_documents() {
    using namespace command;
    using enum OptionKind;
    return {
        {.name = "reports",
         .script = "Reports",
         .kind = formats,
         .commands = score,
         .member = member_at<&ScoreOptions::reports, &ReportOptions::formats>(),
         .log_key = "reports",
         .reported = true},
        {.name = "notice",
         .script = "Notice",
         .kind = flag,
         .commands = score,
         .member = member_at<&ScoreOptions::reports, &ReportOptions::notice>(),
         .log_key = "notice",
         .reported = true},
        {.name = "notice-date",
         .script = "NoticeDate",
         .kind = date,
         .commands = score,
         .member =
             member_at<&ScoreOptions::reports, &ReportOptions::notice_dates, &NoticeDates::given>(),
         .log_key = "notice_date",
         .reported = true},
        {.name = "notice-days",
         .script = "NoticeDays",
         .kind = whole,
         .commands = score,
         .member = member_at<&ScoreOptions::reports, &ReportOptions::notice_dates,
                             &NoticeDates::working_days>(),
         .least = 1,
         .most = 1000,
         .log_key = "notice_days",
         .reported = true},
        {.name = "order",
         .script = "Order",
         .kind = choice,
         .commands = score,
         .member = member_at<&ScoreOptions::reports, &ReportOptions::by_strokes>(),
         .choices = {"score", "strokes"},
         .log_key = "order",
         .reported = true},
    };
}

std::vector<Option> of_every_command() {
    using command::every;
    using enum OptionKind;
    return {
        {.name = "lang",
         .script = "Language",
         .kind = choice,
         .commands = every,
         .member = member_at<&ScoreOptions::reports, &ReportOptions::languages>(),
         .choices = {"zh", "en", "both"},
         .log_key = "lang",
         .reported = true},
        {.name = "rubrics",
         .kind = folder,
         .commands = every,
         .member = member_at<&ScoreOptions::rubric_folders>(),
         .log_key = "rubrics",
         .reported = true},
        {.name = "json",
         .kind = flag,
         .commands = every,
         .member = member_at<&ScoreOptions::json>()},
        {.name = "quiet", .kind = flag, .commands = every},
        {.name = "version", .kind = flag, .commands = every},
        {.name = "help", .letters = "h?", .kind = flag, .commands = every},
    };
}

const Option* find_where(const auto& wanted) {
    const auto& all = option_table();
    const auto found = std::find_if(all.begin(), all.end(), wanted);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

const std::vector<Option>& option_table() {
    static const std::vector<Option> all = [] {
        std::vector<Option> rows;
        for (auto part : {side_files(), of_the_round(), of_documents(), of_every_command()})
            rows.insert(rows.end(), part.begin(), part.end());
        return rows;
    }();
    return all;
}

std::vector<const Option*> options_of_a_run() {
    std::vector<const Option*> found;
    for (const Option& option : option_table())
        if ((option.commands & command::score) != 0 &&
            (!option.log_key.empty() || option.name == "output"))
            found.push_back(&option);
    return found;
}

const Option* find_option(std::string_view name) {
    return find_where([&](const Option& option) { return option.name == name; });
}

const Option* find_by_letter(std::string_view one) {
    return find_where([&](const Option& option) {
        return one.size() == 1 && option.letters.find(one) != std::string_view::npos;
    });
}

const Option* find_by_script(std::string_view name) {
    return find_where([&](const Option& option) { return !name.empty() && option.script == name; });
}

}  // namespace kaoping
