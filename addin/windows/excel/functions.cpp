#include "windows/excel/functions.hpp"

#include <span>
#include <vector>

#include "windows/excel/rare_start.hpp"
#include "windows/excel/settings.hpp"
#include "windows/excel/words.hpp"

namespace kaoping::excel {

namespace {

// What VBA's CVErr makes of xlErrValue, xlErrNA.
constexpr SCODE error_value =
    static_cast<SCODE>(0x800A0000U + 2015U);  // #VALUE!: the question makes no sense
constexpr SCODE error_not_available =
    static_cast<SCODE>(0x800A0000U + 2042U);  // #N/A: there is no engine to ask

struct Parameter {
    Code name;
    VARTYPE type;
};

struct Function {
    Code name;
    const wchar_t* member;  // of the engine
    std::span<const Parameter> parameters;
};

constexpr Parameter grade_parameters[] = {{"function-rubric", VT_BSTR}, {"function-total", VT_R8}};
constexpr Parameter points_parameters[] = {
    {"function-rubric", VT_BSTR}, {"function-indicator", VT_BSTR}, {"function-value", VT_R8}};
constexpr Parameter text_parameters[] = {{"function-text", VT_BSTR}};
constexpr Function functions[] = {{"function-gradeof-name", L"GradeOf", grade_parameters},
                                  {"function-pointsof-name", L"PointsOf", points_parameters},
                                  {"function-numberof-name", L"NumberOf", text_parameters},
                                  {"function-creditcode-name", L"CreditCode", text_parameters}};

// A cell comes as a Range, of which the value counts that formats do not change. Only a number is
// one: a text reads otherwise in every country, and an empty cell is not zero.
Variant argument(const Variant& given, VARTYPE type) {
    const Variant found = given.vt == VT_DISPATCH ? Object(given).call(L"Value2") : given;
    if (type == VT_R8 && found.vt != VT_R8 && found.vt != VT_I4 && found.vt != VT_I2)
        throw Failure{DISP_E_TYPEMISMATCH, {}};
    Variant value;
    check(VariantChangeType(&value, const_cast<Variant*>(&found), 0, type));
    return value;
}

Variant error(SCODE code) {
    Variant value;
    value.vt = VT_ERROR;
    value.scode = code;
    return value;
}

// Type information out of the table above, with the Latin names, which every Excel takes in a
// formula.
class Described {
public:
    Described() {
        check(CreateTypeLib2(sizeof(void*) == 8 ? SYS_WIN64 : SYS_WIN32, L"kaoping",
                             library_.receive()));
        std::wstring name = L"KaopingFunctions";
        check(library_->CreateTypeInfo(name.data(), TKIND_DISPATCH, type_.receive()));
        inherit();
        for (UINT at = 0; at < std::size(functions); ++at) describe(at);
        check(type_->LayOut());
        check(type_->QueryInterface(IID_ITypeInfo, info_.receive_any()));
    }
    ITypeInfo* info() const { return info_.get(); }

private:
    // As every dispinterface: IDispatch of Windows' own type library.
    void inherit() {
        constexpr GUID stdole{
            0x00020430, 0x0000, 0x0000, {0xC0, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x46}};
        Pointer<ITypeLib> own;
        Pointer<ITypeInfo> dispatch;
        HREFTYPE reference = 0;
        check(LoadRegTypeLib(stdole, 2, 0, LOCALE_NEUTRAL, own.receive()));
        check(own->GetTypeInfoOfGuid(IID_IDispatch, dispatch.receive()));
        check(type_->AddRefTypeInfo(dispatch.get(), &reference));
        check(type_->AddImplType(0, reference));
    }

    void describe(UINT at) {
        const Function& function = functions[at];
        std::vector<ELEMDESC> parameters(function.parameters.size());
        std::vector<OLECHAR*> names{name_of(function.name)};
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            parameters[i].tdesc.vt = VT_VARIANT;
            names.push_back(name_of(function.parameters[i].name));
        }
        FUNCDESC description{};
        description.memid = static_cast<MEMBERID>(at) + 1;
        description.lprgelemdescParam = parameters.data();
        description.cParams = static_cast<SHORT>(parameters.size());
        description.funckind = FUNC_DISPATCH;
        description.invkind = INVOKE_FUNC;
        description.callconv = CC_STDCALL;
        description.elemdescFunc.tdesc.vt = VT_VARIANT;
        check(type_->AddFuncDesc(at, &description));
        check(type_->SetFuncAndParamNames(at, names.data(), static_cast<UINT>(names.size())));
    }

    static OLECHAR* name_of(Code code) { return const_cast<OLECHAR*>(code.entry().en); }

    Pointer<ICreateTypeLib2> library_;
    Pointer<ICreateTypeInfo> type_;
    Pointer<ITypeInfo> info_;
};

Object start_with_settings() {
    const Settings settings = read_settings();
    return start_engine(settings.language, settings.rubric_folders);
}

}  // namespace

Functions::Functions() : engine_(RareStart(start_with_settings)) {}

HRESULT Functions::GetTypeInfoCount(UINT* count) {
    if (count == nullptr) return E_POINTER;
    *count = 1;
    return S_OK;
}

HRESULT Functions::GetTypeInfo(UINT at, LCID, ITypeInfo** info) {
    if (info == nullptr) return E_POINTER;
    *info = nullptr;
    if (at != 0) return DISP_E_BADINDEX;
    return guarded_call([&] {
        static const Described described;
        described.info()->AddRef();
        *info = described.info();
        return S_OK;
    });
}

// The Chinese names of the LibreOffice extension are understood as well.
DISPID Functions::id_of(std::wstring_view name) const {
    const std::wstring asked(name);
    for (std::size_t at = 0; at < std::size(functions); ++at)
        for (const wchar_t* known : {functions[at].name.entry().en, functions[at].name.entry().zh})
            if (lstrcmpiW(asked.c_str(), known) == 0) return static_cast<DISPID>(at) + 1;
    return DISPID_UNKNOWN;
}

Variant Functions::value_of(DISPID id, const Arguments& arguments) {
    const Function& function = functions[id - 1];
    if (arguments.count() != function.parameters.size()) return error(error_value);
    try {
        std::vector<Variant> given;
        for (std::size_t at = 0; at < arguments.count(); ++at)
            given.push_back(argument(arguments[at], function.parameters[at].type));
        return engine_.call(function.member, given);
    } catch (const NoEngine&) {
        return error(error_not_available);
    } catch (const Failure& failure) {
        return error(engine_ended(failure.code) ? error_not_available : error_value);
    }
}

HRESULT Functions::answer(DISPID id, const Arguments& arguments, VARIANT* result) {
    if (id < 1 || id > static_cast<DISPID>(std::size(functions))) return DISP_E_MEMBERNOTFOUND;
    Variant value = value_of(id, arguments);
    if (result != nullptr) std::swap(*result, static_cast<VARIANT&>(value));
    return S_OK;
}

}  // namespace kaoping::excel
