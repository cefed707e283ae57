#include "windows/engine/arguments.hpp"

#include "job/named_options.hpp"
#include "windows/com/late_bound.hpp"
#include "windows/engine/failure.hpp"

namespace kaoping::com {

namespace {

constexpr long most_texts = 100'000;

void append_lines(const std::string& text, std::vector<std::string>& lines) {
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", from), text.size());
        if (end > from) lines.push_back(text.substr(from, end - from));
        from = end + 1;
    }
}

// The elements of an array of JScript: properties 0, 1, ... up to its length.
std::vector<Variant> properties(const Pointer<IDispatch>& array) {
    std::vector<Variant> found;
    Members members;
    const LateBound object(array, members);
    const long length = LateBound::whole(object.property(L"length"), L"length");
    if (length < 0 || length > most_texts) throw CallFailed(DISP_E_OVERFLOW, "length");
    for (long i = 0; i < length; ++i) found.push_back(object.property(std::to_wstring(i).c_str()));
    return found;
}

// What a value that is no list shows in a message.
std::string shown(Variant value) {
    return value.change_to(VT_BSTR) ? value.text() : "VARIANT " + std::to_string(value.type());
}

std::vector<Variant> elements_of(const Variant& value, const char* name) {
    if (value.type() & VT_ARRAY) return elements(value.get());
    const Pointer<IDispatch> object = value.object();
    if (!object) refuse_argument(name, shown(value));
    try {
        return properties(object);
    } catch (const CallFailed&) {  // an object that is no array
        refuse_argument(name, "IDispatch");
    }
}

bool is_separator(char letter) { return letter == '\\' || letter == '/'; }

// C:\forms, \\server\share, \\?\C:\forms
bool is_whole(const std::string& path) {
    if (path.size() < 3) return false;
    return (path[1] == ':' && is_separator(path[2])) ||
           (is_separator(path[0]) && is_separator(path[1]));
}

}  // namespace

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    append_lines(text, lines);
    return lines;
}

std::vector<std::string> texts_of(const VARIANT& value, const char* name) {
    const Variant given = Variant::copy_of(value);
    std::vector<std::string> texts;
    if (given.is_missing()) return texts;
    if (given.type() == VT_BSTR) return lines_of(given.text());
    for (const Variant& element : elements_of(given, name)) {
        if (element.is_missing()) continue;
        if (element.type() != VT_BSTR) refuse_argument(name, shown(element));
        append_lines(element.text(), texts);
    }
    return texts;
}

std::string text_of(const VARIANT& value, const char* name) {
    const Variant given = Variant::copy_of(value);
    if (!given.is_missing() && given.type() != VT_BSTR) refuse_argument(name, shown(given));
    return given.text();
}

std::string whole_path(std::string path) {
    if (!path.empty() && !is_whole(path))
        refuse_argument({Severity::error, "engine-part-of-path", "", "", {{"path", same(path)}}});
    return path;
}

std::vector<std::string> whole_paths(std::vector<std::string> paths) {
    for (std::string& path : paths) path = whole_path(std::move(path));
    return paths;
}

void read_options(const VARIANT& value, ScoreOptions& options) {
    for (const std::string& option : texts_of(value, "options")) {
        const std::size_t equals = option.find('=');
        if (equals == std::string::npos) refuse_argument("options", option);
        const std::string name = option.substr(0, equals), given = option.substr(equals + 1);
        const Option* known = find_by_script(name);
        if (known != nullptr && known->is_path()) whole_path(given);
        if (const auto wrong = set_option(options, name, given)) refuse_argument(*wrong);
    }
}

}  // namespace kaoping::com
