#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rubric/load.hpp"

namespace kaoping {

// A rubric as it is listed, read without loading it.
struct RubricListing {
    std::string id;
    Text title;
    std::string file;  // templates/<id>/rubric.yaml of the program, or the file on disk
    bool built_in = false;
};

// The rubrics known: those built into the program, then those of the folders given (--rubrics). A
// folder holds rubric.yaml itself, or one folder for each rubric. Loading is done on demand and
// kept; safe from several threads.
class RubricCatalog {
public:
    explicit RubricCatalog(const std::vector<std::string>& folders = {});  // UTF-8 paths
    ~RubricCatalog();
    RubricCatalog(const RubricCatalog&) = delete;
    RubricCatalog& operator=(const RubricCatalog&) = delete;

    std::vector<RubricListing> listing() const;        // built-in ones by id, then as found
    const std::vector<RubricDefect>& defects() const;  // of the folders: unreadable, an id twice
    bool knows(std::string_view id) const;

    // With the sample plan beside it, if any. An unknown id is a defect.
    LoadedRubric load(std::string_view id) const;
    // With the plan of the round, which names its rubric. Not kept.
    LoadedRubric load_with_plan(const PlanSource& plan) const;
    // Of a rubric.yaml (with the plan.sample.yaml beside it) or a plan.yaml on disk: `kaoping
    // rubric check`.
    std::vector<RubricDefect> check_file(const std::string& path) const;

private:
    struct Entry;
    void add_built_in();
    void add_folder(const std::string& folder);
    void add(std::unique_ptr<Entry> entry);
    const Entry* find(std::string_view id) const;

    std::vector<std::unique_ptr<Entry>> entries_;
    std::vector<RubricDefect> defects_;
    RubricSource common_;
};

// The id of the rubric that a plan is for; empty when it does not say.
std::string rubric_of_plan(const PlanSource& plan);

// A file with its UTF-8 path as name; nullopt when it cannot be read or is larger than 4 MB.
std::optional<RubricSource> read_rubric_file(const std::string& path);

}  // namespace kaoping
