#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kaoping {

// The directory of an OLE compound file ([MS-CFB]): enough to tell what program wrote it and
// whether it is encrypted.
struct CompoundFile {
    struct Stream {
        std::string name;  // ASCII; other characters as '?'
        std::uint32_t first_sector = 0;
        std::uint64_t size = 0;
    };
    std::vector<Stream> streams;

    const Stream* find(std::string_view name) const;
};

bool is_compound(std::span<const char> bytes);

// nullopt when the directory cannot be followed.
std::optional<CompoundFile> read_compound(std::span<const char> bytes);

// The first bytes of a stream, at most `count`; streams below 4096 bytes lie elsewhere and give
// none.
std::string stream_start(std::span<const char> bytes, const CompoundFile::Stream& stream,
                         std::size_t count);

// True when the record stream of an .xls has FILEPASS among its first records ([MS-XLS] 2.4.117).
bool has_filepass(std::string_view records);

}  // namespace kaoping
