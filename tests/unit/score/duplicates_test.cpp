#include <doctest/doctest.h>

#include "score/duplicates.hpp"
#include "support.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

// "code name date bytes"; "-" for none.
DuplicateCandidate candidate(const std::string& text) {
    std::vector<std::string> parts;
    std::string rest = text;
    for (auto space = rest.find(' '); space != std::string::npos; space = rest.find(' ')) {
        parts.push_back(rest.substr(0, space));
        rest.erase(0, space + 1);
    }
    parts.push_back(rest);
    const auto or_empty = [](const std::string& part) {
        return part == "-" ? std::string() : part;
    };
    DuplicateCandidate made{
        {or_empty(parts.at(1)), or_empty(parts.at(0))}, std::nullopt, parts.at(3)};
    if (parts[2] != "-") made.filled_on = d(parts[2]);
    return made;
}

// . assessed, D duplicate, c copy
std::string marks(const std::vector<std::string>& texts, DuplicatePolicy policy) {
    std::vector<DuplicateCandidate> candidates;
    for (const auto& text : texts) candidates.push_back(candidate(text));
    std::string line;
    for (const DuplicateVerdict& verdict : mark_duplicates(candidates, policy))
        line += verdict.mark == DuplicateMark::none   ? '.'
                : verdict.mark == DuplicateMark::copy ? 'c'
                                                      : 'D';
    return line;
}

}  // namespace

TEST_CASE("the same code and name twice") {
    struct Case {
        const char* name;
        std::vector<std::string> files;
        const char* reject;
        const char* latest;
    };
    const Case cases[] = {
        {"different subjects", {"1 A 2025-01-01 x", "2 B 2025-01-01 y"}, "..", ".."},
        {"two bodies share a code", {"1 A - x", "1 B - y"}, "..", ".."},
        {"a name twice, codes differ", {"1 A - x", "2 A - y"}, "..", ".."},
        {"twice", {"1 A 2025-01-01 x", "1 A 2025-02-01 y"}, "DD", "D."},
        {"the latest need not be the last", {"1 A 2025-03-01 x", "1 A 2025-02-01 y"}, "DD", ".D"},
        {"equal dates", {"1 A 2025-02-01 x", "1 A 2025-02-01 y"}, "DD", "DD"},
        {"equal earlier dates",
         {"1 A 2025-02-01 x", "1 A 2025-02-01 y", "1 A 2025-03-01 z"},
         "DDD",
         "DD."},
        {"equal latest dates",
         {"1 A 2025-02-01 x", "1 A 2025-03-01 y", "1 A 2025-03-01 z"},
         "DDD",
         "DDD"},
        {"no dates", {"1 A - x", "1 A - y"}, "DD", "DD"},
        {"one dated", {"1 A - x", "1 A 2025-01-01 y"}, "DD", "D."},
        {"identical bytes count once", {"1 A 2025-01-01 x", "1 A 2025-01-01 x"}, ".c", ".c"},
        {"a copy and another",
         {"1 A 2025-01-01 x", "1 A 2025-01-01 x", "1 A 2025-02-01 y"},
         "DcD",
         "Dc."},
        {"no code", {"- A - x", "- A - y"}, "..", ".."},
        {"no name", {"1 - - x", "1 - - y"}, "..", ".."},
    };
    for (const Case& c : cases) {
        CAPTURE(c.name);
        CHECK(marks(c.files, DuplicatePolicy::reject) == c.reject);
        CHECK(marks(c.files, DuplicatePolicy::latest) == c.latest);
    }
}

TEST_CASE("a verdict names the other files of the subject") {
    const auto verdicts =
        mark_duplicates({candidate("1 A - x"), candidate("2 B - z"), candidate("1 A - y")},
                        DuplicatePolicy::reject);
    CHECK(verdicts[0].others == std::vector<std::size_t>{2});
    CHECK(verdicts[1].others.empty());
    CHECK(verdicts[2].others == std::vector<std::size_t>{0});
}

TEST_CASE("what identifies a submission") {
    Rubric rubric = plain_rubric();
    rubric.fields = {field("org_name", ValueType::name), field("org_uscc", ValueType::uscc),
                     field("filled_on", ValueType::date)};
    SubjectInput input = form(
        rubric,
        {{"org_name", "张　三 "}, {"org_uscc", "91650200MA7AAAAA0X"}, {"filled_on", "2026-01-05"}});
    DuplicateCandidate made = duplicate_candidate(rubric, input.submission, &input.bureau, "abc");
    CHECK(made.organisation.name == "张三");
    CHECK(made.organisation.uscc == "91650200MA7AAAAA0X");
    CHECK(made.filled_on == d("2026-01-05"));
    CHECK(made.sha256 == "abc");

    input.bureau.verified["org_uscc"] = {std::nullopt, std::string("91650200MA7BBBBB0X"),
                                         "licence seen", "", false};
    CHECK(duplicate_candidate(rubric, input.submission, &input.bureau, "").organisation.uscc ==
          "91650200MA7BBBBB0X");

    input.submission.fields[1].value = Missing{};  // typed, but not a code
    input.submission.fields[1].raw = "9165 0200";
    made = duplicate_candidate(rubric, input.submission, nullptr, "");
    CHECK(made.organisation.uscc == "91650200");
}
