#include <com/sun/star/frame/Desktop.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>

#include <filesystem>

#include "job/system/paths.hpp"
#include "libreoffice/command_set.hpp"
#include "libreoffice/comments.hpp"
#include "libreoffice/dialogs.hpp"
#include "libreoffice/engine.hpp"
#include "libreoffice/uno_text.hpp"
#include "reports/facts/view.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping::office {

namespace uno = com::sun::star::uno;
namespace sheet = com::sun::star::sheet;
using com::sun::star::frame::XModel;

void open_document(const Call& call, const std::string& path) {
    com::sun::star::frame::Desktop::create(call.context)
        ->loadComponentFromURL(url_of(path), "_blank", 0, {});
}

namespace {

// The spreadsheet in the window that asks; null: none, or a text.
uno::Reference<XModel> document_of(const Call& call) {
    if (!call.frame.is() || !call.frame->getController().is()) return nullptr;
    const auto document = call.frame->getController()->getModel();
    return uno::Reference<sheet::XSpreadsheetDocument>(document, uno::UNO_QUERY).is() ? document
                                                                                      : nullptr;
}

void jump(const uno::Reference<XModel>& document, const Finding& finding) {
    const auto cell = cell_of(document, finding.cell);
    const uno::Reference<com::sun::star::view::XSelectionSupplier> view(
        document->getCurrentController(), uno::UNO_QUERY);
    if (cell.is() && view.is()) view->select(uno::Any(cell));
}

void comment(const Call& call, const uno::Reference<XModel>& document,
             const std::vector<Finding>& findings) {
    const Language language = language_of(call.context);
    const comments::Count count = write_comments(document, findings, language);
    if (call.quiet()) return;
    std::string report =
        pick(message("office-comments-written", {{"count", same(std::to_string(count.written))}}),
             language);
    if (count.refused > 0)
        report += "\n" + pick(message("office-comments-refused",
                                      {{"count", same(std::to_string(count.refused))}}),
                              language);
    show_message(call, Message::info, report);
}

ScoreRun run_document(const Call& call, const uno::Reference<XModel>& document,
                      ScoreOptions options) {
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

void show_findings(const Call& call, const uno::Reference<XModel>& document,
                   const std::vector<Finding>& findings) {
    const Language language = language_of(call.context);
    std::vector<const Finding*> shown;
    ListWindow window{
        said(call, "office-check"),
        said(call, "office-check-text"),
        {},
        {said(call, "office-go"), said(call, "office-comment"), said(call, "office-close")}};
    for (const Severity severity : {Severity::error, Severity::warning, Severity::info})
        for (const Finding& finding : findings) {
            if (finding.severity != severity) continue;
            shown.push_back(&finding);
            window.lines.push_back("[" + said(call, severity_code(severity)) + "] " +
                                   pick(describe(finding, ""), language));
        }
    show_list(call, window, [&](int line, int button) {
        if (button == 1) comment(call, document, findings);
        else if (line >= 0) jump(document, *shown[static_cast<std::size_t>(line)]);
        return true;
    });
}

// The graded workbook; of a form that gets none, why.
void show_graded(const Call& call, const ScoreRun& run, const Subject& subject) {
    if (!subject.graded_file.empty())
        return open_document(call, to_utf8(to_path(run.output) / to_path(subject.graded_file)));
    const Text& status = status_text(subject.status);
    const Text text =
        message("office-not-graded",
                {{"organisation", same(subject.organisation.name)}, {"status", status}});
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
    const std::vector<Finding> findings = subject->figures.open().findings;
    if (call.argument("Comments") != nullptr) comment(call, document, findings);
    if (!call.quiet()) {
        if (findings.empty()) show_message(call, Message::info, said(call, "office-check-clean"));
        else show_findings(call, document, findings);
    }
    done({true, results_json(run)});
}

void score_document(const Call& call, const Done& done) {
    const auto document = document_of(call);
    if (!document.is()) return fail(call, said(call, "office-no-spreadsheet"), done);
    const auto output = given_or(
        call, "Output", [&] { return choose_folder(call, said(call, "office-output-folder")); });
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
