#include "intake/xml.hpp"

#include <expat.h>

#include <charconv>
#include <new>
#include <vector>

namespace kaoping {

namespace {

// A token (tag, comment, attribute) that does not end for this long is an attack: expat scans it
// again with each chunk.
constexpr std::size_t max_silent_bytes = std::size_t{4} << 20U;

}  // namespace

std::string_view local_name(const char* qualified) {
    const char* local = qualified;
    const char* end = qualified;
    for (; *end != '\0'; ++end)
        if (*end == ':' && local == qualified) local = end + 1;
    return {local, static_cast<std::size_t>(end - local)};
}

std::string_view xml_trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\r\n";
    const std::size_t first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

XmlAttributes::Attribute XmlAttributes::Iterator::operator*() const {
    const std::string_view local = local_name(at_[0]);
    return {local, at_[1], local.data() != at_[0]};
}

std::string_view XmlAttributes::get(std::string_view name) const {
    for (const auto& attribute : *this)
        if (!attribute.prefixed && attribute.name == name) return attribute.value;
    return {};
}

std::string_view XmlAttributes::get_prefixed(std::string_view name) const {
    for (const auto& attribute : *this)
        if (attribute.prefixed && attribute.name == name) return attribute.value;
    return {};
}

bool xml_true(std::string_view value) { return value == "1" || value == "true" || value == "on"; }

std::optional<std::size_t> xml_count(std::string_view value, std::size_t max) {
    std::size_t count = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), count);
    if (error != std::errc{} || end != value.data() + value.size() || count > max)
        return std::nullopt;
    return count;
}

struct XmlReader::State {
    State(XmlHandler& h, std::string_view p, std::size_t deepest)
        : handler(h), part(p), max_depth(deepest) {}

    XML_Parser parser = nullptr;
    XmlHandler& handler;
    std::string part;
    std::size_t max_depth;
    std::size_t depth = 0;
    std::size_t skipped_from = 0;         // depth of the element whose subtree is left out; 0: none
    std::vector<std::size_t> alternates;  // depths of the open mc:AlternateContent elements
    std::size_t events = 0;
    std::size_t silent_bytes = 0;
    bool doctype = false;
    bool too_deep = false;
    bool stopped =
        false;  // expat may still report the end of an empty element after it was stopped

    void stop() {
        stopped = true;
        XML_StopParser(parser, XML_FALSE);
    }

    // mc:AlternateContent offers Choices that need a namespace we do not know, then a Fallback: the
    // Fallback's content is read as if it stood there alone.
    bool in_alternate(std::size_t at) const {
        return !alternates.empty() && at == alternates.back() + 1;
    }

    static void XMLCALL on_start(void* user, const XML_Char* name, const XML_Char** attributes) {
        State& s = *static_cast<State*>(user);
        ++s.events;
        ++s.depth;
        if (s.stopped) return;
        if (s.depth > s.max_depth) {
            s.too_deep = true;
            s.stop();
            return;
        }
        if (s.skipped_from != 0) return;
        const std::string_view local = local_name(name);
        if (local == "AlternateContent") {
            s.alternates.push_back(s.depth);
        } else if (s.in_alternate(s.depth)) {
            if (local != "Fallback") s.skipped_from = s.depth;
        } else if (local == "extLst") {
            s.skipped_from = s.depth;
        } else {
            s.handler.start(local, XmlAttributes(attributes));
            if (s.handler.refusal()) s.stop();
        }
    }

    static void XMLCALL on_end(void* user, const XML_Char* name) {
        State& s = *static_cast<State*>(user);
        ++s.events;
        const std::size_t depth = s.depth--;
        if (s.stopped) return;
        if (s.skipped_from != 0) {
            if (s.skipped_from == depth) s.skipped_from = 0;
        } else if (!s.alternates.empty() && s.alternates.back() == depth) {
            s.alternates.pop_back();
        } else if (!s.in_alternate(depth)) {
            s.handler.end(local_name(name));
            if (s.handler.refusal()) s.stop();
        }
    }

    static void XMLCALL on_text(void* user, const XML_Char* text, int size) {
        State& s = *static_cast<State*>(user);
        ++s.events;
        if (s.stopped || s.skipped_from != 0) return;
        s.handler.text({text, static_cast<std::size_t>(size)});
        if (s.handler.refusal()) s.stop();
    }

    static void XMLCALL on_doctype(void* user, const XML_Char*, const XML_Char*, const XML_Char*,
                                   int) {
        State& s = *static_cast<State*>(user);
        s.doctype = true;
        s.stop();
    }
};

XmlReader::XmlReader(XmlHandler& handler, std::string_view part, const ReadLimits& limits)
    : state_(std::make_unique<State>(handler, part, limits.max_depth)) {
    state_->parser = XML_ParserCreate(nullptr);
    if (state_->parser == nullptr) throw std::bad_alloc();
    XML_SetUserData(state_->parser, state_.get());
    XML_SetElementHandler(state_->parser, State::on_start, State::on_end);
    XML_SetCharacterDataHandler(state_->parser, State::on_text);
    XML_SetStartDoctypeDeclHandler(state_->parser, State::on_doctype);
}

XmlReader::~XmlReader() { XML_ParserFree(state_->parser); }

void XmlReader::fail_at_current_line() {
    const std::pair<std::string, Text> part{"part", same(state_->part)};
    const std::string line = std::to_string(XML_GetCurrentLineNumber(state_->parser));
    if (state_->handler.refusal()) {
        refusal_ = state_->handler.refusal();
        refusal_->args.push_back(part);
        refusal_->args.emplace_back("line", same(line));
    } else if (state_->doctype) {
        refusal_ = Refusal{RefusalCode::damaged, "document-type-declaration", {part}};
    } else if (state_->too_deep) {
        refusal_ = Refusal{RefusalCode::too_large,
                           "nested-too-deep",
                           {part, {"limit", same(std::to_string(state_->max_depth))}}};
    } else {
        refusal_ = Refusal{RefusalCode::damaged, "damaged-xml", {part, {"line", same(line)}}};
    }
}

bool XmlReader::take(std::span<const char> chunk) {
    const std::size_t events = state_->events;
    if (XML_Parse(state_->parser, chunk.data(), static_cast<int>(chunk.size()), XML_FALSE) !=
        XML_STATUS_OK) {
        fail_at_current_line();
        return false;
    }
    state_->silent_bytes = state_->events == events ? state_->silent_bytes + chunk.size() : 0;
    if (state_->silent_bytes > max_silent_bytes) {
        fail_at_current_line();
        return false;
    }
    return true;
}

std::optional<Refusal> XmlReader::read_all(std::span<const char> part) {
    if (XML_Parse(state_->parser, part.data(), static_cast<int>(part.size()), XML_TRUE) !=
        XML_STATUS_OK)
        fail_at_current_line();
    return refusal_;
}

std::optional<Refusal> XmlReader::finish() {
    if (!refusal_ && XML_Parse(state_->parser, nullptr, 0, XML_TRUE) != XML_STATUS_OK)
        fail_at_current_line();
    return refusal_;
}

}  // namespace kaoping
