#include "job/option_table.hpp"

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "job/folder/logged_options.hpp"
#include "job/named_options.hpp"
#include "option_samples.hpp"
#include "reports/wording/catalogue.hpp"

using namespace kaoping;

namespace {

std::string logged(const ScoreOptions& options) {
    JsonWriter json(0);
    json.begin_object();
    write_logged_options(json, options);
    json.end_object();
    return json.take();
}

ScoreOptions read_back(const std::string& line) {
    ScoreOptions options;
    JsonMap<LoggedOptions> whole;
    REQUIRE_FALSE(read_json(line, whole));
    read_logged_options(*whole.find("options"), options);
    return options;
}

}  // namespace

TEST_CASE("each option has one name of each kind, words and values of its own") {
    std::set<std::string_view> names, scripts, letters, keys;
    for (const Option& option : option_table()) {
        CAPTURE(option.name);
        CHECK(names.insert(option.name).second);
        if (!option.script.empty()) CHECK(scripts.insert(option.script).second);
        if (!option.log_key.empty()) CHECK(keys.insert(option.log_key).second);
        for (std::size_t i = 0; i < option.letters.size(); ++i)
            CHECK(letters.insert(option.letters.substr(i, 1)).second);
        CHECK(find_option(option.name) == &option);
        CHECK(option.commands != 0);
        CHECK(MessageCode::find("option-" + std::string(option.name)).has_value());
        CHECK(value_words(option).zh.empty() == (option.kind == OptionKind::flag));
        CHECK_FALSE(value_words(option).zh.starts_with("value-"));
        CHECK((option.kind == OptionKind::choice) == !option.choices.empty());
        CHECK((option.kind == OptionKind::whole) == (option.most > option.least));
        if (option.reported) CHECK_FALSE(option.log_key.empty());
        for (const std::string_view choice : chosen_from(option))
            CHECK(MessageCode::find("choice-" + std::string(choice)).has_value());
    }
    CHECK(find_by_letter("o") == find_option("output"));
    CHECK(find_by_letter("") == nullptr);
    CHECK(find_by_script("AsOf") == find_option("as-of"));
    CHECK(find_by_script("") == nullptr);
    CHECK(find_option("AsOf") == nullptr);
}

TEST_CASE("people give a run what its log keeps, and where the results go") {
    std::string names, of_one_run;
    for (const Option* option : options_of_a_run()) {
        names += std::string(option->name) + " ";
        if (option->of_one_run()) of_one_run += std::string(option->name) + " ";
    }
    CHECK(names ==
          "roster previous plan experts output year as-of duplicates deadline reopen without "
          "reports notice notice-date notice-days order lang rubrics ");
    CHECK(of_one_run == "reopen without ");
}

TEST_CASE("what people choose an option from is a value of it") {
    for (const Option& option : option_table()) {
        CAPTURE(option.name);
        const auto choices = chosen_from(option);
        CHECK(choices.empty() ==
              (option.kind != OptionKind::choice && option.kind != OptionKind::flag));
        for (const std::string_view choice : choices) {
            ScoreOptions options;
            CHECK(set_value(option, options, std::string(choice)));
        }
    }
}

TEST_CASE("each option for scripts is set by its name") {
    for (const Option& option : option_table()) {
        CAPTURE(option.name);
        if (option.script.empty()) continue;
        ScoreOptions options;
        const std::string name(option.script);
        CHECK(is_default(option, options));
        for (const std::string& value : samples_of(option))
            CHECK_FALSE(set_option(options, name, value).has_value());
        CHECK(values_of(option, options) == samples_of(option));
        CHECK_FALSE(is_default(option, options));
        CHECK(options.given == std::set<std::string, std::less<>>{std::string(option.name)});
        for (const Option& other : option_table())
            if (&other != &option) CHECK(is_default(other, options));
        clear_value(option, options);
        CHECK(all_values(options) == all_values(ScoreOptions{}));
        CHECK(options.given.empty());
    }
}

TEST_CASE("clearing one option leaves the others") {
    ScoreOptions options;
    options.reports.notice_dates.working_days = 7;
    REQUIRE(set_option(options, "Reports", "none") == std::nullopt);
    clear_value(*find_option("reports"), options);
    CHECK(options.reports.formats.contains(ReportFormat::docx));
    CHECK(options.reports.notice_dates.working_days == 7);
}

TEST_CASE("an option that may be repeated keeps all its values, any other the last one") {
    for (const Option& option : option_table()) {
        CAPTURE(option.name);
        if (!is_kept(option)) continue;
        ScoreOptions options;
        const auto values = samples_of(option);
        for (int times = 0; times < 2; ++times) REQUIRE(set_value(option, options, values.front()));
        CHECK(values_of(option, options).size() == (option.repeatable() ? 2 : 1));
    }
}

TEST_CASE("a value of no sense is refused with what is wanted, and nothing is set") {
    const std::map<OptionKind, std::vector<std::string>> nonsense{
        {OptionKind::date, {"", "soon", "2025-02-30", "2025-2-1"}},
        {OptionKind::choice, {"", "nonsense", "ZH"}},
        {OptionKind::flag, {"", "1", "maybe"}},
        {OptionKind::formats, {"", "odt", "docx,odt"}},
    };
    for (const Option& option : option_table()) {
        CAPTURE(option.name);
        std::vector<std::string> bad;
        if (const auto found = nonsense.find(option.kind); found != nonsense.end())
            bad = found->second;
        if (option.kind == OptionKind::whole)
            bad = {"", "x", std::to_string(option.least) + "x", std::to_string(option.least - 1),
                   std::to_string(option.most + 1)};
        if (!is_kept(option)) bad.clear();
        for (const std::string& value : bad) {
            CAPTURE(value);
            ScoreOptions options;
            CHECK_FALSE(set_value(option, options, value));
            CHECK(all_values(options) == all_values(ScoreOptions{}));
            CHECK(options.given.empty());
            const Text said = describe(bad_value(option, "--x", value), "");
            CHECK(said.en.find("--x does not take “" + value + "”") != std::string::npos);
            CHECK(said.zh.find("{") == std::string::npos);
        }
    }
}

TEST_CASE("a name that scripts do not have is refused with those they have") {
    ScoreOptions options;
    for (const char* name : {"Nonsense", "as-of", "", "Quiet"}) {
        const auto wrong = set_option(options, name, "1");
        REQUIRE(wrong.has_value());
        CHECK(wrong->code.text() == "usage-unknown-name");
        CHECK(describe(*wrong, "").en.find("AsOf, ") != std::string::npos);
    }
}

TEST_CASE("what belongs to a round's log is read back as it was") {
    ScoreOptions every;
    every.paths = {"/申报 1", "b.zip"};
    for (const Option& option : option_table()) {
        CAPTURE(option.name);
        if (option.log_key.empty()) continue;
        ScoreOptions one;
        for (ScoreOptions* options : {&one, &every})
            for (const std::string& value : samples_of(option))
                REQUIRE(set_value(option, *options, value));
        CHECK(all_values(read_back(logged(one))) == all_values(one));
    }
    const ScoreOptions again = read_back(logged(every));
    CHECK(all_values(again) == all_values(every));
    CHECK(again.paths == every.paths);
    CHECK(again.reports.notice_dates.today == every.reports.notice_dates.today);
    CHECK(all_values(read_back(logged({}))) == all_values(ScoreOptions{}));
}

// As engines before the table wrote it.
TEST_CASE("an old log is read as it always was") {
    const std::string full =
        R"({"options":{"paths":["申报"],"rubrics":["more"],"roster":"r.xlsx","previous":"p.json",)"
        R"("plan":"plan.yaml","experts":"专家","reopen":"why","year":2025,"as_of":"2025-12-31",)"
        R"("deadline":"2026-01-15","reports":["docx","pdf"],"lang":"en","notice":true,)"
        R"("notice_date":"2026-03-01","notice_days":7,"order":"strokes","today":"2026-02-28",)"
        R"("duplicates":"latest"}})";
    const ScoreOptions options = read_back(full);
    CHECK(options.paths == std::vector<std::string>{"申报"});
    CHECK(options.rubric_folders == std::vector<std::string>{"more"});
    CHECK(options.roster == "r.xlsx");
    CHECK(options.previous == "p.json");
    CHECK(options.plan == "plan.yaml");
    CHECK(options.experts == "专家");
    CHECK(options.reopen_reason == "why");
    CHECK(options.year == 2025);
    CHECK(to_iso(options.as_of.value()) == "2025-12-31");
    CHECK(to_iso(options.deadline.value()) == "2026-01-15");
    CHECK(options.reports.formats.contains(ReportFormat::docx));
    CHECK_FALSE(options.reports.formats.contains(ReportFormat::html));
    CHECK(options.reports.formats.contains(ReportFormat::pdf));
    CHECK(options.reports.languages == Languages::en);
    CHECK(options.reports.notice);
    CHECK(to_iso(options.reports.notice_dates.given.value()) == "2026-03-01");
    CHECK(options.reports.notice_dates.working_days == 7);
    CHECK(options.reports.by_strokes);
    CHECK(to_iso(options.reports.notice_dates.today) == "2026-02-28");
    CHECK(options.duplicates == DuplicatePolicy::latest);
    const ScoreOptions none = read_back(
        R"({"options":{"paths":[],"rubrics":[],"reports":[],"today":"2026-02-28","duplicates":"reject"}})");
    CHECK_FALSE(none.reports.formats.contains(ReportFormat::docx));
    CHECK(none.duplicates == DuplicatePolicy::reject);
    CHECK_FALSE(none.reports.notice);
}
