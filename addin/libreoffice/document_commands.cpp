#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/sheet/XCellAddressable.hpp>
#include <com/sun/star/sheet/XSheetAnnotationsSupplier.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include <filesystem>

#include "job/paths.hpp"
#include "libreoffice/command_set.hpp"
#include "libreoffice/dialogs.hpp"
#include "libreoffice/engine.hpp"
#include "libreoffice/uno_text.hpp"
#include "model/cells.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping::office {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
using com::sun::star::frame::XModel;

void open_document(const Call& call, const std::string& path) {
    com::sun::star::frame::Desktop::create(call.context)->loadComponentFromURL(url_of(path), "_blank", 0, {});
}

namespace {

// The spreadsheet in the window that asks; null: none, or a text.
uno::Reference<XModel> document_of(const Call& call) {
    if (!call.frame.is() || !call.frame->getController().is()) return nullptr;
    const auto document = call.frame->getController()->getModel();
    return uno::Reference<sheet::XSpreadsheetDocument>(document, uno::UNO_QUERY).is() ? document : nullptr;
}

// The cell a finding names, 指标表!F11; null when it names none of this document.
uno::Reference<com::sun::star::table::XCell> cell_of(const uno::Reference<XModel>& document, const std::string& address) {
    const auto mark = address.rfind('!');
    if (mark == std::string::npos) return nullptr;
    const auto at = from_a1(address.substr(mark + 1));
    const uno::Reference<sheet::XSpreadsheetDocument> book(document, uno::UNO_QUERY);
    if (!at || !book.is()) return nullptr;
    const rtl::OUString name = to_uno(address.substr(0, mark));
    const uno::Reference<com::sun::star::container::XNameAccess> sheets(book->getSheets(), uno::UNO_QUERY_THROW);
    if (!sheets->hasByName(name)) return nullptr;
    const uno::Reference<sheet::XSpreadsheet> page(sheets->getByName(name), uno::UNO_QUERY_THROW);
    return page->getCellByPosition(static_cast<sal_Int32>(at->column), static_cast<sal_Int32>(at->row));
}

void jump(const uno::Reference<XModel>& document, const Finding& finding) {
    const auto cell = cell_of(document, finding.cell);
    const uno::Reference<com::sun::star::view::XSelectionSupplier> view(document->getCurrentController(), uno::UNO_QUERY);
    if (cell.is() && view.is()) view->select(uno::Any(cell));
}

// One comment a cell: what is to be corrected there. Returns how many cells have one now.
int comment(const uno::Reference<XModel>& document, const std::vector<Finding>& findings, const std::string& language) {
    std::map<std::string, std::string> texts;
    for (const Finding& finding : findings) {
        if (finding.severity == Severity::info || finding.cell.empty()) continue;
        std::string& text = texts[finding.cell];
        text += (text.empty() ? "" : "\n") + pick(describe(finding, ""), language);
    }
    int count = 0;
    for (const auto& [address, text] : texts) {
        const uno::Reference<sheet::XCellAddressable> cell(cell_of(document, address), uno::UNO_QUERY);
        if (!cell.is()) continue;
        const auto at = cell->getCellAddress();
        const uno::Reference<com::sun::star::container::XIndexAccess> sheets(
            uno::Reference<sheet::XSpreadsheetDocument>(document, uno::UNO_QUERY_THROW)->getSheets(), uno::UNO_QUERY_THROW);
        const uno::Reference<sheet::XSheetAnnotationsSupplier> page(sheets->getByIndex(at.Sheet), uno::UNO_QUERY_THROW);
        page->getAnnotations()->insertNew(at, to_uno(text));
        ++count;
    }
    return count;
}

ScoreRun run_document(const Call& call, const uno::Reference<XModel>& document, ScoreOptions options) {
    take_document(call.context, document, options);
    return run_score(options);
}

// The one subject of a run over one document; null and why when it is no form.
const Subject* subject_of(const ScoreRun& run, const Call& call, std::string& why) {
    if (!run.result.unreadable.empty()) {
        const Unreadable& bad = run.result.unreadable.front();
        why = pick(describe(bad.finding, bad.file), language_of(call.context));
        return nullptr;
    }
    return &run.result.rounds.front().subjects.front();
}

void show_findings(const Call& call, const uno::Reference<XModel>& document, const std::vector<Finding>& findings) {
    const std::string language = language_of(call.context);
    std::vector<const Finding*> shown;
    ListWindow window{said(call, "office-check"), said(call, "office-check-text"), {}, {said(call, "office-go"), said(call, "office-comment"), said(call, "office-close")}};
    for (const Severity severity : {Severity::error, Severity::warning, Severity::info})
        for (const Finding& finding : findings) {
            if (finding.severity != severity) continue;
            shown.push_back(&finding);
            const char* code = severity == Severity::error ? "severity-error" : severity == Severity::warning ? "severity-warning" : "severity-info";
            window.lines.push_back("[" + said(call, code) + "] " + pick(describe(finding, ""), language));
        }
    show_list(call, window, [&](int line, int button) {
        if (button == 1) comment(document, findings, language);
        else if (line >= 0) jump(document, *shown[static_cast<std::size_t>(line)]);
        return true;
    });
}

// The graded workbook; of a form that gets none, why.
void show_graded(const Call& call, const ScoreRun& run, const Subject& subject) {
    if (!subject.graded_file.empty()) return open_document(call, to_utf8(to_path(run.output) / to_path(subject.graded_file)));
    const Text& status = words("status-" + std::string(status_name(subject.card.status)));
    const Text text = message("office-not-graded", {{"organisation", same(subject.org_name)}, {"status", status}});
    show_message(call, Message::info, pick(text, language_of(call.context)));
}

}  // namespace

void check_document(const Call& call, const Done& done) {
    const auto document = document_of(call);
    if (!document.is()) return fail(call, said(call, "office-no-spreadsheet"), done);
    ScoreOptions options = asked_options(call);
    options.check_only = true;
    options.write_output = false;
    const ScoreRun run = run_document(call, document, options);
    if (!run.refusals.empty()) return fail(call, said(call, run.refusals), done);
    std::string why;
    const Subject* subject = subject_of(run, call, why);
    if (subject == nullptr) return fail(call, why, done);
    const auto& findings = subject->card.findings;
    if (call.argument("Comments") != nullptr) comment(document, findings, language_of(call.context));
    if (!call.quiet()) {
        if (findings.empty()) show_message(call, Message::info, said(call, "office-check-clean"));
        else show_findings(call, document, findings);
    }
    done({true, results_json(run)});
}

void score_document(const Call& call, const Done& done) {
    const auto document = document_of(call);
    if (!document.is()) return fail(call, said(call, "office-no-spreadsheet"), done);
    const auto output = given_or(call, "Output", [&] { return choose_folder(call, said(call, "office-output-folder")); });
    if (!output) return done({false, said(call, "office-cancelled")});
    ScoreOptions options = asked_options(call);
    options.output = path_of(to_uno(*output));
    const ScoreRun run = run_document(call, document, options);
    if (!run.refusals.empty()) return fail(call, said(call, run.refusals), done);
    std::string why;
    const Subject* subject = subject_of(run, call, why);
    if (subject == nullptr) return fail(call, why, done);
    if (!call.quiet()) show_graded(call, run, *subject);
    done({true, results_json(run)});
}

}  // namespace kaoping::office
