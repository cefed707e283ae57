#include "intake/bytes.hpp"

#include <fstream>
#include <utility>

namespace kaoping {

namespace {

class MemoryBytes final : public RandomAccess {
public:
    explicit MemoryBytes(std::span<const char> bytes) : bytes_(bytes) {}
    explicit MemoryBytes(std::shared_ptr<const std::string> owner)
        : owner_(std::move(owner)), bytes_(*owner_) {}

    std::uint64_t size() const override { return bytes_.size(); }

    std::span<const char> view(std::uint64_t offset, std::size_t count,
                               std::string&) const override {
        if (offset > bytes_.size() || count > bytes_.size() - offset) return {};
        return bytes_.subspan(static_cast<std::size_t>(offset), count);
    }

private:
    std::shared_ptr<const std::string> owner_;
    std::span<const char> bytes_;
};

class FileBytes final : public RandomAccess {
public:
    FileBytes(std::filesystem::path path, std::uint64_t size)
        : path_(std::move(path)), size_(size) {}

    std::uint64_t size() const override { return size_; }

    std::span<const char> view(std::uint64_t offset, std::size_t count,
                               std::string& scratch) const override {
        if (offset > size_ || count > size_ - offset) return {};
        std::ifstream file(path_, std::ios::binary);
        file.seekg(static_cast<std::streamoff>(offset));
        scratch.resize(count);
        file.read(scratch.data(), static_cast<std::streamsize>(count));
        if (!file) return {};
        return {scratch.data(), count};
    }

private:
    std::filesystem::path path_;
    std::uint64_t size_;
};

std::uint64_t little(const char* at, int count) {
    std::uint64_t value = 0;
    for (int i = count - 1; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(at[i]);
    return value;
}

}  // namespace

std::shared_ptr<const RandomAccess> view_of(std::span<const char> bytes) {
    return std::make_shared<const MemoryBytes>(bytes);
}

std::shared_ptr<const RandomAccess> bytes_of(std::shared_ptr<const std::string> text) {
    return std::make_shared<const MemoryBytes>(std::move(text));
}

std::shared_ptr<const RandomAccess> file_bytes(const std::filesystem::path& path) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) return nullptr;
    const auto size = std::filesystem::file_size(path, error);
    if (error || !std::ifstream(path, std::ios::binary)) return nullptr;
    return std::make_shared<const FileBytes>(path, size);
}

std::uint16_t little16(const char* at) { return static_cast<std::uint16_t>(little(at, 2)); }
std::uint32_t little32(const char* at) { return static_cast<std::uint32_t>(little(at, 4)); }
std::uint64_t little64(const char* at) { return little(at, 8); }

}  // namespace kaoping
