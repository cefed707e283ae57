#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "intake/archive.hpp"

namespace kaoping {

// The bytes of a zip archive (APPNOTE 6.3): every entry dated 1980-01-01, no extra fields, so that the same entries give
// the same bytes. Names in UTF-8. At most 65,535 entries and 4 GiB.
class ZipWriter {
public:
    // Deflated, or stored where that is no longer.
    void add(std::string_view name, std::string_view content);
    // The entry's compressed bytes as they are, unread. False when they are not all there, encrypted or too large.
    bool copy(const Archive& archive, const ArchiveEntry& entry);
    // With the central directory; nullopt when there are too many entries or bytes. Nothing can be added after it.
    std::optional<std::string> finish();

private:
    struct Sizes {
        std::uint16_t method = 0;
        std::uint32_t crc = 0;
        std::uint32_t stored = 0;
        std::uint32_t size = 0;
    };
    void append(std::string_view name, const Sizes& sizes, std::string_view stored);

    std::string bytes_;
    std::string directory_;
    std::size_t entries_ = 0;
};

}  // namespace kaoping
