#include <filesystem>

#include "fake_sheet.hpp"

namespace kaoping::fake {

namespace {

using Book = std::shared_ptr<BookData>;

class FakeWorksheets final : public FakeObject {
public:
    FakeWorksheets(const Book& book, const Pointer<IDispatch>& application)
        : FakeObject(L"Worksheets") {
        value(L"Count", [=] { return Variant(static_cast<long>(book->sheets.size())); });
        method(L"Item", [=](const Given& given) {
            long number = 0;
            for (const auto& sheet : book->sheets) {
                ++number;
                if (given.at(0).vt == VT_BSTR ? sheet->name == excel::text_of(given[0])
                                              : number == excel::number_of(given[0]))
                    return sheet_object(sheet, application.get());
            }
            refuse(L"Worksheets.Item: none");
        });
    }
};

// A collection of things that have a name and a text.
class FakePair final : public FakeObject {
public:
    FakePair(const wchar_t* kind, const wchar_t* text_name,
             const std::pair<std::wstring, std::wstring>& pair)
        : FakeObject(kind) {
        value(L"Name", [=] { return Variant(pair.first); });
        value(text_name, [=] { return Variant(pair.second); });
    }
};

class FakePairs final : public FakeObject {
public:
    FakePairs(const wchar_t* kind, const wchar_t* text_name,
              std::vector<std::pair<std::wstring, std::wstring>> pairs)
        : FakeObject(kind + std::wstring(L"s")) {
        value(L"Count", [=] { return Variant(static_cast<long>(pairs.size())); });
        method(L"Item", [=](const Given& given) {
            return made<FakePair>(
                kind, text_name,
                pairs.at(static_cast<std::size_t>(excel::number_of(given.at(0)) - 1)));
        });
    }
};

class FakeWorkbook final : public FakeObject {
public:
    FakeWorkbook(const Book& book, IDispatch* application) : FakeObject(L"Workbook") {
        const auto office = Pointer<IDispatch>::share(application);
        value(L"Name",
              [=] { return Variant(std::filesystem::path(book->path).filename().native()); });
        value(L"FullName", [=] { return Variant(book->path); });
        value(L"Saved", [=] { return Variant(book->saved); });
        value(L"ReadOnly", [=] { return Variant(book->read_only); });
        value(L"Date1904", [] { return Variant(false); });
        value(L"HasVBProject", [=] { return Variant(book->has_macros); });
        value(L"Application", [=] { return Variant(office.get()); });
        value(L"Worksheets", [=] { return made<FakeWorksheets>(book, office); });
        value(L"Names", [=] { return made<FakePairs>(L"Name", L"RefersTo", book->names); });
        value(L"CustomDocumentProperties", [=] {
            return made<FakePairs>(L"Property", L"Value",
                                   std::vector<std::pair<std::wstring, std::wstring>>(
                                       book->properties.begin(), book->properties.end()));
        });
    }
};

}  // namespace

Variant workbook_object(std::shared_ptr<BookData> book, IDispatch* application) {
    return made<FakeWorkbook>(book, application);
}

}  // namespace kaoping::fake
