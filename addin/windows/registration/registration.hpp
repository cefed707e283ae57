#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "windows/registration/table.hpp"

namespace kaoping::registration {

// Registers for this user what stands in `folder`, over whatever was registered before; needs no
// administrator. `language` of the words of menus. Returns the keys and values that
// could not be written.
std::vector<std::wstring> register_parts(Parts parts, const std::filesystem::path& folder,
                                         Language language);

struct Unregistered {
    Parts left;  // another folder's: that copy of the product is there, and its own affair
    std::vector<std::wstring> failed;  // keys and values that could not be removed
};
// Removes our values, and those keys that registering made and that are empty then. What several
// parts need stays as long as one of them is registered. A registration of files that are gone is
// anybody's to remove.
Unregistered unregister_parts(Parts parts, const std::filesystem::path& folder);

// What registering last left in place: the parts asked for.
Parts registered_parts();

enum class Flaw {
    missing,    // not there
    different,  // another text or number than ours
    file_gone,  // the file named does not exist
    elsewhere,  // another copy of the product is named, and exists
};

struct Deviation {
    Flaw flaw = Flaw::missing;
    std::wstring key;            // below HKEY_CURRENT_USER
    std::wstring name;           // of the value
    std::filesystem::path file;  // file_gone, elsewhere: what is named
};

struct PartState {
    Part part = Part::engine;
    bool registered = false;            // asked for, or all of it is there
    std::vector<Deviation> deviations;  // from what registering it from `folder` would write; of a
                                        // part not registered: none
};

std::vector<PartState> inspect(const std::filesystem::path& folder);

// The folder of the running program.
std::filesystem::path own_folder();

}  // namespace kaoping::registration
