#include "windows/excel/shown_results.hpp"

#include "job/results/read_results.hpp"
#include "job/system/paths.hpp"
#include "windows/common/utf16.hpp"
#include "windows/excel/com.hpp"

namespace kaoping::excel {

namespace {

[[noreturn]] void refuse() { throw Failure{HRESULT_FROM_WIN32(ERROR_INVALID_DATA), {}}; }

// Keeps of what is read what is shown.
ResultsVisitor keep_in(ShownResults& shown, Language language) {
    const auto said = [language](const auto& entry) {
        return utf16_of(language == Language::en ? entry.en : entry.zh);
    };
    return {.subject =
                [&shown](const results::Round&, const results::Subject& subject) {
                    shown.subjects.push_back({subject.status, utf16_of(subject.organisation.name),
                                              utf16_of(subject.file.value_or("")),
                                              utf16_of(subject.outputs.graded.value_or(""))});
                },
            .round =
                [&shown](const results::Round& round) {
                    shown.rounds.push_back({utf16_of(round.rubric), round.year});
                },
            .end =
                [&shown, said](const results::Results& all) {
                    for (const results::Unreadable& file : all.unreadable)
                        shown.unreadable.push_back({utf16_of(file.file), said(file)});
                    for (const results::Finding& finding : all.findings)
                        shown.findings.push_back(said(finding));
                }};
}

}  // namespace

ShownResults shown_results(const std::wstring& json, Language language) {
    ShownResults shown;
    if (!read_results_text(utf8_of(json), keep_in(shown, language))) refuse();
    return shown;
}

ShownResults shown_results_in(const std::filesystem::path& folder, Language language) {
    ShownResults shown;
    if (read_results(to_utf8(folder), ResultsNeed::rounds, keep_in(shown, language))) refuse();
    return shown;
}

}  // namespace kaoping::excel
