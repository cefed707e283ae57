#include "score/rank.hpp"

#include <algorithm>
#include <iterator>

#include "score/score_finding.hpp"

namespace kaoping {

namespace {

bool is_ranked(const Standing& s) { return s.status == Status::assessed && !s.vetoed && s.total; }

std::vector<Standing*> ranking(std::vector<Standing>& standings) {
    std::vector<Standing*> ranked;
    for (Standing& s : standings)
        if (is_ranked(s)) ranked.push_back(&s);
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const Standing* a, const Standing* b) { return *a->total > *b->total; });
    return ranked;
}

// Those of `holders` (best first) beyond `places` lose the grade; ties with the last place keep it.
void limit(const Grade& grade, std::size_t at, const std::vector<Standing*>& holders,
           std::size_t places) {
    if (holders.size() <= places) return;
    const auto same_total = [&](std::size_t i, std::size_t j) {
        return *holders[i]->total == *holders[j]->total;
    };
    std::size_t kept = places;
    while (kept > 0 && kept < holders.size() && same_total(kept, places - 1)) ++kept;
    for (std::size_t i = 0; i < kept && kept > places; ++i)
        if (same_total(i, places - 1))
            holders[i]->findings.push_back(finding(Severity::warning, "quota-tie", "",
                                                   {{"grade", grade.label},
                                                    {"places", same(std::to_string(places))},
                                                    {"holders", same(std::to_string(kept))}}));
    for (std::size_t i = kept; i < holders.size(); ++i) {
        holders[i]->place = at + 1;
        holders[i]->findings.push_back(
            finding(Severity::info, "beyond-quota", "",
                    {{"grade", grade.label}, {"places", same(std::to_string(places))}}));
    }
}

}  // namespace

std::optional<std::size_t> band_of(const Rubric& rubric, const Number& total) {
    for (std::size_t i = 0; i < rubric.grades.size(); ++i)
        if (rubric.grades[i].lowest || total >= rubric.grades[i].from) return i;
    return std::nullopt;
}

Standing standing_of(const Scorecard& card) {
    return {card.status, card.total, !card.vetoes.empty(), {}, {}, {}};
}

void take_standing(Standing standing, Assessment& assessment) {
    assessment.place = standing.place;
    assessment.card.rank = standing.rank;
    auto& findings = assessment.card.findings;
    std::move(standing.findings.begin(), standing.findings.end(), std::back_inserter(findings));
}

void rank_subjects(std::vector<Standing>& standings) {
    const auto ranked = ranking(standings);
    for (std::size_t i = 0; i < ranked.size(); ++i) {
        const bool tied = i > 0 && *ranked[i]->total == *ranked[i - 1]->total;
        ranked[i]->rank = tied ? ranked[i - 1]->rank : static_cast<int>(i + 1);
    }
}

void place_subjects(const Round& round, std::vector<Standing>& standings) {
    const Rubric& rubric = round.rubric;
    for (Standing& s : standings)
        if (s.status == Status::assessed && s.total) s.place = band_of(rubric, *s.total);
    const auto ranked = ranking(standings);
    for (std::size_t at = 0; at + 1 < rubric.grades.size(); ++at) {
        const Grade& grade = rubric.grades[at];
        std::vector<Standing*> holders;
        std::size_t better = 0;  // ranked before any holder: they use up the first n %
        for (Standing* s : ranked) {
            if (s->place == at) holders.push_back(s);
            if (s->place && *s->place < at) ++better;
        }
        if (grade.quota)
            limit(grade, at, holders, static_cast<std::size_t>(std::max(*grade.quota, 0)));
        if (grade.top_percent) {
            const Number places = (Number(static_cast<std::int64_t>(ranked.size())) *
                                   *grade.top_percent / Number(100))
                                      .floored();
            const auto count =
                static_cast<std::size_t>(std::max<std::int64_t>(places.to_int().value_or(0), 0));
            std::erase_if(holders, [&](const Standing* s) { return s->place != at; });
            limit(grade, at, holders, count > better ? count - better : 0);
        }
    }
}

}  // namespace kaoping
