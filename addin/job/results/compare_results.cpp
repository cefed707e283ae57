#include "job/results/compare_results.hpp"

#include <map>
#include <set>

#include "job/json/json_writer.hpp"
#include "job/results/result_facts.hpp"
#include "job/results/results_file.hpp"
#include "job/rubrics.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

using Poco::JSON::Object;
using Side = std::map<std::string, DiffSubject>;

class Difference {
public:
    Difference(Report& report, JsonWriter& json) : report_(report), json_(json) {}

    // A subject of one side only is told by its status.
    void subject(const DiffSubject* before, const DiffSubject* after) {
        const Text& name = after ? after->name : before->name;
        if (!before || !after) {
            const auto status = [](const DiffSubject* side) {
                return side ? side->facts.at("status") : none();
            };
            tell(name, "subject", words("diff-subject"), status(before), status(after));
            return;
        }
        std::set<std::string> paths;
        for (const DiffSubject* side : {before, after})
            for (const auto& [path, fact] : side->facts) paths.insert(path);
        for (const std::string& path : paths) {
            const auto old = before->facts.find(path), now = after->facts.find(path);
            const DiffFact was = old == before->facts.end() ? none() : old->second;
            const DiffFact is = now == after->facts.end() ? none() : now->second;
            if (was.json != is.json)
                tell(name, path, is.what.zh.empty() ? was.what : is.what, was, is);
        }
    }

private:
    static DiffFact none() { return {{}, same("–"), "null"}; }

    void tell(const Text& subject, const std::string& path, const Text& what,
              const DiffFact& before, const DiffFact& after) {
        report_.lines.push_back(message(
            "diff-line",
            {{"subject", subject}, {"what", what}, {"old", before.value}, {"new", after.value}}));
        json_.begin_object()
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

    Report& report_;
    JsonWriter& json_;
};

}  // namespace

Report diff_results(const CommonOptions& options, const std::string& old_results,
                    const std::string& new_results) {
    Report report;
    std::vector<Object::Ptr> read;
    for (const std::string& path : {old_results, new_results}) {
        const auto results = read_results(path);
        if (const auto* failure = std::get_if<Finding>(&results))
            report.refusals.push_back(*failure);
        else read.push_back(std::get<Object::Ptr>(results));
    }
    const auto rubrics = load_rubrics(options, "", report.refusals);
    if (!report.refusals.empty()) {
        report.outcome = Outcome::nothing_done;
        return report;
    }
    std::vector<std::string> repeated;
    for (const auto& results : read)
        for (std::string& name : repeated_organisations(results))
            repeated.push_back(std::move(name));
    const Side before = diff_subjects(read[0], rubrics, repeated),
               after = diff_subjects(read[1], rubrics, repeated);
    std::set<std::string> keys;
    for (const Side* side : {&before, &after})
        for (const auto& [key, subject] : *side) keys.insert(key);
    JsonWriter json(2);
    json.begin_array();
    Difference difference(report, json);
    const auto find = [](const Side& side, const std::string& key) {
        return side.contains(key) ? &side.at(key) : nullptr;
    };
    for (const std::string& key : keys) difference.subject(find(before, key), find(after, key));
    json.end_array();
    report.json = json.take() + "\n";
    report.outcome = report.lines.empty() ? Outcome::clean : Outcome::findings;
    if (report.lines.empty()) report.lines.push_back(words("diff-none"));
    return report;
}

}  // namespace kaoping
