#include "reports/returned/comments.hpp"

#include <algorithm>
#include <set>

#include "reports/returned/xml_outline.hpp"

namespace kaoping {

namespace {

constexpr std::string_view strict_root = "http://purl.oclc.org/ooxml/";

// One `comment` element of the part: what stands in its text, and where more can be said.
struct Standing {
    const XmlElement* text = nullptr;
    const XmlElement* plain = nullptr;  // a text without runs
    const XmlElement* last_run = nullptr;
};

Standing standing_of(const XmlOutline& outline, const XmlElement& comment) {
    Standing standing{outline.child(comment, "text"), nullptr, nullptr};
    if (standing.text == nullptr) return standing;
    for (const XmlElement* part : outline.children(*standing.text)) {
        if (part->local == "t") standing.plain = part;
        if (part->local == "r") standing.last_run = part;
    }
    return standing;
}

std::string run(const std::string& prefix, std::string_view text) {
    return "<" + prefix + "r><" + prefix + "rPr><" + prefix + "sz val=\"9\"/></" + prefix +
           "rPr><" + prefix + "t xml:space=\"preserve\">" + xml_escaped(text) + "</" + prefix +
           "t></" + prefix + "r>";
}

bool extend(TextEdits& edits, const Standing& standing, const std::string& prefix,
            const std::string& remark) {
    if (standing.text == nullptr) return false;
    if (standing.last_run != nullptr)
        edits.insert(standing.last_run->end, run(prefix, "\n" + remark));
    else if (standing.plain != nullptr) edits.append(*standing.plain, xml_escaped("\n" + remark));
    else if (standing.text->self_closing) edits.append(*standing.text, run(prefix, remark));
    else edits.insert(standing.text->inner, run(prefix, remark));
    return true;
}

// The index of the author, who is added when new.
std::size_t author_index(const XmlOutline& outline, const XmlElement& authors, std::string_view xml,
                         const std::string& author, TextEdits& edits) {
    std::size_t index = 0;
    const std::string escaped = xml_escaped(author);
    for (const XmlElement* known : outline.children(authors)) {
        if (known->local != "author") continue;
        if (xml.substr(known->inner, known->inner_end - known->inner) == escaped) return index;
        ++index;
    }
    const std::string& p = authors.prefix;
    edits.append(authors, "<" + p + "author>" + escaped + "</" + p + "author>");
    return index;
}

}  // namespace

Dialect dialect_of(std::string_view main_namespace) {
    if (main_namespace.starts_with(strict_root))
        return {std::string(main_namespace),
                std::string(strict_root) + "officeDocument/relationships"};
    return {"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"};
}

std::string new_comments(const Dialect& dialect) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"" +
           dialect.main + "\"><authors></authors><commentList></commentList></comments>";
}

std::optional<CommentsText> add_comments(std::string_view xml, const Remarks& remarks,
                                         std::string_view author) {
    const auto outline = XmlOutline::parse(xml, 5);
    if (!outline || outline->root().local != "comments") return std::nullopt;
    const XmlElement* authors = outline->child(outline->root(), "authors");
    const XmlElement* list = outline->child(outline->root(), "commentList");
    if (authors == nullptr || list == nullptr) return std::nullopt;

    CommentsText result;
    TextEdits edits(xml);
    std::set<Position> said;
    const std::string& p = list->prefix;
    for (const XmlElement* comment : outline->children(*list)) {
        const std::string* ref = comment->attribute("ref");
        const auto at = ref == nullptr ? std::nullopt : from_a1(*ref);
        if (comment->local != "comment" || !at) continue;
        result.standing.push_back(*at);
        const auto remark = remarks.find(*at);
        if (remark == remarks.end() || said.contains(*at)) continue;
        if (extend(edits, standing_of(*outline, *comment), p, remark->second)) said.insert(*at);
    }
    std::string added;
    std::string id;
    for (const auto& [at, remark] : remarks) {
        if (said.contains(at)) continue;
        if (id.empty())
            id = std::to_string(author_index(*outline, *authors, xml, std::string(author), edits));
        added += "<" + p + "comment ref=\"" + to_a1(at) + "\" authorId=\"" + id + "\"><" + p +
                 "text>" + run(p, remark) + "</" + p + "text></" + p + "comment>";
        result.added.push_back(at);
    }
    edits.append(*list, added);
    result.xml = edits.apply();
    return result;
}

}  // namespace kaoping
