#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "job/results/results_json.hpp"
#include "job/round/round_results.hpp"
#include "job/round/round_scorer.hpp"
#include "job/rubrics.hpp"
#include "job/system/paths.hpp"
#include "score/score_round.hpp"
#include "validate/validate.hpp"

using namespace kaoping;
namespace fs = std::filesystem;

namespace {

std::vector<RubricPtr> all_rubrics() {
    std::vector<Finding> refusals;
    return load_rubrics({}, "", refusals);
}

// The forms of a rubric's samples.
std::vector<LoadedForm> sample_forms(const RubricPtr& rubric) {
    const std::string folder =
        std::string(KAOPING_SOURCE_DIR) + "/templates/" + rubric->id + "/samples/填报";
    std::vector<fs::path> files;
    for (const auto& file : fs::directory_iterator(to_path(folder))) files.push_back(file.path());
    std::sort(files.begin(), files.end());
    std::vector<Finding> refusals;
    const RubricsOfRun known({}, "", refusals);
    std::vector<LoadedForm> forms;
    for (const fs::path& file : files) {
        const Source source{to_utf8(file.filename()), [file] { return *read_file(file); }};
        auto loaded = load_form(source, known);
        if (auto* form = std::get_if<LoadedForm>(&loaded)) forms.push_back(std::move(*form));
    }
    return forms;
}

void rename(const Rubric& rubric, Submission& submission, const std::string& name) {
    for (std::size_t f = 0; f < rubric.fields.size(); ++f) {
        Entry& entry = submission.fields[f];
        if (rubric.fields[f].id == "org_name") entry.value = *(entry.raw = name);
        if (rubric.fields[f].id == "org_uscc") entry.value = *(entry.raw = "USCC" + name);
    }
}

struct Form {
    SubjectHead head;
    Submission submission;
};

// The samples again and again until there are `count`, each of an organisation of its own.
std::vector<Form> forms_of(const Rubric& rubric, const std::vector<LoadedForm>& samples,
                           std::size_t count) {
    std::vector<Form> forms;
    for (std::size_t i = 0; i < count; ++i) {
        Form& form = forms.emplace_back();
        form.submission = samples[i % samples.size()].submission;
        rename(rubric, form.submission, "机构" + std::to_string(i));
        form.head.file = std::to_string(i) + ".xlsx";
        form.head.sha256 = "sha256 " + std::to_string(i);
    }
    return forms;
}

RoundResult run_round(const RubricPtr& rubric, const std::vector<Form>& forms, int jobs) {
    ScoreOptions options;
    options.jobs = jobs;
    const RoundScorer scorer(rubric, 2025, options, {});
    std::vector<EnteredSubject> entered;
    for (const Form& form : forms) entered.push_back(scorer.enter(form.head, form.submission));
    return scorer.score(std::move(entered));
}

std::string json_of(const RoundResult& round) {
    std::string text;
    for (const Subject& subject : round.subjects) {
        const OpenSubject whole = open(subject);
        ResultsJson::write(results_of(round, whole, false),
                           [&](std::string_view piece) { text += piece; });
    }
    return text;
}

// What the stages make of the same forms without a round's steps in between; the findings of
// reading are the round's affair.
std::vector<Scorecard> plain_cards(const Rubric& rubric, const std::vector<Form>& forms) {
    const Round round(rubric, calendar_round(rubric, 2025));
    std::vector<SubjectInput> inputs;
    for (const Form& form : forms) {
        SubjectInput& input = inputs.emplace_back();
        input.submission = form.submission;
        input.findings = validate(input.submission, rubric, round.context, &input.bureau);
    }
    return score_round(round, inputs);
}

const RubricPtr& rubric_of(const std::vector<RubricPtr>& rubrics, const std::string& id) {
    return *std::find_if(rubrics.begin(), rubrics.end(),
                         [&](const RubricPtr& rubric) { return rubric->id == id; });
}

}  // namespace

TEST_CASE("the steps of a round come to what the stages come to, on any number of threads") {
    for (const RubricPtr& rubric : all_rubrics()) {
        CAPTURE(rubric->id);
        const auto samples = sample_forms(rubric);
        REQUIRE_FALSE(samples.empty());
        const std::vector<Form> forms = forms_of(*rubric, samples, 30);
        const RoundResult round = run_round(rubric, forms, 4);
        std::vector<Scorecard> cards = plain_cards(*rubric, forms);
        REQUIRE(round.subjects.size() == cards.size());
        for (std::size_t i = 0; i < cards.size(); ++i) {
            const OpenSubject subject = open(round.subjects[i]);
            cards[i].findings = subject.card.findings;
            CHECK(subject.card == cards[i]);
            CHECK(subject.status == subject.card.status);
            CHECK(subject.file == forms[i].head.file);
            CHECK(subject.organisation.name == "机构" + std::to_string(i));
        }
        CHECK(json_of(round) == json_of(run_round(rubric, forms, 1)));
    }
}

TEST_CASE("a form comes to the same alone and among 300, where no rule asks for the cohort") {
    const auto rubrics = all_rubrics();
    const RubricPtr& rubric = rubric_of(rubrics, "karamay-resident-institution");
    REQUIRE_FALSE(asks_cohort(Round(*rubric, calendar_round(*rubric, 2025))));
    const std::vector<Form> forms = forms_of(*rubric, sample_forms(rubric), 300);
    const RoundResult many = run_round(rubric, forms, 2);
    for (const std::size_t i :
         {std::size_t{0}, std::size_t{127}, std::size_t{128}, std::size_t{299}}) {
        CAPTURE(i);
        const OpenSubject among = open(many.subjects[i]);
        OpenSubject alone = open(run_round(rubric, {forms[i]}, 1).subjects.front());
        alone.card.rank = among.card.rank;
        CHECK(alone.card == among.card);
        CHECK(alone.input == among.input);
    }
}

TEST_CASE("duplicates are known before anything is scored") {
    const auto rubrics = all_rubrics();
    const RubricPtr& rubric = rubric_of(rubrics, "karamay-resident-institution");
    std::vector<Form> forms = forms_of(*rubric, sample_forms(rubric), 5);
    forms[1] = forms[0];  // the same bytes
    forms[1].head.file = "copy.xlsx";
    forms[3].submission = forms[2].submission;  // of the same organisation, other bytes
    const RoundResult round = run_round(rubric, forms, 2);
    const auto first = open(round.subjects[0]);
    const auto copy = open(round.subjects[1]);
    CHECK(first.status != Status::duplicate);
    CHECK_FALSE(first.copy);
    CHECK(copy.status == Status::duplicate);
    CHECK(copy.copy);
    CHECK(copy.input.copy_of == "0.xlsx");
    CHECK(open(round.subjects[2]).input.duplicate_files == std::vector<std::string>{"3.xlsx"});
    CHECK(open(round.subjects[3]).input.duplicate_files == std::vector<std::string>{"2.xlsx"});
    CHECK(round.subjects[2].status == Status::duplicate);
    CHECK(round.subjects[3].status == Status::duplicate);
    CHECK(round.subjects[4].status != Status::duplicate);
}
