// The parts of a workbook, each behind a line `=== its/name`. They are packed here: bytes changed
// in a zip mostly break its checksums (which the target `archive` is for), these reach the readers
// of workbooks, sheets, strings, styles and names.
#include "../invariants.hpp"
#include "model/cells.hpp"
#include "support/zip_builder.hpp"
#include "target.hpp"
#include "text/cell_text.hpp"
#include "text/normal.hpp"

namespace kaoping::fuzz {

namespace {

constexpr std::string_view mark = "=== ";
constexpr std::size_t most_parts = 32;

std::vector<test::ZipEntry> parts_of(std::string_view text) {
    std::vector<test::ZipEntry> parts;
    while (text.starts_with(mark) && parts.size() < most_parts) {
        const std::size_t line = text.find('\n');
        if (line == std::string_view::npos) break;
        const std::string_view name = text.substr(mark.size(), line - mark.size());
        text.remove_prefix(line + 1);
        const std::size_t next = text.find("\n=== ");
        const std::string_view content = text.substr(0, next);
        parts.push_back(
            {.name = std::string(name), .content = std::string(content), .deflate = false});
        if (next == std::string_view::npos) break;
        text.remove_prefix(next + 1);
    }
    return parts;
}

// What every stage behind asks of a cell.
void read_cells(const Workbook& book) {
    for (const Sheet& sheet : book.sheets)
        for (const auto& [position, cell] : sheet.cells) {
            require(is_valid_utf8(raw_text(cell, book.date1904)), "the text of a cell is UTF-8");
            const Reading reading = read_cell(&cell, book.date1904, {.type = ValueType::date});
            require(is_missing(reading.value) || reading.findings.empty() ||
                        reading.findings.front().severity != Severity::error,
                    "an error leaves no value");
        }
}

}  // namespace

}  // namespace kaoping::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kaoping;
    const std::string zip = test::make_zip(fuzz::parts_of(fuzz::text_of(data, size)));
    ReadLimits limits;
    limits.max_cells = 20'000;
    limits.max_time = std::chrono::milliseconds(2000);
    const ReadResult result = read_workbook(std::span<const char>(zip), limits);
    const std::string wrong = fuzz::complaint(result);
    fuzz::require(wrong.empty(), wrong);
    if (const auto* book = std::get_if<Workbook>(&result)) fuzz::read_cells(*book);
    return 0;
}
