#include "score/duplicates.hpp"

#include <algorithm>
#include <map>

#include "model/effective.hpp"
#include "model/head_field.hpp"
#include "text/normal.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

std::string text_of(const Value& value, const Entry& entry) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return entry.raw.value_or("");
}

// Those among `same` that are not copies of an earlier one.
std::vector<std::size_t> originals(const std::vector<DuplicateCandidate>& candidates,
                                   const std::vector<std::size_t>& same,
                                   std::vector<DuplicateVerdict>& verdicts) {
    std::map<std::string, std::size_t> by_bytes;
    std::vector<std::size_t> kept;
    for (const std::size_t i : same) {
        const auto [original, is_new] = by_bytes.try_emplace(candidates[i].sha256, i);
        if (is_new) {
            kept.push_back(i);
        } else {
            verdicts[i].mark = DuplicateMark::copy;
            verdicts[i].original = original->second;
        }
    }
    return kept;
}

// The one with the greatest date; nullopt when it is not one.
std::optional<std::size_t> latest_of(const std::vector<DuplicateCandidate>& candidates,
                                     const std::vector<std::size_t>& same) {
    std::optional<std::size_t> best;
    bool tied = true;
    for (const std::size_t i : same) {
        const auto& date = candidates[i].filled_on;
        if (!date) continue;
        if (!best || *date > *candidates[*best].filled_on) {
            best = i;
            tied = false;
        } else if (date == candidates[*best].filled_on) {
            tied = true;
        }
    }
    return tied ? std::nullopt : best;
}

}  // namespace

DuplicateCandidate duplicate_candidate(const Rubric& rubric, const Submission& submission,
                                       const BureauInput* bureau, const std::string& sha256) {
    DuplicateCandidate candidate;
    candidate.sha256 = sha256;
    for (std::size_t i = 0; i < rubric.fields.size() && i < submission.fields.size(); ++i) {
        const std::string& id = rubric.fields[i].id;
        const Entry& entry = submission.fields[i];
        const Value& value = effective_value(entry, verification(bureau, id));
        if (id == head_field::org_uscc)
            candidate.organisation.uscc = list_key(text_of(value, entry));
        if (id == head_field::org_name) {
            candidate.organisation.name = name_key(text_of(value, entry));
            candidate.typed_name = unicode::trimmed(entry.raw.value_or(""));
        }
        if (id == head_field::filled_on)
            if (const auto* date = std::get_if<Date>(&value)) candidate.filled_on = *date;
    }
    return candidate;
}

std::vector<DuplicateVerdict> mark_duplicates(const std::vector<DuplicateCandidate>& candidates,
                                              DuplicatePolicy policy) {
    std::vector<DuplicateVerdict> verdicts(candidates.size());
    std::map<OrganisationKey, std::vector<std::size_t>> subjects;
    for (std::size_t i = 0; i < candidates.size(); ++i)
        if (const OrganisationKey& own = candidates[i].organisation;
            !own.uscc.empty() && !own.name.empty())
            subjects[own].push_back(i);
    for (const auto& [subject, same] : subjects) {
        if (same.size() < 2) continue;
        for (const std::size_t i : same)
            std::copy_if(same.begin(), same.end(), std::back_inserter(verdicts[i].others),
                         [&](std::size_t j) { return j != i; });
        const auto kept = originals(candidates, same, verdicts);
        if (kept.size() < 2) continue;
        const auto latest =
            policy == DuplicatePolicy::latest ? latest_of(candidates, kept) : std::nullopt;
        for (const std::size_t i : kept)
            if (i != latest) verdicts[i].mark = DuplicateMark::duplicate;
    }
    return verdicts;
}

}  // namespace kaoping
