#include "windows/workbook/workbook_cells.hpp"

#include <span>
#include <variant>

#include "intake/defined_names.hpp"
#include "intake/xlsx.hpp"
#include "job/system/paths.hpp"
#include "windows/workbook/cell_value.hpp"
#include "windows/workbook/sheet_cells.hpp"

namespace kaoping {

using com::CallFailed;
using com::LateBound;
using com::Members;
using com::Variant;

namespace {

constexpr long sheet_visible = -1;  // xlSheetVisible

// The office has no such property, or says that it has none here; not that it is busy or gone.
bool is_lack(const CallFailed& error) {
    return error.result == DISP_E_UNKNOWNNAME || error.result == DISP_E_MEMBERNOTFOUND ||
           error.result == DISP_E_EXCEPTION || error.result == E_NOTIMPL;
}

// The value, or an empty one from an office that has no such property.
Variant get_if_any(const LateBound& object, const wchar_t* name) {
    try {
        return object.get(name);
    } catch (const CallFailed& error) {
        if (!is_lack(error)) throw;
        return {};
    }
}

bool is_true(Variant value) {
    return value.change_to(VT_BOOL) && value.get().boolVal != VARIANT_FALSE;
}

class WorkbookReader {
public:
    explicit WorkbookReader(const com::Pointer<IDispatch>& workbook)
        : source_(workbook, members_) {}

    Workbook read() {
        read_sheets();
        read_names();
        read_properties();
        target_.date1904 = is_true(get_if_any(source_, L"Date1904"));
        target_.has_macros = is_true(get_if_any(source_, L"HasVBProject"));
        return std::move(target_);
    }

private:
    template <class Use>
    static void for_items(const LateBound& collection, Members& item_members, const Use& use) {
        const long count = collection.whole(L"Count");
        for (long i = 1; i <= count; ++i)
            use(collection.object(L"Item", item_members, {Variant(i)}));
    }

    void read_sheets() {
        Members collection, members;
        SheetMembers sheet_members;
        for_items(source_.object(L"Worksheets", collection), members, [&](const LateBound& source) {
            Sheet sheet;
            sheet.name = source.text(L"Name");
            sheet.hidden = source.whole(L"Visible") != sheet_visible;
            read_sheet(source, sheet_members, sheet);
            target_.sheets.push_back(std::move(sheet));
        });
    }

    // A name of a sheet is reported as 指标表!名称.
    void read_names() {
        Members collection, members;
        std::vector<StoredName> stored;
        for_items(source_.object(L"Names", collection), members, [&](const LateBound& source) {
            StoredName name{source.text(L"Name"), get_if_any(source, L"RefersTo").text(), false};
            const std::size_t mark = name.name.rfind('!');
            name.local = mark != std::string::npos;
            if (name.local) name.name.erase(0, mark + 1);
            stored.push_back(std::move(name));
        });
        target_.names = resolve_names(std::move(stored), target_.sheets);
    }

    // Identification is redundant, so an office without custom properties, or with broken ones,
    // loses nothing that counts.
    void read_properties() {
        const com::Pointer<IDispatch> found =
            get_if_any(source_, L"CustomDocumentProperties").object();
        if (!found) return;
        Members collection, members;
        try {
            for_items(LateBound(found, collection), members, [&](const LateBound& property) {
                if (auto text = property_text(property.get(L"Value")))
                    target_.properties[property.text(L"Name")] = std::move(*text);
            });
        } catch (const CallFailed& error) {
            if (!is_lack(error)) throw;
        }
    }

    Members members_;
    LateBound source_;
    Workbook target_;
};

}  // namespace

Workbook workbook_cells(const com::Pointer<IDispatch>& workbook) {
    return WorkbookReader(workbook).read();
}

bool is_workbook(const com::Pointer<IDispatch>& object) {
    try {
        Members members;
        return object && members.id(object.get(), L"Worksheets") != DISPID_UNKNOWN;
    } catch (const CallFailed& error) {
        if (error.result == DISP_E_UNKNOWNNAME) return false;
        throw;
    }
}

std::optional<std::string> saved_file(const com::Pointer<IDispatch>& workbook) {
    Members members;
    const LateBound source(workbook, members);
    // Opened to read, it may be saved anew by whoever has it; macros call a workbook saved that is
    // not.
    if (!is_true(get_if_any(source, L"Saved")) || is_true(get_if_any(source, L"ReadOnly")))
        return std::nullopt;
    const std::string path = get_if_any(source, L"FullName").text();
    if (is_true(get_if_any(source, L"HasVBProject"))) return std::nullopt;
    const auto content = path.empty() ? std::nullopt : read_file(to_path(path));
    if (!content ||
        !std::holds_alternative<Workbook>(read_workbook(std::span<const char>(*content))))
        return std::nullopt;
    return path;
}

std::string workbook_name(const com::Pointer<IDispatch>& workbook) {
    Members members;
    return get_if_any(LateBound(workbook, members), L"Name").text();
}

}  // namespace kaoping
