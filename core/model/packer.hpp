#pragma once

#include <concepts>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "model/finding_code.hpp"
#include "model/number.hpp"

namespace kaoping {

// Values to bytes, and bytes to the same values: for what a program keeps of many and takes up
// again while it runs, so there is no version, and the bytes are trusted. Numbers are exact. A
// struct is packed by its members, which stand once for both ways:
//
//   void members(auto& archive, Of<Grade> auto& grade) { archive(grade.id, grade.points); }
//
// or, where bytes are to be saved, by a pack(Packer&, const Entry&) and an unpack(Unpacker&,
// Entry&); either in the namespace of the struct, found where it is used.
template <class T, class Struct>
concept Of = std::same_as<std::remove_const_t<T>, Struct>;

// Where the last cell stood, as Packer and Unpacker remember it: those of one table follow each
// other.
struct PackedPlace {
    std::int64_t row = 0;
    std::int64_t column = 0;
};

class Packer {
public:
    template <class... T>
    void operator()(const T&... values) {
        (put(values), ...);
    }
    std::string take() { return std::move(bytes_); }

    // For so many bytes that come now: a long text does not grow by doubling.
    void reserve(std::size_t more) { bytes_.reserve(bytes_.size() + more); }
    void byte(std::uint8_t value) { bytes_ += static_cast<char>(value); }
    // A text that occurs again and again: a sheet, the words of a finding. Packed once.
    void name(std::string_view text) {
        const auto [known, added] = names_.try_emplace(std::string(text), names_.size());
        put(known->second);
        if (added) put(known->first);
    }
    PackedPlace& place() { return place_; }

private:
    void whole(std::uint64_t n) {  // seven bits a byte, the lowest first
        for (; n >= 0x80; n >>= 7U) bytes_ += static_cast<char>(n | 0x80U);
        bytes_ += static_cast<char>(n);
    }

    template <class T>
    requires std::is_enum_v<T> || std::is_integral_v<T>
    void put(T n) {
        const auto wide =
            static_cast<std::int64_t>(n);  // small magnitudes in few bytes, whatever the sign
        whole((static_cast<std::uint64_t>(wide) << 1U) ^ static_cast<std::uint64_t>(wide >> 63U));
    }
    void put(const std::string& text) {
        whole(text.size());
        bytes_ += text;
    }
    void put(FindingCode code) { put(std::string(code.text())); }
    void put(const Number& number) {
        const std::optional<std::int64_t> small = number.to_int();
        put(small.has_value());
        if (small) put(*small);
        else put(number.to_fraction());
    }
    template <class T>
    void put(const std::optional<T>& value) {
        put(value.has_value());
        if (value) put(*value);
    }
    template <class A, class B>
    void put(const std::pair<A, B>& pair) {
        put(pair.first);
        put(pair.second);
    }
    template <class... T>
    void put(const std::variant<T...>& value) {
        put(value.index());
        std::visit([&](const auto& held) { put(held); }, value);
    }
    template <class T>
    requires requires(const T& container) {
        container.begin() != container.end();
    } &&(!requires(Packer & archive, const T& value) {
        pack(archive, value);
    }) void put(const T& container) {
        whole(container.size());
        for (const auto& element : container) put(element);
    }
    template <class T>
    requires requires(Packer& archive, const T& value) { members(archive, value); }
    void put(const T& value) { members(*this, value); }
    template <class T>
    requires requires(Packer& archive, const T& value) { pack(archive, value); }
    void put(const T& value) { pack(*this, value); }

    std::string bytes_;
    PackedPlace place_;
    std::unordered_map<std::string, std::size_t> names_;
};

class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : bytes_(bytes) {}

    template <class... T>
    void operator()(T&... values) {
        (get(values), ...);
    }

    std::uint8_t byte() {
        const auto value = static_cast<std::uint8_t>(bytes_.front());
        bytes_.remove_prefix(1);
        return value;
    }
    const std::string& name() {
        std::size_t index = 0;
        get(index);
        if (index == names_.size()) get(names_.emplace_back());
        return names_[index];
    }
    PackedPlace& place() { return place_; }

private:
    std::uint64_t whole() {
        std::uint64_t n = 0;
        for (unsigned shift = 0;; shift += 7) {
            const std::uint8_t next = byte();
            n |= static_cast<std::uint64_t>(next & 0x7FU) << shift;
            if (next < 0x80) return n;
        }
    }

    template <class T>
    requires std::is_enum_v<T> || std::is_integral_v<T>
    void get(T& n) {
        const std::uint64_t folded = whole();
        n = static_cast<T>(static_cast<std::int64_t>((folded >> 1U) ^ (~(folded & 1U) + 1U)));
    }
    std::string_view text() {
        const auto size = static_cast<std::size_t>(whole());
        const std::string_view found = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return found;
    }
    void get(std::string& value) { value = text(); }
    void get(FindingCode& code) { code = FindingCode::read(text()); }
    void get(Number& number) {
        bool small = false;
        std::int64_t whole_number = 0;
        get(small);
        if (small) {
            get(whole_number);
            number = Number(whole_number);
        } else {
            number = Number::parse_fraction(text()).value();
        }
    }
    template <class T>
    void get(std::optional<T>& value) {
        bool given = false;
        get(given);
        value.reset();
        if (given) get(value.emplace());
    }
    template <class A, class B>
    void get(std::pair<A, B>& pair) {
        get(pair.first);
        get(pair.second);
    }
    template <class... T>
    void get(std::variant<T...>& value) {
        std::size_t index = 0;
        get(index);
        std::size_t alternative = 0;
        ((alternative++ == index ? get(value.template emplace<T>()) : void()), ...);
    }
    template <class T>
    void get(std::vector<T>& container) {
        container.clear();
        container.resize(static_cast<std::size_t>(whole()));
        for (T& element : container) get(element);
    }
    template <class Set>
    requires std::same_as<typename Set::key_type, typename Set::value_type>
    void get(Set& container) {
        container.clear();
        for (std::uint64_t left = whole(); left > 0; --left) {
            typename Set::key_type element{};
            get(element);
            container.insert(container.end(), std::move(element));
        }
    }
    template <class K, class V>
    void get(std::map<K, V>& container) {
        container.clear();
        for (std::uint64_t left = whole(); left > 0; --left) {
            std::pair<K, V> element;
            get(element);
            container.insert(container.end(), std::move(element));
        }
    }
    template <class T>
    requires requires(Unpacker& archive, T& value) { members(archive, value); }
    void get(T& value) { members(*this, value); }
    template <class T>
    requires requires(Unpacker& archive, T& value) { unpack(archive, value); }
    void get(T& value) { unpack(*this, value); }

    std::string_view bytes_;
    PackedPlace place_;
    std::vector<std::string> names_;
};

}  // namespace kaoping
