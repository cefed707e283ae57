#include "windows/live_workbook.hpp"
#include "windows/workbook/areas.hpp"

#include <algorithm>
#include <charconv>
#include <map>

#include "windows/common/utf16.hpp"

namespace kaoping::test {

using com::Pointer;
using com::Variant;

namespace {

using Given = std::vector<Variant>;

// An object made of members by name.
class Scripted final : public IDispatch {
public:
    using Member = std::function<Variant(const Given&)>;
    Scripted(LiveWorkbook& workbook, std::vector<std::pair<std::wstring, Member>> members)
        : workbook_(workbook), members_(std::move(members)) {}

    STDMETHODIMP QueryInterface(REFIID iid, void** object) override {
        const bool known = IsEqualIID(iid, IID_IUnknown) || IsEqualIID(iid, IID_IDispatch);
        *object = known ? static_cast<IDispatch*>(this) : nullptr;
        if (known) AddRef();
        return known ? S_OK : E_NOINTERFACE;
    }
    STDMETHODIMP_(ULONG) AddRef() override { return ++references_; }
    STDMETHODIMP_(ULONG) Release() override {
        const ULONG left = --references_;
        if (left == 0) delete this;
        return left;
    }
    STDMETHODIMP GetTypeInfoCount(UINT* count) override {
        *count = 0;
        return S_OK;
    }
    STDMETHODIMP GetTypeInfo(UINT, LCID, ITypeInfo**) override { return E_NOTIMPL; }
    STDMETHODIMP GetIDsOfNames(REFIID, LPOLESTR* names, UINT, LCID, DISPID* ids) override {
        ++workbook_.calls;
        for (std::size_t i = 0; i < members_.size(); ++i) {
            if (members_[i].first != names[0]) continue;
            *ids = static_cast<DISPID>(i + 1);
            return S_OK;
        }
        return DISP_E_UNKNOWNNAME;
    }
    STDMETHODIMP Invoke(DISPID id, REFIID, LCID, WORD, DISPPARAMS* parameters, VARIANT* result,
                        EXCEPINFO* exception, UINT*) override {
        ++workbook_.calls;
        Given given;
        for (UINT i = parameters->cArgs; i > 0; --i)
            given.push_back(Variant::copy_of(parameters->rgvarg[i - 1]));
        try {
            if (workbook_.on_call) workbook_.on_call();
            *result = members_.at(static_cast<std::size_t>(id) - 1).second(given).detach();
            return S_OK;
        } catch (const std::exception& error) {
            if (exception != nullptr) exception->bstrDescription = com::new_bstr(error.what());
            return DISP_E_EXCEPTION;
        }
    }

private:
    LiveWorkbook& workbook_;
    std::vector<std::pair<std::wstring, Member>> members_;
    ULONG references_ = 1;
};

Variant object(LiveWorkbook& workbook,
               std::vector<std::pair<std::wstring, Scripted::Member>> members) {
    return Variant(Pointer<IDispatch>::adopt(new Scripted(workbook, std::move(members))).get());
}

Variant number(double value) {
    Variant made;
    VARIANT* place = made.receive();
    place->vt = VT_R8;
    place->dblVal = value;
    return made;
}

Variant truth(bool value) {
    Variant made;
    VARIANT* place = made.receive();
    place->vt = VT_BOOL;
    place->boolVal = value ? VARIANT_TRUE : VARIANT_FALSE;
    return made;
}

Variant null() {
    Variant made;
    made.receive()->vt = VT_NULL;
    return made;
}

Variant value_of(const Cell& cell) {
    static const std::map<std::string, SCODE> errors{
        {"#DIV/0!", 2007}, {"#VALUE!", 2015}, {"#REF!", 2023}, {"#NAME?", 2029}, {"#N/A", 2042}};
    if (cell.kind == CellKind::number) return number(std::stod(cell.text));
    if (cell.kind == CellKind::boolean) return truth(cell.text == "1");
    if (cell.kind != CellKind::error) return Variant(cell.text);
    Variant made;
    VARIANT* place = made.receive();
    place->vt = VT_ERROR;
    place->scode = static_cast<SCODE>(0x800A0000) | errors.at(cell.text);
    return made;
}

// A text that begins with = is shown as it stands.
Variant formula_of(const Cell& cell) { return cell.formula ? Variant("=1+1") : Variant(cell.text); }

class LiveSheet {
public:
    LiveSheet(LiveWorkbook& workbook, const Sheet& sheet) : workbook_(workbook), sheet_(sheet) {}

    Variant as_object() const {
        return object(
            workbook_,
            {{L"Name", [*this](const Given&) { return Variant(sheet_.name); }},
             {L"Visible", [*this](const Given&) { return Variant(sheet_.hidden ? 2L : -1L); }},
             {L"UsedRange", [*this](const Given&) { return range(used()); }},
             {L"Range", [*this](const Given& given) { return range(parse(given.at(0).text())); }},
             {L"Application", [*this](const Given&) { return application(); }}});
    }

private:
    static kaoping::Range parse(const std::string& text) { return parse_address(text).value(); }

    kaoping::Range used() const {
        kaoping::Range used{};
        for (const auto& [at, cell] : sheet_.cells)
            used.last = {std::max(used.last.row, at.row), std::max(used.last.column, at.column)};
        return used;
    }

    Variant application() const {
        return object(workbook_, {{L"WorksheetFunction", [*this](const Given&) {
                                       return object(workbook_,
                                                     {{L"CountA", [*this](const Given& given) {
                                                           return count(given.at(0));
                                                       }}});
                                   }}});
    }

    Variant count(const Variant& range) const {
        com::Variant address;
        OLECHAR name[] = L"Address";
        LPOLESTR asked = name;
        DISPID id = 0;
        DISPPARAMS none{};
        range.get().pdispVal->GetIDsOfNames(IID_NULL, &asked, 1, 0, &id);
        range.get().pdispVal->Invoke(id, IID_NULL, 0, DISPATCH_PROPERTYGET, &none,
                                     address.receive(), nullptr, nullptr);
        double filled = 0;
        for_cells(parse(address.text()), [&](Position, const Cell&) { ++filled; });
        return number(filled);
    }

    template <class Use>
    void for_cells(const kaoping::Range& area, const Use& use) const {
        for (const auto& [at, cell] : sheet_.cells)
            if (at.row >= area.first.row && at.row <= area.last.row &&
                at.column >= area.first.column && at.column <= area.last.column)
                use(at, cell);
    }

    Variant range(const kaoping::Range& area) const {
        return object(
            workbook_,
            {{L"Address", [=](const Given&) { return Variant(address(area)); }},
             {L"Value2", [*this, area](const Given&) { return block(area, value_of); }},
             {L"Formula", [*this, area](const Given&) { return block(area, formula_of); }},
             {L"HasFormula", [*this, area](const Given&) { return has_formula(area); }},
             {L"NumberFormat", [*this, area](const Given&) { return format(area); }},
             {L"MergeCells", [*this, area](const Given&) { return merged(area); }},
             {L"MergeArea", [*this, area](const Given&) { return range(merge_at(area.first)); }}});
    }

    // As Excel: whole columns and whole rows without what is the sheet's own end.
    static std::string address(const kaoping::Range& area) {
        const auto without = [](std::string corner, bool digits) {
            std::erase_if(corner,
                          [&](char c) { return c != '$' && (c >= '0' && c <= '9') == digits; });
            return "$" +
                   corner.substr(corner.find_first_not_of('$'),
                                 corner.find_last_not_of('$') - corner.find_first_not_of('$') + 1);
        };
        const bool rows = area.first.column == 0 && area.last.column == 16383,
                   columns = area.first.row == 0 && area.last.row == 1048575;
        if (rows || columns)
            return without(to_a1_absolute(area.first), !rows) + ":" +
                   without(to_a1_absolute(area.last), !rows);
        return to_a1_absolute(area.first) +
               (area.first == area.last ? "" : ":" + to_a1_absolute(area.last));
    }

    // Of several cells an array that starts at 1, of one the value.
    template <class Of>
    Variant block(const kaoping::Range& area, const Of& of) const {
        if (area.first == area.last) {
            const Cell* cell = sheet_.find(area.first);
            return cell == nullptr ? Variant() : of(*cell);
        }
        SAFEARRAYBOUND bounds[] = {{area.last.row - area.first.row + 1, 1},
                                   {area.last.column - area.first.column + 1, 1}};
        Variant array;
        VARIANT* place = array.receive();
        place->parray = SafeArrayCreate(VT_VARIANT, 2, bounds);
        place->vt = VT_ARRAY | VT_VARIANT;
        for_cells(area, [&](Position at, const Cell& cell) {
            LONG index[] = {static_cast<LONG>(at.row - area.first.row) + 1,
                            static_cast<LONG>(at.column - area.first.column) + 1};
            Variant value = of(cell);
            SafeArrayPutElement(place->parray, index, const_cast<VARIANT*>(&value.get()));
        });
        return array;
    }

    Variant has_formula(const kaoping::Range& area) const {
        std::size_t formulas = 0;
        for_cells(area, [&](Position, const Cell& cell) { formulas += cell.formula ? 1U : 0U; });
        const std::size_t places = std::size_t{area.last.row - area.first.row + 1} *
                                   (area.last.column - area.first.column + 1);
        return formulas == 0 ? truth(false) : formulas == places ? truth(true) : null();
    }

    std::string code(NumberFormat format) const {
        switch (format) {
            case NumberFormat::text: return "@";
            case NumberFormat::percent: return "0.00%";
            case NumberFormat::currency: return "$#,##0.00";
            case NumberFormat::date: return "yyyy/m/d";
            case NumberFormat::time:
                return "\u4E0A\u5348/\u4E0B\u5348h\"\u65F6\"mm\"\u5206\"";  // built-in 55 in
                                                                            // Chinese
            case NumberFormat::other: return "0.00";
            case NumberFormat::general: break;
        }
        return workbook_.general;
    }

    // Blank cells have the format of any: they are formatted with their neighbours.
    Variant format(const kaoping::Range& area) const {
        std::vector<NumberFormat> formats;
        for_cells(area, [&](Position, const Cell& cell) { formats.push_back(cell.format); });
        if (formats.empty()) return Variant(workbook_.general);
        const bool same = std::all_of(formats.begin(), formats.end(),
                                      [&](NumberFormat f) { return f == formats.front(); });
        return same ? Variant(code(formats.front())) : null();
    }

    kaoping::Range merge_at(Position at) const {
        for (const kaoping::Range& merge : sheet_.merges)
            if (at.row >= merge.first.row && at.row <= merge.last.row &&
                at.column >= merge.first.column && at.column <= merge.last.column)
                return merge;
        return {at, at};
    }

    Variant merged(const kaoping::Range& area) const {
        if (sheet_.merges.empty()) return truth(false);
        bool some = false, all = true;
        for (std::uint32_t row = area.first.row; row <= area.last.row; ++row)
            for (std::uint32_t column = area.first.column; column <= area.last.column; ++column) {
                const kaoping::Range merge = merge_at({row, column});
                const bool one = !(merge.first == merge.last);
                some = some || one;
                all = all && one;
            }
        return some == all ? truth(some) : null();
    }

    LiveWorkbook& workbook_;
    const Sheet& sheet_;
};

// A collection: Count and Item, from 1.
Variant collection(LiveWorkbook& workbook, std::size_t count,
                   std::function<Variant(std::size_t)> item) {
    return object(workbook,
                  {{L"Count", [=](const Given&) { return Variant(static_cast<long>(count)); }},
                   {L"Item", [=](const Given& given) {
                        return item(static_cast<std::size_t>(given.at(0).get().lVal) - 1);
                    }}});
}

Variant names(LiveWorkbook& live) {
    return collection(live, live.book.names.size(), [&live](std::size_t i) {
        const DefinedName& name = live.book.names.at(i);
        const std::string refers = name.range ? "=" + quote_sheet(name.sheet) + "!" +
                                                    to_a1_absolute(name.range->first) + ":" +
                                                    to_a1_absolute(name.range->last)
                                              : "=#REF!";
        return object(live, {{L"Name", [=](const Given&) { return Variant(name.name); }},
                             {L"RefersTo", [=](const Given&) { return Variant(refers); }}});
    });
}

Variant properties(LiveWorkbook& live) {
    return collection(live, live.book.properties.size(), [&live](std::size_t i) {
        const auto property =
            *std::next(live.book.properties.begin(), static_cast<std::ptrdiff_t>(i));
        return object(live, {{L"Name", [=](const Given&) { return Variant(property.first); }},
                             {L"Value", [=](const Given&) { return Variant(property.second); }}});
    });
}

}  // namespace

Pointer<IDispatch> live_object(LiveWorkbook& live) {
    std::vector<std::pair<std::wstring, Scripted::Member>> members{
        {L"Name", [&live](const Given&) { return Variant(live.name); }},
        {L"FullName", [&live](const Given&) { return Variant(live.path); }},
        {L"Saved", [&live](const Given&) { return truth(live.saved); }},
        {L"ReadOnly", [&live](const Given&) { return truth(live.read_only); }},
        {L"HasVBProject", [&live](const Given&) { return truth(live.has_macros); }},
        {L"Date1904", [&live](const Given&) { return truth(live.book.date1904); }},
        {L"Names", [&live](const Given&) { return names(live); }},
        {L"Worksheets", [&live](const Given&) {
             return collection(live, live.book.sheets.size(), [&live](std::size_t i) {
                 return LiveSheet(live, live.book.sheets.at(i)).as_object();
             });
         }}};
    if (live.has_properties)
        members.emplace_back(L"CustomDocumentProperties",
                             [&live](const Given&) { return properties(live); });
    return Pointer<IDispatch>::adopt(new Scripted(live, std::move(members)));
}

}  // namespace kaoping::test
