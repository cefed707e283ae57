#include "attacks.hpp"

#include <cstdio>
#include <ctime>

#ifndef _WIN32
#include <sys/resource.h>
#endif

#include "invariants.hpp"
#include "support/book_builder.hpp"

namespace kaoping::fuzz {

namespace {

constexpr double slowest_seconds = 30;

std::string repeated(const std::string& text, std::size_t times) {
    std::string result;
    result.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) result += text;
    return result;
}

std::string nested(const std::string& open, const std::string& close, std::size_t times) {
    return repeated(open, times) + repeated(close, times);
}

test::Book with_sheet(std::string sheet) {
    test::Book book;
    book.sheet = std::move(sheet);
    return book;
}

test::Book many_uses_of_one_string() {
    test::Book book =
        with_sheet(test::sheet_xml("<row>" + repeated("<c t='s'><v>0</v></c>", 16384) + "</row>"));
    book.strings = test::strings_xml("<si><t>" + std::string(32767, 'x') + "</t></si>");
    return book;
}

test::Book many_names(std::size_t count) {
    test::Book book;
    std::string names;
    for (std::size_t i = 0; i < count; ++i)
        names += "<definedName name='n" + std::to_string(i % 1000) + "'>Sheet1!$A$1</definedName>";
    book.workbook = "<workbook><sheets><sheet name='Sheet1' r:id='rId1'/></sheets><definedNames>" +
                    names + "</definedNames></workbook>";
    return book;
}

test::Book many_sheets() {
    test::Book book;
    book.workbook = "<workbook><sheets>" + repeated("<sheet name='Sheet1' r:id='rId1'/>", 100'000) +
                    "</sheets></workbook>";
    return book;
}

// Rows from last to first, so that every cell comes out of order.
std::string backwards(std::size_t rows) {
    std::string xml;
    for (std::size_t row = rows; row > 0; --row)
        xml += "<row r='" + std::to_string(row) + "'><c><v>1</v></c></row>";
    return test::sheet_xml(xml);
}

std::string many_entries(std::size_t count) {
    std::vector<test::ZipEntry> entries;
    for (std::size_t i = 0; i < count; ++i) entries.push_back({"_rels/.rels", "", false});
    return test::make_zip(entries);
}

struct Attack {
    const char* what;
    std::string bytes;
    const char* wanted;  // code of the refusal; "" when the file may be read
};

bool withstands(const Attack& attack) {
    const double start = processor_seconds();
    const ReadResult result = read_workbook(std::span<const char>(attack.bytes));
    const double took = processor_seconds() - start;
    const auto* refusal = std::get_if<Refusal>(&result);
    const std::string outcome = refusal == nullptr ? "" : std::string(to_code(refusal->code));
    const std::string wrong = complaint(result);
    if (outcome == attack.wanted && wrong.empty() && took < slowest_seconds) return true;
    std::printf("ATTACK %s: wanted '%s', was '%s' %s, %.1f s\n", attack.what, attack.wanted,
                outcome.c_str(), wrong.c_str(), took);
    return false;
}

}  // namespace

std::size_t run_attacks() {
    test::Book entities;
    entities.strings = "<!DOCTYPE s [<!ENTITY a '" + std::string(1000, 'a') + "'><!ENTITY b '" +
                       repeated("&a;", 1000) + "'>]><sst><si><t>&b;</t></si></sst>";
    const std::size_t long_text = std::size_t{48} << 20U;
    const Attack attacks[] = {
        {"blanks deflated a thousandfold",
         with_sheet(test::sheet_xml(std::string(long_text, ' '))).bytes(), "too-large"},
        {"entities", entities.bytes(), "damaged"},
        {"one string in every cell", many_uses_of_one_string().bytes(), "too-large"},
        {"elements in elements",
         with_sheet("<worksheet>" + nested("<a>", "</a>", 1'000'000) + "</worksheet>").bytes(),
         "too-large"},
        {"elements in skipped elements",
         with_sheet("<worksheet><extLst>" + nested("<a>", "</a>", 100'000) +
                    "</extLst></worksheet>")
             .bytes(),
         "too-large"},
        {"alternatives in alternatives",
         with_sheet("<worksheet>" +
                    nested("<AlternateContent><Fallback>", "</Fallback></AlternateContent>", 1000) +
                    "</worksheet>")
             .bytes(),
         "too-large"},
        {"many names", many_names(300'000).bytes(), ""},
        {"many sheets", many_sheets().bytes(), "too-large"},
        {"cells backwards", with_sheet(backwards(200'000)).bytes(), ""},
        {"attributes without end",
         with_sheet("<worksheet a='" + repeated("0123456789abcdef", 1'000'000) + "'/>").bytes(),
         "damaged"},
        {"many entries of one name", many_entries(150'000), "damaged"},
        {"too many entries", many_entries(250'000), "too-large"},
    };
    std::size_t failures = 0;
    for (const Attack& attack : attacks) failures += withstands(attack) ? 0U : 1U;
    return failures;
}

double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

std::size_t peak_mebibytes() {
#ifdef _WIN32
    return 0;
#else
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::size_t>(usage.ru_maxrss) / 1024;
#endif
}

}  // namespace kaoping::fuzz
