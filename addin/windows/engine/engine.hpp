#pragma once

#include <windows.h>

#include <kaoping_idl.h>
#include <ocidl.h>

#include <memory>
#include <string>
#include <vector>

#include "job/score.hpp"
#include "job/worksheet.hpp"
#include "windows/engine/events.hpp"
#include "windows/engine/run.hpp"

namespace kaoping::com {

// Kaoping.Engine; kaoping.idl says what each call does. Of one thread, an STA.
class EngineObject final : public IEngine,
                           public IProvideClassInfo2,
                           public IConnectionPointContainer,
                           public ISupportErrorInfo {
public:
    EngineObject();
    EngineObject(const EngineObject&) = delete;
    EngineObject& operator=(const EngineObject&) = delete;

    STDMETHODIMP QueryInterface(REFIID iid, void** object) override;
    STDMETHODIMP_(ULONG) AddRef() override { return ++references_; }
    STDMETHODIMP_(ULONG) Release() override;

    STDMETHODIMP GetTypeInfoCount(UINT* count) override;
    STDMETHODIMP GetTypeInfo(UINT index, LCID locale, ITypeInfo** info) override;
    STDMETHODIMP GetIDsOfNames(REFIID reserved, LPOLESTR* names, UINT count, LCID locale,
                               DISPID* ids) override;
    STDMETHODIMP Invoke(DISPID id, REFIID reserved, LCID locale, WORD flags, DISPPARAMS* parameters,
                        VARIANT* result, EXCEPINFO* exception, UINT* wrong_argument) override;

    STDMETHODIMP GetClassInfo(ITypeInfo** info) override;
    STDMETHODIMP GetGUID(DWORD kind, GUID* guid) override;
    STDMETHODIMP EnumConnectionPoints(IEnumConnectionPoints** points) override;
    STDMETHODIMP FindConnectionPoint(REFIID iid, IConnectionPoint** point) override;
    STDMETHODIMP InterfaceSupportsErrorInfo(REFIID iid) override;

    STDMETHODIMP get_Version(BSTR* text) override;
    STDMETHODIMP get_Language(BSTR* language) override;
    STDMETHODIMP put_Language(BSTR language) override;
    STDMETHODIMP get_RubricFolders(BSTR* folders) override;
    STDMETHODIMP put_RubricFolders(BSTR folders) override;
    STDMETHODIMP Rubrics(VARIANT* rows) override;
    STDMETHODIMP NewForm(BSTR rubric, BSTR target, VARIANT options, VARIANT* files) override;
    STDMETHODIMP Check(VARIANT sources, VARIANT options, BSTR* json) override;
    STDMETHODIMP Score(VARIANT sources, VARIANT output, VARIANT options, BSTR* json) override;
    STDMETHODIMP ScoreFolder(BSTR folder, VARIANT output, VARIANT options, BSTR* results) override;
    STDMETHODIMP Status(VARIANT sources, VARIANT options, BSTR* json) override;
    STDMETHODIMP Explain(BSTR results, VARIANT organisation, VARIANT indicator,
                         VARIANT* lines) override;
    STDMETHODIMP CheckWorkbook(IDispatch* workbook, VARIANT options, BSTR* json) override;
    STDMETHODIMP ScoreWorkbook(IDispatch* workbook, BSTR output, VARIANT options,
                               BSTR* json) override;
    STDMETHODIMP Findings(BSTR json, VARIANT* table) override;
    STDMETHODIMP Cancel() override;
    STDMETHODIMP GradeOf(BSTR rubric, double total, BSTR* label) override;
    STDMETHODIMP PointsOf(BSTR rubric, BSTR indicator, double value, double* points) override;
    STDMETHODIMP NumberOf(BSTR text, double* number) override;
    STDMETHODIMP CreditCode(BSTR text, VARIANT_BOOL* right) override;
    STDMETHODIMP get_Notes(BSTR* lines) override;
    STDMETHODIMP Options(VARIANT options, VARIANT* rows) override;

private:
    ~EngineObject();

    Language language() const;
    ScoreOptions asked(const VARIANT& options) const;
    // Runs beside this thread; throws Failure.
    void work(const Runner::Work& work);
    ScoreRun scored(const ScoreOptions& options);
    const Worksheet& worksheet();

    ULONG references_ = 1;
    std::optional<Language> language_;  // else the user's
    std::vector<std::string> rubric_folders_;
    std::unique_ptr<const Worksheet> worksheet_;  // of these folders; null: not asked yet
    std::vector<Finding> notes_;                  // of the last run
    Runner runner_;
    EngineEvents events_;
};

}  // namespace kaoping::com
