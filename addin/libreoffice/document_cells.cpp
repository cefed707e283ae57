#include "libreoffice/document_cells.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/XDocumentPropertiesSupplier.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/sheet/XCellFormatRangesSupplier.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XCellRangeReferrer.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/Date.hpp>
#include <com/sun/star/util/DateTime.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/XMergeable.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <map>

#include "intake/defined_names.hpp"
#include "intake/number_format.hpp"
#include "libreoffice/uno_text.hpp"

namespace kaoping::office {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;
namespace util = com::sun::star::util;
using com::sun::star::beans::XPropertySet;
using com::sun::star::container::XIndexAccess;
using com::sun::star::container::XNameAccess;

namespace {

constexpr std::size_t most_cells = 1'000'000;
constexpr sal_Int32 at_once = 100'000;  // cells copied

using Cells = decltype(Sheet::cells);

Position position(sal_Int32 column, sal_Int32 row) {
    return {static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(column)};
}

Range range_of(const table::CellRangeAddress& a) {
    return {position(a.StartColumn, a.StartRow), position(a.EndColumn, a.EndRow)};
}

std::string decimal(double value) {
    std::array<char, 32> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    return {digits.data(), end};
}

struct Look {
    NumberFormat format = NumberFormat::general;
    bool logical = false;
};

// What number formats make of a number. The type the office gives is that of all sections together,
// so the first one is read as in a file; dates and times are its own affair, for their letters are
// those of its language.
class Formats {
public:
    explicit Formats(const uno::Reference<uno::XInterface>& document) {
        const uno::Reference<util::XNumberFormatsSupplier> supplier(document, uno::UNO_QUERY);
        if (supplier.is()) formats_ = supplier->getNumberFormats();
    }

    Look look(sal_Int32 key) {
        const auto known = looks_.find(key);
        if (known != looks_.end()) return known->second;
        return looks_[key] = formats_.is() ? read(formats_->getByKey(key)) : Look{};
    }

private:
    static Look read(const uno::Reference<XPropertySet>& format) {
        sal_Int16 type = 0;
        rtl::OUString code;
        format->getPropertyValue("Type") >>= type;
        format->getPropertyValue("FormatString") >>= code;
        if ((type & ~util::NumberFormat::DEFINED) == util::NumberFormat::LOGICAL)
            return {NumberFormat::general, true};
        if (type & util::NumberFormat::DATE) return {NumberFormat::date, false};
        if (type & util::NumberFormat::TIME) return {NumberFormat::time, false};
        return {classify_format(from_uno(code)), false};
    }

    uno::Reference<util::XNumberFormats> formats_;
    std::map<sal_Int32, Look> looks_;
};

class SheetReader {
public:
    SheetReader(const uno::Reference<sheet::XSpreadsheet>& source, Formats& formats, Sheet& target)
        : source_(source), formats_(formats), target_(target) {}

    void read() {
        namespace flags = sheet::CellFlags;
        for (const auto& area : areas(query()->queryContentCells(flags::VALUE | flags::DATETIME |
                                                                 flags::STRING | flags::FORMULA)))
            read_values(area);
        sort();
        read_looks();
        mark_formulas();
        mark_errors();
    }

private:
    Cell* cell_at(Position at) {
        const auto found = std::lower_bound(
            target_.cells.begin(), target_.cells.end(), at,
            [](const auto& entry, Position wanted) { return entry.first < wanted; });
        return found != target_.cells.end() && found->first == at ? &found->second : nullptr;
    }

    // Only where something stands: a stray cell far out does not make all between it and the form
    // be copied.
    void read_values(const table::CellRangeAddress& area) {
        const sal_Int32 step = std::max(1, at_once / (area.EndColumn - area.StartColumn + 1));
        for (sal_Int32 row = area.StartRow; row <= area.EndRow && target_.cells.size() < most_cells;
             row += step)
            read_rows(area, row, std::min(area.EndRow, row + step - 1));
    }

    template <class Part>
    uno::Reference<Part> part(const table::CellRangeAddress& area, sal_Int32 first,
                              sal_Int32 last) const {
        return {source_->getCellRangeByPosition(area.StartColumn, first, area.EndColumn, last),
                uno::UNO_QUERY_THROW};
    }

    void read_rows(const table::CellRangeAddress& area, sal_Int32 first, sal_Int32 last) {
        const auto rows = part<sheet::XCellRangeData>(area, first, last)->getDataArray();
        for (sal_Int32 r = 0; r < rows.getLength(); ++r)
            for (sal_Int32 c = 0; c < rows[r].getLength(); ++c) {
                Cell cell;
                double number = 0;
                rtl::OUString text;
                if (rows[r][c] >>= number) {
                    cell.kind = CellKind::number;
                    cell.text = decimal(number);
                } else if ((rows[r][c] >>= text) && !text.isEmpty()) {
                    cell.text = from_uno(text);
                } else {
                    continue;
                }
                target_.cells.emplace_back(position(area.StartColumn + c, first + r),
                                           std::move(cell));
            }
    }

    void sort() {
        std::sort(target_.cells.begin(), target_.cells.end(),
                  [](const auto& a, const auto& b) { return a.first < b.first; });
    }

    // Ranges of one format, as the document keeps them; being merged is part of it.
    void read_looks() {
        const uno::Reference<sheet::XCellFormatRangesSupplier> supplier(source_,
                                                                        uno::UNO_QUERY_THROW);
        const uno::Reference<com::sun::star::container::XEnumerationAccess> ranges(
            supplier->getCellFormatRanges(), uno::UNO_QUERY_THROW);
        // By its enumeration: an index is counted from the first range each time.
        for (const auto each = ranges->createEnumeration(); each->hasMoreElements();) {
            const uno::Reference<XPropertySet> look(each->nextElement(), uno::UNO_QUERY_THROW);
            const auto area =
                uno::Reference<sheet::XCellRangeAddressable>(look, uno::UNO_QUERY_THROW)
                    ->getRangeAddress();
            read_format(look, range_of(area));
            if (uno::Reference<util::XMergeable>(look, uno::UNO_QUERY_THROW)->getIsMerged())
                read_merges(area);
        }
    }

    void read_format(const uno::Reference<XPropertySet>& look, const Range& range) {
        sal_Int32 key = 0;
        look->getPropertyValue("NumberFormat") >>= key;
        const Look shown = formats_.look(key);
        for_cells(range, [&](Cell& cell) {
            cell.format = shown.format;
            if (shown.logical && cell.kind == CellKind::number) set_boolean(cell, cell.text != "0");
        });
    }

    static void set_boolean(Cell& cell, bool value) {
        cell.kind = CellKind::boolean;
        cell.text = value ? "1" : "0";
    }

    template <class Change>
    void for_cells(const Range& range, const Change& change) {
        auto at = std::lower_bound(
            target_.cells.begin(), target_.cells.end(), range.first,
            [](const auto& entry, Position wanted) { return entry.first < wanted; });
        for (; at != target_.cells.end() && at->first.row <= range.last.row; ++at)
            if (at->first.column >= range.first.column && at->first.column <= range.last.column)
                change(at->second);
    }

    static uno::Sequence<table::CellRangeAddress> areas(
        const uno::Reference<sheet::XSheetCellRanges>& ranges) {
        return ranges.is() ? ranges->getRangeAddresses() : uno::Sequence<table::CellRangeAddress>();
    }

    template <class Change>
    void for_ranges(const uno::Reference<sheet::XSheetCellRanges>& ranges, const Change& change) {
        for (const table::CellRangeAddress& address : areas(ranges))
            for (sal_Int32 row = address.StartRow; row <= address.EndRow; ++row)
                for (sal_Int32 column = address.StartColumn; column <= address.EndColumn; ++column)
                    change(position(column, row));
    }

    uno::Reference<sheet::XCellRangesQuery> query() const {
        return {source_, uno::UNO_QUERY_THROW};
    }

    void mark_formulas() {
        Cells empty;
        for (const auto& area : areas(query()->queryContentCells(sheet::CellFlags::FORMULA)))
            for (sal_Int32 row = area.StartRow; row <= area.EndRow; ++row)
                mark_formulas(area, row, empty);
        if (empty.empty()) return;
        target_.cells.insert(target_.cells.end(), std::make_move_iterator(empty.begin()),
                             std::make_move_iterator(empty.end()));
        sort();
    }

    // A formula whose result is empty is a cell all the same.
    void mark_formulas(const table::CellRangeAddress& area, sal_Int32 row, Cells& empty) {
        const auto formulas = part<sheet::XCellRangeFormula>(area, row, row)->getFormulaArray();
        for (sal_Int32 c = 0; c < formulas[0].getLength(); ++c) {
            const Position at = position(area.StartColumn + c, row);
            Cell* cell = cell_at(at);
            if (cell == nullptr && target_.cells.size() + empty.size() >= most_cells) return;
            if (cell == nullptr) cell = &empty.emplace_back(at, Cell{}).second;
            mark_formula(*cell, formulas[0][c]);
        }
    }

    // The office turns the truth values and errors of an Excel workbook into formulas; there they
    // are constants.
    static void mark_formula(Cell& cell, const rtl::OUString& formula) {
        if (formula == "=TRUE()" || formula == "=FALSE()") set_boolean(cell, formula == "=TRUE()");
        else cell.formula = !formula.startsWith("=#");
    }

    void mark_errors() {
        for_ranges(query()->queryFormulaCells(sheet::FormulaResult::ERROR), [&](Position at) {
            Cell* cell = cell_at(at);
            if (cell == nullptr) return;
            cell->kind = CellKind::error;
            const auto shown = source_->getCellByPosition(static_cast<sal_Int32>(at.column),
                                                          static_cast<sal_Int32>(at.row));
            cell->text = from_uno(
                uno::Reference<com::sun::star::text::XTextRange>(shown, uno::UNO_QUERY_THROW)
                    ->getString());
        });
    }

    void read_merges(const table::CellRangeAddress& area) {
        for (sal_Int32 row = area.StartRow; row <= area.EndRow; ++row)
            for (sal_Int32 column = area.StartColumn; column <= area.EndColumn; ++column)
                read_merge(column, row);
    }

    void read_merge(sal_Int32 column, sal_Int32 row) {
        const auto cell = source_->getCellRangeByPosition(column, row, column, row);
        if (!uno::Reference<util::XMergeable>(cell, uno::UNO_QUERY_THROW)->getIsMerged()) return;
        const auto cursor = source_->createCursorByRange(
            uno::Reference<sheet::XSheetCellRange>(cell, uno::UNO_QUERY_THROW));
        cursor->collapseToMergedArea();
        const Range merged =
            range_of(uno::Reference<sheet::XCellRangeAddressable>(cursor, uno::UNO_QUERY_THROW)
                         ->getRangeAddress());
        if (merged.first == position(column, row) && !(merged.first == merged.last))
            target_.merges.push_back(merged);
    }

    uno::Reference<sheet::XSpreadsheet> source_;
    Formats& formats_;
    Sheet& target_;
};

// A name as a file stores it; without a reference where it is none to one range of this document.
StoredName stored_name(const uno::Reference<XNameAccess>& names, const rtl::OUString& name,
                       bool local, const std::vector<Sheet>& sheets) {
    StoredName stored{from_uno(name), "", local};
    const uno::Reference<sheet::XCellRangeReferrer> referrer(names->getByName(name),
                                                             uno::UNO_QUERY);
    const uno::Reference<sheet::XCellRangeAddressable> area(
        referrer.is() ? referrer->getReferredCells() : nullptr, uno::UNO_QUERY);
    if (!area.is()) return stored;
    const auto address = area->getRangeAddress();
    if (static_cast<std::size_t>(address.Sheet) >= sheets.size()) return stored;
    const Range range = range_of(address);
    stored.reference = quote_sheet(sheets[static_cast<std::size_t>(address.Sheet)].name) + "!" +
                       to_a1_absolute(range.first) + ":" + to_a1_absolute(range.last);
    return stored;
}

void read_names(const uno::Reference<uno::XInterface>& holder, bool local,
                const std::vector<Sheet>& sheets, std::vector<StoredName>& stored) {
    const uno::Reference<XNameAccess> names(
        uno::Reference<XPropertySet>(holder, uno::UNO_QUERY_THROW)->getPropertyValue("NamedRanges"),
        uno::UNO_QUERY);
    if (!names.is()) return;
    for (const rtl::OUString& name : names->getElementNames())
        stored.push_back(stored_name(names, name, local, sheets));
}

// Those of the document and those of its sheets, of which a file's reader keeps what it needs.
std::vector<DefinedName> names_of(const uno::Reference<uno::XInterface>& document,
                                  const uno::Reference<XIndexAccess>& pages,
                                  const std::vector<Sheet>& sheets) {
    std::vector<StoredName> stored;
    read_names(document, false, sheets, stored);
    for (sal_Int32 i = 0; i < pages->getCount(); ++i)
        read_names(uno::Reference<uno::XInterface>(pages->getByIndex(i), uno::UNO_QUERY_THROW),
                   true, sheets, stored);
    return resolve_names(std::move(stored), sheets);
}

// As files write them; nullopt: none of the kinds a property can have.
std::optional<std::string> property_text(const uno::Any& value) {
    rtl::OUString text;
    double number = 0;
    bool flag = false;
    util::DateTime time;
    util::Date day;
    if (value >>= text) return from_uno(text);
    if (value >>= flag) return flag ? "true" : "false";
    if (value >>= number) return decimal(number);
    if (value >>= day) time = util::DateTime(0, 0, 0, 0, day.Day, day.Month, day.Year, false);
    else if (!(value >>= time)) return std::nullopt;
    std::array<char, 40> written{};
    std::snprintf(written.data(), written.size(), "%04d-%02d-%02dT%02d:%02d:%02dZ", time.Year,
                  time.Month, time.Day, time.Hours, time.Minutes, time.Seconds);
    return written.data();
}

void read_properties(const uno::Reference<uno::XInterface>& document, Workbook& workbook) {
    const uno::Reference<com::sun::star::document::XDocumentPropertiesSupplier> supplier(
        document, uno::UNO_QUERY);
    if (!supplier.is()) return;
    const uno::Reference<XPropertySet> properties(
        supplier->getDocumentProperties()->getUserDefinedProperties(), uno::UNO_QUERY);
    if (!properties.is()) return;
    for (const auto& property : properties->getPropertySetInfo()->getProperties()) {
        if (auto text = property_text(properties->getPropertyValue(property.Name)))
            workbook.properties[from_uno(property.Name)] = std::move(*text);
    }
}

}  // namespace

std::optional<Workbook> document_cells(
    const uno::Reference<com::sun::star::frame::XModel>& document) {
    const uno::Reference<sheet::XSpreadsheetDocument> book(document, uno::UNO_QUERY);
    if (!book.is()) return std::nullopt;
    const uno::Reference<XPropertySet> properties(document, uno::UNO_QUERY_THROW);
    Workbook workbook;
    util::Date epoch;
    if (properties->getPropertyValue("NullDate") >>= epoch) workbook.date1904 = epoch.Year == 1904;
    Formats formats(document);
    const uno::Reference<XIndexAccess> sheets(book->getSheets(), uno::UNO_QUERY_THROW);
    for (sal_Int32 i = 0; i < sheets->getCount(); ++i) {
        const uno::Reference<sheet::XSpreadsheet> source(sheets->getByIndex(i),
                                                         uno::UNO_QUERY_THROW);
        Sheet target;
        target.name =
            from_uno(uno::Reference<com::sun::star::container::XNamed>(source, uno::UNO_QUERY_THROW)
                         ->getName());
        bool visible = true;
        uno::Reference<XPropertySet>(source, uno::UNO_QUERY_THROW)
            ->getPropertyValue("IsVisible") >>= visible;
        target.hidden = !visible;
        SheetReader(source, formats, target).read();
        workbook.sheets.push_back(std::move(target));
    }
    workbook.names = names_of(document, sheets, workbook.sheets);
    read_properties(document, workbook);
    return workbook;
}

}  // namespace kaoping::office
