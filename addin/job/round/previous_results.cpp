#include "job/round/previous_results.hpp"

#include <Poco/JSON/Array.h>
#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "intake/xlsx.hpp"
#include "job/system/paths.hpp"
#include "model/identity.hpp"
#include "recognise/organisation.hpp"
#include "recognise/review_input.hpp"

namespace kaoping {

namespace {

using Poco::JSON::Array;
using Poco::JSON::Object;

std::optional<Number> total_of(const Object& subject) {
    if (subject.isNull("total")) return std::nullopt;
    const Poco::Dynamic::Var total = subject.get("total");
    return total.isNumeric() ? Number::from_double(total.convert<double>()) : std::nullopt;
}

std::vector<History::Entry> from_json(const std::string& text) {
    std::vector<History::Entry> entries;
    const auto root = Poco::JSON::Parser().parse(text).extract<Object::Ptr>();
    const auto rounds = root->getArray("rounds");
    for (std::size_t r = 0; rounds && r < rounds->size(); ++r) {
        const auto round = rounds->getObject(static_cast<unsigned>(r));
        const auto subjects = round->getArray("subjects");
        for (std::size_t s = 0; subjects && s < subjects->size(); ++s) {
            const auto subject = subjects->getObject(static_cast<unsigned>(s));
            const auto text_of = [&](const char* key) {
                return subject->isNull(key) ? std::string()
                                            : subject->optValue<std::string>(key, "");
            };
            entries.push_back({round->optValue<std::string>("rubric", ""),
                               round->optValue("year", 0), text_of("org_name"), text_of("org_uscc"),
                               text_of("grade"), total_of(*subject)});
        }
    }
    return entries;
}

// The summary workbook lists its results in the hidden sheet: result | rubric | year | code | name
// | grade | total.
std::vector<History::Entry> from_summary(const Workbook& workbook) {
    std::vector<History::Entry> entries;
    const Sheet* sheet = workbook.sheet(identity::hidden_sheet);
    if (sheet == nullptr) return entries;
    for (const auto& [at, cell] : sheet->cells) {
        if (at.column != 0 || cell.text != identity::key_result) continue;
        const auto text = [&](std::uint32_t column) {
            const Cell* found = sheet->find({at.row, column});
            return found ? found->text : std::string();
        };
        int year = 0;
        const std::string digits = text(2);
        std::from_chars(digits.data(), digits.data() + digits.size(), year);
        entries.push_back({text(1), year, text(4), text(3), text(5), Number::parse(text(6))});
    }
    return entries;
}

}  // namespace

std::variant<History, Finding> History::read(const std::string& path) {
    const Finding unusable{Severity::error, "previous-unusable", "", "", {{"path", same(path)}}};
    const auto bytes = read_file(to_path(path));
    if (!bytes) return unusable;
    History history;
    if (bytes->starts_with("PK")) {
        const ReadResult read = read_workbook(std::span<const char>(*bytes));
        if (const auto* workbook = std::get_if<Workbook>(&read))
            history.entries_ = from_summary(*workbook);
    } else {
        try {
            history.entries_ = from_json(*bytes);
        } catch (const Poco::Exception&) {
            return unusable;
        }
    }
    if (history.entries_.empty()) return unusable;
    return history;
}

bool History::knows(const std::string& rubric, int year) const {
    return std::any_of(entries_.begin(), entries_.end(), [&](const Entry& entry) {
        return entry.rubric == rubric && entry.year == year;
    });
}

std::vector<PreviousResult> History::of(const std::string& rubric, const std::string& name,
                                        const std::string& uscc) const {
    std::vector<PreviousResult> results;
    for (const Entry& entry : entries_)
        if (entry.rubric == rubric && same_organisation(entry.name, entry.uscc, name, uscc))
            results.push_back({entry.year, entry.grade, entry.total});
    return results;
}

}  // namespace kaoping
