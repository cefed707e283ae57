#include "windows/excel/addin.hpp"

#include <iterator>

#include "windows/excel/ribbon.hpp"

namespace kaoping::excel {

namespace {

constexpr const wchar_t* callbacks[] = {callback::press, callback::rubrics, callback::new_form,
                                        callback::tell};
constexpr DISPID first_callback = 100;  // the numbers of the office's own interfaces are lower

// The dialogs that a host brings along; null: none.
std::unique_ptr<Dialogs> dialogs_in(SAFEARRAY** custom) {
    if (custom == nullptr || *custom == nullptr || SafeArrayGetDim(*custom) != 1) return nullptr;
    VARTYPE type = VT_EMPTY;
    LONG first = 0;
    Variant given;
    if (FAILED(SafeArrayGetVartype(*custom, &type)) || type != VT_VARIANT ||
        FAILED(SafeArrayGetLBound(*custom, 1, &first)))
        return nullptr;
    if (FAILED(SafeArrayGetElement(*custom, &first, &given))) return nullptr;
    const Object host(given);
    return answers_dialogs(host) ? host_dialogs(host) : nullptr;
}

void put(VARIANT* result, const std::wstring& text) {
    if (result == nullptr) return;
    result->vt = VT_BSTR;
    result->bstrVal = new_bstr(text);
}

}  // namespace

HRESULT AddIn::QueryInterface(REFIID asked, void** object) {
    if (object == nullptr) return E_POINTER;
    if (asked == IID_IUnknown || asked == IID_IDispatch || asked == iid_extensibility)
        *object = static_cast<Extensibility*>(this);
    else if (asked == iid_ribbon) *object = static_cast<RibbonExtensibility*>(this);
    else *object = nullptr;
    if (*object == nullptr) return E_NOINTERFACE;
    AddRef();
    return S_OK;
}

ULONG AddIn::Release() {
    const ULONG left = --count_;
    if (left == 0) delete this;
    return left;
}

HRESULT AddIn::GetTypeInfoCount(UINT* count) {
    if (count == nullptr) return E_POINTER;
    *count = 0;
    return S_OK;
}

HRESULT AddIn::GetTypeInfo(UINT, LCID, ITypeInfo** info) {
    if (info != nullptr) *info = nullptr;
    return E_NOTIMPL;
}

HRESULT AddIn::GetIDsOfNames(REFIID, LPOLESTR* names, UINT count, LCID, DISPID* ids) {
    if (names == nullptr || ids == nullptr || count == 0) return E_INVALIDARG;
    for (UINT at = 0; at < count; ++at) ids[at] = DISPID_UNKNOWN;
    for (std::size_t at = 0; at < std::size(callbacks); ++at)
        if (lstrcmpiW(names[0], callbacks[at]) == 0)
            ids[0] = first_callback + static_cast<DISPID>(at);
    return ids[0] == DISPID_UNKNOWN || count > 1 ? DISP_E_UNKNOWNNAME : S_OK;
}

HRESULT AddIn::Invoke(DISPID id, REFIID, LCID, WORD, DISPPARAMS* parameters, VARIANT* result,
                      EXCEPINFO*, UINT*) {
    if (result != nullptr) VariantInit(result);
    return guarded_call([&] { return answer(id, Arguments(parameters), result); });
}

HRESULT AddIn::answer(DISPID id, const Arguments& arguments, VARIANT* result) {
    const std::size_t at = static_cast<std::size_t>(id - first_callback);
    if (id < first_callback || at >= std::size(callbacks)) return DISP_E_MEMBERNOTFOUND;
    const Object control(arguments[0]);
    if (!control) return DISP_E_TYPEMISMATCH;
    if (callbacks[at] == callback::rubrics) put(result, rubric_menu());
    else
        session().guarded([&] {
            if (callbacks[at] == callback::press) press(control);
            else if (callbacks[at] == callback::new_form) new_form(session(), control.text(L"Tag"));
            else session().dialogs().tell(Message::error, control.text(L"Tag"));
        });
    return S_OK;
}

void AddIn::press(const Object& control) {
    const std::wstring id = control.text(L"Id");
    for (const ButtonGroup& group : button_groups())
        for (const Button& button : group.buttons)
            if (id == button.id) return button.run(session());
}

std::wstring AddIn::rubric_menu() {
    std::wstring reason;
    try {
        std::vector<RubricEntry> rubrics;
        for (const auto& row : table_of(session().engine().call(L"Rubrics")))
            if (row.size() >= 2) rubrics.push_back({row[0], row[1]});
        return rubric_menu_xml(rubrics);
    } catch (const NoEngine& failure) {
        reason = session().what_went_wrong(failure);
    } catch (const Failure& failure) {
        reason = session().what_went_wrong(failure);
    }
    return rubric_menu_xml(session().said("excel-no-rubrics"), reason);
}

Session& AddIn::session() {
    if (!session_) session_ = std::make_unique<Session>(Object(), nullptr);
    return *session_;
}

HRESULT AddIn::OnConnection(IDispatch* application, int, IDispatch*, SAFEARRAY** custom) {
    return guarded_call([&] {
        session_ = std::make_unique<Session>(Object(application), dialogs_in(custom));
        return S_OK;
    });
}

HRESULT AddIn::OnBeginShutdown(SAFEARRAY**) {
    return guarded_call([&] {
        session_.reset();
        return S_OK;
    });
}

HRESULT AddIn::OnDisconnection(int, SAFEARRAY** custom) { return OnBeginShutdown(custom); }

HRESULT AddIn::GetCustomUI(BSTR, BSTR* xml) {
    if (xml == nullptr) return E_POINTER;
    *xml = nullptr;
    return guarded_call([&] {
        *xml = new_bstr(ribbon_xml(session().language()));
        return S_OK;
    });
}

}  // namespace kaoping::excel
