#include "job/round/submission_loader.hpp"

#include <algorithm>

#include "intake/xlsx.hpp"
#include "job/system/sha256.hpp"
#include "recognise/recognise.hpp"

namespace kaoping {

namespace {

Unreadable unreadable(const Source& source, const Refusal& refusal) {
    return {source.path,
            std::string(to_code(refusal.code)),
            {Severity::error, refusal.message, "", "", refusal.args}};
}

// `content`: what the digest is of.
std::variant<LoadedForm, Unreadable> recognise_form(const Workbook& workbook,
                                                    std::string_view content,
                                                    const std::string& path,
                                                    const RubricsOfRun& rubrics) {
    const Identity identity = identify(workbook, rubrics);
    if (identity.refusal) return Unreadable{path, "unknown-form", *identity.refusal};
    RubricPtr rubric = rubrics.held(identity.rubric);
    if (!rubric)
        return Unreadable{path, "unknown-form", {Severity::error, "unknown-form", "", "", {}}};
    Submission submission = recognise(workbook, *rubric, identity);
    return LoadedForm{std::move(rubric), sha256_hex(content), std::move(submission)};
}

}  // namespace

std::variant<LoadedForm, Unreadable> load_form(const Source& source, const RubricsOfRun& rubrics) {
    const auto bytes = source.load();
    if (const auto* refusal = std::get_if<Refusal>(&bytes)) return unreadable(source, *refusal);
    const std::string& content = std::get<std::string>(bytes);
    const ReadResult read = read_workbook(std::span<const char>(content));
    if (const auto* refusal = std::get_if<Refusal>(&read)) return unreadable(source, *refusal);
    return recognise_form(std::get<Workbook>(read), content, source.path, rubrics);
}

std::variant<LoadedForm, Unreadable> load_form(const OpenDocument& document,
                                               const RubricsOfRun& rubrics) {
    std::string content;
    for (const Sheet& sheet : document.workbook.sheets)
        for (const auto& [at, cell] : sheet.cells)
            content += cell_address(sheet.name, at) + '\t' + cell.text + '\n';
    return recognise_form(document.workbook, content, document.name, rubrics);
}

std::optional<std::string> load_bytes_again(const SubjectHead& subject) {
    auto loaded = subject.source->load();
    auto* bytes = std::get_if<std::string>(&loaded);
    if (bytes == nullptr || sha256_hex(*bytes) != subject.sha256) return std::nullopt;
    return std::move(*bytes);
}

}  // namespace kaoping
