#include "job/round/roster_match.hpp"

#include <set>

#include "text/normal.hpp"

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
        by_name_.emplace(name_key(rows[r].org_name), r);
        if (!rows[r].org_uscc.empty()) by_code_.emplace(rows[r].org_uscc, r);
    }
}

RosterMatch::Found RosterMatch::of(std::string_view org_name, std::string_view org_uscc) const {
    const auto [first, last] = by_name_.equal_range(name_key(org_name));
    for (auto named = first; named != last; ++named)
        if (rows_[named->second].org_uscc == org_uscc) return {named->second, std::nullopt};
    if (first != last) {
        const std::size_t at = first->second;
        const RosterRow& row = rows_[at];
        const bool only = std::next(first) == last;
        if (only && (row.org_uscc.empty() || org_uscc.empty()))
            return {at, warning("roster-code-missing", "org_uscc", row, org_uscc, row.org_uscc)};
        return {std::nullopt,
                warning("roster-code-differs", "org_uscc", row, org_uscc, row.org_uscc)};
    }
    const auto coded = org_uscc.empty() ? by_code_.end() : by_code_.find(org_uscc);
    if (coded == by_code_.end()) return {};
    const RosterRow& row = rows_[coded->second];
    return {std::nullopt, warning("roster-name-differs", "org_name", row, org_name, row.org_name)};
}

std::vector<Finding> RosterMatch::ambiguous(
    std::span<const std::pair<std::string, std::string>> organisations) const {
    std::map<std::size_t, std::set<std::string>> codes;
    for (const auto& [name, code] : organisations)
        if (const auto row = of(name, code).row; row && rows_[*row].org_uscc.empty())
            codes[*row].insert(code);
    std::vector<Finding> findings;
    for (const auto& [at, several] : codes) {
        if (several.size() < 2) continue;
        std::string listed;
        for (const std::string& code : several) listed += (listed.empty() ? "" : ", ") + code;
        findings.push_back({Severity::error,
                            "roster-row-ambiguous",
                            "",
                            rows_[at].cell,
                            {{"name", same(rows_[at].org_name)}, {"found", same(listed)}}});
    }
    return findings;
}

}  // namespace kaoping
