#pragma once

#include <charconv>
#include <concepts>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "job/json/json_reader.hpp"
#include "job/json/json_writer.hpp"
#include "model/number.hpp"

// C++ values as JSON and back. A struct says its members once, for both directions:
//
//     template <class Archive, JsonLike<Place> T>
//     void json_members(Archive& a, T& place) {
//         a.required("name", place.name);    // always written; reading misses it
//         a.member("line", place.line);      // always written; reading does without
//         a.optional("note", place.note);    // written when it holds anything
//         a.group(place.more);               // std::optional of a struct: its members stand here,
//         or not a.stream("rows", place.rows);      // JsonStream: one after the other
//     }
//
// and an enum its words, once: std::span<const JsonWord<Kind>> json_words(Kind).
namespace kaoping {

template <class T, class U>
concept JsonLike = std::same_as<std::remove_const_t<T>, U>;

template <class E>
using JsonWord = std::pair<E, std::string_view>;

template <class E>
concept JsonEnum = requires(E value) {
    { json_words(value) } -> std::convertible_to<std::span<const JsonWord<E>>>;
};

template <JsonEnum E>
std::string_view word_of(E value) {
    for (const auto& [known, word] : std::span<const JsonWord<E>>(json_words(value)))
        if (known == value) return word;
    return {};
}

template <JsonEnum E>
std::optional<E> enum_of(std::string_view word) {
    for (const auto& [value, known] : std::span<const JsonWord<E>>(json_words(E{})))
        if (known == word) return value;
    return std::nullopt;
}

// A value of any simple kind: null, true or false, a number, a text.
using JsonScalar = std::variant<std::monostate, bool, Number, std::string>;

// An object whose members have names of the data's, in the order of the file. Of two members of the
// same name in a file the last one counts.
template <class T>
class JsonMap {
public:
    // A new member; the caller knows that there is none of this name.
    T& add(std::string_view name, T value = {}) {
        return members_.emplace_back(name, std::move(value)).second;
    }
    // The member of this name, a new one where there is none.
    T& operator[](std::string_view name) {
        for (auto& [known, value] : members_)
            if (known == name) return value;
        return add(name);
    }
    const T* find(std::string_view name) const {
        for (auto member = members_.rbegin(); member != members_.rend(); ++member)
            if (member->first == name) return &member->second;
        return nullptr;
    }
    bool empty() const { return members_.empty(); }
    std::size_t size() const { return members_.size(); }
    auto begin() const { return members_.begin(); }
    auto end() const { return members_.end(); }
    friend bool operator==(const JsonMap&, const JsonMap&) = default;

private:
    std::vector<std::pair<std::string, T>> members_;
};

// The elements of an array that never stands in memory as a whole. Reading calls `begun` with each
// empty element and `read` with each full one; what `read` returns, when not empty, is a member
// that the element should have had.
template <class T>
struct JsonStream {
    T current;
    std::function<void(T&)> begun;
    std::function<std::string(T&)> read;
};

// ---- reading ----

namespace json {

struct NoKind {
    static constexpr bool is_array = false;
    static constexpr bool is_object = false;
    static bool null(void*) { return false; }
    static bool boolean(void*, bool) { return false; }
    static bool number(void*, std::string_view) { return false; }
    static bool text(void*, std::string&) { return false; }
    static JsonSlot element(void*) { return {}; }
    static std::string element_read(void*) { return {}; }
    static JsonSlot member(void*, std::string_view, SeenMembers&) { return {}; }
    static std::string_view lacking(void*, const SeenMembers&) { return {}; }
};

template <class T>
struct KindOf;

template <class T>
inline constexpr JsonKind kind{KindOf<T>::is_array, KindOf<T>::is_object,     &KindOf<T>::null,
                               &KindOf<T>::boolean, &KindOf<T>::number,       &KindOf<T>::text,
                               &KindOf<T>::element, &KindOf<T>::element_read, &KindOf<T>::member,
                               &KindOf<T>::lacking};

template <class T>
JsonSlot slot(T& value) {
    return {&value, &kind<T>};
}

template <class T>
T& as(void* to) {
    return *static_cast<T*>(to);
}

template <>
struct KindOf<std::string> : NoKind {
    static bool text(void* to, std::string& value) {
        as<std::string>(to) = std::move(value);
        return true;
    }
};

template <>
struct KindOf<bool> : NoKind {
    static bool boolean(void* to, bool value) {
        as<bool>(to) = value;
        return true;
    }
};

template <std::integral T>
struct KindOf<T> : NoKind {
    static bool number(void* to, std::string_view decimal) {
        const char* end = decimal.data() + decimal.size();
        const auto [stop, error] = std::from_chars(decimal.data(), end, as<T>(to));
        return error == std::errc() && stop == end;
    }
};

template <>
struct KindOf<Number> : NoKind {
    static bool number(void* to, std::string_view decimal) {
        const auto parsed = Number::parse(decimal);
        if (parsed) as<Number>(to) = *parsed;
        return parsed.has_value();
    }
};

template <JsonEnum E>
struct KindOf<E> : NoKind {
    static bool text(void* to, std::string& word) {
        const auto value = enum_of<E>(word);
        if (value) as<E>(to) = *value;
        return value.has_value();
    }
};

template <>
struct KindOf<JsonScalar> : NoKind {
    static bool null(void* to) {
        as<JsonScalar>(to) = std::monostate();
        return true;
    }
    static bool boolean(void* to, bool value) {
        as<JsonScalar>(to) = value;
        return true;
    }
    static bool number(void* to, std::string_view decimal) {
        const auto parsed = Number::parse(decimal);
        if (parsed) as<JsonScalar>(to) = *parsed;
        return parsed.has_value();
    }
    static bool text(void* to, std::string& value) {
        as<JsonScalar>(to) = std::move(value);
        return true;
    }
};

template <class T>
struct KindOf<std::optional<T>> : NoKind {
    using Inner = KindOf<T>;
    static constexpr bool is_array = Inner::is_array;
    static constexpr bool is_object = Inner::is_object;
    static void* inner(void* to) {
        auto& value = as<std::optional<T>>(to);
        return value ? &*value : &value.emplace();
    }
    template <class Put>
    static bool put(void* to, Put put) {
        T value{};
        if (!put(&value)) return false;
        as<std::optional<T>>(to) = std::move(value);
        return true;
    }
    static bool null(void* to) {
        as<std::optional<T>>(to).reset();
        return true;
    }
    static bool boolean(void* to, bool value) {
        return put(to, [&](void* at) { return Inner::boolean(at, value); });
    }
    static bool number(void* to, std::string_view decimal) {
        return put(to, [&](void* at) { return Inner::number(at, decimal); });
    }
    static bool text(void* to, std::string& value) {
        return put(to, [&](void* at) { return Inner::text(at, value); });
    }
    static JsonSlot element(void* to) { return Inner::element(inner(to)); }
    static std::string element_read(void* to) { return Inner::element_read(inner(to)); }
    static JsonSlot member(void* to, std::string_view name, SeenMembers& seen) {
        return Inner::member(inner(to), name, seen);
    }
    static std::string_view lacking(void* to, const SeenMembers& seen) {
        return Inner::lacking(inner(to), seen);
    }
};

template <class T>
struct KindOf<std::vector<T>> : NoKind {
    static constexpr bool is_array = true;
    static JsonSlot element(void* to) { return slot(as<std::vector<T>>(to).emplace_back()); }
};

template <class T>
struct KindOf<JsonStream<T>> : NoKind {
    static constexpr bool is_array = true;
    static JsonSlot element(void* to) {
        auto& stream = as<JsonStream<T>>(to);
        stream.current = T{};
        if (stream.begun) stream.begun(stream.current);
        return slot(stream.current);
    }
    static std::string element_read(void* to) {
        auto& stream = as<JsonStream<T>>(to);
        return stream.read ? stream.read(stream.current) : std::string();
    }
};

template <class T>
struct KindOf<JsonMap<T>> : NoKind {
    static constexpr bool is_object = true;
    static JsonSlot member(void* to, std::string_view name, SeenMembers&) {
        return slot(as<JsonMap<T>>(to).add(name));
    }
};

template <class T>
struct KindOf<std::map<std::string, T>> : NoKind {
    static constexpr bool is_object = true;
    static JsonSlot member(void* to, std::string_view name, SeenMembers&) {
        return slot(as<std::map<std::string, T>>(to)[std::string(name)] = T{});
    }
};

// Finds the member of a name among those of a struct.
class MemberFinder {
public:
    MemberFinder(std::string_view name, SeenMembers& seen) : name_(name), seen_(seen) {}

    template <class T, class... Decimals>
    void required(std::string_view name, T& value, Decimals...) {
        look(name, value);
    }
    template <class T, class... Decimals>
    void member(std::string_view name, T& value, Decimals...) {
        look(name, value);
    }
    template <class T, class... Decimals>
    void optional(std::string_view name, T& value, Decimals...) {
        look(name, value);
    }
    template <class T>
    void stream(std::string_view name, T& value) {
        look(name, value);
    }
    template <class T>
    void group(std::optional<T>& group) {
        if (found.kind) return;
        const bool was_there = group.has_value();
        if (!was_there) group.emplace();
        json_members(*this, *group);
        if (!was_there && !found.kind) group.reset();
    }

    JsonSlot found;

private:
    template <class T>
    void look(std::string_view name, T& value) {
        if (!found.kind && name == name_) {
            found = slot(value);
            seen_.set(index_);
        }
        ++index_;
    }

    std::string_view name_;
    SeenMembers& seen_;
    std::size_t index_ = 0;
};

// Finds the first member that reading misses.
class LackFinder {
public:
    explicit LackFinder(const SeenMembers& seen) : seen_(seen) {}

    template <class T, class... Decimals>
    void required(std::string_view name, T&, Decimals...) {
        if (found.empty() && !seen_.test(index_)) found = name;
        ++index_;
    }
    template <class T, class... Decimals>
    void member(std::string_view, T&, Decimals...) {
        ++index_;
    }
    template <class T, class... Decimals>
    void optional(std::string_view, T&, Decimals...) {
        ++index_;
    }
    template <class T>
    void stream(std::string_view name, T& value) {
        required(name, value);
    }
    template <class T>
    void group(std::optional<T>& group) {
        const std::string_view before = found;
        T members;
        json_members(*this, group ? *group : members);
        if (!group) found = before;  // a group that is not there lacks nothing
    }

    std::string_view found;

private:
    const SeenMembers& seen_;
    std::size_t index_ = 0;
};

template <class T>
requires std::is_class_v<T>
struct KindOf<T> : NoKind {
    static constexpr bool is_object = true;
    static JsonSlot member(void* to, std::string_view name, SeenMembers& seen) {
        MemberFinder finder(name, seen);
        json_members(finder, as<T>(to));
        return finder.found;
    }
    static std::string_view lacking(void* to, const SeenMembers& seen) {
        LackFinder finder(seen);
        json_members(finder, as<T>(to));
        return finder.found;
    }
};

}  // namespace json

template <class T>
std::optional<JsonFailure> read_json(std::istream& in, T& value, JsonMode mode = JsonMode::exact) {
    return read_json(in, json::slot(value), mode);
}
template <class T>
std::optional<JsonFailure> read_json(std::string_view text, T& value,
                                     JsonMode mode = JsonMode::exact) {
    return read_json(text, json::slot(value), mode);
}

// ---- writing ----

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
