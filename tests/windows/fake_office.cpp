#include "fake_office.hpp"

namespace kaoping::fake {

namespace {

class FakeDialogs final : public FakeObject {
public:
    explicit FakeDialogs(const std::shared_ptr<People>& people) : FakeObject(L"Dialogs") {
        method(L"Tell", [](const Given&) { return Variant(); });
        for (const wchar_t* question :
             {L"ChooseFolder", L"ChooseWorkbook", L"ChooseTarget", L"Options", L"RunOptions"})
            method(question, [=](const Given&) {
                if (people->answers.empty()) return Variant(L"");
                const std::wstring answer = people->answers.front();
                people->answers.pop_front();
                return Variant(answer);
            });
        method(L"List", [=](const Given& given) {
            for (const std::wstring& row : excel::list_of(given.at(3)))
                tell(L"row " + one_line(row));
            people->list = Object(given.at(5));
            return Variant();
        });
    }
};

class FakeLanguages final : public FakeObject {
public:
    explicit FakeLanguages(const FakeApplication& office) : FakeObject(L"LanguageSettings") {
        method(L"LanguageID", [&](const Given& given) {
            return Variant(excel::number_of(given.at(0)) == 2 ? office.language : 0L);
        });
    }
};

class FakeWorkbooks final : public FakeObject {
public:
    FakeWorkbooks() : FakeObject(L"Workbooks") {
        method(L"Open", [](const Given& given) {
            const std::wstring path = excel::text_of(given.at(0));
            if (GetFileAttributesW(path.c_str()) == INVALID_FILE_ATTRIBUTES)
                refuse(L"There is no such file");
            tell(L"opened " + path);
            return Variant();
        });
    }
};

class FakeFunctions final : public FakeObject {
public:
    FakeFunctions() : FakeObject(L"WorksheetFunction") {
        method(L"CountA",
               [](const Given& given) { return Variant(Object(given.at(0)) ? 1.0 : 0.0); });
    }
};

}  // namespace

Variant dialogs_object(std::shared_ptr<People> people) { return made<FakeDialogs>(people); }

FakeApplication::FakeApplication(HWND window) : FakeObject(L"Application") {
    value(L"Hwnd", [=] { return Variant(static_cast<long>(reinterpret_cast<INT_PTR>(window))); });
    value(L"LanguageSettings", [this] { return made<FakeLanguages>(*this); });
    value(L"ActiveWorkbook", [this] {
        return book ? workbook_object(book, this) : Variant(static_cast<IDispatch*>(nullptr));
    });
    value(L"Workbooks", [] { return made<FakeWorkbooks>(); });
    value(L"WorksheetFunction", [] { return made<FakeFunctions>(); });
    method(L"Goto", [](const Given&) { return Variant(); });
    settable(
        L"StatusBar", [this] { return Variant(status_bar); },
        [this](const Variant& now) {
            status_bar = now.vt == VT_BSTR ? excel::text_of(now) : std::wstring();
        });
}

}  // namespace kaoping::fake
