#include "windows/excel/comments.hpp"

#include <map>
#include <utility>

#include "windows/excel/protection.hpp"

namespace kaoping::excel {

namespace {

using Texts = comments::Texts<std::wstring, std::wstring>;  // by address of one sheet, A1

comments::OwnPart<std::wstring> own_part(Language language) {
    const auto marks = [](Language spoken) {
        return comments::Marks<std::wstring>{said("office-comment-mark", spoken),
                                             said("office-comment-end", spoken)};
    };
    return {marks(language), marks(language == Language::zh ? Language::en : Language::zh)};
}

std::wstring address_of(const Object& cell) {
    return cell.text(L"Address", {Variant(false), Variant(false)});
}

class SheetComments {
public:
    SheetComments(Object sheet, Language language)
        : sheet_(std::move(sheet)), own_(own_part(language)) {}

    // `ours`: what is found now.
    comments::Count write(const Texts& ours) {
        const Texts before = texts();
        const Texts wanted = own_.wanted(before, ours);
        if (const Texts changes = comments::changes(before, wanted); !changes.empty())
            change(changes);
        return comments::counted(texts(), wanted, ours);
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
    comments::OwnPart<std::wstring> own_;
};

// The findings by sheet. A cell that is written otherwise ($A$1, a merged one) is reported as the
// office does.
std::map<std::wstring, Texts> texts_of(const Object& workbook,
                                       const std::vector<CellFinding>& findings) {
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

comments::Count write_comments(const Object& workbook, const std::vector<CellFinding>& findings,
                               Language language) {
    auto texts = texts_of(workbook, findings);
    comments::Count count;
    const Object sheets = workbook.object(L"Worksheets");
    for (long at = 1, all = sheets.number(L"Count"); at <= all; ++at) {
        const Object sheet = sheets.object(L"Item", {Variant(at)});
        const comments::Count here =
            SheetComments(sheet, language).write(texts[sheet.text(L"Name")]);
        count.written += here.written;
        count.refused += here.refused;
    }
    return count;
}

}  // namespace kaoping::excel
