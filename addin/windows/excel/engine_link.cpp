#include "windows/excel/engine_link.hpp"

#include "windows/common/program_identity.hpp"
#include "windows/dialogs/lines.hpp"
#include "windows/excel/settings.hpp"

namespace kaoping::excel {

Object start_engine(const std::wstring& language, const std::vector<std::wstring>& rubric_folders) {
    CLSID id;
    const HRESULT known = CLSIDFromProgID(prog_id::engine, &id);
    if (FAILED(known)) throw NoEngine{known};
    Pointer<IDispatch> made;
    const HRESULT started =
        CoCreateInstance(id, nullptr, CLSCTX_LOCAL_SERVER, IID_IDispatch, made.receive_any());
    if (FAILED(started)) throw NoEngine{started};
    Object engine(made.get());
    engine.set(L"Language", Variant(language));
    engine.set(L"RubricFolders", Variant(joined(rubric_folders, L"\n")));
    return engine;
}

bool engine_was_gone(HRESULT result) {
    return result == RPC_E_DISCONNECTED || result == CO_E_OBJNOTCONNECTED ||
           result == HRESULT_FROM_WIN32(RPC_S_SERVER_UNAVAILABLE);
}

bool engine_ended(HRESULT result) {
    return engine_was_gone(result) || result == HRESULT_FROM_WIN32(RPC_S_CALL_FAILED) ||
           result == HRESULT_FROM_WIN32(RPC_S_CALL_FAILED_DNE) || result == RPC_E_SERVER_DIED ||
           result == RPC_E_SERVER_DIED_DNE;
}

Variant EngineLink::call(const wchar_t* member, const std::vector<Variant>& arguments) {
    const bool kept = static_cast<bool>(engine_);
    if (!kept) engine_ = start_();
    try {
        return engine_.call(member, arguments);
    } catch (const Failure& failure) {
        if (engine_ended(failure.code)) let_go();
        if (!kept || !engine_was_gone(failure.code)) throw;
    }
    return call(member, arguments);
}

}  // namespace kaoping::excel
