#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "rubric/defect.hpp"

namespace kaoping {

// A YAML file as a tree that knows where each of its nodes stands. No anchors, aliases, tags or
// second documents: what they can say, a rubric says plainly.

struct YamlFile {
    std::string name;
    std::string text;                      // without byte order mark
    std::vector<std::size_t> line_starts;  // byte offsets
};

struct YamlPlace {
    std::string file;
    int line = 0;    // 1-based
    int column = 0;  // 1-based, in characters
};

struct YamlNode {
    enum class Kind { null, scalar, sequence, map };
    Kind kind = Kind::null;
    std::string text;             // of a scalar, unfolded
    std::vector<YamlNode> keys;   // of a map, parallel to items
    std::vector<YamlNode> items;  // of a sequence or map
    const YamlFile* file = nullptr;
    std::size_t offset = 0;  // of its first byte in file->text
    YamlPlace place() const;
    // The place `bytes` into the text of a scalar, as far as its spelling in the file is its text.
    YamlPlace place_in(int bytes) const;
    const YamlNode* find(std::string_view key) const;  // of a map; null when absent
};

struct YamlDocument {
    std::unique_ptr<const YamlFile> file;  // nodes point to it
    YamlNode root;
};

std::variant<YamlDocument, RubricDefect> parse_yaml(std::string name, std::string_view text);

}  // namespace kaoping
