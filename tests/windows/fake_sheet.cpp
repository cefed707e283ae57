#include "fake_sheet.hpp"

#include <algorithm>

namespace kaoping::fake {

namespace {

using Sheet = std::shared_ptr<SheetData>;

Variant range_object(const Sheet& sheet, const Area& area);

void refuse_where_protected(const SheetData& sheet) {
    if (sheet.is_protected) refuse(L"The sheet is protected");
}

class FakeComment final : public FakeObject {
public:
    FakeComment(const Sheet& sheet, Place at) : FakeObject(L"Comment") {
        value(L"Parent", [=] { return range_object(sheet, {at, at}); });
        method(L"Text", [=](const Given& given) {
            if (!given.empty()) {
                refuse_where_protected(*sheet);
                sheet->comments.at(at) = excel::text_of(given[0]);
            }
            return Variant(sheet->comments.at(at));
        });
        method(L"Delete", [=](const Given&) {
            refuse_where_protected(*sheet);
            sheet->comments.erase(at);
            return Variant();
        });
    }
};

class FakeComments final : public FakeObject {
public:
    explicit FakeComments(const Sheet& sheet) : FakeObject(L"Comments") {
        value(L"Count", [=] { return Variant(static_cast<long>(sheet->comments.size())); });
        method(L"Item", [=](const Given& given) {
            const long at = excel::number_of(given.at(0));
            if (at < 1 || at > static_cast<long>(sheet->comments.size())) refuse(L"Comments.Item");
            return made<FakeComment>(sheet, std::next(sheet->comments.begin(), at - 1)->first);
        });
    }
};

bool inside(const Area& area, Place at) {
    return at.first >= area.first.first && at.first <= area.last.first &&
           at.second >= area.first.second && at.second <= area.last.second;
}

class FakeRange final : public FakeObject {
public:
    FakeRange(const Sheet& sheet, const Area& area)
        : FakeObject(L"Range(" + sheet->name + L"!" + address_of(area, false) + L")"),
          sheet_(sheet),
          area_(area) {
        method(L"Address", [=](const Given& given) {
            return Variant(address_of(area, given.empty() || excel::truth_of(given[0])));
        });
        value(L"Value2", [this] { return block([](const FakeCell& cell) { return cell.value; }); });
        value(L"Formula", [this] {
            return block([](const FakeCell& cell) {
                return cell.formula.empty() ? cell.value : Variant(cell.formula);
            });
        });
        value(L"HasFormula", [this] {
            return common([](const FakeCell& cell) { return Variant(!cell.formula.empty()); });
        });
        value(L"NumberFormat",
              [this] { return common([](const FakeCell& cell) { return Variant(cell.format); }); });
        value(L"MergeCells", [this] { return merged(); });
        value(L"MergeArea", [this] { return range_object(sheet_, merge_of(area_.first)); });
        value(L"Comment", [this] {
            return sheet_->comments.contains(area_.first)
                       ? made<FakeComment>(sheet_, area_.first)
                       : Variant(static_cast<IDispatch*>(nullptr));
        });
        method(L"AddComment", [this](const Given& given) {
            refuse_where_protected(*sheet_);
            if (sheet_->comments.contains(area_.first)) refuse(L"There is a comment already");
            sheet_->comments[area_.first] = excel::text_of(given.at(0));
            return made<FakeComment>(sheet_, area_.first);
        });
    }

private:
    const FakeCell& cell(Place at) const {
        static const FakeCell blank;
        const auto found = sheet_->cells.find(at);
        return found == sheet_->cells.end() ? blank : found->second;
    }

    template <class Use>
    void for_places(const Use& use) const {
        for (long row = area_.first.first; row <= area_.last.first; ++row)
            for (long column = area_.first.second; column <= area_.last.second; ++column)
                use(Place{row, column});
    }

    // Of several cells an array from 1, as Excel makes it.
    template <class Of>
    Variant block(const Of& of) const {
        if (area_.single()) return of(cell(area_.first));
        SAFEARRAYBOUND bounds[] = {
            {static_cast<ULONG>(area_.last.first - area_.first.first + 1), 1},
            {static_cast<ULONG>(area_.last.second - area_.first.second + 1), 1}};
        Variant array;
        array.parray = SafeArrayCreate(VT_VARIANT, 2, bounds);
        array.vt = VT_ARRAY | VT_VARIANT;
        for_places([&](Place at) {
            LONG index[] = {at.first - area_.first.first + 1, at.second - area_.first.second + 1};
            Variant one = of(cell(at));
            SafeArrayPutElement(array.parray, index, &one);
        });
        return array;
    }

    // Null where cells differ.
    template <class Of>
    Variant common(const Of& of) const {
        const Variant first = of(cell(area_.first));
        bool same = true;
        for_places([&](Place at) {
            same = same && excel::text_of(of(cell(at))) == excel::text_of(first);
        });
        Variant mixed;
        mixed.vt = VT_NULL;
        return same ? first : mixed;
    }

    Variant merged() const {
        bool some = false;
        bool all = true;
        for_places([&](Place at) {
            const bool one = !merge_of(at).single();
            some = some || one;
            all = all && one;
        });
        Variant mixed;
        mixed.vt = VT_NULL;
        return some == all ? Variant(some) : mixed;
    }

    Area merge_of(Place at) const {
        for (const Area& merge : sheet_->merges)
            if (inside(merge, at)) return merge;
        return {at, at};
    }

    Sheet sheet_;
    Area area_;
};

Variant range_object(const Sheet& sheet, const Area& area) { return made<FakeRange>(sheet, area); }

Area used_area(const SheetData& sheet) {
    Area used{{1, 1}, {1, 1}};
    for (const auto& [at, cell] : sheet.cells)
        used.last = {std::max(used.last.first, at.first), std::max(used.last.second, at.second)};
    return used;
}

class FakeProtection final : public FakeObject {
public:
    FakeProtection() : FakeObject(L"Protection") {
        for (const wchar_t* what :
             {L"AllowFormattingCells", L"AllowFormattingColumns", L"AllowFormattingRows",
              L"AllowInsertingColumns", L"AllowInsertingRows", L"AllowInsertingHyperlinks",
              L"AllowDeletingColumns", L"AllowDeletingRows", L"AllowSorting", L"AllowFiltering",
              L"AllowUsingPivotTables"})
            value(what,
                  [=] { return Variant(std::wstring_view(what) == L"AllowFormattingColumns"); });
    }
};

class FakeWorksheet final : public FakeObject {
public:
    FakeWorksheet(const Sheet& sheet, IDispatch* application)
        : FakeObject(L"Worksheet(" + sheet->name + L")") {
        const auto office = Pointer<IDispatch>::share(application);
        value(L"Name", [=] { return Variant(sheet->name); });
        value(L"Visible", [=] { return Variant(sheet->visible); });
        value(L"Application", [=] { return Variant(office.get()); });
        value(L"UsedRange", [=] { return range_object(sheet, used_area(*sheet)); });
        method(L"Range", [=](const Given& given) {
            return range_object(sheet, area_of(excel::text_of(given.at(0))));
        });
        value(L"Comments", [=] { return made<FakeComments>(sheet); });
        value(L"Protection", [] { return made<FakeProtection>(); });
        for (const wchar_t* part :
             {L"ProtectContents", L"ProtectDrawingObjects", L"ProtectScenarios"})
            value(part, [=] { return Variant(sheet->is_protected); });
        method(L"Unprotect", [=](const Given& given) {
            if (sheet->password != excel::text_of(given.at(0))) refuse(L"The password is wrong");
            sheet->is_protected = false;
            return Variant();
        });
        method(L"Protect", [=](const Given& given) {
            sheet->password = excel::text_of(given.at(0));
            sheet->is_protected = true;
            return Variant();
        });
    }
};

}  // namespace

Variant sheet_object(std::shared_ptr<SheetData> sheet, IDispatch* application) {
    return made<FakeWorksheet>(sheet, application);
}

}  // namespace kaoping::fake
