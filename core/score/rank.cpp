#include "score/rank.hpp"

#include <algorithm>

#include "score/finding.hpp"

namespace kaoping {

namespace {

bool is_ranked(const Assessment& a) { return a.card.status == Status::assessed && a.card.vetoes.empty() && a.card.total; }

std::vector<Assessment*> ranking(Assessments& assessments) {
    std::vector<Assessment*> ranked;
    for (Assessment& a : assessments)
        if (is_ranked(a)) ranked.push_back(&a);
    std::stable_sort(ranked.begin(), ranked.end(), [](const Assessment* a, const Assessment* b) { return *a->card.total > *b->card.total; });
    return ranked;
}

// Those of `holders` (best first) beyond `places` lose the grade; ties with the last place keep it.
void limit(const Grade& grade, std::size_t at, const std::vector<Assessment*>& holders, std::size_t places) {
    if (holders.size() <= places) return;
    const auto same_total = [&](std::size_t i, std::size_t j) { return *holders[i]->card.total == *holders[j]->card.total; };
    std::size_t kept = places;
    while (kept > 0 && kept < holders.size() && same_total(kept, places - 1)) ++kept;
    for (std::size_t i = 0; i < kept && kept > places; ++i)
        if (same_total(i, places - 1))
            holders[i]->card.findings.push_back(finding(Severity::warning, "quota-tie", "",
                                                        {{"grade", grade.label},
                                                         {"places", same(std::to_string(places))},
                                                         {"holders", same(std::to_string(kept))}}));
    for (std::size_t i = kept; i < holders.size(); ++i) {
        holders[i]->place = at + 1;
        holders[i]->card.findings.push_back(
            finding(Severity::info, "beyond-quota", "", {{"grade", grade.label}, {"places", same(std::to_string(places))}}));
    }
}

}  // namespace

std::optional<std::size_t> band_of(const Rubric& rubric, const Number& total) {
    for (std::size_t i = 0; i < rubric.grades.size(); ++i)
        if (rubric.grades[i].lowest || total >= rubric.grades[i].from) return i;
    return std::nullopt;
}

void rank_subjects(Assessments& assessments) {
    const auto ranked = ranking(assessments);
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const bool tied = i > 0 && *ranked[i]->card.total == *ranked[i - 1]->card.total;
        ranked[i]->card.rank = tied ? ranked[i - 1]->card.rank : static_cast<int>(i + 1);
    }
}

void place_subjects(const Round& round, Assessments& assessments) {
    const Rubric& rubric = round.rubric;
    for (Assessment& a : assessments)
        if (a.card.status == Status::assessed && a.card.total) a.place = band_of(rubric, *a.card.total);
    const auto ranked = ranking(assessments);
    for (std::size_t at = 0; at + 1 < rubric.grades.size(); ++at) {
        const Grade& grade = rubric.grades[at];
        std::vector<Assessment*> holders;
        std::size_t better = 0;  // ranked before any holder: they use up the first n %
        for (Assessment* a : ranked) {
            if (a->place == at) holders.push_back(a);
            if (a->place && *a->place < at) ++better;
        }
        if (grade.quota) limit(grade, at, holders, static_cast<std::size_t>(std::max(*grade.quota, 0)));
        if (grade.top_percent) {
            const Number places = (Number(static_cast<std::int64_t>(ranked.size())) * *grade.top_percent / Number(100)).floored();
            const auto count = static_cast<std::size_t>(std::max<std::int64_t>(places.to_int().value_or(0), 0));
            std::erase_if(holders, [&](const Assessment* a) { return a->place != at; });
            limit(grade, at, holders, count > better ? count - better : 0);
        }
    }
}

}  // namespace kaoping
