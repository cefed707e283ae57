#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/archive.hpp"

namespace kaoping {

struct PartRelationship {
    std::string id;
    std::string type;
    std::string part;  // without a leading '/'; empty when outside the package
    std::string_view kind() const { return std::string_view(type).substr(type.rfind('/') + 1); }
};

// Changes single parts of someone else's OOXML package as text (ECMA-376 part 2); all other parts
// keep their very bytes. Operations return nullopt or false when the package is not as it should
// be; nothing of it is usable then.
class PackageEditor {
public:
    // nullptr: no zip archive, or one that is not to be touched. The caller keeps `bytes` alive.
    static std::unique_ptr<PackageEditor> open(std::string_view bytes);

    bool has(std::string_view part) const;
    // The part as changed so far.
    std::optional<std::string> text(std::string_view part);
    // Replaces the part, or adds it.
    void put(std::string_view part, std::string text);
    // "xl/comments" and ".xml" -> the first of xl/comments1.xml, xl/comments2.xml ... that no part
    // has.
    std::string free_name(std::string_view stem, std::string_view extension) const;

    // Of a part, "" being the package; empty when it has none.
    std::optional<std::vector<PartRelationship>> relationships(std::string_view source);
    // Adds one and returns its id.
    std::optional<std::string> relate(std::string_view source, const std::string& type,
                                      std::string_view target);
    // Says what a new part holds.
    bool declare(std::string_view part, std::string_view content_type);

    // The package with its changes.
    std::optional<std::string> finish() const;

private:
    explicit PackageEditor(Archive archive);
    const ArchiveEntry* entry(std::string_view part) const;

    Archive archive_;
    ReadLimits limits_;
    Extractor extractor_;
    std::map<std::string, std::string> changed_;  // by the entry's name
    std::vector<std::string> added_;
};

// The relationship of this id, or the first of this kind; nullptr: none.
const PartRelationship* relationship_of_id(const std::vector<PartRelationship>& all,
                                           std::string_view id);
const PartRelationship* relationship_of_kind(const std::vector<PartRelationship>& all,
                                             std::string_view kind);

// "xl/worksheets/sheet1.xml" -> "xl/worksheets/"
std::string folder_of(std::string_view part);

}  // namespace kaoping
