#include "zip_builder.hpp"

#include <zlib.h>

namespace kaoping::test {

std::string little_endian(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i) & 0xFFU);
    return text;
}

std::string deflated(const std::string& content) {
    z_stream stream{};
    deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    std::string output(deflateBound(&stream, static_cast<uLong>(content.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(output.data());
    stream.avail_out = static_cast<uInt>(output.size());
    deflate(&stream, Z_FINISH);
    output.resize(output.size() - stream.avail_out);
    deflateEnd(&stream);
    return output;
}

namespace {

struct Stored {
    std::string data;
    std::uint16_t method = 0;
    std::uint32_t crc = 0;
    std::uint64_t size = 0;
    std::uint64_t offset = 0;
};

Stored store(const ZipEntry& entry, std::uint64_t offset) {
    Stored stored;
    stored.data = entry.deflate ? deflated(entry.content) : entry.content;
    stored.method = entry.method.value_or(entry.deflate ? 8 : 0);
    stored.crc = entry.crc.value_or(
        static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(entry.content.data()),
                                         static_cast<uInt>(entry.content.size()))));
    stored.size = entry.claimed_size.value_or(entry.content.size());
    stored.offset = offset;
    return stored;
}

std::string local_record(const ZipEntry& entry, const Stored& stored) {
    const bool later = (entry.flags & 8U) != 0;
    const std::string sizes = little_endian(stored.crc, 4) + little_endian(stored.data.size(), 4) +
                              little_endian(stored.size, 4);
    std::string record = "PK\x03\x04" + little_endian(20, 2) + little_endian(entry.flags, 2) +
                         little_endian(stored.method, 2) + little_endian(0, 4) +
                         (later ? std::string(12, '\0') : sizes) +
                         little_endian(entry.name.size(), 2) + little_endian(0, 2) + entry.name +
                         stored.data;
    if (later) record += "PK\x07\x08" + sizes;
    return record;
}

std::string central_record(const ZipEntry& entry, const Stored& stored, bool zip64) {
    std::string extra = entry.extra;
    std::string sizes = little_endian(stored.data.size(), 4) + little_endian(stored.size, 4);
    std::string offset = little_endian(stored.offset, 4);
    if (zip64) {
        extra += little_endian(1, 2) + little_endian(24, 2) + little_endian(stored.size, 8) +
                 little_endian(stored.data.size(), 8) + little_endian(stored.offset, 8);
        sizes = std::string(8, '\xFF');
        offset = std::string(4, '\xFF');
    }
    return "PK\x01\x02" + little_endian(20, 2) + little_endian(20, 2) +
           little_endian(entry.flags, 2) + little_endian(stored.method, 2) + little_endian(0, 4) +
           little_endian(stored.crc, 4) + sizes + little_endian(entry.name.size(), 2) +
           little_endian(extra.size(), 2) + std::string(10, '\0') + offset + entry.name + extra;
}

}  // namespace

std::string make_zip(const std::vector<ZipEntry>& entries, const ZipOptions& options) {
    std::string body;
    std::string directory;
    for (const ZipEntry& entry : entries) {
        const Stored stored = store(entry, body.size());
        body += local_record(entry, stored);
        directory += central_record(entry, stored, options.zip64);
    }
    const std::uint64_t at = body.size();
    const std::size_t count = entries.size();
    std::string end;
    if (options.zip64) {
        end += "PK\x06\x06" + little_endian(44, 8) + little_endian(45, 2) + little_endian(45, 2) +
               std::string(8, '\0') + little_endian(count, 8) + little_endian(count, 8) +
               little_endian(directory.size(), 8) + little_endian(at, 8);
        end += "PK\x06\x07" + little_endian(0, 4) + little_endian(at + directory.size(), 8) +
               little_endian(1, 4);
    }
    end += "PK\x05\x06" + little_endian(0, 4) + little_endian(count, 2) + little_endian(count, 2);
    end += options.zip64 ? std::string(8, '\xFF')
                         : little_endian(directory.size(), 4) + little_endian(at, 4);
    end += little_endian(options.comment.size(), 2) + options.comment;
    return options.prefix + body + directory + end;
}

}  // namespace kaoping::test
