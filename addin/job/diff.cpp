#include <Poco/JSON/Array.h>

#include <map>
#include <set>

#include "job/json_writer.hpp"
#include "job/reading_jobs.hpp"
#include "job/results_file.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

using Poco::JSON::Object;

using Facts = std::map<std::string, std::string>;  // what is compared of one subject, by path

std::map<std::string, Facts> facts_of(const Object::Ptr& results) {
    std::map<std::string, Facts> all;
    const auto rounds = results->getArray("rounds");
    for (std::size_t r = 0; r < rounds->size(); ++r) {
        const auto round = rounds->getObject(static_cast<unsigned>(r));
        const auto subjects = round->getArray("subjects");
        for (std::size_t s = 0; s < subjects->size(); ++s) {
            const auto subject = subjects->getObject(static_cast<unsigned>(s));
            Facts& facts = all[text_of(round, "rubric") + " " + text_of(round, "year") + " " + text_of(subject, "org_name") + " " + text_of(subject, "org_uscc")];
            for (const char* key : {"status", "raw_total", "total", "grade", "rank"}) facts[key] = shown(subject->get(key));
            for (const char* key : {"grade_caps", "vetoes", "consequences", "pending"}) facts[key] = shown(subject->get(key));
            const auto scores = subject->getObject("indicators");
            for (const auto& id : scores->getNames()) facts["points " + id] = shown(scores->getObject(id)->get("points"));
            const auto values = subject->getObject("values");
            for (const auto& id : values->getNames()) {
                const auto value = values->getObject(id);
                facts["value " + id] = shown(value->get(value->isNull("verified") ? "value" : "verified"));
            }
        }
    }
    return all;
}

}  // namespace

Report diff_results(const std::string& old_results, const std::string& new_results) {
    Report report;
    std::vector<std::map<std::string, Facts>> sides;
    for (const std::string& path : {old_results, new_results}) {
        const auto read = read_results(path);
        if (const auto* failure = std::get_if<Finding>(&read)) report.refusals.push_back(*failure);
        else sides.push_back(facts_of(std::get<Object::Ptr>(read)));
    }
    if (!report.refusals.empty()) {
        report.outcome = Outcome::nothing_done;
        return report;
    }
    JsonWriter json(2);
    json.begin_array();
    const auto tell = [&](const std::string& subject, const std::string& what, const std::string& before, const std::string& after) {
        report.lines.push_back(message("diff-line", {{"subject", same(subject)}, {"what", same(what)}, {"old", same(before)}, {"new", same(after)}}));
        json.begin_object().key("subject").text(subject).key("what").text(what).key("old").text(before).key("new").text(after).end_object();
    };
    std::set<std::string> subjects;
    for (const auto& side : sides)
        for (const auto& [name, facts] : side) subjects.insert(name);
    for (const std::string& name : subjects) {
        const auto before = sides[0].find(name);
        const auto after = sides[1].find(name);
        if (before == sides[0].end() || after == sides[1].end()) {
            tell(name, "subject", before == sides[0].end() ? "–" : before->second.at("status"), after == sides[1].end() ? "–" : after->second.at("status"));
            continue;
        }
        for (const auto& [what, value] : after->second) {
            const auto old = before->second.find(what);
            if (old == before->second.end() || old->second != value) tell(name, what, old == before->second.end() ? "–" : old->second, value);
        }
    }
    json.end_array();
    report.json = json.take() + "\n";
    report.outcome = report.lines.empty() ? Outcome::clean : Outcome::findings;
    if (report.lines.empty()) report.lines.push_back(words("diff-none"));
    return report;
}

}  // namespace kaoping
