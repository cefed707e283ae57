#pragma once

#include <Poco/JSON/Object.h>

#include "job/json/json_writer.hpp"
#include "job/options.hpp"

namespace kaoping {

// The object "options" of a run in the log: sources, the options that belong to the round's log
// (option_table.hpp) and the day that it was run on.
void write_logged_options(JsonWriter& json, const ScoreOptions& options);

// What was logged, into `options`. What the log does not name stays as it is.
void read_logged_options(const Poco::JSON::Object::Ptr& logged, ScoreOptions& options);

}  // namespace kaoping
