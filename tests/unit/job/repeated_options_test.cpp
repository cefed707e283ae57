#include "job/folder/repeated_options.hpp"

#include <Poco/TemporaryFile.h>
#include <doctest/doctest.h>

#include <filesystem>

#include "job/folder/run_log.hpp"
#include "job/system/paths.hpp"
#include "option_samples.hpp"
#include "reports/wording/catalogue.hpp"

using namespace kaoping;

namespace {

// An output folder whose last run was given these options.
class RunBefore {
public:
    explicit RunBefore(const ScoreOptions& options) {
        std::filesystem::create_directories(to_path(folder_.path()));
        OutputFolder run(to_path(folder_.path()));
        append_log(run, {}, options, {});
        run.finish();
    }
    std::vector<Finding> forgotten(const ScoreOptions& now) const {
        return options_not_repeated(now, folder_.path());
    }

private:
    Poco::TemporaryFile folder_;
};

ScoreOptions with(const Option& option, const std::string& value) {
    ScoreOptions options;
    REQUIRE(set_value(option, options, value));
    return options;
}

}  // namespace

TEST_CASE("an option of the last run that changes results or documents is not forgotten silently") {
    for (const Option& option : option_table()) {
        CAPTURE(option.name);
        if (!is_kept(option)) continue;
        const std::string value = samples_of(option).front();
        const RunBefore before(with(option, value));
        CHECK(before.forgotten(with(option, value)).empty());
        const auto notes = before.forgotten({});
        REQUIRE(notes.size() == (option.reported ? 1 : 0));
        if (notes.empty()) continue;
        CHECK(notes.front().code.text() == "option-not-repeated");
        const std::string typed =
            "--" + std::string(option.name) + (option.kind == OptionKind::flag ? "" : " " + value);
        CHECK(describe(notes.front(), "").en.find("was given " + typed + ",") != std::string::npos);
    }
}

TEST_CASE("what a run says of an option counts, also where it says what holds without it") {
    const Option& reports = *find_option("reports");
    const RunBefore before(with(reports, "docx,html,pdf"));
    CHECK(before.forgotten({}).size() == 1);
    CHECK(before.forgotten(with(reports, "html,docx")).empty());
    CHECK(before.forgotten(with(reports, "none")).empty());
}

TEST_CASE("results and documents are changed by these options and no others") {
    std::string reported;
    for (const Option& option : option_table())
        if (option.reported) reported += std::string(option.name) + " ";
    CHECK(reported ==
          "roster previous plan experts year as-of duplicates deadline reports notice notice-date "
          "notice-days order lang rubrics ");
}
