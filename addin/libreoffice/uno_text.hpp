#pragma once

#include <com/sun/star/uno/Sequence.hxx>
#include <rtl/ustring.hxx>

#include <string>
#include <string_view>
#include <vector>

namespace kaoping::office {

// The office speaks UTF-16, the project UTF-8.
inline rtl::OUString to_uno(std::string_view utf8) {
    return {utf8.data(), static_cast<sal_Int32>(utf8.size()), RTL_TEXTENCODING_UTF8};
}
std::string from_uno(const rtl::OUString& text);

com::sun::star::uno::Sequence<rtl::OUString> to_uno(const std::vector<std::string>& texts);

// The one service a class has, as getSupportedServiceNames tells it.
inline com::sun::star::uno::Sequence<rtl::OUString> only(const rtl::OUString& service) {
    return {&service, 1};
}

// A file URL, or a system path as it is. Empty stays empty.
std::string path_of(const rtl::OUString& url_or_path);
rtl::OUString url_of(std::string_view path);

}  // namespace kaoping::office
