#include "score/expert_means.hpp"

#include <algorithm>
#include <set>

#include "model/points.hpp"
#include "score/score_finding.hpp"

namespace kaoping {

namespace {

constexpr std::size_t trimmed_from = 5;

class Panelists {
public:
    Panelists(const Round& round, const SubjectInput& input, Assessment& assessment)
        : panel_(round.rubric.panel), input_(input), findings_(assessment.card.findings) {}

    std::optional<Number> value(const ExpertItem& item) {
        const auto found = input_.bureau.experts.find(item.id);
        if (found == input_.bureau.experts.end()) return std::nullopt;
        std::vector<Number> marks;
        bool complete = true;
        for (const ExpertMark& mark : found->second) {
            if (!mark.present) {
                note_missing(mark.expert);
                complete = false;
            } else if (const auto points = valid(item, mark)) {
                marks.push_back(*points);
            }
        }
        if (!complete) return std::nullopt;
        const std::size_t given = marks.size();
        auto value = panel_value(panel_, std::move(marks));
        if (!value && given > 0)
            findings_.push_back(finding(Severity::info, "panel-too-small", item.id,
                                        {{"item", item.label},
                                         {"given", same(std::to_string(given))},
                                         {"minimum", same(std::to_string(panel_.minimum))}}));
        return value;
    }

private:
    std::optional<Number> valid(const ExpertItem& item, const ExpertMark& mark) {
        if (mark.recused || !mark.points) return std::nullopt;
        if (mark.points->sign() >= 0 && *mark.points <= item.points) return mark.points;
        findings_.push_back(finding(Severity::warning, "expert-out-of-range", item.id,
                                    {{"expert", same(mark.expert)},
                                     {"item", item.label},
                                     {"found", points_words(*mark.points)},
                                     {"maximum", points_words(item.points)}}));
        return std::nullopt;
    }

    void note_missing(const std::string& expert) {
        if (!missing_.insert(expert).second) return;
        findings_.push_back(
            finding(Severity::warning, "expert-missing", "", {{"expert", same(expert)}}));
    }

    const Panel& panel_;
    const SubjectInput& input_;
    std::vector<Finding>& findings_;
    std::set<std::string> missing_;
};

Number mean(const std::vector<Number>& marks, std::size_t from, std::size_t to) {
    Number sum;
    for (std::size_t i = from; i < to; ++i) sum += marks[i];
    return sum / Number(static_cast<std::int64_t>(to - from));
}

}  // namespace

std::optional<Number> panel_value(const Panel& panel, std::vector<Number> marks) {
    const std::size_t count = marks.size();
    if (count == 0 || count < static_cast<std::size_t>(std::max(panel.minimum, 1)))
        return std::nullopt;
    std::sort(marks.begin(), marks.end());
    if (panel.median) return mean(marks, (count - 1) / 2, count / 2 + 1);
    if (panel.trimmed && count >= trimmed_from) return mean(marks, 1, count - 1);
    return mean(marks, 0, count);
}

void take_experts(const Round& round, const SubjectInput& input, Assessment& assessment) {
    Panelists panelists(round, input, assessment);
    for (const Indicator& indicator : round.rubric.indicators)
        for (const ExpertItem& item : indicator.expert_items)
            assessment.card.expert_means[item.id] = panelists.value(item);
}

}  // namespace kaoping
