#include "libreoffice/settings.hpp"

#include <com/sun/star/beans/NamedValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/configuration/theDefaultProvider.hpp>
#include <com/sun/star/util/XChangesBatch.hpp>

#include <algorithm>
#include <atomic>
#include <thread>

#include "libreoffice/uno_text.hpp"

namespace kaoping::office {

namespace uno = com::sun::star::uno;
using com::sun::star::beans::XPropertySet;

namespace {

std::atomic<unsigned> written{0};

constexpr const char* own_node = "/kaoping.Settings/Options";

uno::Reference<XPropertySet> open_node(const Context& context, const char* path, bool for_update) {
    uno::Sequence<uno::Any> arguments(1);
    arguments.getArray()[0] <<=
        com::sun::star::beans::NamedValue("nodepath", uno::Any(to_uno(path)));
    const auto provider = com::sun::star::configuration::theDefaultProvider::get(context);
    return {provider->createInstanceWithArguments(
                for_update ? rtl::OUString("com.sun.star.configuration.ConfigurationUpdateAccess")
                           : rtl::OUString("com.sun.star.configuration.ConfigurationAccess"),
                arguments),
            uno::UNO_QUERY_THROW};
}

}  // namespace

Settings read_settings(const Context& context) {
    Settings settings;
    try {
        const auto node = open_node(context, own_node, false);
        rtl::OUString language;
        if (node->getPropertyValue("Language") >>= language)
            settings.language = language_named(from_uno(language));
        uno::Sequence<rtl::OUString> folders;
        if (node->getPropertyValue("RubricFolders") >>= folders)
            for (const rtl::OUString& folder : folders)
                settings.rubric_folders.push_back(path_of(folder));
    } catch (const uno::Exception&) {  // never written, or another office's configuration: the
                                       // defaults hold
    }
    return settings;
}

void write_settings(const Context& context, const Settings& settings) {
    const auto node = open_node(context, own_node, true);
    node->setPropertyValue("Language", uno::Any(to_uno(word_of(settings.language))));
    node->setPropertyValue("RubricFolders", uno::Any(to_uno(settings.rubric_folders)));
    uno::Reference<com::sun::star::util::XChangesBatch>(node, uno::UNO_QUERY_THROW)
        ->commitChanges();
    ++written;
}

unsigned settings_written() { return written; }

Language language_of(const Context& context) {
    if (const auto chosen = read_settings(context).language) return *chosen;
    rtl::OUString locale;
    try {
        open_node(context, "/org.openoffice.Setup/L10N", false)->getPropertyValue("ooLocale") >>=
            locale;
    } catch (const uno::Exception&) {  // no such node: a cut-down office
    }
    return locale.isEmpty() || locale.startsWith("zh") ? Language::zh : Language::en;
}

CommonOptions common_options(const Context& context) {
    CommonOptions options;
    options.rubric_folders = read_settings(context).rubric_folders;
    options.jobs = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    return options;
}

}  // namespace kaoping::office
