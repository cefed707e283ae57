#pragma once

#include <bitset>
#include <istream>
#include <optional>
#include <string>
#include <string_view>

namespace kaoping {

struct JsonKind;

// Where the next value goes: an object of a C++ type, and how JSON is put into that type. Without a
// kind whatever comes is passed over.
struct JsonSlot {
    void* to = nullptr;
    const JsonKind* kind = nullptr;
};

// Which members of a struct a file had, by their place in json_members.
inline constexpr std::size_t most_json_members = 64;
using SeenMembers = std::bitset<most_json_members>;

// How JSON is put into a type (json_values.hpp makes them). False: the value is of another kind.
struct JsonKind {
    bool is_array = false;
    bool is_object = false;
    bool (*null)(void* to) = nullptr;
    bool (*boolean)(void* to, bool value) = nullptr;
    bool (*number)(void* to, std::string_view decimal) = nullptr;  // as it stands in the file
    bool (*text)(void* to, std::string& value) = nullptr;          // may be moved from
    JsonSlot (*element)(void* to) = nullptr;                       // the next one of an array
    // An element has been read. Not empty: a member that it should have had.
    std::string (*element_read)(void* to) = nullptr;
    JsonSlot (*member)(void* to, std::string_view name, SeenMembers& seen) = nullptr;
    // The object has been read: the first member that it should have had, or "".
    std::string_view (*lacking)(void* to, const SeenMembers& seen) = nullptr;
};

enum class JsonMode {
    exact,    // what is missing or of another kind is a failure
    lenient,  // it is left as it was; only of the outermost object it is a failure
};

struct JsonFailure {
    // "rounds[0].subjects[3].total": missing, or of another kind. Empty: the text is no JSON, is
    // cut off, or is nested deeper than anything that kaoping writes.
    std::string path;
};

// Reads UTF-8 JSON a token at a time: no tree is made, whatever the size of the file. Members that
// the type does not know are passed over.
std::optional<JsonFailure> read_json(std::istream& in, JsonSlot root, JsonMode mode);
std::optional<JsonFailure> read_json(std::string_view text, JsonSlot root, JsonMode mode);

}  // namespace kaoping
