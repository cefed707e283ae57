// kaoping_oxt_registration DIR VERSION PLATFORM LICENCE: the files by which the extension tells the
// office what it is, with words from the catalogue and rubrics from templates/.
#include <cctype>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "job/rubrics.hpp"
#include "job/system/paths.hpp"
#include "libreoffice/registration/xml.hpp"
#include "reports/wording/catalogue.hpp"

namespace {

using namespace kaoping;
using namespace kaoping::office;

constexpr const char* calc_only = "com.sun.star.sheet.SpreadsheetDocument";
constexpr const char* everywhere = "";

struct Entry {
    const char* command;  // behind vnd.kaoping:
    MessageCode words;
    const char* context;
    bool in_toolbar;
    bool separator_before;
};
constexpr Entry entries[] = {
    {"newForm", "office-new-form", everywhere, true, false},
    {"check", "office-check", calc_only, true, true},
    {"score", "office-score", calc_only, true, false},
    {"batch", "office-batch", everywhere, true, true},
    {"stop", "office-stop", everywhere, true, false},
    {"status", "office-status", everywhere, false, false},
    {"options", "office-options", everywhere, false, true},
    {"help", "office-help", everywhere, false, false},
    {"about", "office-about", everywhere, false, false},
};

std::string url(const std::string& command) { return "vnd.kaoping:" + command; }

std::string numbered(int number) {
    const std::string digits = std::to_string(number);
    return "m" + std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

void item(Xcu& xcu, const std::string& name, const std::string& command, const Text& title,
          const char* context) {
    xcu.node(name, true)
        .text("URL", command)
        .words("Title", title)
        .text("Target", "_self")
        .text("Context", context)
        .end();
}

void rubric_items(Xcu& xcu) {
    const RubricCatalog catalog;
    xcu.node("Submenu");
    int number = 0;
    for (const RubricListing& rubric : catalog.listing())
        item(xcu, numbered(number++), url("newForm?Rubric=" + rubric.id), rubric.title, everywhere);
    item(xcu, numbered(number++), url("newForm"), words("office-other-rubrics"), everywhere);
    xcu.end();
}

std::string addons() {
    Xcu xcu("org.openoffice.Office", "Addons");
    xcu.node("AddonUI")
        .node("OfficeMenuBar")
        .node("kaoping.menu", true)
        .words("Title", words("office-product"))
        .text("Target", "_self")
        .node("Submenu");
    int number = 0;
    for (const Entry& entry : entries) {
        if (entry.separator_before)
            xcu.node(numbered(number++), true).text("URL", "private:separator").end();
        if (std::string(entry.command) == "newForm") {
            xcu.node(numbered(number++), true)
                .text("URL", url("menu"))
                .words("Title", words(entry.words))
                .text("Target", "_self");
            rubric_items(xcu);
            xcu.end();
        } else {
            item(xcu, numbered(number++), url(entry.command), words(entry.words), entry.context);
        }
    }
    xcu.end().end().end();
    xcu.node("OfficeToolBar").node("kaoping.toolbar", true);
    for (const Entry& entry : entries)
        if (entry.in_toolbar)
            item(xcu, numbered(number++), url(entry.command), words(entry.words),
                 calc_only);  // elsewhere the bar would float
    xcu.end().end();
    xcu.node("Images");
    for (const Entry& entry : entries)
        if (entry.in_toolbar)
            xcu.node(std::string("kaoping.image.") + entry.command, true)
                .text("URL", url(entry.command))
                .node("UserDefinedImages")
                .text("ImageSmallURL", std::string("%origin%/icons/") + entry.command + "_16.png")
                .text("ImageBigURL", std::string("%origin%/icons/") + entry.command + "_26.png")
                .end()
                .end();
    xcu.end().end();
    return xcu.result();
}

std::string protocol_handler() {
    Xcu xcu("org.openoffice.Office", "ProtocolHandler");
    xcu.node("HandlerSet")
        .node("kaoping.impl.Dispatcher", true)
        .text("Protocols", "vnd.kaoping:*")
        .end()
        .end();
    return xcu.result();
}

std::string window_state() {
    Xcu xcu("org.openoffice.Office.UI", "CalcWindowState");
    xcu.node("UIElements")
        .node("States")
        .node("private:resource/toolbar/addon_kaoping.toolbar", true)
        .words("UIName", words("office-product"))
        .end()
        .end()
        .end();
    return xcu.result();
}

struct Function {
    const char* method;
    std::vector<const char*> parameters;  // method names and words have these codes
};

std::string lower(std::string text) {
    for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return text;
}

std::string calc_addins() {
    const Function functions[] = {{"gradeOf", {"rubric", "total"}},
                                  {"pointsOf", {"rubric", "indicator", "value"}},
                                  {"numberOf", {"text"}},
                                  {"creditCode", {"text"}}};
    Xcu xcu("org.openoffice.Office", "CalcAddIns");
    xcu.node("AddInInfo").node("kaoping.Functions", true).node("AddInFunctions");
    for (const Function& function : functions) {
        const std::string code = "function-" + lower(function.method);
        xcu.node(function.method, true)
            .words("DisplayName", words(MessageCode::of(code + "-name")))
            .words("Description", words(MessageCode::of(code + "-text")));
        xcu.text("Category", "Add-In")
            .words("CategoryDisplayName", words("office-category"))
            .words("CompatibilityName", words(MessageCode::of(code + "-name")));
        xcu.node("Parameters");
        for (const char* parameter : function.parameters)
            xcu.node(parameter, true)
                .words("DisplayName", words(MessageCode::of(std::string("function-") + parameter)))
                .words("Description",
                       words(MessageCode::of(std::string("function-") + parameter + "-text")))
                .end();
        xcu.end().end();
    }
    xcu.end().end().end();
    return xcu.result();
}

std::string settings_schema() {
    Xml xml;
    xml.open("oor:component-schema", {{"xmlns:oor", "http://openoffice.org/2001/registry"},
                                      {"xmlns:xs", "http://www.w3.org/2001/XMLSchema"},
                                      {"oor:package", "kaoping"},
                                      {"oor:name", "Settings"},
                                      {"xml:lang", "en-US"}});
    xml.open("component").open("group", {{"oor:name", "Options"}});
    xml.open("prop", {{"oor:name", "Language"}, {"oor:type", "xs:string"}})
        .element("value", {})
        .close();
    xml.open("prop", {{"oor:name", "RubricFolders"}, {"oor:type", "oor:string-list"}})
        .element("value", {})
        .close();
    return xml.close().close().close().result();
}

std::string description(const std::string& version, const std::string& platform) {
    Xml xml;
    xml.open("description", {{"xmlns", "http://openoffice.org/extensions/description/2006"},
                             {"xmlns:d", "http://openoffice.org/extensions/description/2006"},
                             {"xmlns:l", "http://libreoffice.org/extensions/description/2011"},
                             {"xmlns:xlink", "http://www.w3.org/1999/xlink"}});
    xml.element("identifier", {{"value", "kaoping.libreoffice"}})
        .element("version", {{"value", version}})
        .element("platform", {{"value", platform}});
    xml.open("dependencies")
        .element("l:LibreOffice-minimal-version", {{"value", "7.4"}, {"d:name", "LibreOffice 7.4"}})
        .close();
    // Whoever installs it for all users accepts for them.
    xml.open("registration")
        .open("simple-license", {{"accept-by", "admin"},
                                 {"default-license-id", "en"},
                                 {"suppress-on-update", "true"},
                                 {"suppress-if-required", "true"}});
    xml.element("license-text",
                {{"xlink:href", "licence/en.txt"}, {"lang", "en"}, {"license-id", "en"}});
    xml.element("license-text",
                {{"xlink:href", "licence/zh.txt"}, {"lang", "zh-CN"}, {"license-id", "zh"}})
        .close()
        .close();
    const auto both = [&](const char* element, const Text& text) {
        xml.open(element);
        if (std::string(element) == "publisher") {
            xml.element("name", {{"xlink:href", ""}, {"lang", "en"}}, text.en)
                .element("name", {{"xlink:href", ""}, {"lang", "zh-CN"}}, text.zh);
        } else {
            xml.element("name", {{"lang", "en"}}, text.en)
                .element("name", {{"lang", "zh-CN"}}, text.zh);
        }
        xml.close();
    };
    both("display-name", words("office-product"));
    xml.open("icon").element("default", {{"xlink:href", "icons/kaoping_42.png"}}).close();
    xml.open("extension-description")
        .element("src", {{"xlink:href", "description/en.txt"}, {"lang", "en"}})
        .element("src", {{"xlink:href", "description/zh.txt"}, {"lang", "zh-CN"}})
        .close();
    return xml.close().result();
}

std::string components() {
    Xml xml;
    xml.open("components", {{"xmlns", "http://openoffice.org/2010/uno-components"}});
    xml.open("component", {{"loader", "com.sun.star.loader.SharedLibrary"},
                           {"environment", "gcc3"},
                           {"uri", "libkaoping_office.so"}});
    const std::vector<std::vector<std::string>> all{
        {"kaoping.impl.Engine", "kaoping_engine", "kaoping.Engine"},
        {"kaoping.impl.Functions", "kaoping_functions", "kaoping.Functions"},
        {"kaoping.impl.Dispatcher", "kaoping_dispatcher", "com.sun.star.frame.ProtocolHandler"}};
    for (const auto& one : all)
        xml.open("implementation", {{"name", one[0]}, {"constructor", one[1]}})
            .element("service", {{"name", one[2]}})
            .close();
    return xml.close().close().result();
}

std::string manifest(const std::string& platform) {
    Xml xml;
    xml.open("manifest:manifest", {{"xmlns:manifest", "http://openoffice.org/2001/manifest"}});
    const auto file = [&](const std::string& type, const char* path) {
        xml.element("manifest:file-entry",
                    {{"manifest:media-type", "application/vnd.sun.star." + type},
                     {"manifest:full-path", path}});
    };
    file("uno-typelibrary;type=RDB", "kaoping.rdb");
    file("uno-components;platform=" + platform, "kaoping.components");
    file("configuration-schema", "Kaoping.xcs");
    for (const char* data :
         {"Addons.xcu", "ProtocolHandler.xcu", "CalcAddIns.xcu", "CalcWindowState.xcu"})
        file("configuration-data", data);
    return xml.close().result();
}

void put(const std::filesystem::path& file, const std::string& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 5) return 2;
    const auto licence = read_file(to_path(arguments[4]));
    if (!licence) return 2;
    const std::filesystem::path folder = to_path(arguments[1]);
    put(folder / "Addons.xcu", addons());
    put(folder / "ProtocolHandler.xcu", protocol_handler());
    put(folder / "CalcWindowState.xcu", window_state());
    put(folder / "CalcAddIns.xcu", calc_addins());
    put(folder / "Kaoping.xcs", settings_schema());
    put(folder / "kaoping.components", components());
    put(folder / "description.xml", description(arguments[2], lower(arguments[3])));
    put(folder / "META-INF/manifest.xml", manifest(arguments[3]));
    put(folder / "description/zh.txt", words("office-description").zh + "\n");
    put(folder / "description/en.txt", words("office-description").en + "\n");
    put(folder / "licence/zh.txt", words("office-licence").zh + "\n\n" + *licence);
    put(folder / "licence/en.txt", words("office-licence").en + "\n\n" + *licence);
    return 0;
}
