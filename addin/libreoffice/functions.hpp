#pragma once

#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase2.hxx>
#include <kaoping/XFunctions.hpp>

#include <memory>
#include <mutex>

#include "job/worksheet.hpp"
#include "libreoffice/settings.hpp"
#include "libreoffice/uno_text.hpp"

namespace kaoping::office {

// The worksheet functions (idl/kaoping.idl); their names and help stand in the catalogue of words
// and reach Calc through registration/CalcAddIns.xcu. Calc calls them for each cell: rubrics are
// loaded once, and anew when 选项 names other folders.
class Functions final
    : public cppu::WeakImplHelper2<::kaoping::XFunctions, com::sun::star::lang::XServiceInfo> {
public:
    explicit Functions(Context context) : context_(std::move(context)) {}
    static rtl::OUString name() { return "kaoping.impl.Functions"; }

    rtl::OUString SAL_CALL gradeOf(const rtl::OUString& rubric, double total) override;
    double SAL_CALL pointsOf(const rtl::OUString& rubric, const rtl::OUString& indicator,
                             double value) override;
    double SAL_CALL numberOf(const rtl::OUString& text) override;
    double SAL_CALL creditCode(const rtl::OUString& text) override;

    rtl::OUString SAL_CALL getImplementationName() override { return name(); }
    sal_Bool SAL_CALL supportsService(const rtl::OUString& service) override {
        return service == "kaoping.Functions";
    }
    com::sun::star::uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override {
        return only("kaoping.Functions");
    }

private:
    std::shared_ptr<const Worksheet> worksheet();

    Context context_;
    std::shared_ptr<const Worksheet> worksheet_;
    unsigned of_ = 0;   // settings_written() when it was made
    std::mutex guard_;  // of both
};

}  // namespace kaoping::office
