#include "intake/xlsx.hpp"

#include <algorithm>
#include <utility>

#include "intake/package.hpp"
#include "intake/sheet_reader.hpp"
#include "intake/sniff.hpp"
#include "intake/workbook_reader.hpp"

namespace kaoping {

namespace {

constexpr std::size_t bytes_per_cell = 64;  // of sheet XML, roughly: to reserve room before reading
constexpr std::size_t max_reserved_cells = 65536;

// Reads the parts of one package in the order they need each other: workbook, strings, styles,
// sheets.
class XlsxReader {
public:
    XlsxReader(const Archive& archive, const ReadLimits& limits)
        : archive_(archive),
          limits_(limits),
          package_(archive, limits),
          budget_{limits.max_cells, limits.max_text_bytes, limits.max_merges} {}

    ReadResult read() {
        if (auto refusal = read_all()) return std::move(*refusal);
        return std::move(workbook_);
    }

private:
    std::optional<Refusal> read_all() {
        std::vector<Relationship> root;
        if (auto refusal = package_.relationships("", root)) return refusal;
        const Relationship* main = find_kind(root, "officeDocument");
        if (main == nullptr) return refuse_archive(archive_, limits_);

        WorkbookReader book(limits_);
        if (auto refusal = package_.read(main->part, book)) {
            if (!is_binary(main->part)) return refusal;
            return Refusal{RefusalCode::unsupported_format,
                           "unsupported-format",
                           {{"found", same("Excel (.xlsb)")}}};
        }
        workbook_.date1904 = book.date1904;
        if (auto refusal = package_.relationships(main->part, relationships_)) return refusal;
        workbook_.has_macros = find_kind(relationships_, "vbaProject") != nullptr ||
                               find_kind(relationships_, "xlMacrosheet") != nullptr;
        if (auto refusal = read_tables()) return refusal;
        if (auto refusal = read_sheets(book.sheets)) return refusal;
        workbook_.names = resolve_names(std::move(book.names), workbook_.sheets);
        read_properties(root);
        return std::nullopt;
    }

    // A .xlsb has the same package around records instead of XML: the first is BrtBeginBook, 83 01.
    bool is_binary(std::string_view part) { return package_.peek(part, 2) == "\x83\x01"; }

    // Writers without strings or styles leave the parts out, or the relationship dangling.
    std::optional<Refusal> read_tables() {
        if (const Relationship* found = find_kind(relationships_, "sharedStrings");
            found != nullptr && package_.has(found->part)) {
            SharedStringsReader reader(limits_);
            if (auto refusal = package_.read(found->part, reader)) return refusal;
            strings_ = reader.take();
        }
        if (const Relationship* found = find_kind(relationships_, "styles");
            found != nullptr && package_.has(found->part)) {
            StylesReader reader;
            if (auto refusal = package_.read(found->part, reader)) return refusal;
            styles_ = reader.take();
        }
        return std::nullopt;
    }

    std::optional<Refusal> read_sheets(const std::vector<StoredSheet>& stored) {
        std::sort(relationships_.begin(), relationships_.end(),
                  [](const auto& a, const auto& b) { return a.id < b.id; });
        for (const StoredSheet& sheet : stored) {
            const auto found = std::lower_bound(
                relationships_.begin(), relationships_.end(), sheet.relationship,
                [](const Relationship& r, const std::string& id) { return r.id < id; });
            if (found == relationships_.end() || found->id != sheet.relationship)
                return Refusal{
                    RefusalCode::damaged, "missing-sheet", {{"sheet", same(sheet.name)}}};
            if (found->kind != "worksheet") continue;
            if (auto refusal = read_sheet(sheet, found->part)) return refusal;
        }
        return std::nullopt;
    }

    std::optional<Refusal> read_sheet(const StoredSheet& stored, std::string_view part) {
        Sheet& sheet = workbook_.sheets.emplace_back();
        sheet.name = stored.name;
        sheet.hidden = stored.hidden;
        const std::uint64_t guess = std::min<std::uint64_t>(
            package_.claimed_size(part) / bytes_per_cell, max_reserved_cells);
        sheet.cells.reserve(static_cast<std::size_t>(guess));
        SheetReader reader(sheet, strings_, styles_, budget_);
        if (auto refusal = package_.read(part, reader)) return refusal;
        reader.finish();
        return std::nullopt;
    }

    // Identification is redundant, so properties that cannot be read count as lost.
    void read_properties(const std::vector<Relationship>& root) {
        const Relationship* found = find_kind(root, "custom-properties");
        if (found == nullptr || !package_.has(found->part)) return;
        PropertiesReader reader;
        if (!package_.read(found->part, reader))
            workbook_.properties = std::move(reader.properties);
    }

    const Archive& archive_;
    const ReadLimits& limits_;
    Package package_;
    CellBudget budget_;
    std::vector<Relationship> relationships_;
    SharedStrings strings_;
    Styles styles_;
    Workbook workbook_;
};

}  // namespace

ReadResult read_workbook(std::span<const char> bytes, const ReadLimits& limits) {
    if (bytes.size() > limits.max_file_bytes)
        return Refusal{RefusalCode::too_large,
                       "file-too-large",
                       {{"limit", same(std::to_string(limits.max_file_bytes >> 20U))}}};
    // An .xls may carry a whole zip archive (its theme) at its end, so the first bytes decide.
    if (!starts_like_archive(bytes)) return refuse_content(bytes, limits);
    auto archive = Archive::open(bytes, limits);
    if (const auto* opened = std::get_if<Archive>(&archive))
        return XlsxReader(*opened, limits).read();
    return std::move(std::get<Refusal>(archive));
}

ReadResult read_workbook(std::span<const std::byte> bytes, const ReadLimits& limits) {
    return read_workbook(
        std::span<const char>(reinterpret_cast<const char*>(bytes.data()), bytes.size()), limits);
}

}  // namespace kaoping
