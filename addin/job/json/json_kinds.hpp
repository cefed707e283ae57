#pragma once

#include <charconv>
#include <map>

#include "job/json/json_reader.hpp"
#include "job/json/json_types.hpp"

// Reading: how JSON is put into each type.
namespace kaoping {

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

}  // namespace kaoping
