#pragma once

#include <Poco/JSON/Object.h>

#include <string>
#include <variant>

#include "model/finding.hpp"

namespace kaoping {

// results.json of an output folder, or the file itself, as a tree. A file that is none gives a finding.
std::variant<Poco::JSON::Object::Ptr, Finding> read_results(const std::string& path);

// Members that may be null or absent.
std::string text_of(const Poco::JSON::Object::Ptr& object, const std::string& key);   // "" for null
std::string shown(const Poco::Dynamic::Var& value);                                   // as people read it; "–" for null

}  // namespace kaoping
