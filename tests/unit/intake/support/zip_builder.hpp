#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kaoping::test {

// An entry as tests want it, wrong fields included.
struct ZipEntry {
    std::string name;
    std::string content;
    bool deflate = true;
    std::uint16_t flags = 0;  // bit 0 encrypted, bit 3 data descriptor, bit 11 name is UTF-8
    std::string extra;        // extra field of the central directory
    std::optional<std::uint16_t> method;
    std::optional<std::uint32_t> crc;
    std::optional<std::uint64_t> claimed_size;
};

struct ZipOptions {
    std::string prefix;  // bytes before the archive that its offsets do not count
    std::string comment;
    bool zip64 = false;  // sizes and offsets in zip64 fields only
};

// The bytes of a zip archive, written here byte by byte so that the reader is not tested against
// itself.
std::string make_zip(const std::vector<ZipEntry>& entries, const ZipOptions& options = {});

std::string deflated(const std::string& content);
std::string little_endian(std::uint64_t value, int bytes);

}  // namespace kaoping::test
