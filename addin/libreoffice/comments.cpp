#include "libreoffice/comments.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/lang/IllegalArgumentException.hpp>
#include <com/sun/star/sheet/XCellAddressable.hpp>
#include <com/sun/star/sheet/XSheetAnnotation.hpp>
#include <com/sun/star/sheet/XSheetAnnotationAnchor.hpp>
#include <com/sun/star/sheet/XSheetAnnotationsSupplier.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/text/XSimpleText.hpp>
#include <com/sun/star/util/CellProtection.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include <map>
#include <utility>

#include "libreoffice/settings.hpp"
#include "libreoffice/uno_text.hpp"
#include "model/cells.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping::office {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
namespace table = com::sun::star::table;
using com::sun::star::container::XIndexAccess;
using com::sun::star::frame::XModel;
using com::sun::star::text::XSimpleText;

namespace {

using Texts = comments::Texts<std::pair<sal_Int32, sal_Int32>,
                              std::string>;  // by row and column of one sheet

comments::OwnPart<std::string> own_part(Language language) {
    const auto marks = [](Language spoken) {
        return comments::Marks<std::string>{pick(words("office-comment-mark"), spoken),
                                            pick(words("office-comment-end"), spoken)};
    };
    return {marks(language), marks(language == Language::en ? Language::zh : Language::en)};
}

// Takes a protection without a password off a sheet for a while.
class Unprotected {
public:
    explicit Unprotected(const uno::Reference<sheet::XSpreadsheet>& page)
        : sheet_(page, uno::UNO_QUERY) {
        if (!sheet_.is() || !sheet_->isProtected()) return;
        try {
            sheet_->unprotect({});
        } catch (const com::sun::star::lang::IllegalArgumentException&) {  // it has a password
        }
        lifted_ = !sheet_->isProtected();
    }
    Unprotected(const Unprotected&) = delete;
    Unprotected& operator=(const Unprotected&) = delete;
    ~Unprotected() {
        try {
            if (lifted_) sheet_->protect({});
        } catch (const uno::Exception&) {  // the document is closed
        }
    }
    bool still_protected() const { return sheet_.is() && sheet_->isProtected(); }

private:
    uno::Reference<com::sun::star::util::XProtectable> sheet_;
    bool lifted_ = false;
};

class SheetComments {
public:
    SheetComments(const uno::Reference<sheet::XSpreadsheet>& page, sal_Int16 number,
                  Language language)
        : page_(page),
          number_(number),
          own_(own_part(language)),
          comments_(uno::Reference<sheet::XSheetAnnotationsSupplier>(page, uno::UNO_QUERY_THROW)
                        ->getAnnotations()) {}

    // `ours`: what is found now.
    comments::Count write(const Texts& ours) {
        const Texts before = texts();
        const Texts wanted = own_.wanted(before, ours);
        if (const Texts changes = comments::changes(before, wanted); !changes.empty())
            change(changes, before);
        return comments::counted(texts(), wanted, ours);
    }

private:
    Texts texts() const {
        Texts found;
        const uno::Reference<XIndexAccess> all(comments_, uno::UNO_QUERY_THROW);
        for (sal_Int32 i = 0; i < all->getCount(); ++i) {
            const uno::Reference<sheet::XSheetAnnotation> one(all->getByIndex(i),
                                                              uno::UNO_QUERY_THROW);
            const auto at = one->getPosition();
            found[{at.Row, at.Column}] =
                from_uno(uno::Reference<XSimpleText>(one, uno::UNO_QUERY_THROW)->getString());
        }
        return found;
    }

    void change(const Texts& changes, const Texts& before) {
        const Unprotected page(page_);
        for (const auto& [at, text] : changes) {
            const auto cell = page_->getCellByPosition(at.second, at.first);
            if (page.still_protected() && locked(cell)) continue;
            if (text.empty()) remove(at);
            else if (before.contains(at)) rewrite(cell, text);
            else
                comments_->insertNew(table::CellAddress(number_, at.second, at.first),
                                     to_uno(text));
        }
    }

    static bool locked(const uno::Reference<table::XCell>& cell) {
        com::sun::star::util::CellProtection protection;
        uno::Reference<com::sun::star::beans::XPropertySet>(cell, uno::UNO_QUERY_THROW)
            ->getPropertyValue("CellProtection") >>= protection;
        return protection.IsLocked;
    }

    // Its author stays.
    static void rewrite(const uno::Reference<table::XCell>& cell, const std::string& text) {
        const uno::Reference<sheet::XSheetAnnotationAnchor> anchor(cell, uno::UNO_QUERY_THROW);
        uno::Reference<XSimpleText>(anchor->getAnnotation(), uno::UNO_QUERY_THROW)
            ->setString(to_uno(text));
    }

    void remove(const Texts::key_type& at) {
        const uno::Reference<XIndexAccess> all(comments_, uno::UNO_QUERY_THROW);
        for (sal_Int32 i = 0; i < all->getCount(); ++i) {
            const auto position =
                uno::Reference<sheet::XSheetAnnotation>(all->getByIndex(i), uno::UNO_QUERY_THROW)
                    ->getPosition();
            if (position.Row == at.first && position.Column == at.second)
                return comments_->removeByIndex(i);
        }
    }

    uno::Reference<sheet::XSpreadsheet> page_;
    sal_Int16 number_;
    comments::OwnPart<std::string> own_;
    uno::Reference<sheet::XSheetAnnotations> comments_;
};

// By sheet.
std::map<sal_Int16, Texts> texts_of(const uno::Reference<XModel>& document,
                                    const std::vector<Finding>& findings, Language language) {
    std::map<sal_Int16, Texts> texts;
    for (const Finding& finding : findings) {
        if (finding.severity == Severity::info) continue;
        const uno::Reference<sheet::XCellAddressable> cell(cell_of(document, finding.cell),
                                                           uno::UNO_QUERY);
        if (!cell.is()) continue;
        const auto at = cell->getCellAddress();
        std::string& text = texts[at.Sheet][{at.Row, at.Column}];
        text += (text.empty() ? "" : "\n") + pick(describe(finding, ""), language);
    }
    return texts;
}

}  // namespace

uno::Reference<table::XCell> cell_of(const uno::Reference<XModel>& document,
                                     const std::string& address) {
    const auto mark = address.rfind('!');
    if (mark == std::string::npos) return nullptr;
    const auto at = from_a1(address.substr(mark + 1));
    const uno::Reference<sheet::XSpreadsheetDocument> book(document, uno::UNO_QUERY);
    if (!at || !book.is()) return nullptr;
    const rtl::OUString name = to_uno(address.substr(0, mark));
    const uno::Reference<com::sun::star::container::XNameAccess> sheets(book->getSheets(),
                                                                        uno::UNO_QUERY_THROW);
    if (!sheets->hasByName(name)) return nullptr;
    const uno::Reference<sheet::XSpreadsheet> page(sheets->getByName(name), uno::UNO_QUERY_THROW);
    return page->getCellByPosition(static_cast<sal_Int32>(at->column),
                                   static_cast<sal_Int32>(at->row));
}

comments::Count write_comments(const uno::Reference<XModel>& document,
                               const std::vector<Finding>& findings, Language language) {
    comments::Count count;
    auto texts = texts_of(document, findings, language);
    const uno::Reference<XIndexAccess> sheets(
        uno::Reference<sheet::XSpreadsheetDocument>(document, uno::UNO_QUERY_THROW)->getSheets(),
        uno::UNO_QUERY_THROW);
    for (sal_Int32 i = 0; i < sheets->getCount(); ++i) {
        const auto number = static_cast<sal_Int16>(i);
        const uno::Reference<sheet::XSpreadsheet> page(sheets->getByIndex(i), uno::UNO_QUERY_THROW);
        const comments::Count here = SheetComments(page, number, language).write(texts[number]);
        count.written += here.written;
        count.refused += here.refused;
    }
    return count;
}

}  // namespace kaoping::office
