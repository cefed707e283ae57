#include "libreoffice/uno_text.hpp"

#include <osl/file.hxx>
#include <rtl/string.hxx>

#include <filesystem>

#include "job/system/paths.hpp"

namespace kaoping::office {

std::string from_uno(const rtl::OUString& text) {
    const rtl::OString utf8 = rtl::OUStringToOString(text, RTL_TEXTENCODING_UTF8);
    return {utf8.getStr(), static_cast<std::size_t>(utf8.getLength())};
}

com::sun::star::uno::Sequence<rtl::OUString> to_uno(const std::vector<std::string>& texts) {
    com::sun::star::uno::Sequence<rtl::OUString> sequence(static_cast<sal_Int32>(texts.size()));
    rtl::OUString* at = sequence.getArray();
    for (const std::string& text : texts) *at++ = to_uno(text);
    return sequence;
}

std::string path_of(const rtl::OUString& url_or_path) {
    rtl::OUString path;
    if (url_or_path.startsWith("file:") &&
        osl::FileBase::getSystemPathFromFileURL(url_or_path, path) == osl::FileBase::E_None)
        return from_uno(path);
    return from_uno(url_or_path);
}

rtl::OUString url_of(std::string_view path) {
    rtl::OUString url;
    const std::string absolute = to_utf8(std::filesystem::absolute(to_path(path)));
    osl::FileBase::getFileURLFromSystemPath(to_uno(absolute), url);
    return url;
}

}  // namespace kaoping::office
