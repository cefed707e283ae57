#include "intake/compound.hpp"

#include <algorithm>
#include <string_view>

#include "intake/bytes.hpp"

namespace kaoping {

namespace {

constexpr std::string_view signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8};
constexpr std::size_t header_size = 512;
constexpr std::size_t header_fat_entries = 109;
constexpr std::uint32_t max_sector = 0xFFFFFFFA;  // above: end of chain, free, FAT, DIFAT
constexpr std::size_t directory_entry_size = 128;
constexpr std::size_t max_directory_entries = 65536;
constexpr std::uint64_t mini_stream_cutoff = 4096;

// Follows sector chains; every step is checked, and a chain is no longer than the file has sectors.
class Sectors {
public:
    explicit Sectors(std::span<const char> bytes) : bytes_(bytes) {}

    bool open() {
        if (bytes_.size() < header_size) return false;
        const unsigned shift = little16(bytes_.data() + 30);
        if (shift != 9 && shift != 12) return false;
        size_ = std::size_t{1} << shift;
        for (std::size_t i = 0; i < header_fat_entries; ++i)
            add_fat(little32(bytes_.data() + 76 + 4 * i));
        std::uint32_t next = little32(bytes_.data() + 68);
        for (std::size_t left = count(); next < max_sector && left > 0; --left) {
            const auto sector = at(next);
            if (sector.empty()) return false;
            for (std::size_t i = 0; i + 4 < size_; i += 4) add_fat(little32(sector.data() + i));
            next = little32(sector.data() + size_ - 4);
        }
        return true;
    }

    std::uint32_t directory_start() const { return little32(bytes_.data() + 48); }

    std::span<const char> at(std::uint32_t sector) const {
        const std::uint64_t offset = (std::uint64_t{sector} + 1) * size_;
        if (offset >= bytes_.size()) return {};
        const auto found = bytes_.subspan(static_cast<std::size_t>(offset));
        return found.size() < size_ ? std::span<const char>{} : found.first(size_);
    }

    std::string chain(std::uint32_t sector, std::size_t max_bytes) const {
        std::string content;
        for (std::size_t left = count();
             sector < max_sector && content.size() < max_bytes && left > 0; --left) {
            const auto part = at(sector);
            content.append(part.data(), part.size());
            if (part.empty()) break;
            sector = next(sector);
        }
        content.resize(std::min(content.size(), max_bytes));
        return content;
    }

private:
    std::size_t count() const { return bytes_.size() / size_; }
    void add_fat(std::uint32_t sector) {
        if (sector < max_sector && fat_.size() <= count()) fat_.push_back(sector);
    }
    std::uint32_t next(std::uint32_t sector) const {
        const std::size_t per_sector = size_ / 4;
        if (sector / per_sector >= fat_.size()) return max_sector;
        const auto table = at(fat_[sector / per_sector]);
        return table.empty() ? max_sector : little32(table.data() + 4 * (sector % per_sector));
    }

    std::span<const char> bytes_;
    std::size_t size_ = header_size;
    std::vector<std::uint32_t> fat_;  // sectors that hold the allocation table
};

std::string ascii_name(const char* entry) {
    std::string name;
    const std::size_t bytes = std::min<std::size_t>(little16(entry + 64), 64);
    for (std::size_t i = 0; i + 2 < bytes; i += 2) {
        const std::uint16_t unit = little16(entry + i);
        name += unit < 0x80 ? static_cast<char>(unit) : '?';
    }
    return name;
}

}  // namespace

const CompoundFile::Stream* CompoundFile::find(std::string_view name) const {
    const auto found = std::find_if(streams.begin(), streams.end(),
                                    [&](const Stream& s) { return s.name == name; });
    return found == streams.end() ? nullptr : &*found;
}

bool is_compound(std::span<const char> bytes) {
    return std::string_view(bytes.data(), bytes.size()).starts_with(signature);
}

std::optional<CompoundFile> read_compound(std::span<const char> bytes) {
    Sectors sectors(bytes);
    if (!is_compound(bytes) || !sectors.open()) return std::nullopt;
    const std::string directory =
        sectors.chain(sectors.directory_start(), max_directory_entries * directory_entry_size);
    if (directory.size() < directory_entry_size) return std::nullopt;
    CompoundFile file;
    for (std::size_t at = 0; at + directory_entry_size <= directory.size();
         at += directory_entry_size) {
        const char* entry = directory.data() + at;
        constexpr char stream_type = 2;
        if (entry[66] == stream_type)
            file.streams.push_back(
                {ascii_name(entry), little32(entry + 116), little32(entry + 120)});
    }
    return file;
}

std::string stream_start(std::span<const char> bytes, const CompoundFile::Stream& stream,
                         std::size_t count) {
    Sectors sectors(bytes);
    if (stream.size < mini_stream_cutoff || !sectors.open()) return {};
    return sectors.chain(stream.first_sector,
                         static_cast<std::size_t>(std::min<std::uint64_t>(stream.size, count)));
}

bool has_filepass(std::string_view records) {
    constexpr std::uint16_t filepass = 0x002F;
    constexpr int leading_records = 100;
    for (int i = 0; i < leading_records && records.size() >= 4; ++i) {
        const std::uint16_t type = little16(records.data());
        if (type == filepass) return true;
        records.remove_prefix(
            std::min<std::size_t>(records.size(), std::size_t{4} + little16(records.data() + 2)));
    }
    return false;
}

}  // namespace kaoping
