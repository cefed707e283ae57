#pragma once

#include <filesystem>
#include <string_view>

namespace kaoping {

// Files in the making stand beside their place and are renamed. Their names are a run's own and
// short: the place's name may be as long as the disk allows.

// Of a folder that the run has for itself (FolderLock).
std::filesystem::path part_of(const std::filesystem::path& place);
// Of a file outside such a folder; the name says which process makes it.
std::filesystem::path lone_part_of(const std::filesystem::path& place);

bool is_part_name(std::string_view path);

// What runs that ended before their time left where a run writes. `root` is locked, so that all
// parts of runs into it are leftovers; lone parts are those of processes that have ended.
void remove_leftovers(const std::filesystem::path& root);
// The same of lone parts for this place.
void remove_lone_leftovers(const std::filesystem::path& place);

}  // namespace kaoping
