#include "windows/excel/comments.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "windows/excel/protection.hpp"

namespace kaoping::excel {

namespace {

using Texts = std::map<std::wstring, std::wstring>;  // by address of one sheet, A1

bool is_line(std::wstring_view line, Code code) {
    if (line.ends_with(L'\r')) line.remove_suffix(1);
    return line == said(code, Language::zh) || line == said(code, Language::en);
}

// What people wrote: all but our parts, from a line that is the mark to the one that ends it. Without that one all that follows
// is ours.
std::wstring without_own(const std::wstring& text) {
    std::wstring kept;
    bool own = false, first = true;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(L'\n', at), text.size());
        const std::wstring_view line = std::wstring_view(text).substr(at, end - at);
        at = end + 1;
        if (own) {
            own = !is_line(line, "office-comment-end");
        } else if (is_line(line, "office-comment-mark")) {
            own = true;
        } else {
            if (!std::exchange(first, false)) kept += L'\n';
            kept += line;
        }
    }
    return kept;
}

std::wstring address_of(const Object& cell) { return cell.text(L"Address", {Variant(false), Variant(false)}); }

class SheetComments {
public:
    SheetComments(Object sheet, Language language) : sheet_(std::move(sheet)), language_(language) {}

    // `ours`: what is found now.
    CommentCount write(const Texts& ours) {
        const Texts before = texts();
        const Texts wanted = together(before, ours);
        Texts changes;
        for (const auto& [cell, text] : wanted)
            if (const auto now = before.find(cell); now == before.end() || now->second != text) changes[cell] = text;
        if (!changes.empty()) change(changes);
        const Texts after = texts();
        CommentCount count;
        for (const auto& [cell, text] : ours) {
            const auto now = after.find(cell);
            ++(now != after.end() && now->second == wanted.at(cell) ? count.written : count.refused);
        }
        return count;
    }

private:
    Texts texts() const {
        Texts found;
        const Object all = sheet_.object(L"Comments");
        for (long at = 1, count = all.number(L"Count"); at <= count; ++at) {
            const Object comment = all.object(L"Item", {Variant(at)});
            found[address_of(comment.object(L"Parent"))] = comment.text(L"Text");
        }
        return found;
    }

    // What the comments shall be; empty: none.
    Texts together(const Texts& before, const Texts& ours) const {
        Texts wanted;
        for (const auto& [cell, text] : before) wanted[cell] = without_own(text);
        for (const auto& [cell, text] : ours) {
            std::wstring& all = wanted[cell];
            all += (all.empty() ? L"" : L"\n") + said("office-comment-mark", language_) + L"\n" + text + L"\n" + said("office-comment-end", language_);
        }
        return wanted;
    }

    void change(const Texts& changes) const {
        const Unprotected protection(sheet_);
        if (protection.has_password()) return;
        for (const auto& [cell, text] : changes) {
            try {
                put(sheet_.object(L"Range", {Variant(cell)}), text);
            } catch (const Failure&) {  // a threaded comment stands there; counted as refused
            }
        }
    }

    static void put(const Object& cell, const std::wstring& text) {
        const Object comment = cell.object(L"Comment");
        if (!comment) {
            if (!text.empty()) cell.call(L"AddComment", {Variant(text)});
        } else if (text.empty()) {
            comment.call(L"Delete");
        } else {
            comment.call(L"Text", {Variant(text)});
        }
    }

    Object sheet_;
    Language language_;
};

// The findings by sheet. A cell that is written otherwise ($A$1, a merged one) is told as the office does.
std::map<std::wstring, Texts> texts_of(const Object& workbook, const std::vector<CellFinding>& findings) {
    std::map<std::wstring, Texts> texts;
    for (const CellFinding& finding : findings) {
        if (finding.severity == L"info") continue;
        const Object cell = range_of(workbook, finding.sheet, finding.cell);
        if (!cell) continue;
        std::wstring& text = texts[finding.sheet][address_of(cell)];
        text += (text.empty() ? L"" : L"\n") + finding.message;
    }
    return texts;
}

}  // namespace

CommentCount write_comments(const Object& workbook, const std::vector<CellFinding>& findings, Language language) {
    auto texts = texts_of(workbook, findings);
    CommentCount count;
    const Object sheets = workbook.object(L"Worksheets");
    for (long at = 1, all = sheets.number(L"Count"); at <= all; ++at) {
        const Object sheet = sheets.object(L"Item", {Variant(at)});
        const CommentCount here = SheetComments(sheet, language).write(texts[sheet.text(L"Name")]);
        count.written += here.written;
        count.refused += here.refused;
    }
    return count;
}

}  // namespace kaoping::excel
