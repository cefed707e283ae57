#include "intake/package.hpp"

#include <algorithm>

namespace kaoping {

namespace {

constexpr std::size_t max_relationships = 100'000;

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_digit(text[i + 2]) : -1;
        if (low < 0) {
            decoded += text[i];
            continue;
        }
        decoded += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return decoded;
}

class RelationshipReader final : public XmlHandler {
public:
    RelationshipReader(std::string_view source, std::vector<Relationship>& into)
        : source_(source), into_(into) {}

    void start(std::string_view name, const XmlAttributes& attributes) override {
        if (name != "Relationship") return;
        if (into_.size() >= max_relationships)
            return refuse({RefusalCode::too_large, "too-many-relationships", {}});
        const std::string_view type = attributes.get("Type");
        Relationship relationship;
        relationship.id = attributes.get("Id");
        relationship.kind = type.substr(type.rfind('/') + 1);
        if (attributes.get("TargetMode") != "External")
            relationship.part = resolve_part(source_, attributes.get("Target"));
        into_.push_back(std::move(relationship));
    }
    void end(std::string_view) override {}

private:
    std::string_view source_;
    std::vector<Relationship>& into_;
};

}  // namespace

std::string resolve_part(std::string_view source_part, std::string_view target) {
    std::string path(target);
    std::replace(path.begin(), path.end(), '\\', '/');
    if (path.empty()) return path;
    if (path.front() != '/')
        path = std::string(source_part.substr(0, source_part.rfind('/') + 1)) + path;
    std::string resolved;
    for (std::size_t at = 0; at <= path.size();) {
        const std::size_t slash = std::min(path.find('/', at), path.size());
        const std::string_view segment(path.data() + at, slash - at);
        at = slash + 1;
        if (segment.empty() || segment == ".") continue;
        if (segment == "..") {
            resolved.erase(resolved.rfind('/') == std::string::npos ? 0 : resolved.rfind('/'));
            continue;
        }
        if (!resolved.empty()) resolved += '/';
        resolved += segment;
    }
    return resolved;
}

const ArchiveEntry* Package::locate(std::string_view part) const {
    if (part.empty()) return nullptr;
    const ArchiveEntry* entry = archive_.find(part);
    // Targets are URIs, and some writers escape what they do not escape in the archive.
    if (entry == nullptr && part.find('%') != std::string_view::npos)
        entry = archive_.find(percent_decoded(part));
    return entry == nullptr || entry->directory ? nullptr : entry;
}

std::optional<Refusal> Package::read(std::string_view part, XmlHandler& handler) {
    const ArchiveEntry* entry = locate(part);
    if (entry == nullptr)
        return Refusal{RefusalCode::damaged, "missing-part", {{"part", same(std::string(part))}}};
    if (archive_.ambiguous(entry->name))
        return Refusal{RefusalCode::damaged, "duplicate-part", {{"part", same(entry->name)}}};
    XmlReader reader(handler, entry->name, limits_);
    if (const auto text = extractor_.extract_small(*entry)) return reader.read_all(*text);
    const auto error = extractor_.extract(*entry, reader);
    if (reader.refusal()) return reader.refusal();
    if (error) return refusal_for(*error, entry->name, limits_);
    return reader.finish();
}

std::optional<Refusal> Package::relationships(std::string_view source_part,
                                              std::vector<Relationship>& into) {
    const std::size_t name = source_part.rfind('/') + 1;
    const std::string part = std::string(source_part.substr(0, name)) + "_rels/" +
                             std::string(source_part.substr(name)) + ".rels";
    if (!has(part)) return std::nullopt;
    RelationshipReader reader(source_part, into);
    return read(part, reader);
}

std::string Package::peek(std::string_view part, std::size_t count) {
    const ArchiveEntry* entry = locate(part);
    return entry == nullptr ? std::string() : extractor_.peek(*entry, count);
}

std::uint64_t Package::claimed_size(std::string_view part) const {
    const ArchiveEntry* entry = locate(part);
    return entry == nullptr ? 0 : entry->size;
}

const Relationship* find_kind(const std::vector<Relationship>& relationships,
                              std::string_view kind) {
    const auto found =
        std::find_if(relationships.begin(), relationships.end(),
                     [&](const Relationship& r) { return r.kind == kind && !r.part.empty(); });
    return found == relationships.end() ? nullptr : &*found;
}

}  // namespace kaoping
