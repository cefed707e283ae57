#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "intake/bytes.hpp"
#include "intake/limits.hpp"
#include "intake/refusal.hpp"

namespace kaoping {

// One entry of a zip archive, as its central directory has it (APPNOTE 4.3.12); nothing of it is
// verified before the entry is extracted.
struct ArchiveEntry {
    std::string name;  // UTF-8, '/' between folders, no leading '/'; never used to write anything
    std::uint64_t stored_size = 0;
    std::uint64_t size = 0;           // inflated
    std::uint64_t header_offset = 0;  // of the local header, from the start of the file
    std::uint32_t crc = 0;
    std::uint16_t method = 0;  // 0 stored, 8 deflated; anything else is refused
    bool encrypted = false;
    bool directory = false;
};

// A zip archive's table of contents: zip64, data descriptors, leading junk, names in UTF-8 or
// GB18030 (and with '\'). Const after opening; any number of Extractors may use it at once.
class Archive {
public:
    // Refusals: damaged (no or an inconsistent central directory, overlapping entries), too-large
    // (entries).
    static std::variant<Archive, Refusal> open(std::shared_ptr<const RandomAccess> bytes,
                                               const ReadLimits& limits);
    // The caller keeps `bytes` alive.
    static std::variant<Archive, Refusal> open(std::span<const char> bytes,
                                               const ReadLimits& limits);

    const std::vector<ArchiveEntry>& entries() const { return entries_; }
    const RandomAccess& bytes() const { return *bytes_; }

    // The entry of this name; else the one equal but for ASCII case (OPC names ignore it). nullptr:
    // none.
    const ArchiveEntry* find(std::string_view name) const;
    // True when several entries have exactly this name: what the file says then depends on who
    // reads it.
    bool ambiguous(std::string_view name) const;

private:
    std::span<const std::size_t> spelled_like(std::string_view name) const;

    std::shared_ptr<const RandomAccess> bytes_;
    std::vector<ArchiveEntry> entries_;  // files and folders, in the order of the central directory
    std::vector<std::size_t> by_folded_;  // indexes into entries_, by name without case
};

// True for bytes that begin as zip archives do: a local header or, when empty, the end record.
bool starts_like_archive(std::span<const char> bytes);

// Takes inflated bytes a chunk at a time; false stops the extraction.
class ByteSink {
public:
    virtual ~ByteSink() = default;
    virtual bool take(std::span<const char> chunk) = 0;
};

enum class ExtractError { encrypted, unsupported_method, damaged, too_large, too_slow, stopped };

// The words for an error other than `stopped` (which the sink knows the reason of).
Refusal refusal_for(ExtractError error, std::string_view entry_name, const ReadLimits& limits);

// Inflates entries of one archive within one budget. Holds the buffers: one for each thread and
// workbook.
class Extractor {
public:
    Extractor(const Archive& archive, const ReadLimits& limits);
    ~Extractor();
    Extractor(const Extractor&) = delete;
    Extractor& operator=(const Extractor&) = delete;

    // Size and CRC are checked at the end: on an error the sink has seen bytes that must not be
    // believed.
    std::optional<ExtractError> extract(const ArchiveEntry& entry, ByteSink& sink);

    // The whole entry, at most `max_bytes` of it (more is too_large).
    std::variant<std::string, ExtractError> extract_all(const ArchiveEntry& entry,
                                                        std::uint64_t max_bytes);

    // The whole entry when it is deflated, small and sound. Nothing: use extract(), which says what
    // is wrong with it, if anything is.
    std::optional<std::string> extract_small(const ArchiveEntry& entry);

    // The first bytes of the entry, at most `count`; nothing when they cannot be had. Not verified.
    std::string peek(const ArchiveEntry& entry, std::size_t count);

private:
    struct State;
    std::uint64_t allowance(const ArchiveEntry& entry) const;
    std::optional<std::uint64_t> find_data(const ArchiveEntry& entry);
    std::optional<ExtractError> copy_stored(const ArchiveEntry& entry, std::uint64_t offset,
                                            ByteSink& sink);
    std::optional<ExtractError> inflate_entry(const ArchiveEntry& entry, std::uint64_t offset,
                                              ByteSink& sink);
    std::optional<ExtractError> deliver(const ArchiveEntry& entry, std::span<const char> chunk,
                                        ByteSink& sink);

    const Archive& archive_;
    const ReadLimits limits_;
    std::unique_ptr<State> state_;
};

}  // namespace kaoping
