#pragma once

#include <com/sun/star/frame/XDispatchProvider.hpp>
#include <com/sun/star/frame/XNotifyingDispatch.hpp>
#include <com/sun/star/lang/XInitialization.hpp>
#include <com/sun/star/lang/XServiceInfo.hpp>
#include <cppuhelper/implbase4.hxx>

#include "libreoffice/commands.hpp"
#include "libreoffice/uno_text.hpp"

namespace kaoping::office {

// The protocol vnd.kaoping: of menus and toolbars (registration/ProtocolHandler.xcu).
class Dispatcher final
    : public cppu::WeakImplHelper4<
          com::sun::star::frame::XDispatchProvider, com::sun::star::frame::XNotifyingDispatch,
          com::sun::star::lang::XInitialization, com::sun::star::lang::XServiceInfo> {
public:
    explicit Dispatcher(Context context) : context_(std::move(context)) {}
    static rtl::OUString name() { return "kaoping.impl.Dispatcher"; }

    void SAL_CALL
    initialize(const com::sun::star::uno::Sequence<com::sun::star::uno::Any>& arguments) override;
    com::sun::star::uno::Reference<com::sun::star::frame::XDispatch> SAL_CALL
    queryDispatch(const com::sun::star::util::URL& url, const rtl::OUString& target,
                  sal_Int32 flags) override;
    com::sun::star::uno::Sequence<com::sun::star::uno::Reference<com::sun::star::frame::XDispatch>>
        SAL_CALL queryDispatches(
            const com::sun::star::uno::Sequence<com::sun::star::frame::DispatchDescriptor>&
                requests) override;
    void SAL_CALL
    dispatch(const com::sun::star::util::URL& url,
             const com::sun::star::uno::Sequence<com::sun::star::beans::PropertyValue>& arguments)
        override;
    void SAL_CALL dispatchWithNotification(
        const com::sun::star::util::URL& url,
        const com::sun::star::uno::Sequence<com::sun::star::beans::PropertyValue>& arguments,
        const com::sun::star::uno::Reference<com::sun::star::frame::XDispatchResultListener>&
            listener) override;
    void SAL_CALL addStatusListener(
        const com::sun::star::uno::Reference<com::sun::star::frame::XStatusListener>& listener,
        const com::sun::star::util::URL& url) override;
    void SAL_CALL removeStatusListener(
        const com::sun::star::uno::Reference<com::sun::star::frame::XStatusListener>&,
        const com::sun::star::util::URL&) override {}

    rtl::OUString SAL_CALL getImplementationName() override { return name(); }
    sal_Bool SAL_CALL supportsService(const rtl::OUString& service) override {
        return service == "com.sun.star.frame.ProtocolHandler";
    }
    com::sun::star::uno::Sequence<rtl::OUString> SAL_CALL getSupportedServiceNames() override {
        return only("com.sun.star.frame.ProtocolHandler");
    }

private:
    Context context_;
    com::sun::star::uno::Reference<com::sun::star::frame::XFrame> frame_;
};

}  // namespace kaoping::office
