#include "reports/returned/xml_outline.hpp"

#include <expat.h>

#include <algorithm>
#include <limits>
#include <memory>
#include <new>

#include "model/ascii.hpp"

namespace kaoping {

namespace {

constexpr char separator = '\n';  // no namespace holds one

struct Scan {
    XML_Parser parser = nullptr;
    std::string_view text;
    std::vector<XmlElement>& elements;
    int wanted_depth;
    std::string_view closed;
    int depth = 0;
    int closed_depth = 0;  // of the open element into which nobody looks; 0: none
    std::vector<std::size_t> open;
    bool refused = false;

    void refuse() {
        refused = true;
        XML_StopParser(parser, XML_FALSE);
    }

    std::size_t offset() const { return static_cast<std::size_t>(XML_GetCurrentByteIndex(parser)); }
    std::size_t count() const { return static_cast<std::size_t>(XML_GetCurrentByteCount(parser)); }
};

// "namespace\nlocal\nprefix", "namespace\nlocal" or "local".
void split_name(std::string_view name, XmlElement& element) {
    const std::size_t first = name.find(separator);
    if (first == std::string_view::npos) {
        element.local = name;
        return;
    }
    element.space = name.substr(0, first);
    const std::size_t second = name.find(separator, first + 1);
    element.local =
        name.substr(first + 1, second == std::string_view::npos ? second : second - first - 1);
    if (second != std::string_view::npos)
        element.prefix = std::string(name.substr(second + 1)) + ":";
}

void XMLCALL on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
    Scan& scan = *static_cast<Scan*>(user);
    ++scan.depth;
    if (scan.depth > scan.wanted_depth || scan.closed_depth != 0) return;
    XmlElement element;
    split_name(name, element);
    element.depth = scan.depth;
    element.begin = scan.offset();
    element.inner = element.begin + scan.count();
    element.self_closing = scan.text.substr(element.inner - 2, 2) == "/>";
    element.parent = scan.open.empty() ? 0 : scan.open.back();
    for (; *attributes != nullptr; attributes += 2) {
        XmlElement attribute;
        split_name(attributes[0], attribute);
        element.attributes.emplace_back(attribute.local, attributes[1]);
    }
    if (!scan.closed.empty() && element.local == scan.closed) scan.closed_depth = scan.depth;
    scan.open.push_back(scan.elements.size());
    scan.elements.push_back(std::move(element));
}

void XMLCALL on_end(void* user, const XML_Char*) {
    Scan& scan = *static_cast<Scan*>(user);
    const int depth = scan.depth--;
    if (depth > scan.wanted_depth || (scan.closed_depth != 0 && depth != scan.closed_depth)) return;
    scan.closed_depth = 0;
    XmlElement& element = scan.elements[scan.open.back()];
    scan.open.pop_back();
    element.inner_end = element.self_closing ? element.inner : scan.offset();
    element.end = element.self_closing ? element.inner : element.inner_end + scan.count();
}

void XMLCALL on_doctype(void* user, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    static_cast<Scan*>(user)->refuse();
}

void XMLCALL on_declaration(void* user, const XML_Char*, const XML_Char* encoding, int) {
    if (encoding == nullptr) return;
    std::string name(encoding);
    std::transform(name.begin(), name.end(), name.begin(), ascii_lower);
    if (name != "utf-8" && name != "utf8") static_cast<Scan*>(user)->refuse();
}

}  // namespace

const std::string* XmlElement::attribute(std::string_view name) const {
    const auto found = std::find_if(attributes.begin(), attributes.end(),
                                    [&](const auto& a) { return a.first == name; });
    return found == attributes.end() ? nullptr : &found->second;
}

std::optional<XmlOutline> XmlOutline::parse(std::string_view text, int depth,
                                            std::string_view closed) {
    // UTF-16, which expat would read too, has zeros; the bytes of an ASCII letter have none in any
    // other encoding.
    if (text.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()) ||
        text.find('\0') != std::string_view::npos)
        return std::nullopt;
    XmlOutline outline;
    const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(
        XML_ParserCreateNS(nullptr, separator), &XML_ParserFree);
    if (!parser) throw std::bad_alloc();
    Scan scan{parser.get(), text, outline.elements_, depth, closed};
    XML_SetReturnNSTriplet(parser.get(), 1);
    XML_SetUserData(parser.get(), &scan);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
    XML_SetXmlDeclHandler(parser.get(), on_declaration);
    const auto status =
        XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
    if (status != XML_STATUS_OK || scan.refused) return std::nullopt;
    return outline;
}

const XmlElement* XmlOutline::child(const XmlElement& parent, std::string_view local) const {
    for (const XmlElement* element : children(parent))
        if (element->local == local) return element;
    return nullptr;
}

std::vector<const XmlElement*> XmlOutline::children(const XmlElement& parent) const {
    std::vector<const XmlElement*> found;
    const std::size_t index = index_of(parent);
    for (std::size_t i = index + 1; i < elements_.size() && elements_[i].begin < parent.end; ++i)
        if (elements_[i].parent == index) found.push_back(&elements_[i]);
    return found;
}

void TextEdits::replace(std::size_t from, std::size_t to, std::string what) {
    edits_.push_back({from, to, std::move(what)});
}

void TextEdits::append(const XmlElement& element, const std::string& children) {
    if (children.empty()) return;
    if (!element.self_closing) return insert(element.inner_end, children);
    replace(element.inner - 2, element.inner,
            ">" + children + "</" + element.prefix + element.local + ">");
}

std::string TextEdits::apply() {
    std::stable_sort(edits_.begin(), edits_.end(),
                     [](const Edit& a, const Edit& b) { return a.from < b.from; });
    std::string result;
    std::size_t at = 0;
    for (const Edit& edit : edits_) {
        result += text_.substr(at, edit.from - at);
        result += edit.what;
        at = edit.to;
    }
    result += text_.substr(at);
    return result;
}

std::string xml_escaped(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        switch (c) {
            case '&': escaped += "&amp;"; break;
            case '<': escaped += "&lt;"; break;
            case '>': escaped += "&gt;"; break;
            case '"': escaped += "&quot;"; break;
            case '\t':
            case '\n': escaped += c; break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20) escaped += c;
        }
    }
    return escaped;
}

}  // namespace kaoping
