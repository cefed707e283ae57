#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "intake/archive.hpp"

namespace kaoping {

// The content of an entry, deflated as it comes: a long one never stands in memory as a whole. In
// whatever pieces it comes, the same content gives the same bytes.
class DeflatedContent {
public:
    DeflatedContent();
    ~DeflatedContent();
    DeflatedContent(DeflatedContent&&) noexcept;
    void append(std::string_view piece);

private:
    friend class ZipWriter;
    void finish();

    struct Stream;
    std::unique_ptr<Stream> stream_;
    std::string packed_;
    std::uint32_t crc_ = 0;
    std::uint64_t size_ = 0;
};

// The bytes of a zip archive (APPNOTE 6.3): every entry dated 1980-01-01, no extra fields, so that
// the same entries give the same bytes. Names in UTF-8. At most 65,535 entries and 4 GiB.
class ZipWriter {
public:
    // Deflated, or stored where that is no longer.
    void add(std::string_view name, std::string_view content);
    void add(std::string_view name, DeflatedContent content);
    // The entry's compressed bytes as they are, unread. False when they are not all there,
    // encrypted or too large.
    bool copy(const Archive& archive, const ArchiveEntry& entry);
    // With the central directory; nullopt when there are too many entries or bytes. Nothing can be
    // added after it.
    std::optional<std::string> finish();

private:
    struct Sizes {
        std::uint16_t method = 0;
        std::uint32_t crc = 0;
        std::uint64_t stored = 0;
        std::uint64_t size = 0;
    };
    void append(std::string_view name, const Sizes& sizes, std::string_view stored);

    std::string bytes_;
    std::string directory_;
    std::size_t entries_ = 0;
    bool too_large_ = false;  // an entry
};

}  // namespace kaoping
