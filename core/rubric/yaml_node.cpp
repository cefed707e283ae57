#include "rubric/yaml_node.hpp"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

#include "text/normal.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

constexpr std::size_t max_yaml_depth = 40;

std::vector<std::size_t> starts_of_lines(std::string_view text) {
    std::vector<std::size_t> starts{0};
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\n') starts.push_back(i + 1);
    return starts;
}

YamlPlace place_at(const YamlFile& file, std::size_t offset) {
    const auto after = std::upper_bound(file.line_starts.begin(), file.line_starts.end(), offset);
    const auto line = after - file.line_starts.begin();
    const std::size_t start = *(after - 1);
    const auto is_lead = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
    const std::string_view before = std::string_view(file.text).substr(start, offset - start);
    return {file.name, static_cast<int>(line),
            static_cast<int>(std::count_if(before.begin(), before.end(), is_lead)) + 1};
}

// Thrown while building, caught in parse_yaml.
struct NotSupported {
    YAML::Mark mark;
    std::string what;
};

class Builder : public YAML::EventHandler {
public:
    explicit Builder(const YamlFile& file) : file_(file) {}

    YamlNode root;

    void OnDocumentStart(const YAML::Mark& mark) override {
        if (++documents_ > 1) throw NotSupported{mark, "---"};
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        add(node(mark, "?", anchor, YamlNode::Kind::null));
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { throw NotSupported{mark, "*"}; }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        YamlNode scalar = node(mark, tag, anchor, YamlNode::Kind::scalar);
        scalar.text = value;
        add(std::move(scalar));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(node(mark, tag, anchor, YamlNode::Kind::sequence));
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(node(mark, tag, anchor, YamlNode::Kind::map));
    }
    void OnMapEnd() override { close(); }

    std::size_t offset(const YAML::Mark& mark) const {
        if (mark.line < 0 || static_cast<std::size_t>(mark.line) >= file_.line_starts.size())
            return file_.text.size();
        const std::size_t start = file_.line_starts[static_cast<std::size_t>(mark.line)];
        return std::min(start + static_cast<std::size_t>(std::max(mark.column, 0)),
                        file_.text.size());
    }

private:
    YamlNode node(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  YamlNode::Kind kind) const {
        if (anchor != 0) throw NotSupported{mark, "&"};
        if (!tag.empty() && tag != "?" && tag != "!") throw NotSupported{mark, "!"};
        YamlNode made;
        made.kind = kind;
        made.file = &file_;
        made.offset = offset(mark);
        return made;
    }
    void open(YamlNode made) {
        open_.push_back(std::move(made));
        if (open_.size() > max_yaml_depth) throw NotSupported{YAML::Mark(), "[[["};
    }
    void close() {
        YamlNode done = std::move(open_.back());
        open_.pop_back();
        add(std::move(done));
    }
    void add(YamlNode made) {
        if (open_.empty()) {
            root = std::move(made);
            return;
        }
        YamlNode& parent = open_.back();
        const bool is_key =
            parent.kind == YamlNode::Kind::map && parent.keys.size() == parent.items.size();
        (is_key ? parent.keys : parent.items).push_back(std::move(made));
    }

    const YamlFile& file_;
    std::vector<YamlNode> open_;
    int documents_ = 0;
};

RubricDefect defect(const YamlPlace& place, FindingCode code, std::string found) {
    return {Severity::error, place.file, place.line,
            place.column,    code,       {{"found", same(std::move(found))}}};
}

}  // namespace

YamlPlace YamlNode::place() const {
    return file == nullptr ? YamlPlace{} : place_at(*file, offset);
}

YamlPlace YamlNode::place_in(int bytes) const {
    if (file == nullptr || kind != Kind::scalar || bytes <= 0) return place();
    std::size_t begin = offset;
    if (begin < file->text.size() && (file->text[begin] == '"' || file->text[begin] == '\''))
        ++begin;
    const auto length = std::min(static_cast<std::size_t>(bytes), text.size());
    const bool as_spelt = begin + length <= file->text.size() &&
                          file->text.compare(begin, length, text, 0, length) == 0;
    return as_spelt ? place_at(*file, begin + length) : place();
}

const YamlNode* YamlNode::find(std::string_view key) const {
    for (std::size_t i = 0; i < keys.size() && i < items.size(); ++i)
        if (keys[i].kind == Kind::scalar && keys[i].text == key) return &items[i];
    return nullptr;
}

std::variant<YamlDocument, RubricDefect> parse_yaml(std::string name, std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    auto file = std::make_unique<const YamlFile>(
        YamlFile{std::move(name), std::string(text), starts_of_lines(text)});
    // The library would take a text that begins with zeros for UTF-16 or UTF-32.
    if (!is_valid_utf8(text) || text.find('\0') != std::string_view::npos)
        return defect({file->name, 0, 0}, "rubric-not-utf8", "");
    Builder builder(*file);
    try {
        std::istringstream stream(file->text);
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder)) {
        }
    } catch (const NotSupported& found) {
        return defect(place_at(*file, builder.offset(found.mark)), "rubric-yaml-feature",
                      found.what);
    } catch (const YAML::Exception& broken) {
        // Which quotes single bytes of the text.
        return defect(place_at(*file, builder.offset(broken.mark)), "rubric-yaml",
                      unicode::well_formed(broken.msg));
    }
    return YamlDocument{std::move(file), std::move(builder.root)};
}

}  // namespace kaoping
