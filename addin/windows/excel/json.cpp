#include "windows/excel/json.hpp"

#include "windows/excel/com.hpp"

namespace kaoping::excel {

class JsonReader {
public:
    explicit JsonReader(std::wstring_view text) : text_(text) {}

    Json whole() {
        Json value = any(0);
        if (next() != L'\0') refuse();
        return value;
    }

private:
    static constexpr int deepest = 64;

    [[noreturn]] static void refuse() { throw Failure{HRESULT_FROM_WIN32(ERROR_INVALID_DATA), {}}; }

    wchar_t next() {
        while (at_ < text_.size() && (text_[at_] == L' ' || text_[at_] == L'\n' ||
                                      text_[at_] == L'\r' || text_[at_] == L'\t'))
            ++at_;
        return at_ < text_.size() ? text_[at_] : L'\0';
    }

    bool take(wchar_t mark) {
        if (next() != mark) return false;
        ++at_;
        return true;
    }

    void need(wchar_t mark) {
        if (!take(mark)) refuse();
    }

    Json any(int depth) {
        if (depth > deepest) refuse();
        Json value;
        const wchar_t first = next();
        value.null_ = false;
        if (first == L'{') members(value, depth);
        else if (first == L'[') items(value, depth);
        else if (first == L'"') value.text_ = string();
        else plain(value);
        return value;
    }

    void members(Json& value, int depth) {
        need(L'{');
        if (take(L'}')) return;
        do {
            next();
            std::wstring name = string();
            need(L':');
            value.members_.insert_or_assign(std::move(name), any(depth + 1));
        } while (take(L','));
        need(L'}');
    }

    void items(Json& value, int depth) {
        need(L'[');
        if (take(L']')) return;
        do value.items_.push_back(any(depth + 1));
        while (take(L','));
        need(L']');
    }

    // A number, true, false or null.
    void plain(Json& value) {
        const std::size_t end = std::min(text_.find_first_of(L",]} \r\n\t", at_), text_.size());
        value.text_ = text_.substr(at_, end - at_);
        if (value.text_.empty()) refuse();
        at_ = end;
        value.null_ = value.text_ == L"null";
        if (value.null_) value.text_.clear();
    }

    std::wstring string() {
        need(L'"');
        std::wstring text;
        for (; at_ < text_.size(); ++at_) {
            if (text_[at_] == L'"') {
                ++at_;
                return text;
            }
            text += text_[at_] == L'\\' ? escaped() : text_[at_];
        }
        refuse();
    }

    wchar_t escaped() {
        if (++at_ >= text_.size()) refuse();
        switch (text_[at_]) {
            case L'n': return L'\n';
            case L't': return L'\t';
            case L'r': return L'\r';
            case L'b': return L'\b';
            case L'f': return L'\f';
            case L'u': return unit();
            default: return text_[at_];
        }
    }

    wchar_t unit() {
        unsigned code = 0;
        for (int digit = 0; digit < 4; ++digit) {
            if (++at_ >= text_.size()) refuse();
            const wchar_t mark = text_[at_];
            const bool number = mark >= L'0' && mark <= L'9';
            const auto letter = static_cast<wchar_t>(mark | 0x20);
            if (!number && (letter < L'a' || letter > L'f')) refuse();
            code = code * 16 + static_cast<unsigned>(number ? mark - L'0' : letter - L'a' + 10);
        }
        return static_cast<wchar_t>(code);
    }

    std::wstring_view text_;
    std::size_t at_ = 0;
};

Json Json::parse(std::wstring_view text) { return JsonReader(text).whole(); }

const Json& Json::operator[](const wchar_t* member) const {
    static const Json none;
    const auto found = members_.find(member);
    return found == members_.end() ? none : found->second;
}

}  // namespace kaoping::excel
