#include "reports/package/zip_writer.hpp"

#include <zlib.h>

#include <algorithm>
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
constexpr std::uint32_t version = 20;            // deflate and folders
constexpr std::uint32_t utf8_name_flag = 1U << 11U;
constexpr std::uint32_t first_day = (1U << 5U) | 1U;  // 1980-01-01
constexpr std::uint16_t method_stored = 0;
constexpr std::uint16_t method_deflated = 8;
constexpr std::size_t max_entries = 0xFFFF;
constexpr std::uint64_t max_bytes = 0xFFFFFFFE;

void little(std::string& bytes, std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i, value >>= 8) bytes += static_cast<char>(static_cast<unsigned char>(value & 0xFFU));
}

std::uint32_t crc_of(std::string_view content) {
    return static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const Bytef*>(content.data()), content.size()));
}

std::string deflated(std::string_view content) {
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
    std::string result(deflateBound(&stream, static_cast<uLong>(content.size())), '\0');
    // zlib does not write through next_in; its declaration predates const.
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    return result;
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

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
}

void ZipWriter::add(std::string_view name, std::string_view content) {
    const std::string packed = deflated(content);
    const bool smaller = packed.size() < content.size();
    const std::string_view stored = smaller ? std::string_view(packed) : content;
    append(name,
           {smaller ? method_deflated : method_stored, crc_of(content), static_cast<std::uint32_t>(stored.size()),
            static_cast<std::uint32_t>(content.size())},
           stored);
}

bool ZipWriter::copy(const Archive& archive, const ArchiveEntry& entry) {
    if (entry.encrypted || entry.name.size() > std::numeric_limits<std::uint16_t>::max()) return false;
    if (entry.size > max_bytes || entry.stored_size > max_bytes) return false;
    std::string scratch;
    const auto header = archive.bytes().view(entry.header_offset, local_header_size, scratch);
    if (header.empty() || little32(header.data()) != local_signature) return false;
    const std::uint64_t offset = entry.header_offset + local_header_size + little16(header.data() + 26) + little16(header.data() + 28);
    const auto stored = archive.bytes().view(offset, static_cast<std::size_t>(entry.stored_size), scratch);
    if (stored.size() != entry.stored_size) return false;
    append(entry.name,
           {entry.method, entry.crc, static_cast<std::uint32_t>(entry.stored_size), static_cast<std::uint32_t>(entry.size)},
           {stored.data(), stored.size()});
    return true;
}

std::optional<std::string> ZipWriter::finish() {
    if (entries_ > max_entries || bytes_.size() + directory_.size() > max_bytes) return std::nullopt;
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
