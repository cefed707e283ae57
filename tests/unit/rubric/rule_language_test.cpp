#include <doctest/doctest.h>

#include <algorithm>

#include "rubric/load.hpp"
#include "rubric_files.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

void add_file(RuleLanguage& all, const std::filesystem::path& file,
              const std::optional<PlanSource>& plan) {
    const RuleLanguage one =
        language_of({file.filename().string(), contents(file)}, common_source(), plan);
    all.known.insert(one.known.begin(), one.known.end());
    all.used.insert(one.used.begin(), one.used.end());
}

// Of the samples of tests/rules/passing.
RuleLanguage language_of_samples() {
    RuleLanguage all;
    for (const auto& entry :
         std::filesystem::directory_iterator(source_dir / "tests" / "rules" / "passing"))
        add_file(all, entry.path(), std::nullopt);
    return all;
}

// Of the samples, the annexes and the annexes' plans.
RuleLanguage language_of_all() {
    RuleLanguage all = language_of_samples();
    for (const auto& entry : std::filesystem::directory_iterator(source_dir / "templates")) {
        const auto plan = entry.path() / "plan.sample.yaml";
        if (std::filesystem::exists(plan))
            add_file(all, entry.path() / "rubric.yaml", PlanSource{"plan.yaml", contents(plan)});
    }
    return all;
}

std::string without(const std::set<std::string>& known, const std::set<std::string>& used) {
    std::string missing;
    for (const std::string& word : known)
        if (!used.contains(word) && !word.starts_with("word ")) missing += word + "\n";
    return missing;
}

}  // namespace

TEST_CASE("what the loader knows of a file, and what stands in it") {
    const RuleLanguage language = language_of(
        {"rubric.yaml",
         "id: x\nindicators:\n  - {id: i, rule: {best_of: [{tiers: [{from: 1, points: 2}]}, "
         "\"MAX(1, SUM(l[a]))\"]}, not_applicable: full}\n"},
        common_source(), std::nullopt);
    for (const char* known :
         {"key indicators", "key panel", "key indicators.points", "key rule.tiers",
          "key rule.sum_of", "key tiers.below", "word indicators.not_applicable=redistribute",
          "function LOOKUP", "function AVERAGE(list[column])", "name cohort_rank"})
        CHECK_MESSAGE(language.known.contains(known), known);
    for (const char* used :
         {"key indicators.rule", "key rule.best_of", "key rule.tiers", "key tiers.from",
          "word indicators.not_applicable=full", "function MAX", "function SUM(list[column])"})
        CHECK_MESSAGE(language.used.contains(used), used);
    for (const char* unused : {"key panel", "key tiers.below", "function LOOKUP", "name total"})
        CHECK_FALSE_MESSAGE(language.used.contains(unused), unused);
    CHECK_FALSE(language.known.contains("key panel.method"));  // no panel was asked
}

TEST_CASE("the passing samples show every key, function and name of the language") {
    const RuleLanguage language = language_of_samples();
    CHECK(language.known.size() > 300);
    CHECK(without(language.known, language.used) == "");
}

TEST_CASE("the reference names every key, word, function and name of the language") {
    const std::string reference = contents(source_dir / "templates" / "README.md");
    std::string missing;
    const RuleLanguage all = language_of_all();
    CHECK(all.known.contains("key confirmed_by"));  // of plans too
    for (const std::string& known : all.known) {
        std::string word = known.substr(known.find(' ') + 1);
        word = word.substr(0, word.find('('));
        word = word.substr(word.find_last_of(".=") + 1);
        const auto letter = [](char c) {
            return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
        };
        bool found = false;
        for (std::size_t at = reference.find(word); at != std::string::npos && !found;
             at = reference.find(word, at + 1)) {
            const std::size_t end = at + word.size();
            found = (at == 0 || !letter(reference[at - 1])) &&
                    (end == reference.size() || !letter(reference[end]));
        }
        if (!found) missing += known + "\n";
    }
    CHECK(missing == "");
}
