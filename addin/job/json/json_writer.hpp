#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/number.hpp"

namespace kaoping {

// Writes JSON in the order given, numbers as exact decimals (results.json promises both; a DOM
// promises neither). Two blanks a level down to `flat_depth` levels, deeper values on one line.
class JsonWriter {
public:
    // `depth`: what is written will stand inside so many brackets of another writer (add_element).
    static constexpr int default_flat_depth = 5;
    explicit JsonWriter(int flat_depth = default_flat_depth, std::size_t depth = 0)
        : empty_(depth, true), flat_depth_(flat_depth) {}

    // What was written goes there whenever it is much, and at flush().
    using Sink = std::function<void(std::string_view)>;
    void write_to(Sink sink) { sink_ = std::move(sink); }
    void flush() { sink_(take()); }

    JsonWriter& begin_object();
    JsonWriter& end_object();
    JsonWriter& begin_array();
    JsonWriter& end_array();
    JsonWriter& key(std::string_view name);
    JsonWriter& text(std::string_view value);
    JsonWriter& number(const Number& value, int max_decimals);
    JsonWriter& whole(long long value);
    JsonWriter& boolean(bool value);
    JsonWriter& null();
    JsonWriter& raw(std::string_view json);  // a value already written
    // The line break and blanks before one that a writer of this depth writes.
    JsonWriter& begin_element();
    std::size_t depth() const { return empty_.size(); }

    const std::string& result() const { return out_; }
    std::string take() { return std::exchange(out_, {}); }  // what was written since the last time

private:
    void before_value();
    void comma();
    void open(char bracket);
    void close(char bracket);
    void line(std::size_t depth);
    void spill();

    std::string out_;
    Sink sink_;
    std::vector<bool> empty_;  // per open bracket: nothing in it yet
    bool after_key_ = false;
    int flat_depth_;
};

std::string json_quoted(std::string_view text);

}  // namespace kaoping
