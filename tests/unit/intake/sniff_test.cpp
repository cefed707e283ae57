#include "intake/sniff.hpp"

#include <doctest/doctest.h>
#include <zlib.h>

#include "intake/compound.hpp"
#include "support/book_builder.hpp"

using namespace kaoping;
using namespace kaoping::test;

namespace {

std::string padded(std::string text, std::size_t size) {
    text.resize(size, '\0');
    return text;
}

std::string utf16_name(const std::string& name) {
    std::string bytes;
    for (const char c : name) bytes += {c, '\0'};
    return padded(bytes, 64) + little_endian(2 * (name.size() + 1), 2);
}

std::string directory_entry(const std::string& name, int type, std::uint32_t sector,
                            std::uint64_t size) {
    return utf16_name(name) + little_endian(static_cast<std::uint64_t>(type), 1) +
           std::string(49, '\0') + little_endian(sector, 4) + little_endian(size, 8);
}

// An OLE file of sectors of 512 bytes: 0 allocation table, 1 directory, 2.. the stream, followed by
// what `tail` holds.
std::string ole(const std::string& stream_name, const std::string& content,
                const std::string& tail = {}) {
    constexpr std::uint32_t end_of_chain = 0xFFFFFFFE;
    const std::size_t sectors = (content.size() + 511) / 512;
    std::string header =
        "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(16, '\0') + little_endian(0x3E, 2) +
        little_endian(3, 2) + little_endian(0xFFFE, 2) + little_endian(9, 2) + little_endian(6, 2) +
        std::string(10, '\0') + little_endian(1, 4) + little_endian(1, 4) + std::string(4, '\0') +
        little_endian(4096, 4) + little_endian(end_of_chain, 4) + little_endian(0, 4) +
        little_endian(end_of_chain, 4) + little_endian(0, 4) + little_endian(0, 4);
    while (header.size() < 512) header += '\xFF';
    std::string fat = little_endian(0xFFFFFFFD, 4) + little_endian(end_of_chain, 4);
    for (std::size_t i = 0; i < sectors; ++i)
        fat += little_endian(i + 1 < sectors ? i + 3 : end_of_chain, 4);
    const std::string directory = directory_entry("Root Entry", 5, end_of_chain, 0) +
                                  directory_entry(stream_name, 2, 2, content.size());
    return header + padded(fat, 512) + padded(directory, 512) + padded(content, sectors * 512) +
           tail;
}

const std::string biff_start = "\x09\x08" + little_endian(4, 2) + std::string(4, '\0');
const std::string plain_xls = ole("Workbook", padded(biff_start, 5000));

std::string gzipped(const std::string& content) {
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
    std::string output(deflateBound(&stream, static_cast<uLong>(content.size())) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(output.data());
    stream.avail_out = static_cast<uInt>(output.size());
    deflate(&stream, Z_FINISH);
    output.resize(output.size() - stream.avail_out);
    deflateEnd(&stream);
    return output;
}

// "code: found" or "code: message" of what the reader says of these bytes.
std::string said(const std::string& bytes) {
    const auto result = read_workbook(std::span<const char>(bytes));
    const auto* refusal = std::get_if<Refusal>(&result);
    if (refusal == nullptr) return "read";
    const bool named = !refusal->args.empty() && refusal->args[0].first == "found";
    return std::string(to_code(refusal->code)) + ": " +
           (named ? refusal->args[0].second.en : std::string(refusal->message.text()));
}

std::string manifest(const std::string& inside) {
    return "<manifest:manifest><manifest:file-entry manifest:full-path='/' manifest:media-type="
           "'application/vnd.oasis.opendocument.spreadsheet'>" +
           inside + "</manifest:file-entry></manifest:manifest>";
}

}  // namespace

TEST_CASE("files are named by what they hold") {
    const std::string ods = "application/vnd.oasis.opendocument.spreadsheet";
    struct Row {
        std::string what;
        std::string bytes;
        std::string wanted;
    };
    const Row rows[] = {
        {"nothing", "", "not-a-workbook: empty-file"},
        {"xls", plain_xls, "unsupported-format: Excel 97-2003 / WPS (.xls, .et)"},
        {"xls with a theme",
         plain_xls +
             make_zip({{"_rels/.rels", relationships_xml({{"officeDocument", "theme.xml"}})},
                       {"theme.xml", "<t/>"}}),
         "unsupported-format: Excel 97-2003 / WPS (.xls, .et)"},
        {"old xls stream name", ole("Book", padded(biff_start, 5000)),
         "unsupported-format: Excel 97-2003 / WPS (.xls, .et)"},
        {"encrypted xls",
         ole("Workbook",
             padded(biff_start + "\x2F" + std::string(1, '\0') + little_endian(2, 2) + "xx", 5000)),
         "encrypted: Excel 97-2003 / WPS (.xls, .et)"},
        {"encrypted xlsx", ole("EncryptedPackage", std::string(5000, 'x')),
         "encrypted: Excel (.xlsx)"},
        {"doc", ole("WordDocument", std::string(5000, 'x')), "not-a-workbook: Word (.doc, .wps)"},
        {"ppt", ole("PowerPoint Document", std::string(5000, 'x')),
         "not-a-workbook: PowerPoint (.ppt, .dps)"},
        {"other OLE", ole("Contents", std::string(5000, 'x')), "not-a-workbook: OLE"},
        {"cut OLE", plain_xls.substr(0, 700), "damaged: damaged-ole"},
        {"raw BIFF 2", std::string("\x09\x00\x04\x00\x02\x00\x10\x00", 8),
         "unsupported-format: Excel 2 (.xls)"},
        {"raw BIFF 8", std::string("\x09\x08\x10\x00\x00\x06", 6),
         "unsupported-format: Excel 5-2003 (.xls)"},
        {"ods", make_zip({{"mimetype", ods, false}, {"content.xml", "<x/>"}}),
         "unsupported-format: OpenDocument (.ods)"},
        {"ods without mimetype", make_zip({{"META-INF/manifest.xml", manifest("")}}),
         "unsupported-format: OpenDocument (.ods)"},
        {"ods without either", make_zip({{"content.xml", "<office:spreadsheet/>"}}),
         "unsupported-format: OpenDocument (.ods)"},
        {"encrypted ods",
         make_zip({{"mimetype", ods},
                   {"META-INF/manifest.xml", manifest("<manifest:encryption-data/>")}}),
         "encrypted: OpenDocument (.ods)"},
        {"odt", make_zip({{"mimetype", "application/vnd.oasis.opendocument.text"}}),
         "not-a-workbook: OpenDocument"},
        {"fods", "<?xml version='1.0'?><office:document office:mimetype='" + ods + "'/>",
         "unsupported-format: OpenDocument (.fods)"},
        {"numbers", make_zip({{"Index/Document.iwa", "x"}}),
         "unsupported-format: Apple Numbers (.numbers)"},
        {"some zip", make_zip({{"a.txt", "x"}}), "not-a-workbook: archive-without-workbook"},
        {"empty zip", make_zip({}), "not-a-workbook: archive-without-workbook"},
        {"cut zip", make_zip({{"a.txt", "x"}}).substr(0, 40), "damaged: damaged-archive"},
        {"gnumeric",
         gzipped(
             "<?xml version='1.0'?><gnm:Workbook xmlns:gnm='http://www.gnumeric.org/v10.dtd'/>"),
         "unsupported-format: Gnumeric (.gnumeric)"},
        {"gzip", gzipped("something else"), "unsupported-format: gzip"},
        {"broken gzip", "\x1F\x8B rubbish", "unsupported-format: gzip"},
        {"rar", "Rar!\x1A\x07\x01", "unsupported-format: RAR"},
        {"7z", "7z\xBC\xAF\x27\x1C", "unsupported-format: 7z"},
        {"tar", padded("name", 257) + "ustar", "unsupported-format: tar"},
        {"html", "\xEF\xBB\xBF \r\n<HTML><table>", "unsupported-format: HTML"},
        {"html fragment", "<table border=1><tr><td>", "unsupported-format: HTML"},
        {"html in gb18030", "<html><meta charset=gb18030>\xB1\xA8", "unsupported-format: HTML"},
        {"xml 2003",
         "<?xml version='1.0'?><?mso-application progid='Excel.Sheet'?><Workbook "
         "xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>",
         "unsupported-format: XML Spreadsheet 2003 (.xml)"},
        {"xml", "<?xml version='1.0'?><note/>", "not-a-workbook: XML"},
        {"uof", "<?xml version='1.0'?><uof:UOF/>", "unsupported-format: UOF (.uos)"},
        {"mhtml", "MIME-Version: 1.0\r\nContent-Type: multipart/related;",
         "unsupported-format: MHTML"},
        {"sylk", "ID;PWXL;N;E\r\n", "unsupported-format: SYLK (.slk)"},
        {"csv", "a,b,c\r\n1,2,3\r\n", "unsupported-format: CSV"},
        {"csv in utf-16",
         std::string("\xFF\xFE"
                     "a\0\t\0b\0\n\0"
                     "1\0\t\0"
                     "2\0\n\0",
                     18),
         "unsupported-format: CSV"},
        {"prose", "Dear all,\nplease find it attached.\n", "not-a-workbook: plain-text"},
        {"one line", "a,b,c", "not-a-workbook: plain-text"},
        {"gb18030 text", "\xB1\xA8\xB1\xED", "not-a-workbook: plain-text"},
        {"pdf", "%PDF-1.7", "not-a-workbook: PDF"},
        {"png", "\x89PNG\r\n", "not-a-workbook: PNG"},
        {"jpeg", "\xFF\xD8\xFF\xE0", "not-a-workbook: JPEG"},
        {"webp", "RIFF1234WEBP", "not-a-workbook: WebP"},
        {"rubbish", std::string("\x01\x02\x03\0\x05", 5), "not-a-workbook: unknown-content"},
        {"a lock file",
         "\x05"
         "Name" +
             std::string(160, '\0'),
         "not-a-workbook: unknown-content"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(said(row.bytes) == row.wanted);
    }
}

TEST_CASE("OLE files that loop or point outside end") {
    for (std::size_t at = 0; at < 1536; at += 2) {
        std::string bytes = plain_xls;
        bytes.replace(at, 2, "\x01\x01");
        read_workbook(std::span<const char>(bytes));
    }
    std::string loop = plain_xls;
    loop.replace(512 + 4, 4, little_endian(1, 4));  // the directory's chain points to itself
    CHECK(said(loop) == "unsupported-format: Excel 97-2003 / WPS (.xls, .et)");
    std::string far = plain_xls;
    far.replace(48, 4, little_endian(0x00FFFFFF, 4));  // the directory is beyond the file
    CHECK(said(far) == "damaged: damaged-ole");
}

TEST_CASE("stream starts") {
    const auto file = read_compound(plain_xls);
    REQUIRE(file);
    REQUIRE(file->find("Workbook") != nullptr);
    CHECK(stream_start(plain_xls, *file->find("Workbook"), 8) == biff_start);
    CHECK(stream_start(plain_xls, *file->find("Workbook"), 5000) == padded(biff_start, 5000));
    CHECK(file->find("Root Entry") == nullptr);
}

TEST_CASE("kinds of files by content") {
    struct Row {
        std::string what;
        std::string bytes;
        FileKind wanted;
    };
    const Row rows[] = {
        {"xlsx", Book().bytes(), FileKind::spreadsheet},
        {"xls", plain_xls, FileKind::spreadsheet},
        {"ods", make_zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}),
         FileKind::spreadsheet},
        {"rar", "Rar!\x1A\x07", FileKind::spreadsheet},
        {"zip", make_zip({{"a.xlsx", "x"}}), FileKind::zip},
        {"docx", make_zip({{"_rels/.rels", "<x/>"}, {"word/document.xml", "<x/>"}}),
         FileKind::attachment},
        {"jar", make_zip({{"META-INF/MANIFEST.MF", ""}}), FileKind::attachment},
        {"cut zip", make_zip({{"a", "x"}}).substr(0, 30), FileKind::attachment},
        {"doc", ole("WordDocument", std::string(5000, 'x')), FileKind::attachment},
        {"pdf", "%PDF", FileKind::attachment},
        {"csv", "a,b\n1,2\n", FileKind::attachment},
        {"nothing", "", FileKind::attachment},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(static_cast<int>(kind_by_content(row.bytes, {})) == static_cast<int>(row.wanted));
    }
}
