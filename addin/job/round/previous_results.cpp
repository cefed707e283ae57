#include "job/round/previous_results.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <optional>

#include "intake/xlsx.hpp"
#include "job/results/read_results.hpp"
#include "job/system/paths.hpp"
#include "model/identity.hpp"
#include "recognise/review_input.hpp"

namespace kaoping {

namespace {

std::optional<std::vector<History::Entry>> from_json(const std::string& path) {
    std::vector<History::Entry> entries;
    const auto take = [&](const results::Round& round, results::Subject& subject) {
        History::Entry entry{round.rubric, round.year, std::move(subject.organisation), "",
                             std::nullopt};
        if (subject.score) {
            entry.grade = subject.score->grade.value_or("");
            entry.total = subject.score->total;
        }
        entries.push_back(std::move(entry));
    };
    if (read_results(path, ResultsNeed::rounds, {.subject = take})) return std::nullopt;
    return entries;
}

bool is_workbook(const std::filesystem::path& file) {
    std::array<char, 2> start{};
    std::ifstream(file, std::ios::binary).read(start.data(), start.size());
    return start == std::array{'P', 'K'};
}

// The summary workbook lists its results in the hidden sheet: result | rubric | year | code | name
// | grade | total.
std::vector<History::Entry> from_summary(const Workbook& workbook) {
    std::vector<History::Entry> entries;
    const Sheet* sheet = workbook.sheet(identity::hidden_sheet);
    if (sheet == nullptr) return entries;
    for (const auto& [at, cell] : sheet->cells) {
        if (at.column != 0 || cell.text != identity::key_result) continue;
        const auto text = [sheet, row = at.row](std::uint32_t column) {
            const Cell* found = sheet->find({row, column});
            return found ? found->text : std::string();
        };
        int year = 0;
        const std::string digits = text(2);
        std::from_chars(digits.data(), digits.data() + digits.size(), year);
        entries.push_back({text(1), year, {text(4), text(3)}, text(5), Number::parse(text(6))});
    }
    return entries;
}

}  // namespace

std::variant<History, Finding> History::read(const std::string& path) {
    const Finding unusable{Severity::error, "previous-unusable", "", "", {{"path", same(path)}}};
    History history;
    if (is_workbook(to_path(path))) {
        const auto bytes = read_file(to_path(path));
        if (!bytes) return unusable;
        const ReadResult read = read_workbook(std::span<const char>(*bytes));
        if (const auto* workbook = std::get_if<Workbook>(&read))
            history.entries_ = from_summary(*workbook);
    } else if (auto entries = from_json(path)) {
        history.entries_ = std::move(*entries);
    }
    if (history.entries_.empty()) return unusable;
    for (std::size_t i = 0; i < history.entries_.size(); ++i)
        history.index_.add(history.entries_[i].organisation, i);
    return history;
}

bool History::knows(const std::string& rubric, int year) const {
    return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.rubric == rubric && entry.year == year;
    });
}

std::vector<PreviousResult> History::of(const std::string& rubric,
                                        const Organisation& organisation) const {
    std::vector<PreviousResult> results;
    for (const std::size_t i : index_.of(organisation))
        if (const Entry& entry = entries_[i]; entry.rubric == rubric)
            results.push_back({entry.year, entry.grade, entry.total});
    return results;
}

}  // namespace kaoping
