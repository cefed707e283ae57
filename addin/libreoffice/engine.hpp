#pragma once

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase2.hxx>
#include <kaoping/XEngine.hpp>

#include "job/score.hpp"
#include "libreoffice/settings.hpp"
#include "libreoffice/uno_text.hpp"

namespace kaoping::office {

using Options = com::sun::star::uno::Sequence<com::sun::star::beans::NamedValue>;

// The service kaoping.Engine (idl/kaoping.idl says what each call does).
class Engine final
    : public cppu::WeakImplHelper2<::kaoping::XEngine, com::sun::star::lang::XServiceInfo> {
public:
    explicit Engine(Context context) : context_(std::move(context)) {}
    static rtl::OUString name() { return "kaoping.impl.Engine"; }

    rtl::OUString SAL_CALL getVersion() override;
    com::sun::star::uno::Sequence<rtl::OUString> SAL_CALL getRubrics() override;
    com::sun::star::uno::Sequence<rtl::OUString> SAL_CALL newForm(const rtl::OUString& rubric,
                                                                  const rtl::OUString& target,
                                                                  const Options& options) override;
    rtl::OUString SAL_CALL check(const com::sun::star::uno::Sequence<rtl::OUString>& sources,
                                 const Options& options) override;
    rtl::OUString SAL_CALL score(const com::sun::star::uno::Sequence<rtl::OUString>& sources,
                                 const rtl::OUString& output, const Options& options) override;
    rtl::OUString SAL_CALL
    checkDocument(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
                  const Options& options) override;
    rtl::OUString SAL_CALL
    scoreDocument(const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
                  const rtl::OUString& output, const Options& options) override;
    com::sun::star::uno::Sequence<rtl::OUString> SAL_CALL
    explain(const rtl::OUString& results, const rtl::OUString& organisation,
            const rtl::OUString& indicator) override;

    rtl::OUString SAL_CALL getImplementationName() override { return name(); }
    sal_Bool SAL_CALL supportsService(const rtl::OUString& service) override {
        return service == "kaoping.Engine";
    }
    com::sun::star::uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override {
        return only("kaoping.Engine");
    }

private:
    Context context_;
};

// What a run is asked for, in the job's terms. Throws IllegalArgumentException for an option that
// is unknown or no date, year or policy.
ScoreOptions score_options(const Context& context, const Options& options);

// Throws IllegalArgumentException with the reasons, in the language set, when there are any.
void refuse_if_any(const Context& context, const std::vector<Finding>& refusals);

// The open document as a source of a run: its file when it is a saved workbook (so that results are
// those of the command line), else its cells.
void take_document(const Context& context,
                   const com::sun::star::uno::Reference<com::sun::star::frame::XModel>& document,
                   ScoreOptions& options);

}  // namespace kaoping::office
