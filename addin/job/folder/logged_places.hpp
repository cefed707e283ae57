#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "job/folder/log_line.hpp"
#include "job/folder/log_record.hpp"
#include "job/options.hpp"

namespace kaoping {

// The member "places" of a run in the log: where the paths that it was given stand, seen from the
// result folder and from the root of the disk, with the sha256 of those that `side_files` has.
void put_places(LogLine& line, const ScoreOptions& options, const std::filesystem::path& root,
                const std::map<std::string, std::string>& side_files);

// Where they stand today: beside the result folder as they did, else where they stood, else as they
// were given. As given -> path.
std::map<std::string, std::string> places_today(const std::vector<LoggedPlace>& places,
                                                const std::filesystem::path& root);

}  // namespace kaoping
