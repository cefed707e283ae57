#pragma once

#include <Poco/JSON/Object.h>

#include <string>
#include <variant>

#include "model/finding.hpp"

namespace kaoping {

// results.json of a scored round as a tree: of an output folder, or the file itself. A file that
// cannot be read gives results-unusable, one that lacks what scoring writes (a check's, a part of
// one) results-incomplete, naming what is missing. What is read from an accepted tree need not be
// looked for: rounds with rubric, year, counts and subjects; subjects with status, values, lists,
// indicators and grade.
std::variant<Poco::JSON::Object::Ptr, Finding> read_results(const std::string& path);

// Members that may be null or absent.
std::string text_of(const Poco::JSON::Object::Ptr& object, const std::string& key);  // "" for null
std::string shown(const Poco::Dynamic::Var& value);  // as people read it; "–" for null

}  // namespace kaoping
