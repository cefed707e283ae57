#include "reports/package/zip_writer.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <new>

#include "intake/bytes.hpp"

namespace kaoping {

namespace {

// APPNOTE 4.3.7, 4.3.12, 4.3.16.
constexpr std::uint32_t local_signature = 0x04034b50;
constexpr std::uint32_t entry_signature = 0x02014b50;
constexpr std::uint32_t end_signature = 0x06054b50;
constexpr std::size_t local_header_size = 30;
constexpr std::uint32_t version = 20;  // deflate and folders
constexpr std::uint32_t utf8_name_flag = 1U << 11U;
constexpr std::uint32_t first_day = (1U << 5U) | 1U;  // 1980-01-01
constexpr std::uint16_t method_stored = 0;
constexpr std::uint16_t method_deflated = 8;
constexpr std::size_t max_entries = 0xFFFF;
constexpr std::uint64_t max_bytes = 0xFFFFFFFE;

void little(std::string& bytes, std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i, value >>= 8)
        bytes += static_cast<char>(static_cast<unsigned char>(value & 0xFFU));
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

struct DeflatedContent::Stream {
    Stream() {
        if (deflateInit2(&zlib, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8,
                         Z_DEFAULT_STRATEGY) != Z_OK)
            throw std::bad_alloc();
    }
    ~Stream() { deflateEnd(&zlib); }
    Stream(const Stream&) = delete;
    Stream& operator=(const Stream&) = delete;

    void put(std::string_view piece, int flush, std::string& packed) {
        // zlib does not write through next_in; its declaration predates const.
        zlib.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(piece.data()));
        zlib.avail_in = static_cast<uInt>(piece.size());
        std::array<char, 16384> room{};
        do {
            zlib.next_out = reinterpret_cast<Bytef*>(room.data());
            zlib.avail_out = static_cast<uInt>(room.size());
            deflate(&zlib, flush);
            packed.append(room.data(), room.size() - zlib.avail_out);
        } while (zlib.avail_out == 0);
    }

    z_stream zlib{};
};

DeflatedContent::DeflatedContent() : stream_(std::make_unique<Stream>()) {}
DeflatedContent::~DeflatedContent() = default;
DeflatedContent::DeflatedContent(DeflatedContent&&) noexcept = default;

void DeflatedContent::append(std::string_view piece) {
    crc_ = static_cast<std::uint32_t>(
        crc32_z(crc_, reinterpret_cast<const Bytef*>(piece.data()), piece.size()));
    size_ += piece.size();
    stream_->put(piece, Z_NO_FLUSH, packed_);
}

void DeflatedContent::finish() { stream_->put({}, Z_FINISH, packed_); }

void ZipWriter::append(std::string_view name, const Sizes& sizes, std::string_view stored) {
    std::string common;  // what the local header and the central directory both say
    little(common, version, 2);
    little(common, is_ascii(name) ? 0 : utf8_name_flag, 2);
    little(common, sizes.method, 2);
    little(common, 0, 2);
    little(common, first_day, 2);
    little(common, sizes.crc, 4);
    little(common, sizes.stored, 4);
    little(common, sizes.size, 4);
    little(common, name.size(), 2);
    little(common, 0, 2);

    little(directory_, entry_signature, 4);
    little(directory_, version, 2);
    directory_ += common;
    little(directory_, 0, 2 + 2 + 2 + 4);  // comment, disk, attributes
    little(directory_, bytes_.size(), 4);
    directory_ += name;

    little(bytes_, local_signature, 4);
    bytes_ += common;
    bytes_ += name;
    bytes_ += stored;
    ++entries_;
    too_large_ = too_large_ || sizes.size > max_bytes;
}

void ZipWriter::add(std::string_view name, std::string_view content) {
    DeflatedContent deflated;
    deflated.append(content);
    deflated.finish();
    const bool smaller = deflated.packed_.size() < content.size();
    const std::string_view stored = smaller ? std::string_view(deflated.packed_) : content;
    append(
        name,
        {smaller ? method_deflated : method_stored, deflated.crc_, stored.size(), content.size()},
        stored);
}

void ZipWriter::add(std::string_view name, DeflatedContent content) {
    content.finish();
    append(name, {method_deflated, content.crc_, content.packed_.size(), content.size_},
           content.packed_);
}

bool ZipWriter::copy(const Archive& archive, const ArchiveEntry& entry) {
    if (entry.encrypted || entry.name.size() > std::numeric_limits<std::uint16_t>::max())
        return false;
    if (entry.size > max_bytes || entry.stored_size > max_bytes) return false;
    std::string scratch;
    const auto header = archive.bytes().view(entry.header_offset, local_header_size, scratch);
    if (header.empty() || little32(header.data()) != local_signature) return false;
    const std::uint64_t offset = entry.header_offset + local_header_size +
                                 little16(header.data() + 26) + little16(header.data() + 28);
    const auto stored =
        archive.bytes().view(offset, static_cast<std::size_t>(entry.stored_size), scratch);
    if (stored.size() != entry.stored_size) return false;
    append(entry.name, {entry.method, entry.crc, entry.stored_size, entry.size},
           {stored.data(), stored.size()});
    return true;
}

std::optional<std::string> ZipWriter::finish() {
    if (too_large_ || entries_ > max_entries || bytes_.size() + directory_.size() > max_bytes)
        return std::nullopt;
    const std::size_t offset = bytes_.size();
    bytes_ += directory_;
    little(bytes_, end_signature, 4);
    little(bytes_, 0, 4);  // disks
    little(bytes_, entries_, 2);
    little(bytes_, entries_, 2);
    little(bytes_, directory_.size(), 4);
    little(bytes_, offset, 4);
    little(bytes_, 0, 2);  // comment
    return std::move(bytes_);
}

}  // namespace kaoping
