#pragma once

#include <map>

#include "job/json/json_types.hpp"
#include "job/json/json_writer.hpp"

// Writing: each type as JSON.
namespace kaoping {

inline constexpr int json_decimals = 6;  // of a number that has no other number of its own

inline void write_json(JsonWriter& json, const std::string& value, int = 0) { json.text(value); }
inline void write_json(JsonWriter& json, bool value, int = 0) { json.boolean(value); }
inline void write_json(JsonWriter& json, const Number& value, int decimals = json_decimals) {
    json.number(value, decimals);
}
template <std::integral T>
void write_json(JsonWriter& json, T value, int = 0) {
    json.whole(value);
}
template <JsonEnum E>
void write_json(JsonWriter& json, E value, int = 0) {
    json.text(word_of(value));
}
void write_json(JsonWriter& json, const JsonScalar& value, int decimals = json_decimals);
template <class T>
void write_json(JsonWriter& json, const std::optional<T>& value, int decimals = json_decimals);
template <class T>
void write_json(JsonWriter& json, const std::vector<T>& values, int decimals = json_decimals);
template <class T>
void write_json(JsonWriter& json, const JsonMap<T>& members, int decimals = json_decimals);
template <class T>
void write_json(JsonWriter& json, const std::map<std::string, T>& members,
                int decimals = json_decimals);

namespace json {

// Writes the members of a struct that the brackets stand around already.
class MemberWriter {
public:
    explicit MemberWriter(JsonWriter& json) : json_(json) {}

    template <class T>
    void required(std::string_view name, const T& value, int decimals = json_decimals) {
        json_.key(name);
        write_json(json_, value, decimals);
    }
    template <class T>
    void member(std::string_view name, const T& value, int decimals = json_decimals) {
        required(name, value, decimals);
    }
    template <class T>
    void optional(std::string_view name, const T& value, int decimals = json_decimals) {
        if (value != T{}) required(name, value, decimals);
    }
    template <class T>
    void group(const std::optional<T>& group) {
        if (group) json_members(*this, *group);
    }

private:
    JsonWriter& json_;
};

// The same of a struct with a stream: what stands before it, with its opened bracket; or behind.
class StreamWriter {
public:
    enum class Part { before, behind };
    StreamWriter(JsonWriter& json, Part part) : json_(json), part_(part) {}

    template <class T>
    void required(std::string_view name, const T& value, int decimals = json_decimals) {
        if ((part_ == Part::before) != streamed_)
            MemberWriter(json_).required(name, value, decimals);
    }
    template <class T>
    void member(std::string_view name, const T& value, int decimals = json_decimals) {
        required(name, value, decimals);
    }
    template <class T>
    void stream(std::string_view name, const JsonStream<T>&) {
        streamed_ = true;
        if (part_ == Part::before) json_.key(name).begin_array();
        else json_.end_array();
    }

private:
    JsonWriter& json_;
    Part part_;
    bool streamed_ = false;
};

template <class T>
concept HasMembers = std::is_class_v<T> && requires(MemberWriter& archive, const T& value) {
    json_members(archive, value);
};

}  // namespace json

template <json::HasMembers T>
void write_json(JsonWriter& json, const T& value, int = 0) {
    json.begin_object();
    json::MemberWriter members(json);
    json_members(members, value);
    json.end_object();
}

inline void write_json(JsonWriter& json, const JsonScalar& value, int decimals) {
    if (const auto* b = std::get_if<bool>(&value)) json.boolean(*b);
    else if (const auto* n = std::get_if<Number>(&value)) json.number(*n, decimals);
    else if (const auto* s = std::get_if<std::string>(&value)) json.text(*s);
    else json.null();
}

template <class T>
void write_json(JsonWriter& json, const std::optional<T>& value, int decimals) {
    if (value) write_json(json, *value, decimals);
    else json.null();
}

template <class T>
void write_json(JsonWriter& json, const std::vector<T>& values, int decimals) {
    json.begin_array();
    for (const T& value : values) write_json(json, value, decimals);
    json.end_array();
}

template <class T>
void write_json(JsonWriter& json, const JsonMap<T>& members, int decimals) {
    json.begin_object();
    for (const auto& [name, value] : members) {
        json.key(name);
        write_json(json, value, decimals);
    }
    json.end_object();
}

template <class T>
void write_json(JsonWriter& json, const std::map<std::string, T>& members, int decimals) {
    json.begin_object();
    for (const auto& [name, value] : members) {
        json.key(name);
        write_json(json, value, decimals);
    }
    json.end_object();
}

}  // namespace kaoping
