#pragma once

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "model/language.hpp"

namespace kaoping::registration {

// What a user may have registered, each for itself.
enum class Part : unsigned { engine = 1, excel = 2, wps = 4, menu = 8 };

// A set of parts.
class Parts {
public:
    constexpr Parts() = default;
    constexpr Parts(std::initializer_list<Part> parts) {
        for (const Part part : parts) add(part);
    }
    constexpr void add(Part part) { bits_ |= static_cast<unsigned>(part); }
    constexpr bool has(Part part) const { return (bits_ & static_cast<unsigned>(part)) != 0; }
    constexpr bool any_of(Parts others) const { return (bits_ & others.bits_) != 0; }
    constexpr Parts without(Parts others) const { return Parts(bits_ & ~others.bits_); }
    constexpr Parts with(Parts others) const { return Parts(bits_ | others.bits_); }
    constexpr bool empty() const { return bits_ == 0; }

private:
    constexpr explicit Parts(unsigned bits) : bits_(bits) {}
    unsigned bits_ = 0;
};

inline constexpr Part all_parts[] = {Part::engine, Part::excel, Part::wps, Part::menu};
inline constexpr Parts everything{Part::engine, Part::excel, Part::wps, Part::menu};
const wchar_t* name_of(Part part);  // engine, excel, wps, menu: as typed after kaoping register

enum class Kind {
    fixed,   // this text
    words,   // text in the language of whoever registered
    file,    // text with the path of a file of this product
    number,  // this number
};

// One value below HKEY_CURRENT_USER.
struct Value {
    Parts parts;  // that need it: it goes with the last of them
    std::wstring key;
    std::wstring name;  // empty: the key's default
    Kind kind = Kind::fixed;
    std::wstring text;
    std::uint32_t number = 0;
};

// Everything the product writes into the registry but the list of Excel's open add-ins
// (open_values.hpp): for a product in `folder`, with words of `language`.
std::vector<Value> table(const std::filesystem::path& folder, Language language);

// Where Excel and WPS look for what to load, which doctor asks about by name.
std::wstring excel_addin_key();
std::wstring wps_addin_key();
inline constexpr const wchar_t* load_behavior = L"LoadBehavior";

// The file that a text of Kind::file is about: a path, a path with an icon's number, or a command
// line with a quoted program.
std::filesystem::path file_in(const std::wstring& text);

}  // namespace kaoping::registration
