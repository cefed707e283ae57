#include "libreoffice/registration/xml.hpp"

namespace kaoping::office {

namespace {

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
            case '&': safe += "&amp;"; break;
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '"': safe += "&quot;"; break;
            default: safe += c;
        }
    }
    return safe;
}

}  // namespace

void Xml::start(std::string_view name, const Attributes& attributes) {
    out_ += std::string(open_.size() * 2, ' ') + "<" + std::string(name);
    for (const auto& [key, value] : attributes) out_ += " " + key + "=\"" + escaped(value) + "\"";
}

Xml& Xml::open(std::string_view name, const Attributes& attributes) {
    start(name, attributes);
    out_ += ">\n";
    open_.emplace_back(name);
    return *this;
}

Xml& Xml::close() {
    const std::string name = open_.back();
    open_.pop_back();
    out_ += std::string(open_.size() * 2, ' ') + "</" + name + ">\n";
    return *this;
}

Xml& Xml::element(std::string_view name, const Attributes& attributes, std::string_view text) {
    start(name, attributes);
    out_ += text.empty() ? "/>\n" : ">" + escaped(text) + "</" + std::string(name) + ">\n";
    return *this;
}

Xcu::Xcu(std::string_view package, std::string_view name) {
    xml_.open("oor:component-data", {{"xmlns:oor", "http://openoffice.org/2001/registry"},
                                     {"xmlns:xs", "http://www.w3.org/2001/XMLSchema"},
                                     {"oor:package", std::string(package)},
                                     {"oor:name", std::string(name)}});
}

Xcu& Xcu::node(std::string_view name, bool replace) {
    Xml::Attributes attributes{{"oor:name", std::string(name)}};
    if (replace) attributes.emplace_back("oor:op", "replace");
    xml_.open("node", attributes);
    return *this;
}

Xcu& Xcu::end() {
    xml_.close();
    return *this;
}

Xcu& Xcu::text(std::string_view property, std::string_view value) {
    xml_.open("prop", {{"oor:name", std::string(property)}}).element("value", {}, value).close();
    return *this;
}

Xcu& Xcu::words(std::string_view property, const Text& value) {
    xml_.open("prop", {{"oor:name", std::string(property)}});
    xml_.element("value", {{"xml:lang", "en-US"}}, value.en)
        .element("value", {{"xml:lang", "zh-CN"}}, value.zh)
        .close();
    return *this;
}

std::string Xcu::result() {
    xml_.close();
    return xml_.result();
}

}  // namespace kaoping::office
