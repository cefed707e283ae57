// Reads every file of the shared corpus and holds the result against its MANIFEST and truth.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>

#include "intake/xlsx.hpp"
#include "manifest.hpp"
#include "truth.hpp"

namespace kaoping::corpus {

namespace {

constexpr std::chrono::seconds slowest{20};

struct Totals {
    std::size_t files = 0;
    std::size_t compared_files = 0;
    std::size_t cells = 0;
    std::size_t mismatches = 0;
    std::size_t failures = 0;
    std::map<std::string, std::size_t> outcomes;  // "reads ods: unsupported-format" -> files
};

// Where the manifest is mistaken about a file, by what the file itself says.
// 170: called XLSB because [Content_Types].xml gives a default type to *.bin, as every book written
// by SheetJS does; the package holds no .bin part, and its main part is declared and written as an
// ordinary XML workbook.
constexpr std::string_view really_reads[] = {"170-test_files-wtf_path.xlsx"};

bool is_ooxml(const Entry& entry) {
    return entry.container == "xlsx" || entry.container == "xlsm" || entry.container == "xltx";
}

// What the manifest asks of this engine, which reads Office Open XML only; empty when `result` is
// right.
std::string complaint(const Entry& entry, const ReadResult& result) {
    const auto* refusal = std::get_if<Refusal>(&result);
    if (entry.expectation == "reads" && is_ooxml(entry))
        return refusal == nullptr ? "" : "must be read";
    if (entry.expectation == "reads")
        return refusal != nullptr && refusal->code == RefusalCode::unsupported_format
                   ? ""
                   : "must be refused as unsupported-format";
    if (entry.expectation != "rejects") return "";
    if (refusal == nullptr) return "must be refused";
    if (entry.category.starts_with("enc-") && refusal->code != RefusalCode::encrypted)
        return "must be refused as encrypted";
    const bool other_format = entry.category == "xlsb" || entry.category == "other-format";
    if (other_format && refusal->code != RefusalCode::unsupported_format)
        return "must be refused as unsupported-format";
    return "";
}

std::string outcome_of(const ReadResult& result) {
    const auto* refusal = std::get_if<Refusal>(&result);
    if (refusal == nullptr) return "read";
    std::string text(to_code(refusal->code));
    text += " (" + std::string(refusal->message.text());
    for (const auto& [name, words] : refusal->args) text += ", " + name + "=" + words.en;
    return text + ")";
}

void compare_with_truth(const std::filesystem::path& corpus, const Entry& entry,
                        const Workbook& workbook, Totals& totals) {
    const auto truth = read_file(corpus / "truth" / (entry.file + ".json"));
    if (!truth) return;
    const Comparison comparison = compare(workbook, *truth);
    ++totals.compared_files;
    totals.cells += comparison.compared;
    totals.mismatches += comparison.mismatches.size();
    std::size_t shown = 0;
    for (const std::string& mismatch : comparison.mismatches)
        if (++shown <= 5) std::printf("MISMATCH %s: %s\n", entry.file.c_str(), mismatch.c_str());
}

void check(const std::filesystem::path& corpus, const Entry& entry, bool verbose, Totals& totals) {
    ++totals.files;
    const auto bytes = read_file(corpus / "files" / entry.file);
    if (!bytes) {
        ++totals.failures;
        std::printf("FAIL %s: cannot be opened\n", entry.file.c_str());
        return;
    }
    const auto start = std::chrono::steady_clock::now();
    const ReadResult result = read_workbook(std::span<const char>(*bytes));
    const auto took = std::chrono::steady_clock::now() - start;
    const std::string outcome = outcome_of(result);
    if (verbose)
        std::printf("%s [%s]: %s\n", entry.file.c_str(), entry.expectation.c_str(),
                    outcome.c_str());
    ++totals.outcomes[entry.expectation + " " + entry.container + ": " +
                      outcome.substr(0, outcome.find(' '))];
    std::string wrong = complaint(entry, result);
    if (wrong.empty() && took > slowest) wrong = "took too long";
    if (!wrong.empty()) {
        ++totals.failures;
        std::printf("FAIL %s: %s, was %s\n", entry.file.c_str(), wrong.c_str(), outcome.c_str());
    }
    if (const auto* workbook = std::get_if<Workbook>(&result))
        compare_with_truth(corpus, entry, *workbook, totals);
}

int run(const std::filesystem::path& corpus, bool verbose) {
    if (!std::filesystem::exists(corpus / "MANIFEST.tsv")) {
        std::puts("skipped: ../shared is absent");
        return 0;
    }
    Totals totals;
    for (Entry entry : read_manifest(corpus / "MANIFEST.tsv")) {
        if (std::find(std::begin(really_reads), std::end(really_reads), entry.file) !=
            std::end(really_reads)) {
            std::printf("manifest mistaken: %s is read\n", entry.file.c_str());
            entry.expectation = "reads";
            entry.container = "xlsx";
        }
        check(corpus, entry, verbose, totals);
    }
    for (const auto& [outcome, files] : totals.outcomes)
        std::printf("%4zu  %s\n", files, outcome.c_str());
    std::printf(
        "files %zu, compared with truth %zu, cells compared %zu, mismatches %zu, failures %zu\n",
        totals.files, totals.compared_files, totals.cells, totals.mismatches, totals.failures);
    return totals.files > 0 && totals.failures == 0 && totals.mismatches == 0 ? 0 : 1;
}

}  // namespace

}  // namespace kaoping::corpus

int main(int count, char** arguments) {
    if (count < 2) {
        std::puts("usage: corpus_intake CORPUS [-v]");
        return 2;
    }
    return kaoping::corpus::run(arguments[1], count > 2);
}
