#include "reports/returned/package_editor.hpp"

#include <algorithm>

#include "intake/package.hpp"
#include "reports/package/zip_writer.hpp"
#include "reports/returned/xml_outline.hpp"

namespace kaoping {

namespace {

constexpr std::uint64_t max_edited_bytes = std::uint64_t{256} << 20U;
constexpr std::string_view types_part = "[Content_Types].xml";
constexpr std::string_view relationships_space =
    "http://schemas.openxmlformats.org/package/2006/relationships";

std::string relationships_part(std::string_view source) {
    const std::string folder = folder_of(source);
    return folder + "_rels/" + std::string(source.substr(folder.size())) + ".rels";
}

std::string attribute_of(const XmlElement& element, std::string_view name) {
    const std::string* value = element.attribute(name);
    return value == nullptr ? std::string() : *value;
}

}  // namespace

std::string folder_of(std::string_view part) {
    const std::size_t slash = part.rfind('/');
    return slash == std::string_view::npos ? std::string() : std::string(part.substr(0, slash + 1));
}

const PartRelationship* relationship_of_id(const std::vector<PartRelationship>& all,
                                           std::string_view id) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const PartRelationship& r) { return r.id == id; });
    return found == all.end() ? nullptr : &*found;
}

const PartRelationship* relationship_of_kind(const std::vector<PartRelationship>& all,
                                             std::string_view kind) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const PartRelationship& r) {
        return r.kind() == kind && !r.part.empty();
    });
    return found == all.end() ? nullptr : &*found;
}

PackageEditor::PackageEditor(Archive archive)
    : archive_(std::move(archive)), extractor_(archive_, limits_) {}

std::unique_ptr<PackageEditor> PackageEditor::open(std::string_view bytes) {
    const std::span<const char> span(bytes.data(), bytes.size());
    if (!starts_like_archive(span)) return nullptr;
    auto archive = Archive::open(span, ReadLimits{});
    if (!std::holds_alternative<Archive>(archive)) return nullptr;
    return std::unique_ptr<PackageEditor>(new PackageEditor(std::move(std::get<Archive>(archive))));
}

const ArchiveEntry* PackageEditor::entry(std::string_view part) const {
    return archive_.find(part);
}

bool PackageEditor::has(std::string_view part) const {
    return entry(part) != nullptr || std::find(added_.begin(), added_.end(), part) != added_.end();
}

std::optional<std::string> PackageEditor::text(std::string_view part) {
    const ArchiveEntry* stored = entry(part);
    const auto changed = changed_.find(stored == nullptr ? std::string(part) : stored->name);
    if (changed != changed_.end()) return changed->second;
    if (stored == nullptr || archive_.ambiguous(stored->name)) return std::nullopt;
    auto extracted = extractor_.extract_all(*stored, max_edited_bytes);
    if (!std::holds_alternative<std::string>(extracted)) return std::nullopt;
    return std::move(std::get<std::string>(extracted));
}

void PackageEditor::put(std::string_view part, std::string text) {
    if (!has(part)) added_.emplace_back(part);
    const ArchiveEntry* stored = entry(part);
    changed_[stored == nullptr ? std::string(part) : stored->name] = std::move(text);
}

std::string PackageEditor::free_name(std::string_view stem, std::string_view extension) const {
    for (int n = 1;; ++n) {
        std::string name = std::string(stem) + std::to_string(n) + std::string(extension);
        if (!has(name)) return name;
    }
}

std::optional<std::vector<PartRelationship>> PackageEditor::relationships(std::string_view source) {
    std::vector<PartRelationship> all;
    const std::string part = relationships_part(source);
    if (!has(part)) return all;
    const auto xml = text(part);
    const auto outline = xml ? XmlOutline::parse(*xml, 2) : std::nullopt;
    if (!outline) return std::nullopt;
    for (const XmlElement& element : outline->elements()) {
        if (element.local != "Relationship") continue;
        const bool outside = attribute_of(element, "TargetMode") == "External";
        all.push_back(
            {attribute_of(element, "Id"), attribute_of(element, "Type"),
             outside ? std::string() : resolve_part(source, attribute_of(element, "Target"))});
    }
    return all;
}

std::optional<std::string> PackageEditor::relate(std::string_view source, const std::string& type,
                                                 std::string_view target) {
    const auto known = relationships(source);
    if (!known) return std::nullopt;
    std::string id;
    for (std::size_t n = known->size() + 1; id.empty() || relationship_of_id(*known, id) != nullptr;
         ++n)
        id = "rId" + std::to_string(n);
    const std::string part = relationships_part(source);
    if (!has(part))
        put(part,
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
            "xmlns=\"" +
                std::string(relationships_space) + "\"></Relationships>");
    const auto xml = text(part);
    const auto outline = xml ? XmlOutline::parse(*xml, 1) : std::nullopt;
    if (!outline) return std::nullopt;
    TextEdits edits(*xml);
    edits.append(outline->root(), "<" + outline->root().prefix + "Relationship Id=\"" + id +
                                      "\" Type=\"" + xml_escaped(type) + "\" Target=\"/" +
                                      xml_escaped(target) + "\"/>");
    put(part, edits.apply());
    return id;
}

bool PackageEditor::declare(std::string_view part, std::string_view content_type) {
    const auto xml = text(types_part);
    const auto outline = xml ? XmlOutline::parse(*xml, 1) : std::nullopt;
    if (!outline) return false;
    TextEdits edits(*xml);
    edits.append(outline->root(), "<" + outline->root().prefix + "Override PartName=\"/" +
                                      xml_escaped(part) + "\" ContentType=\"" +
                                      xml_escaped(content_type) + "\"/>");
    put(types_part, edits.apply());
    return true;
}

std::optional<std::string> PackageEditor::finish() const {
    ZipWriter zip;
    for (const ArchiveEntry& stored : archive_.entries()) {
        const auto changed = changed_.find(stored.name);
        if (changed != changed_.end()) zip.add(stored.name, changed->second);
        else if (!zip.copy(archive_, stored)) return std::nullopt;
    }
    for (const std::string& part : added_) zip.add(part, changed_.at(part));
    return zip.finish();
}

}  // namespace kaoping
