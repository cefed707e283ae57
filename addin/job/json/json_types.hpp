#pragma once

#include <concepts>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "model/number.hpp"

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

}  // namespace kaoping
