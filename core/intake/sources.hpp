#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "intake/limits.hpp"
#include "intake/refusal.hpp"
#include "model/finding.hpp"

namespace kaoping {

// One file that should be a workbook, wherever it lies.
struct Source {
    // As results.json names it: relative to the PATH argument ("a.xlsx", "sub/a.xlsx",
    // "a.zip/b.xlsx"; a single file is its base name), with several PATHs prefixed by their base
    // names; '/', NFC. Unique in the list: a second one of the same name gets " (2)".
    std::string path;
    // The bytes, read anew at each call; may be called from several threads. A file that cannot be
    // had is a Refusal: damaged (cannot be opened), too-large, encrypted (a zip member),
    // unsupported-format (an archive that is no zip).
    std::function<std::variant<std::string, Refusal>()> load;
};

struct SourceOptions {
    std::optional<std::filesystem::path> output;  // the result folder of this run: skipped
    ReadLimits limits;
    std::size_t max_sources = 200'000;
    std::size_t max_zip_depth = 3;  // a zip in a zip in a zip
    std::uint64_t max_nested_bytes = std::uint64_t{512}
                                     << 20U;  // of all zips in zips, which are held in memory
    std::size_t max_folder_depth = 64;
};

struct SourceList {
    std::vector<Source> sources;           // sorted by path
    std::vector<std::string> attachments;  // sorted
    // path-not-found (error), folder-unreadable, folder-too-deep, too-many-files, link-leads-out
    // (warning),
    // results-folder-skipped (info); each with the argument {path}, sorted by it.
    std::vector<Finding> findings;
};

// PATH arguments -> sources, by the rules of CONTRACT "Commands". Links that stay within
// the folder given are followed, those to folders once each; devices and pipes are not opened.
SourceList expand_sources(const std::vector<std::filesystem::path>& paths,
                          const SourceOptions& options = {});

}  // namespace kaoping
