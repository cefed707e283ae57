#include "libreoffice/dispatch.hpp"

#include <com/sun/star/frame/DispatchResultState.hpp>
#include <com/sun/star/frame/FeatureStateEvent.hpp>

#include <algorithm>
#include <atomic>
#include <memory>

#include "libreoffice/command_set.hpp"
#include "libreoffice/uno_text.hpp"

namespace kaoping::office {

namespace uno = com::sun::star::uno;
namespace frame = com::sun::star::frame;
using com::sun::star::beans::PropertyValue;
using com::sun::star::util::URL;

namespace {

constexpr std::string_view protocol = "vnd.kaoping:";

// vnd.kaoping:newForm?Rubric=hefei… : the command, and what stands behind the ?.
std::pair<std::string, std::string> split(const URL& url) {
    std::string complete = from_uno(url.Complete);
    if (!complete.starts_with(protocol)) return {};
    complete.erase(0, protocol.size());
    const auto mark = complete.find('?');
    if (mark == std::string::npos) return {complete, ""};
    return {complete.substr(0, mark), complete.substr(mark + 1)};
}

void take_query(const std::string& query, Call& call) {
    std::size_t at = 0;
    while (at < query.size()) {
        const std::size_t end = std::min(query.find('&', at), query.size());
        const std::string part = query.substr(at, end - at);
        const auto equals = part.find('=');
        if (equals != std::string::npos)
            call.arguments[part.substr(0, equals)] = part.substr(equals + 1);
        at = end + 1;
    }
}

void take_properties(const uno::Sequence<PropertyValue>& properties, Call& call) {
    for (const PropertyValue& property : properties) {
        rtl::OUString text;
        bool flag = false;
        sal_Int32 number = 0;
        if (property.Value >>= text) call.arguments[from_uno(property.Name)] = from_uno(text);
        else if (property.Value >>= flag) {
            if (flag) call.arguments[from_uno(property.Name)] = "1";
        } else if (property.Value >>= number)
            call.arguments[from_uno(property.Name)] = std::to_string(number);
    }
}

}  // namespace

void Dispatcher::initialize(const uno::Sequence<uno::Any>& arguments) {
    if (arguments.getLength() > 0) arguments[0] >>= frame_;
}

uno::Reference<frame::XDispatch> Dispatcher::queryDispatch(const URL& url, const rtl::OUString&,
                                                           sal_Int32) {
    if (!is_command(split(url).first)) return nullptr;
    return this;
}

uno::Sequence<uno::Reference<frame::XDispatch>> Dispatcher::queryDispatches(
    const uno::Sequence<frame::DispatchDescriptor>& requests) {
    uno::Sequence<uno::Reference<frame::XDispatch>> found(requests.getLength());
    for (sal_Int32 i = 0; i < requests.getLength(); ++i)
        found.getArray()[i] =
            queryDispatch(requests[i].FeatureURL, requests[i].FrameName, requests[i].SearchFlags);
    return found;
}

void Dispatcher::dispatch(const URL& url, const uno::Sequence<PropertyValue>& arguments) {
    dispatchWithNotification(url, arguments, nullptr);
}

void Dispatcher::dispatchWithNotification(
    const URL& url, const uno::Sequence<PropertyValue>& arguments,
    const uno::Reference<frame::XDispatchResultListener>& listener) {
    const uno::Reference<frame::XNotifyingDispatch> self(this);  // lives until the command ends
    const auto answered = std::make_shared<std::atomic<bool>>(false);
    const Done done = [self, listener, answered](const CallResult& result) {
        if (answered->exchange(true) || !listener.is()) return;
        const auto state = result.success ? frame::DispatchResultState::SUCCESS
                                          : frame::DispatchResultState::FAILURE;
        try {
            listener->dispatchFinished({self, state, uno::Any(to_uno(result.text))});
        } catch (const uno::Exception&) {  // who asked is gone
        }
    };
    const auto [name, query] = split(url);
    Call call{context_, frame_, {}};
    take_query(query, call);
    take_properties(arguments, call);
    guarded(call, done, [&] { run_command(name, call, done); });
}

void Dispatcher::addStatusListener(const uno::Reference<frame::XStatusListener>& listener,
                                   const URL& url) {
    frame::FeatureStateEvent event;
    event.FeatureURL = url;
    event.Source = static_cast<frame::XDispatch*>(static_cast<frame::XNotifyingDispatch*>(this));
    event.IsEnabled = true;
    listener->statusChanged(event);
}

}  // namespace kaoping::office

extern "C" SAL_DLLPUBLIC_EXPORT com::sun::star::uno::XInterface* kaoping_dispatcher(
    com::sun::star::uno::XComponentContext* context,
    const com::sun::star::uno::Sequence<com::sun::star::uno::Any>&) {
    return cppu::acquire(static_cast<cppu::OWeakObject*>(new kaoping::office::Dispatcher(context)));
}
