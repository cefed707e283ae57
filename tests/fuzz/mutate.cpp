#include "mutate.hpp"

#include <array>
#include <string_view>

#include "intake/archive.hpp"
#include "support/zip_builder.hpp"

namespace kaoping::fuzz {

namespace {

constexpr std::array<std::string_view, 29> xml_scraps{"<",
                                                      ">",
                                                      "</row>",
                                                      "<row>",
                                                      "<c>",
                                                      "</c>",
                                                      "<v>",
                                                      "<is><t>",
                                                      "<extLst>",
                                                      "<mc:AlternateContent>",
                                                      "<!DOCTYPE a [<!ENTITY e 'x'>]>",
                                                      "&e;",
                                                      "<![CDATA[",
                                                      "]]>",
                                                      "<!--",
                                                      "<?x ?>",
                                                      "\xEF\xBB\xBF",
                                                      "\xFF\xFE",
                                                      "_xD83D_",
                                                      "_x005F_",
                                                      "'",
                                                      "\"",
                                                      "'!$A$1",
                                                      "XFD1048576",
                                                      "99999999999999999999",
                                                      "-1",
                                                      "1e308",
                                                      "#REF!",
                                                      "&#x10FFFF;"};
constexpr std::array<std::uint64_t, 12> odd_numbers{
    0, 1, 2, 8, 0x7F, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF};

std::string flip(std::string bytes, Random& random) {
    for (std::size_t count = 1 + below(8, random); count > 0; --count)
        bytes[below(bytes.size(), random)] ^= static_cast<char>(1U << below(8, random));
    return bytes;
}

std::string splice(std::string bytes, Random& random) {
    const std::size_t from = below(bytes.size(), random);
    const std::size_t count = below(std::min<std::size_t>(bytes.size() - from, 512) + 1, random);
    const std::string piece = bytes.substr(from, count);
    if (below(2, random) == 0) return bytes.erase(from, count);
    return bytes.insert(below(bytes.size(), random), piece);
}

// Overwrites one field of a random zip record.
std::string change_record(std::string bytes, Random& random) {
    constexpr std::array<std::string_view, 5> signatures{"PK\x03\x04", "PK\x01\x02", "PK\x05\x06",
                                                         "PK\x06\x06", "PK\x06\x07"};
    const std::string_view signature = signatures[below(signatures.size(), random)];
    std::size_t at = bytes.find(signature, below(bytes.size(), random));
    if (at == std::string::npos) at = bytes.find(signature);
    if (at == std::string::npos) return flip(std::move(bytes), random);
    const std::size_t field = at + 4 + 2 * below(21, random);
    const std::string number = test::little_endian(odd_numbers[below(odd_numbers.size(), random)],
                                                   below(2, random) == 0 ? 2 : 4);
    if (field + number.size() <= bytes.size()) bytes.replace(field, number.size(), number);
    return bytes;
}

std::string change_text(std::string text, Random& random) {
    if (text.empty()) return text;
    for (std::size_t count = 1 + below(3, random); count > 0; --count) {
        const std::size_t at = below(text.size(), random);
        switch (below(4, random)) {
            case 0: text.insert(at, xml_scraps[below(xml_scraps.size(), random)]); break;
            case 1: text = splice(std::move(text), random); break;
            case 2: text = flip(std::move(text), random); break;
            default: {  // a digit becomes another number
                const std::size_t digit = text.find_first_of("0123456789", at);
                if (digit != std::string::npos)
                    text.replace(digit, 1,
                                 std::to_string(odd_numbers[below(odd_numbers.size(), random)]));
            }
        }
        if (text.empty()) return text;
    }
    return text;
}

// Unpacks the archive, changes the text of one part, and packs it again with right checksums.
std::string change_part(const std::string& bytes, Random& random) {
    const auto opened = Archive::open(std::span<const char>(bytes), {});
    const auto* archive = std::get_if<Archive>(&opened);
    if (archive == nullptr || archive->entries().empty()) return change_text(bytes, random);
    std::vector<test::ZipEntry> entries;
    Extractor extractor(*archive, {});
    for (const ArchiveEntry& entry : archive->entries()) {
        auto content = extractor.extract_all(entry, std::uint64_t{1} << 20U);
        if (auto* text = std::get_if<std::string>(&content))
            entries.push_back({entry.name, std::move(*text)});
    }
    if (entries.empty()) return bytes;
    test::ZipEntry& chosen = entries[below(entries.size(), random)];
    chosen.content = change_text(std::move(chosen.content), random);
    if (below(20, random) == 0) entries.push_back(chosen);
    if (below(20, random) == 0)
        entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(below(entries.size(), random)));
    return test::make_zip(entries);
}

}  // namespace

std::size_t below(std::size_t limit, Random& random) {
    return limit <= 1 ? 0 : static_cast<std::size_t>(random() % limit);
}

std::string mutate(const std::string& bytes, Random& random) {
    if (bytes.empty()) return std::string(xml_scraps[below(xml_scraps.size(), random)]);
    switch (below(8, random)) {
        case 0: return bytes.substr(0, below(bytes.size(), random));
        case 1: return flip(bytes, random);
        case 2: return splice(bytes, random);
        case 3:
        case 4: return change_record(bytes, random);
        default: return change_part(bytes, random);
    }
}

}  // namespace kaoping::fuzz
