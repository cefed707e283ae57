#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>

namespace kaoping {

// Bytes that can be looked at anywhere: a buffer, or a file that is too large to hold (a folder's
// worth of forms in one zip). Const and safe to use from several threads.
class RandomAccess {
public:
    virtual ~RandomAccess() = default;
    virtual std::uint64_t size() const = 0;
    // The bytes [offset, offset+count), or an empty span when they do not all exist or cannot be
    // read. The span is valid as long as `scratch`, which is used only when the bytes are not in
    // memory.
    virtual std::span<const char> view(std::uint64_t offset, std::size_t count,
                                       std::string& scratch) const = 0;
};

// The caller keeps `bytes` alive.
std::shared_ptr<const RandomAccess> view_of(std::span<const char> bytes);
// Shares the text.
std::shared_ptr<const RandomAccess> bytes_of(std::shared_ptr<const std::string> text);
// nullptr when the file cannot be opened. No handle is kept: a batch may hold thousands of these.
std::shared_ptr<const RandomAccess> file_bytes(const std::filesystem::path& path);

std::uint16_t little16(const char* at);
std::uint32_t little32(const char* at);
std::uint64_t little64(const char* at);

}  // namespace kaoping
