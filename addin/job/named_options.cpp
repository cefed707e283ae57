#include "job/named_options.hpp"

#include <charconv>
#include <functional>
#include <map>
#include <sstream>

namespace kaoping {

namespace {

// False: the value is none of the option's kind.
using Setter = std::function<bool(ScoreOptions&, const std::string&)>;

struct NamedOption {
    OptionKind kind;
    Setter set;
};

NamedOption path_option(std::string ScoreOptions::*member) {
    return {OptionKind::path, [member](ScoreOptions& o, const std::string& v) {
                o.*member = v;
                return true;
            }};
}

NamedOption date_option(std::optional<Date> ScoreOptions::*member) {
    return {OptionKind::text, [member](ScoreOptions& o, const std::string& v) {
                return (o.*member = parse_iso_date(v)).has_value();
            }};
}

std::optional<int> whole(const std::string& text, int least, int most) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most)
        return std::nullopt;
    return value;
}

bool set_duplicates(ScoreOptions& options, const std::string& policy) {
    options.duplicates = policy == "latest" ? DuplicatePolicy::latest : DuplicatePolicy::reject;
    return policy == "latest" || policy == "reject";
}

bool set_jobs(ScoreOptions& options, const std::string& text) {
    const auto jobs = whole(text, 1, 256);
    if (jobs) options.jobs = *jobs;
    return jobs.has_value();
}

const std::map<std::string, NamedOption>& known() {
    static const std::map<std::string, NamedOption> all{
        {"Roster", path_option(&ScoreOptions::roster)},
        {"Previous", path_option(&ScoreOptions::previous)},
        {"Plan", path_option(&ScoreOptions::plan)},
        {"Experts", path_option(&ScoreOptions::experts)},
        {"Output", path_option(&ScoreOptions::output)},
        {"AsOf", date_option(&ScoreOptions::as_of)},
        {"Deadline", date_option(&ScoreOptions::deadline)},
        {"Year",
         {OptionKind::whole,
          [](ScoreOptions& o, const std::string& v) {
              return (o.year = whole(v, 1900, 9998)).has_value();
          }}},
        {"Jobs", {OptionKind::whole, set_jobs}},
        {"Duplicates", {OptionKind::text, set_duplicates}},
        {"Reports",
         {OptionKind::text,
          [](ScoreOptions& o, const std::string& v) { return set_report_formats(o.reports, v); }}},
    };
    return all;
}

}  // namespace

std::optional<OptionKind> option_kind(const std::string& name) {
    const auto option = known().find(name);
    return option == known().end() ? std::nullopt : std::optional(option->second.kind);
}

std::optional<Finding> set_option(ScoreOptions& options, const std::string& name,
                                  const std::string& value) {
    const auto option = known().find(name);
    if (option == known().end())
        return Finding{Severity::error, "usage-unknown-option", "", "", {{"found", same(name)}}};
    if (!option->second.set(options, value)) return bad_option_value(name, value);
    return std::nullopt;
}

Finding bad_option_value(const std::string& name, const std::string& value) {
    return {Severity::error,
            "usage-bad-value",
            "",
            "",
            {{"option", same(name)}, {"found", same(value)}}};
}

bool set_report_formats(ReportOptions& reports, const std::string& formats) {
    reports.docx = reports.html = reports.pdf = false;
    std::stringstream words(formats);
    for (std::string format; std::getline(words, format, ',');) {
        if (format == "docx") reports.docx = true;
        else if (format == "html") reports.html = true;
        else if (format == "pdf") reports.pdf = true;
        else if (format != "none") return false;
    }
    return !formats.empty();
}

}  // namespace kaoping
