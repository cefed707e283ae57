#pragma once

#include <string>
#include <vector>

#include "job/json/json_values.hpp"
#include "job/options.hpp"

namespace kaoping {

// One member of the object "options": a single value, or several texts.
struct LoggedValue {
    JsonScalar value;
    std::vector<std::string> texts;
};
using LoggedOptions = JsonMap<LoggedValue>;

// The object "options" of a run in the log: sources, the options that belong to the round's log
// (option_table.hpp) and the day that it was run on.
void write_logged_options(JsonWriter& json, const ScoreOptions& options);

// What was logged, into `options`. What the log does not name stays as it is.
void read_logged_options(const LoggedOptions& logged, ScoreOptions& options);

// The run read a document that stood open in an office, not files.
bool of_a_document(const LoggedOptions& logged);

namespace json {

template <>
struct KindOf<LoggedValue> : KindOf<JsonScalar> {
    static constexpr bool is_array = true;
    static bool null(void* to) { return Scalar::null(&as<LoggedValue>(to).value); }
    static bool boolean(void* to, bool value) {
        return Scalar::boolean(&as<LoggedValue>(to).value, value);
    }
    static bool number(void* to, std::string_view decimal) {
        return Scalar::number(&as<LoggedValue>(to).value, decimal);
    }
    static bool text(void* to, std::string& value) {
        return Scalar::text(&as<LoggedValue>(to).value, value);
    }
    static JsonSlot element(void* to) { return slot(as<LoggedValue>(to).texts.emplace_back()); }

private:
    using Scalar = KindOf<JsonScalar>;
};

}  // namespace json

}  // namespace kaoping
