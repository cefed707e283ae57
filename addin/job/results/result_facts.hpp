#pragma once

#include <Poco/JSON/Object.h>

#include <map>
#include <string>
#include <vector>

#include "model/finding.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// What is compared of one subject, in words and for programs.
struct DiffFact {
    Text what;         // "得分：专业队伍"
    Text value;        // grade labels, titles, 、 between items; "–" for null
    std::string json;  // the value as it stands in results.json
};

struct DiffSubject {
    Text name;  // rubric, year, organisation, code; the file where it takes one to tell two apart
    std::map<std::string, DiffFact>
        facts;  // by path: "status", "points professionals", "value staff"
};

// Organisations (by rubric, year, name and code) that hand in several forms in these results
// (accepted by read_results).
std::vector<std::string> repeated_organisations(const Poco::JSON::Object::Ptr& results);

// Everybody of these results, by organisation; by organisation and file for those in `repeated`. A
// rubric that is not known leaves its ids for words.
std::map<std::string, DiffSubject> diff_subjects(const Poco::JSON::Object::Ptr& results,
                                                 const std::vector<RubricPtr>& rubrics,
                                                 const std::vector<std::string>& repeated);

}  // namespace kaoping
