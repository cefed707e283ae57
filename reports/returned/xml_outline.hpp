#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kaoping {

// One element of a part, with the places of its bytes.
struct XmlElement {
    std::string space;   // namespace
    std::string local;   // name without its prefix
    std::string prefix;  // "x:"; empty for the default namespace
    std::vector<std::pair<std::string, std::string>> attributes;  // local name, value
    std::size_t parent = 0;  // index in the outline; the root is its own
    int depth = 1;           // of the root
    std::size_t begin = 0;   // <
    std::size_t inner = 0;   // after the start tag
    std::size_t inner_end = 0;
    std::size_t end = 0;  // after the end tag
    bool self_closing = false;
    const std::string* attribute(std::string_view name) const;  // nullptr: none
};

// Where the upper elements of a part stand, so that its text can be edited and all of it that is
// not concerned stays as it is, byte by byte. UTF-8 only; document types are refused.
class XmlOutline {
public:
    // Elements down to `depth` (1: the root only), none inside those named `closed`. nullopt: not
    // well-formed, or in another encoding.
    static std::optional<XmlOutline> parse(std::string_view text, int depth,
                                           std::string_view closed = {});

    const std::vector<XmlElement>& elements() const { return elements_; }
    const XmlElement& root() const { return elements_.front(); }
    std::size_t index_of(const XmlElement& element) const {
        return static_cast<std::size_t>(&element - elements_.data());
    }
    // The first child of this local name, nullptr when there is none.
    const XmlElement* child(const XmlElement& parent, std::string_view local) const;
    std::vector<const XmlElement*> children(const XmlElement& parent) const;

private:
    std::vector<XmlElement> elements_;
};

// Insertions and replacements in one text, made together.
class TextEdits {
public:
    explicit TextEdits(std::string_view text) : text_(text) {}
    void insert(std::size_t at, std::string what) { replace(at, at, std::move(what)); }
    // Ranges must not overlap.
    void replace(std::size_t from, std::size_t to, std::string what);
    // `children` become the last of the element, which is opened when it closes itself. Once for
    // each element.
    void append(const XmlElement& element, const std::string& children);
    std::string apply();

private:
    struct Edit {
        std::size_t from, to;
        std::string what;
    };
    std::string_view text_;
    std::vector<Edit> edits_;
};

// Text for an element or an attribute in double quotes. Characters that XML cannot hold are left
// out; line ends are kept.
std::string xml_escaped(std::string_view text);

}  // namespace kaoping
