#include "libreoffice/engine.hpp"

#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/lang/IllegalArgumentException.hpp>
#include <com/sun/star/util/XModifiable.hpp>

#include <filesystem>
#include <optional>
#include <set>
#include <span>
#include <variant>

#include "intake/xlsx.hpp"
#include "job/forms.hpp"
#include "job/named_options.hpp"
#include "job/refusals.hpp"
#include "job/results/explain.hpp"
#include "job/rubrics.hpp"
#include "job/system/paths.hpp"
#include "job/version.hpp"
#include "libreoffice/document_cells.hpp"
#include "libreoffice/uno_text.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping::office {

namespace uno = com::sun::star::uno;
using com::sun::star::beans::NamedValue;
using com::sun::star::lang::IllegalArgumentException;

namespace {

[[noreturn]] void refuse(const Context& context, const Text& reason) {
    throw IllegalArgumentException(to_uno(pick(reason, language_of(context))), nullptr, 0);
}

// The value as text where it is of its option's kind; nullopt: it is not.
std::optional<std::string> text_value(const NamedValue& given, const Option& option) {
    rtl::OUString text;
    sal_Int32 number = 0;
    bool answer = false;
    if (option.kind == OptionKind::whole)
        return (given.Value >>= number) ? std::optional(std::to_string(number)) : std::nullopt;
    if (option.kind == OptionKind::flag && (given.Value >>= answer)) return answer ? "yes" : "no";
    if (!(given.Value >>= text)) return std::nullopt;
    return option.is_path() ? path_of(text) : from_uno(text);
}

// As the user gave it, whatever its kind should be.
std::string shown_value(const NamedValue& option) {
    rtl::OUString text;
    return (option.Value >>= text) ? from_uno(text) : std::string();
}

std::optional<Finding> take_option(ScoreOptions& options, const NamedValue& given) {
    const std::string name = from_uno(given.Name);
    const Option* option = find_by_script(name);
    if (option == nullptr) return set_option(options, name, "");  // says which there are
    const auto value = text_value(given, *option);
    return value ? set_option(options, name, *value) : bad_value(*option, name, shown_value(given));
}

ScoreRun run(const Context& context, const ScoreOptions& options) {
    ScoreRun result = run_score(options);
    refuse_if_any(context, result.refusals);
    return result;
}

ScoreOptions checking(ScoreOptions options) {
    options.check_only = true;
    options.write_output = !options.output.empty();
    return options;
}

std::vector<std::string> paths_of(const uno::Sequence<rtl::OUString>& urls) {
    std::vector<std::string> paths;
    for (const rtl::OUString& url : urls) paths.push_back(path_of(url));
    return paths;
}

// Path of the document's file; empty: it has none, or one on a server.
std::string location_of(const uno::Reference<com::sun::star::frame::XModel>& document) {
    const uno::Reference<com::sun::star::frame::XStorable> storable(document, uno::UNO_QUERY);
    if (!storable.is() || !storable->hasLocation()) return {};
    const rtl::OUString url = storable->getLocation();
    return url.startsWith("file:") ? path_of(url) : std::string();
}

std::string filter_of(const uno::Reference<com::sun::star::frame::XModel>& document) {
    rtl::OUString filter;
    for (const auto& property : document->getArgs())
        if (property.Name == "FilterName") property.Value >>= filter;
    return from_uno(filter);
}

// Saved as it stands, as a workbook that the command line reads: not with a password, and not moved
// since.
bool stands_in_file(const uno::Reference<com::sun::star::frame::XModel>& document,
                    const std::string& path) {
    static const std::set<std::string> filters{
        "Calc MS Excel 2007 XML", "Calc MS Excel 2007 XML Template", "Calc MS Excel 2007 VBA XML",
        "Calc Office Open XML", "Calc Office Open XML Template"};
    const uno::Reference<com::sun::star::util::XModifiable> modifiable(document, uno::UNO_QUERY);
    if (path.empty() || !modifiable.is() || modifiable->isModified() ||
        !filters.contains(filter_of(document)))
        return false;
    const auto content = read_file(to_path(path));
    return content &&
           std::holds_alternative<Workbook>(read_workbook(std::span<const char>(*content)));
}

}  // namespace

ScoreOptions score_options(const Context& context, const Options& options) {
    ScoreOptions result;
    static_cast<CommonOptions&>(result) = common_options(context);
    result.json = true;
    for (const NamedValue& option : options)
        if (const auto wrong = take_option(result, option)) refuse(context, describe(*wrong, ""));
    return result;
}

void refuse_if_any(const Context& context, const std::vector<Finding>& refusals) {
    if (!refusals.empty()) refuse(context, reasons_of(refusals));
}

void take_document(const Context& context,
                   const uno::Reference<com::sun::star::frame::XModel>& document,
                   ScoreOptions& options) {
    const std::string path = location_of(document);
    if (stands_in_file(document, path)) {
        options.paths = {path};
        return;
    }
    auto cells = document_cells(document);
    if (!cells) refuse(context, words("office-no-spreadsheet"));
    const std::string name =
        path.empty() ? words("office-unsaved").zh : to_utf8(to_path(path).filename());
    options.document = std::make_shared<OpenDocument>(OpenDocument{name, std::move(*cells)});
}

rtl::OUString Engine::getVersion() { return to_uno(engine_name()); }

uno::Sequence<rtl::OUString> Engine::getRubrics() {
    std::vector<std::string> ids;
    const RubricCatalog catalog(read_settings(context_).rubric_folders);
    for (const RubricListing& listing : catalog.listing()) ids.push_back(listing.id);
    return to_uno(ids);
}

uno::Sequence<rtl::OUString> Engine::newForm(const rtl::OUString& rubric,
                                             const rtl::OUString& target, const Options& options) {
    FormJob job = form_job(from_uno(rubric), score_options(context_, options));
    job.output = path_of(target);
    const FilesWritten written = make_forms(job);
    refuse_if_any(context_, written.refusals);
    return to_uno(written.files);
}

rtl::OUString Engine::check(const uno::Sequence<rtl::OUString>& sources, const Options& options) {
    ScoreOptions given = checking(score_options(context_, options));
    given.paths = paths_of(sources);
    return to_uno(results_json(run(context_, given)));
}

rtl::OUString Engine::score(const uno::Sequence<rtl::OUString>& sources,
                            const rtl::OUString& output, const Options& options) {
    ScoreOptions given = score_options(context_, options);
    given.paths = paths_of(sources);
    given.output = path_of(output);
    return to_uno(results_json(run(context_, given)));
}

rtl::OUString Engine::checkDocument(const uno::Reference<com::sun::star::frame::XModel>& document,
                                    const Options& options) {
    ScoreOptions given = checking(score_options(context_, options));
    take_document(context_, document, given);
    return to_uno(results_json(run(context_, given)));
}

rtl::OUString Engine::scoreDocument(const uno::Reference<com::sun::star::frame::XModel>& document,
                                    const rtl::OUString& output, const Options& options) {
    ScoreOptions given = score_options(context_, options);
    take_document(context_, document, given);
    given.output = path_of(output);
    if (given.output.empty())
        refuse(context_, message("usage-needs-output", {{"found", same("scoreDocument")}}));
    return to_uno(results_json(run(context_, given)));
}

uno::Sequence<rtl::OUString> Engine::explain(const rtl::OUString& results,
                                             const rtl::OUString& organisation,
                                             const rtl::OUString& indicator) {
    const Report report = kaoping::explain(common_options(context_), path_of(results),
                                           from_uno(organisation), from_uno(indicator));
    refuse_if_any(context_, report.refusals);
    std::vector<std::string> lines;
    for (const Text& line : report.lines) lines.push_back(pick(line, language_of(context_)));
    return to_uno(lines);
}

}  // namespace kaoping::office

extern "C" SAL_DLLPUBLIC_EXPORT com::sun::star::uno::XInterface* kaoping_engine(
    com::sun::star::uno::XComponentContext* context,
    const com::sun::star::uno::Sequence<com::sun::star::uno::Any>&) {
    return cppu::acquire(new kaoping::office::Engine(context));
}
