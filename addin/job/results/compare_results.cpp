#include "job/results/compare_results.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "job/json/json_writer.hpp"
#include "job/results/read_results.hpp"
#include "job/results/result_facts.hpp"
#include "job/rubrics.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

// Who a subject is: the organisation in its rubric and year, and its file where it takes one to
// tell two apart.
struct SubjectKey {
    std::string organisation;
    std::string file;
    friend auto operator<=>(const SubjectKey&, const SubjectKey&) = default;
};

SubjectKey key_of(const results::Round& round, const results::Subject& subject) {
    return {round.rubric + " " + std::to_string(round.year) + " " + subject.organisation.name +
                " " + subject.organisation.uscc,
            subject.file.value_or("")};
}

// What a first reading keeps of everybody: digests of the facts.
struct Outline {
    std::vector<std::pair<SubjectKey, std::string>> subjects;
    std::optional<Finding> failure;
};

Outline outline_of(const std::string& path) {
    Outline outline;
    outline.failure = read_results(
        path, ResultsNeed::scores,
        {.subject = [&](const results::Round& round, const results::Subject& subject) {
            outline.subjects.emplace_back(key_of(round, subject), facts_digest(subject));
        }});
    return outline;
}

// What a second reading keeps of those that differ.
struct Differing {
    Text name;  // rubric, year, organisation, code; the file where it takes one
    DiffFact status;
    DiffFacts facts;  // of those that stand on both sides
};

class Comparison {
public:
    Comparison(Outline before, Outline after) {
        find_repeated(before);
        find_repeated(after);
        digest_[0] = digests(std::move(before));
        digest_[1] = digests(std::move(after));
    }

    // Reads a side's file again: 0 before, 1 after.
    std::optional<Finding> read(int side, const std::string& path,
                                const std::vector<RubricPtr>& rubrics) {
        return read_results(
            path, ResultsNeed::scores,
            {.subject = [&](const results::Round& round, const results::Subject& subject) {
                take(side, round, subject, rubrics);
            }});
    }

    void tell(Report& report, JsonWriter& json) const {
        std::set<SubjectKey> keys;
        for (const auto& side : differing_)
            for (const auto& [key, subject] : side) keys.insert(key);
        const auto find = [](const auto& side, const SubjectKey& key) {
            const auto found = side.find(key);
            return found == side.end() ? nullptr : &found->second;
        };
        for (const SubjectKey& key : keys)
            tell_subject(find(differing_[0], key), find(differing_[1], key), report, json);
    }

private:
    using Digests = std::map<SubjectKey, std::string>;

    void find_repeated(const Outline& outline) {
        std::set<std::string> met;
        for (const auto& [key, digest] : outline.subjects)
            if (!met.insert(key.organisation).second) repeated_.insert(key.organisation);
    }

    SubjectKey shortened(SubjectKey key) const {
        if (!repeated_.contains(key.organisation)) key.file.clear();
        return key;
    }

    // NOLINTNEXTLINE(performance-unnecessary-value-param): its parts are moved from
    Digests digests(Outline outline) const {
        Digests digests;
        for (auto& [key, digest] : outline.subjects)
            digests[shortened(std::move(key))] = std::move(digest);
        return digests;
    }

    void take(int side, const results::Round& round, const results::Subject& subject,
              const std::vector<RubricPtr>& rubrics) {
        const SubjectKey key = shortened(key_of(round, subject));
        const auto& mine = digest_.at(static_cast<std::size_t>(side));
        const auto& others = digest_.at(static_cast<std::size_t>(1 - side));
        const auto other = others.find(key);
        if (other != others.end() && other->second == mine.at(key)) return;
        const auto known = std::find_if(rubrics.begin(), rubrics.end(),
                                        [&](const RubricPtr& r) { return r->id == round.rubric; });
        const Rubric* rubric = known == rubrics.end() ? nullptr : known->get();
        Differing& entry = differing_.at(static_cast<std::size_t>(side))[key];
        entry.name = name_of(rubric, round, subject, key);
        entry.status = status_fact(subject);
        if (other != others.end()) entry.facts = diff_facts(rubric, round.year, subject);
    }

    static Text name_of(const Rubric* rubric, const results::Round& round,
                        const results::Subject& subject, const SubjectKey& key) {
        const Text title = rubric ? rubric->title : same(round.rubric);
        const std::string rest = " " + std::to_string(round.year) + " " +
                                 subject.organisation.name + " " + subject.organisation.uscc +
                                 (key.file.empty() ? "" : " " + key.file);
        return {title.zh + rest, title.en + rest};
    }

    // A subject of one side only is reported by its status.
    static void tell_subject(const Differing* before, const Differing* after, Report& report,
                             JsonWriter& json) {
        const Text& name = after ? after->name : before->name;
        if (!before || !after) {
            const auto status = [](const Differing* side) {
                return side ? side->status : no_fact();
            };
            return tell_fact(name, "subject", status(before), status(after), report, json);
        }
        std::set<std::string> paths;
        for (const Differing* side : {before, after})
            for (const auto& [path, fact] : side->facts) paths.insert(path);
        for (const std::string& path : paths) {
            const auto fact = [&](const Differing* side) {
                const auto found = side->facts.find(path);
                return found == side->facts.end() ? no_fact() : found->second;
            };
            const DiffFact was = fact(before), is = fact(after);
            if (was.json != is.json) tell_fact(name, path, was, is, report, json);
        }
    }

    static void tell_fact(const Text& subject, const std::string& path, const DiffFact& before,
                          const DiffFact& after, Report& report, JsonWriter& json) {
        report.lines.push_back(
            message("diff-line", {{"subject", subject},
                                  {"what", after.what.zh.empty() ? before.what : after.what},
                                  {"old", before.value},
                                  {"new", after.value}}));
        json.begin_object()
            .key("subject")
            .text(subject.zh)
            .key("what")
            .text(path)
            .key("old")
            .raw(before.json)
            .key("new")
            .raw(after.json)
            .end_object();
    }

    std::set<std::string> repeated_;
    std::array<Digests, 2> digest_;
    std::array<std::map<SubjectKey, Differing>, 2> differing_;
};

}  // namespace

Report diff_results(const CommonOptions& options, const std::string& old_results,
                    const std::string& new_results) {
    Report report;
    Outline before = outline_of(old_results), after = outline_of(new_results);
    for (const Outline* side : {&before, &after})
        if (side->failure) report.refusals.push_back(*side->failure);
    const auto rubrics = load_rubrics(options, "", report.refusals);
    if (report.refusals.empty()) {
        Comparison comparison(std::move(before), std::move(after));
        for (const auto& [side, path] : {std::pair{0, old_results}, {1, new_results}})
            if (auto failure = comparison.read(side, path, rubrics))
                report.refusals.push_back(std::move(*failure));
        JsonWriter json(2);
        json.begin_array();
        if (report.refusals.empty()) comparison.tell(report, json);
        json.end_array();
        report.json = json.take() + "\n";
    }
    if (!report.refusals.empty()) {
        report.outcome = Outcome::nothing_done;
        return report;
    }
    report.outcome = report.lines.empty() ? Outcome::clean : Outcome::findings;
    if (report.lines.empty()) report.lines.push_back(words("diff-none"));
    return report;
}

}  // namespace kaoping
