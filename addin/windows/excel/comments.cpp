#include "windows/excel/comments.hpp"

#include <algorithm>
#include <map>

#include "windows/excel/protection.hpp"

namespace kaoping::excel {

namespace {

using Texts = std::map<std::wstring, std::wstring>;  // by address of one sheet, A1

// Where our part of a comment begins: at a line that is the mark, in either language.
std::size_t own_part(const std::wstring& text) {
    std::size_t found = std::wstring::npos;
    for (const Language language : {Language::zh, Language::en}) {
        const std::wstring mark = said("office-comment-mark", language);
        for (std::size_t at = text.find(mark); at != std::wstring::npos; at = text.find(mark, at + 1)) {
            const std::size_t end = at + mark.size();
            const bool begins = at == 0 || text[at - 1] == L'\n' || text[at - 1] == L'\r';
            const bool ends = end == text.size() || text[end] == L'\n' || text[end] == L'\r';
            if (begins && ends) found = std::min(found, at);
        }
    }
    return found;
}

// What people wrote.
std::wstring without_own(const std::wstring& text) {
    const std::size_t at = own_part(text);
    if (at == std::wstring::npos) return text;
    std::wstring kept = text.substr(0, at);
    if (!kept.empty()) kept.pop_back();
    return kept;
}

std::wstring address_of(const Object& cell) { return cell.text(L"Address", {Variant(false), Variant(false)}); }

class SheetComments {
public:
    SheetComments(Object sheet, std::wstring mark) : sheet_(std::move(sheet)), mark_(std::move(mark)) {}

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
            all += (all.empty() ? L"" : L"\n") + mark_ + L"\n" + text;
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
    std::wstring mark_;
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
        const CommentCount here = SheetComments(sheet, said("office-comment-mark", language)).write(texts[sheet.text(L"Name")]);
        count.written += here.written;
        count.refused += here.refused;
    }
    return count;
}

}  // namespace kaoping::excel
