#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/archive.hpp"
#include "intake/xml.hpp"

namespace kaoping {

// One relationship of a package part (ECMA-376 part 2, 9.3).
struct Relationship {
    std::string id;
    std::string kind;  // last segment of the type: "worksheet"; the same for the strict and
                       // transitional namespaces
    std::string part;  // part name without a leading '/', resolved; empty when the target is
                       // outside the package
};

// "xl/workbook.xml" and "worksheets/sheet1.xml" or "/xl/worksheets/sheet1.xml" ->
// "xl/worksheets/sheet1.xml". Both slashes separate; ".." above the root stays at the root.
std::string resolve_part(std::string_view source_part, std::string_view target);

// The parts of an OOXML package, within one budget.
class Package {
public:
    Package(const Archive& archive, const ReadLimits& limits)
        : archive_(archive), limits_(limits), extractor_(archive, limits) {}

    bool has(std::string_view part) const { return locate(part) != nullptr; }

    // Streams a part to the handler. Refusals: damaged (missing, broken, or there twice),
    // encrypted, too-large, the handler's own.
    std::optional<Refusal> read(std::string_view part, XmlHandler& handler);

    // Appends the relationships of `source_part` ("" is the package itself). A part without any is
    // not an error.
    std::optional<Refusal> relationships(std::string_view source_part,
                                         std::vector<Relationship>& into);

    // First bytes of a part.
    std::string peek(std::string_view part, std::size_t count);

    // Inflated size claimed by the archive; a hint for reserving.
    std::uint64_t claimed_size(std::string_view part) const;

private:
    const ArchiveEntry* locate(std::string_view part) const;

    const Archive& archive_;
    const ReadLimits limits_;
    Extractor extractor_;
};

// The first relationship of this kind, nullptr when there is none.
const Relationship* find_kind(const std::vector<Relationship>& relationships,
                              std::string_view kind);

}  // namespace kaoping
