#include "intake/archive.hpp"

#include <zlib.h>

#include <algorithm>

#include "model/ascii.hpp"
#include "text/normal.hpp"

namespace kaoping {

namespace {

// APPNOTE 4.3: signatures, fixed sizes and field offsets.
constexpr std::uint32_t end_signature = 0x06054b50;
constexpr std::uint32_t zip64_locator_signature = 0x07064b50;
constexpr std::uint32_t zip64_end_signature = 0x06064b50;
constexpr std::uint32_t entry_signature = 0x02014b50;
constexpr std::size_t end_size = 22;
constexpr std::size_t zip64_locator_size = 20;
constexpr std::size_t zip64_end_size = 56;
constexpr std::size_t entry_size = 46;
constexpr std::size_t max_comment = 65535;
constexpr std::uint64_t max_directory_bytes = std::uint64_t{256} << 20;
constexpr std::uint16_t utf8_name_flag = 1U << 11U;
constexpr std::uint16_t encrypted_flag = 1U;
constexpr std::uint16_t zip64_extra = 0x0001;
constexpr std::uint16_t unicode_name_extra = 0x7075;
constexpr std::uint32_t saturated32 = 0xFFFFFFFF;

Refusal damaged_archive() { return {RefusalCode::damaged, "damaged-archive", {}}; }

int compare_folded(std::string_view a, std::string_view b) {
    const auto [x, y] = std::mismatch(a.begin(), a.end(), b.begin(), b.end(), [](char p, char q) {
        return ascii_lower(p) == ascii_lower(q);
    });
    if (x == a.end()) return y == b.end() ? 0 : -1;
    if (y == b.end()) return 1;
    return static_cast<unsigned char>(ascii_lower(*x)) < static_cast<unsigned char>(ascii_lower(*y))
               ? -1
               : 1;
}

struct Directory {
    std::uint64_t offset = 0;  // from the start of the file
    std::uint64_t size = 0;
    std::uint64_t shift =
        0;  // bytes before the archive (a self-extractor): stored offsets do not count them
};

// The zip64 record that ends right before its locator, when there is one.
std::optional<Directory> zip64_directory(const RandomAccess& bytes, std::uint64_t end_offset) {
    std::string scratch;
    if (end_offset < zip64_locator_size + zip64_end_size) return std::nullopt;
    const auto locator = bytes.view(end_offset - zip64_locator_size, zip64_locator_size, scratch);
    if (locator.empty() || little32(locator.data()) != zip64_locator_signature) return std::nullopt;
    const std::uint64_t stored_offset = little64(locator.data() + 8);
    for (const std::uint64_t at :
         {stored_offset, end_offset - zip64_locator_size - zip64_end_size}) {
        const auto record = bytes.view(at, zip64_end_size, scratch);
        if (record.empty() || little32(record.data()) != zip64_end_signature) continue;
        return Directory{little64(record.data() + 48), little64(record.data() + 40),
                         at >= stored_offset ? at - stored_offset : 0};
    }
    return std::nullopt;
}

std::optional<Directory> find_directory(const RandomAccess& bytes) {
    std::string scratch;
    if (bytes.size() < end_size) return std::nullopt;
    const std::uint64_t window = std::min<std::uint64_t>(bytes.size(), end_size + max_comment);
    const std::uint64_t start = bytes.size() - window;
    const auto tail = bytes.view(start, static_cast<std::size_t>(window), scratch);
    if (tail.empty()) return std::nullopt;
    for (std::size_t at = tail.size() - end_size + 1; at-- > 0;) {
        const char* record = tail.data() + at;
        if (little32(record) != end_signature ||
            at + end_size + little16(record + 20) > tail.size())
            continue;
        const std::uint64_t end_offset = start + at;
        if (auto zip64 = zip64_directory(bytes, end_offset)) {
            zip64->offset += zip64->shift;
            return zip64;
        }
        Directory directory{little32(record + 16), little32(record + 12), 0};
        if (directory.size > end_offset) return std::nullopt;
        const std::uint64_t real_offset = end_offset - directory.size;
        if (real_offset < directory.offset) return std::nullopt;
        directory.shift = real_offset - directory.offset;
        directory.offset = real_offset;
        return directory;
    }
    return std::nullopt;
}

// The extra field `id` of an entry, empty when absent or cut.
std::span<const char> extra_field(std::span<const char> extras, std::uint16_t id) {
    while (extras.size() >= 4) {
        const std::size_t size = little16(extras.data() + 2);
        if (size > extras.size() - 4) return {};
        if (little16(extras.data()) == id) return extras.subspan(4, size);
        extras = extras.subspan(4 + size);
    }
    return {};
}

// False when a saturated field has no zip64 value.
bool widen(ArchiveEntry& entry, std::span<const char> extra) {
    for (std::uint64_t* field : {&entry.size, &entry.stored_size, &entry.header_offset}) {
        if (*field != saturated32) continue;
        if (extra.size() < 8) return false;
        *field = little64(extra.data());
        extra = extra.subspan(8);
    }
    return true;
}

// Zip software of the CJK world writes names in the code page of the machine; others add a UTF-8
// copy (Info-ZIP 0x7075), which is believed only if made for these very bytes. Windows paths are
// decoded before '\' is looked for, because the byte 5C is the second half of many GB18030
// characters.
std::string entry_name(std::span<const char> raw, std::uint16_t flags,
                       std::span<const char> unicode_copy) {
    std::string name(raw.data(), raw.size());
    if ((flags & utf8_name_flag) == 0 && unicode_copy.size() > 5 && unicode_copy[0] == 1) {
        const auto crc =
            crc32(0, reinterpret_cast<const Bytef*>(raw.data()), static_cast<uInt>(raw.size()));
        if (little32(unicode_copy.data() + 1) == crc)
            name.assign(unicode_copy.data() + 5, unicode_copy.size() - 5);
    }
    const bool ascii = std::all_of(name.begin(), name.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!ascii) name = decode_name(name);
    std::replace(name.begin(), name.end(), '\\', '/');
    std::size_t start = 0;
    while (name.compare(start, 2, "./") == 0) start += 2;
    while (start < name.size() && name[start] == '/') ++start;
    return name.substr(start);
}

struct Cursor {
    std::span<const char> rest;
    std::uint64_t shift = 0;
};

std::optional<ArchiveEntry> read_entry(Cursor& cursor) {
    const auto rest = cursor.rest;
    if (rest.size() < entry_size || little32(rest.data()) != entry_signature) return std::nullopt;
    const std::uint16_t flags = little16(rest.data() + 8);
    const std::size_t name_size = little16(rest.data() + 28);
    const std::size_t extra_size = little16(rest.data() + 30);
    const std::size_t total = entry_size + name_size + extra_size + little16(rest.data() + 32);
    if (total > rest.size()) return std::nullopt;
    const auto extras = rest.subspan(entry_size + name_size, extra_size);
    ArchiveEntry entry;
    entry.method = little16(rest.data() + 10);
    entry.crc = little32(rest.data() + 16);
    entry.stored_size = little32(rest.data() + 20);
    entry.size = little32(rest.data() + 24);
    entry.header_offset = little32(rest.data() + 42);
    if (!widen(entry, extra_field(extras, zip64_extra))) return std::nullopt;
    entry.header_offset += cursor.shift;
    entry.encrypted = (flags & encrypted_flag) != 0;
    entry.name = entry_name(rest.subspan(entry_size, name_size), flags,
                            extra_field(extras, unicode_name_extra));
    entry.directory = !entry.name.empty() && entry.name.back() == '/';
    cursor.rest = rest.subspan(total);
    return entry;
}

}  // namespace

bool starts_like_archive(std::span<const char> bytes) {
    const std::string_view head(bytes.data(), std::min<std::size_t>(bytes.size(), 4));
    return head == "PK\x03\x04" || head == "PK\x05\x06" || head == "PK\x07\x08";
}

std::variant<Archive, Refusal> Archive::open(std::span<const char> bytes,
                                             const ReadLimits& limits) {
    return open(view_of(bytes), limits);
}

std::variant<Archive, Refusal> Archive::open(std::shared_ptr<const RandomAccess> bytes,
                                             const ReadLimits& limits) {
    const auto directory = find_directory(*bytes);
    if (!directory || directory->size > max_directory_bytes) return damaged_archive();
    std::string scratch;
    Cursor cursor{
        bytes->view(directory->offset, static_cast<std::size_t>(directory->size), scratch),
        directory->shift};
    if (cursor.rest.size() != directory->size) return damaged_archive();

    Archive archive;
    std::uint64_t stored = 0;
    while (!cursor.rest.empty()) {
        if (archive.entries_.size() >= limits.max_entries)
            return Refusal{RefusalCode::too_large,
                           "too-many-entries",
                           {{"limit", same(std::to_string(limits.max_entries))}}};
        auto entry = read_entry(cursor);
        if (!entry) return damaged_archive();
        stored += entry->stored_size;
        // Entries that share bytes are how a small file claims to hold petabytes.
        if (entry->stored_size > bytes->size() || stored > bytes->size()) return damaged_archive();
        archive.entries_.push_back(std::move(*entry));
    }
    archive.by_folded_.resize(archive.entries_.size());
    for (std::size_t i = 0; i < archive.by_folded_.size(); ++i) archive.by_folded_[i] = i;
    std::stable_sort(
        archive.by_folded_.begin(), archive.by_folded_.end(), [&](std::size_t a, std::size_t b) {
            return compare_folded(archive.entries_[a].name, archive.entries_[b].name) < 0;
        });
    archive.bytes_ = std::move(bytes);
    return archive;
}

std::span<const std::size_t> Archive::spelled_like(std::string_view name) const {
    const auto first = std::lower_bound(
        by_folded_.begin(), by_folded_.end(), name,
        [&](std::size_t i, std::string_view n) { return compare_folded(entries_[i].name, n) < 0; });
    const auto last = std::upper_bound(
        first, by_folded_.end(), name,
        [&](std::string_view n, std::size_t i) { return compare_folded(n, entries_[i].name) < 0; });
    return {first, last};
}

const ArchiveEntry* Archive::find(std::string_view name) const {
    const auto candidates = spelled_like(name);
    for (const std::size_t i : candidates)
        if (entries_[i].name == name) return &entries_[i];
    return candidates.empty() ? nullptr : &entries_[candidates.front()];
}

bool Archive::ambiguous(std::string_view name) const {
    const auto candidates = spelled_like(name);
    return std::count_if(candidates.begin(), candidates.end(),
                         [&](std::size_t i) { return entries_[i].name == name; }) > 1;
}

}  // namespace kaoping
