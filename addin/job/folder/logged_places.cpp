#include "job/folder/logged_places.hpp"

#include <set>

#include "job/system/paths.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

fs::path from_the_root(const fs::path& path) { return absolute_path(path).lexically_normal(); }

}  // namespace

void put_places(LogLine& line, const ScoreOptions& options, const fs::path& root,
                const std::map<std::string, std::string>& side_files) {
    std::set<std::string> given(options.paths.begin(), options.paths.end());
    given.insert(options.rubric_folders.begin(), options.rubric_folders.end());
    for (const std::string* path :
         {&options.roster, &options.previous, &options.plan, &options.experts})
        if (!path->empty()) given.insert(*path);
    line.json.key("places").begin_array();
    for (const std::string& path : given) {
        const fs::path absolute = from_the_root(to_path(options.place_of(path)));
        line.json.begin_object()
            .key("given")
            .text(path)
            .key("from_output")
            .text(to_utf8(absolute.lexically_relative(from_the_root(root))))
            .key("absolute")
            .text(to_utf8(absolute));
        const auto digest = side_files.find(path);
        if (digest != side_files.end()) line.json.key("sha256").text(digest->second);
        line.json.end_object();
    }
    line.json.end_array();
}

std::map<std::string, std::string> places_today(const std::vector<LoggedPlace>& places,
                                                const fs::path& root) {
    std::map<std::string, std::string> today;
    for (const LoggedPlace& place : places) {
        const fs::path beside =
            (from_the_root(root) / to_path(place.from_output)).lexically_normal();
        std::error_code error;
        if (!place.from_output.empty() && fs::exists(beside, error))
            today[place.given] = to_utf8(beside);
        else if (fs::exists(to_path(place.absolute), error)) today[place.given] = place.absolute;
    }
    return today;
}

}  // namespace kaoping
