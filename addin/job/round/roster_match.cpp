#include "job/round/roster_match.hpp"

#include <set>

#include "model/head_field.hpp"

namespace kaoping {

namespace {

Finding warning(FindingCode code, std::string field, const RosterRow& row, std::string_view found,
                const std::string& want) {
    return {Severity::warning,
            code,
            std::move(field),
            "",
            {{"row", same(row.cell)}, {"found", same(std::string(found))}, {"want", same(want)}}};
}

}  // namespace

RosterMatch::RosterMatch(std::span<const RosterRow> rows) : rows_(rows) {
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const OrganisationKey key = key_of(rows[r].organisation);
        by_name_.emplace(key.name, r);
        if (!key.uscc.empty()) by_code_.emplace(key.uscc, r);
    }
}

RosterMatch::Found RosterMatch::of(const Organisation& organisation) const {
    const OrganisationKey key = key_of(organisation);
    const auto [first, last] = by_name_.equal_range(key.name);
    for (auto named = first; named != last; ++named)
        if (rows_[named->second].organisation.uscc == key.uscc)
            return {named->second, std::nullopt};
    if (first != last) {
        const std::size_t at = first->second;
        const std::string& code = rows_[at].organisation.uscc;
        const bool only = std::next(first) == last;
        const bool taken = only && (code.empty() || key.uscc.empty());
        return {taken ? std::optional(at) : std::nullopt,
                warning(taken ? FindingCode("roster-code-missing") : "roster-code-differs",
                        head_field::org_uscc, rows_[at], key.uscc, code)};
    }
    const auto coded = key.uscc.empty() ? by_code_.end() : by_code_.find(key.uscc);
    if (coded == by_code_.end()) return {};
    const RosterRow& row = rows_[coded->second];
    return {std::nullopt, warning("roster-name-differs", head_field::org_name, row,
                                  organisation.name, row.organisation.name)};
}

std::vector<Finding> RosterMatch::ambiguous(std::span<const Organisation> organisations) const {
    std::map<std::size_t, std::set<std::string>> codes;
    for (const Organisation& organisation : organisations)
        if (const auto row = of(organisation).row; row && rows_[*row].organisation.uscc.empty())
            codes[*row].insert(organisation.uscc);
    std::vector<Finding> findings;
    for (const auto& [at, several] : codes) {
        if (several.size() < 2) continue;
        std::string listed;
        for (const std::string& code : several) listed += (listed.empty() ? "" : ", ") + code;
        findings.push_back(
            {Severity::error,
             "roster-row-ambiguous",
             "",
             rows_[at].cell,
             {{"name", same(rows_[at].organisation.name)}, {"found", same(listed)}}});
    }
    return findings;
}

}  // namespace kaoping
