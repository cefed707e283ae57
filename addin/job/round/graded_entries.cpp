#include "job/round/graded_entries.hpp"

#include <algorithm>

#include "job/system/paths.hpp"
#include "model/effective.hpp"
#include "model/head_field.hpp"
#include "reports/wording/catalogue.hpp"
#include "text/normal.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

std::string first_of(const ListRow& row) {
    for (const Entry& cell : row.cells)
        if (cell.raw && !cell.raw->empty()) return *cell.raw;
    return {};
}

std::string decision_words(const RowDecision& decision) {
    if (!decision.recognised) return decision.unread;
    return words(*decision.recognised ? MessageCode("recognised") : "not-recognised").zh;
}

}  // namespace

Organisation published_as(const Organisation& own,
                          const std::map<std::string, Verified>& verified) {
    const auto prevailing = [&](const char* id, const std::string& stated) {
        const Verified* holds = verification(verified, id);
        const auto* text = holds == nullptr ? nullptr : std::get_if<std::string>(&holds->value);
        return text == nullptr ? stated : *text;
    };
    return {prevailing(head_field::org_name, own.name), prevailing(head_field::org_uscc, own.uscc)};
}

int bears_name(const GradedInput& graded, const fs::path& file) {
    const std::string stem = to_utf8(file.stem());
    int best = 0;
    for (const std::string& name :
         {published_as(graded.organisation, graded.verified).name, graded.organisation.name}) {
        const std::string own = safe_file_name(name);
        if (name.empty() || !stem.starts_with(own)) continue;
        best = std::max(best, stem == own ? 2 : 1);
    }
    return best;
}

std::vector<BureauEntry> entries_in(const GradedInput& graded, const Rubric& rubric) {
    std::vector<BureauEntry> entries;
    for (const auto& [name, cell] : graded.typed) entries.push_back({"", {}, name, "", cell.raw});
    for (std::size_t l = 0; l < graded.recognised.size(); ++l)
        for (std::size_t r = 0; r < graded.recognised[l].decisions.size(); ++r) {
            const std::string typed = decision_words(graded.recognised[l].decisions[r]);
            if (!typed.empty())
                entries.push_back({"",
                                   {},
                                   "vl_" + rubric.lists[l].id,
                                   first_of(graded.recognised[l].rows[r]),
                                   typed});
        }
    for (const auto& [list, decisions] : graded.kept)
        for (const auto& [row, recognised] : decisions)
            entries.push_back({"", {}, "vl_" + list, row, decision_words({recognised, ""})});
    return entries;
}

}  // namespace kaoping
