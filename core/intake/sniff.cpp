#include "intake/sniff.hpp"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "intake/compound.hpp"
#include "model/ascii.hpp"

namespace kaoping {

namespace {

constexpr std::uint64_t max_manifest_bytes = std::uint64_t{4} << 20U;

Refusal named(RefusalCode code, MessageCode message, std::string_view format) {
    return {code, message, {{"found", same(std::string(format))}}};
}
Refusal unsupported(std::string_view format) {
    return named(RefusalCode::unsupported_format, "unsupported-format", format);
}
// To be unpacked, not saved anew.
Refusal unsupported_archive(std::string_view format) {
    return {RefusalCode::unsupported_format,
            "unsupported-archive",
            {{"found", same(std::string(format))}}};
}
Refusal not_a_workbook(std::string_view format) {
    return named(RefusalCode::not_a_workbook, "not-a-workbook", format);
}
Refusal encrypted(std::string_view format) {
    return named(RefusalCode::encrypted, "encrypted", format);
}

struct Magic {
    std::size_t offset;
    std::string_view bytes;
    Refusal (*refuse)(std::string_view format);
    std::string_view format;
};

using namespace std::string_view_literals;
constexpr auto spreadsheet = unsupported;
constexpr auto packed = unsupported_archive;
constexpr auto other = not_a_workbook;
constexpr std::array magics{
    Magic{0, "Rar!\x1A\x07"sv, packed, "RAR"},
    Magic{0, "7z\xBC\xAF\x27\x1C"sv, packed, "7z"},
    Magic{0,
          "\xFD"
          "7zXZ\0"sv,
          packed, "xz"},
    Magic{0, "BZh"sv, packed, "bzip2"},
    Magic{0, "\x28\xB5\x2F\xFD"sv, packed, "zstd"},
    Magic{257, "ustar"sv, packed, "tar"},
    Magic{0, "ID;P"sv, spreadsheet, "SYLK (.slk)"},
    Magic{0, "\x09\x00\x04\x00"sv, spreadsheet, "Excel 2 (.xls)"},
    Magic{0, "\x09\x02\x06\x00"sv, spreadsheet, "Excel 3 (.xls)"},
    Magic{0, "\x09\x04\x06\x00"sv, spreadsheet, "Excel 4 (.xls)"},
    Magic{0, "\x09\x08"sv, spreadsheet, "Excel 5-2003 (.xls)"},
    Magic{0, "\x00\x00\x1A\x00"sv, spreadsheet, "Lotus 1-2-3"},
    Magic{0, "%PDF"sv, other, "PDF"},
    Magic{0, "\x89PNG"sv, other, "PNG"},
    Magic{0, "\xFF\xD8\xFF"sv, other, "JPEG"},
    Magic{0, "GIF8"sv, other, "GIF"},
    Magic{0, "BM"sv, other, "BMP"},
    Magic{0, "II*\0"sv, other, "TIFF"},
    Magic{0, "MM\0*"sv, other, "TIFF"},
    Magic{8, "WEBP"sv, other, "WebP"},
    Magic{4, "ftyp"sv, other, "HEIF / MP4"},
    Magic{0, "{\\rtf"sv, other, "RTF"},
    Magic{0, "MZ"sv, other, "EXE"},
};

bool contains(std::string_view text, std::string_view wanted) {
    return text.find(wanted) != std::string_view::npos;
}

// The head in lower-case ASCII without byte order mark, leading space and NULs: enough to know
// UTF-16 text too.
std::string comparable(std::span<const char> bytes) {
    std::string text;
    const std::string_view all(bytes.data(), bytes.size());
    const bool wide = all.starts_with("\xFF\xFE") || all.starts_with("\xFE\xFF");
    const std::size_t start = wide ? 2 : all.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (const char c : all.substr(start, sniffed_size)) {
        const bool space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        if ((wide && c == '\0') || (text.empty() && space)) continue;
        text += ascii_lower(c);
    }
    return text;
}

bool is_text(std::string_view head) {
    return std::none_of(head.begin(), head.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && byte != '\t' && byte != '\r' && byte != '\n' && byte != '\f' &&
                byte != 0x1B) ||
               byte == 0x7F;
    });
}

// The first two lines have the same number (at least one) of the same separator.
bool is_separated(std::string_view head) {
    const std::size_t first_end = head.find('\n');
    if (first_end == std::string_view::npos) return false;
    const std::string_view first = head.substr(0, first_end);
    const std::string_view second =
        head.substr(first_end + 1, head.find('\n', first_end + 1) - first_end - 1);
    return std::any_of(std::begin(",;\t"), std::end(",;\t") - 1, [&](char separator) {
        const auto count = std::count(first.begin(), first.end(), separator);
        return count > 0 && std::count(second.begin(), second.end(), separator) == count;
    });
}

Refusal refuse_markup(std::string_view head) {
    if (contains(head, "urn:schemas-microsoft-com:office:spreadsheet"))
        return unsupported("XML Spreadsheet 2003 (.xml)");
    if (contains(head, "opendocument.spreadsheet")) return unsupported("OpenDocument (.fods)");
    if (contains(head, "gnumeric")) return unsupported("Gnumeric (.gnumeric)");
    if (contains(head, "<uof:")) return unsupported("UOF (.uos)");
    for (const std::string_view tag :
         {"<html", "<!doctype html", "<table", "<head", "<meta", "<body", "<style", "<div"})
        if (contains(head, tag)) return unsupported("HTML");
    return not_a_workbook("XML");
}

Refusal refuse_gzip(std::span<const char> bytes) {
    std::array<char, sniffed_size> output{};
    z_stream stream{};
    constexpr int gzip_wrapper = 16 + MAX_WBITS;
    if (inflateInit2(&stream, gzip_wrapper) != Z_OK) return unsupported_archive("gzip");
    stream.next_in = const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(std::min<std::size_t>(bytes.size(), sniffed_size));
    stream.next_out = reinterpret_cast<Bytef*>(output.data());
    stream.avail_out = static_cast<uInt>(output.size());
    inflate(&stream, Z_SYNC_FLUSH);
    const std::string_view text(output.data(), output.size() - stream.avail_out);
    inflateEnd(&stream);
    return contains(text, "gnumeric") ? unsupported("Gnumeric (.gnumeric)")
                                      : unsupported_archive("gzip");
}

Refusal refuse_compound(std::span<const char> bytes) {
    const auto file = read_compound(bytes);
    if (!file) return {RefusalCode::damaged, "damaged-ole", {}};
    if (file->find("EncryptedPackage") != nullptr) return encrypted("Excel (.xlsx)");
    for (const std::string_view name : {"Workbook", "Book", "WORKBOOK", "BOOK"}) {
        const auto* stream = file->find(name);
        if (stream == nullptr) continue;
        constexpr std::string_view format = "Excel 97-2003 / WPS (.xls, .et)";
        return has_filepass(stream_start(bytes, *stream, sniffed_size)) ? encrypted(format)
                                                                        : unsupported(format);
    }
    if (file->find("WordDocument") != nullptr) return not_a_workbook("Word (.doc, .wps)");
    if (file->find("PowerPoint Document") != nullptr)
        return not_a_workbook("PowerPoint (.ppt, .dps)");
    return not_a_workbook("OLE");
}

}  // namespace

Refusal refuse_archive(const Archive& archive, const ReadLimits& limits) {
    Extractor extractor(archive, limits);
    const auto content = [&](std::string_view name) {
        const ArchiveEntry* entry = archive.find(name);
        return entry == nullptr ? std::string() : extractor.peek(*entry, max_manifest_bytes);
    };
    const std::string manifest = content("META-INF/manifest.xml");
    const std::string mimetype = content("mimetype");
    const ArchiveEntry* body = archive.find("content.xml");
    const bool nameless =
        mimetype.empty() && manifest.empty() && body != nullptr &&
        contains(extractor.peek(*body, std::size_t{1} << 20U), "office:spreadsheet");
    if (nameless || contains(mimetype, "opendocument.spreadsheet") ||
        contains(manifest, "opendocument.spreadsheet")) {
        const bool locked =
            contains(manifest, "encryption-data") || contains(manifest, "encrypted-package");
        return locked ? encrypted("OpenDocument (.ods)") : unsupported("OpenDocument (.ods)");
    }
    if (contains(mimetype, "opendocument") || contains(mimetype, "sun.xml"))
        return not_a_workbook("OpenDocument");
    const auto& entries = archive.entries();
    const bool iwork = std::any_of(entries.begin(), entries.end(), [](const ArchiveEntry& e) {
        return e.name.ends_with(".iwa") || e.name == "Index.zip" ||
               e.name.ends_with(".numbers/Index.zip");
    });
    if (iwork) return unsupported("Apple Numbers (.numbers)");
    return {RefusalCode::not_a_workbook, "archive-without-workbook", {}};
}

Refusal refuse_content(std::span<const char> bytes, const ReadLimits& limits) {
    if (bytes.empty()) return {RefusalCode::not_a_workbook, "empty-file", {}};
    const std::string_view all(bytes.data(), bytes.size());
    if (is_compound(bytes)) return refuse_compound(bytes);
    if (all.starts_with("\x1F\x8B")) return refuse_gzip(bytes);
    for (const Magic& magic : magics)
        if (all.size() >= magic.offset && all.substr(magic.offset).starts_with(magic.bytes))
            return magic.refuse(magic.format);
    if (starts_like_archive(bytes)) {
        auto archive = Archive::open(bytes, limits);
        const auto* opened = std::get_if<Archive>(&archive);
        return opened != nullptr ? refuse_archive(*opened, limits)
                                 : std::move(std::get<Refusal>(archive));
    }
    const std::string head = comparable(bytes);
    if (head.starts_with("<")) return refuse_markup(head);
    if (head.starts_with("mime-version:") && contains(head, "multipart/related"))
        return unsupported("MHTML");
    if (!is_text(head)) return {RefusalCode::not_a_workbook, "unknown-content", {}};
    if (is_separated(head)) return unsupported("CSV");
    return {RefusalCode::not_a_workbook, "plain-text", {}};
}

bool is_package(const Archive& archive) {
    constexpr std::array parts{"_rels/.rels", "META-INF/manifest.xml", "META-INF/MANIFEST.MF",
                               "mimetype"};
    return std::any_of(parts.begin(), parts.end(),
                       [&](const char* part) { return archive.find(part) != nullptr; });
}

bool may_be_spreadsheet(std::string_view head) {
    return head.starts_with("PK") || head.starts_with("\xD0\xCF\x11\xE0") ||
           head.starts_with("Rar!") || head.starts_with("7z\xBC\xAF");
}

FileKind kind_by_content(std::span<const char> bytes, const ReadLimits& limits) {
    if (!may_be_spreadsheet({bytes.data(), bytes.size()})) return FileKind::attachment;
    if (starts_like_archive(bytes)) {
        const auto archive = Archive::open(bytes, limits);
        const auto* opened = std::get_if<Archive>(&archive);
        if (opened != nullptr && !is_package(*opened)) return FileKind::zip;
        if (opened != nullptr && opened->find("_rels/.rels") != nullptr) {
            const bool sheets = std::any_of(
                opened->entries().begin(), opened->entries().end(), [](const ArchiveEntry& e) {
                    return e.name.find("worksheets/") != std::string::npos;
                });
            return sheets ? FileKind::spreadsheet : FileKind::attachment;
        }
    }
    const Refusal refusal = refuse_content(bytes, limits);
    const bool known =
        refusal.code == RefusalCode::unsupported_format || refusal.code == RefusalCode::encrypted;
    return known ? FileKind::spreadsheet : FileKind::attachment;
}

}  // namespace kaoping
