#include "score/consequences.hpp"

#include <algorithm>

#include "score/lacking.hpp"
#include "score/score_finding.hpp"
#include "score/score_scope.hpp"

namespace kaoping {

namespace {

// Whether a grade stood in the years before too; `unknown` is the year of which nothing is known.
struct History {
    bool holds = false;
    std::optional<int> unknown;
};

bool among(const std::vector<std::string>& ids, const std::string& id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

// "连续两年": consecutive assessment years; a year that is not known breaks the row and is flagged.
History repeated(const Consequence& consequence, const std::vector<PreviousResult>& previous,
                 int year) {
    for (int back = 1; back < consequence.repeated_years; ++back) {
        const auto result =
            std::find_if(previous.begin(), previous.end(),
                         [&](const PreviousResult& p) { return p.year == year - back; });
        if (result == previous.end()) return {false, year - back};
        if (!among(consequence.grades, result->grade)) return {};
    }
    return {true, std::nullopt};
}

class Proposer {
public:
    Proposer(const Round& round, const SubjectInput& input, Assessment& assessment)
        : round_(round),
          input_(input),
          card_(assessment.card),
          subject_(round, input, assessment),
          scope_(subject_, card_.total) {}

    bool follows(const Consequence& c) {
        if (!occasion(c)) return false;
        if (c.when) {
            const Result holds = evaluate(*c.when, scope_);
            if (std::holds_alternative<Pending>(holds))
                return false;  // a finding says what is waited for
            if (!is_true(holds)) {
                note_otherwise(c);
                return false;
            }
        }
        if (!c.grades.empty() && card_.status != Status::absent && c.repeated_years > 1) {
            const History history = repeated(c, input_.previous, round_.context.year);
            if (history.unknown)
                note("history-missing-year", Severity::warning, c,
                     {{"year", same(std::to_string(*history.unknown))}});
            if (!history.holds) return false;
        }
        if (c.unless && is_true(evaluate(*c.unless, scope_))) {
            note("consequence-withheld", Severity::info, c, {});
            return false;
        }
        return true;
    }

private:
    bool occasion(const Consequence& c) const {
        if (c.absent && card_.status == Status::absent) return true;
        if (!c.grades.empty())
            return card_.status == Status::assessed && among(c.grades, card_.grade);
        if (c.absent) return false;
        return c.when != nullptr || card_.status == Status::assessed;
    }

    // What is done instead, or the field without which nobody can tell.
    void note_otherwise(const Consequence& c) {
        if (c.otherwise.zh.empty()) return;
        const Field* missing = lacking_field(round_.rubric, *c.when, card_);
        if (missing == nullptr)
            return note("consequence-not-here", Severity::warning, c, {{"otherwise", c.otherwise}});
        note("consequence-undecided", Severity::warning, c,
             {{"label", missing->label}, {"otherwise", c.otherwise}});
    }

    void note(FindingCode code, Severity severity, const Consequence& c, Arguments more) {
        more.insert(more.end(), {{"text", c.text}, {"article", same(c.article)}});
        card_.findings.push_back(finding(severity, code, "", std::move(more)));
    }

    const Round& round_;
    const SubjectInput& input_;
    Scorecard& card_;
    SubjectScope subject_;
    TotalScope scope_;
};

}  // namespace

void propose_consequences(const Round& round, const SubjectInput& input, Assessment& assessment) {
    Proposer proposer(round, input, assessment);
    const auto& consequences = round.rubric.consequences;
    for (std::size_t i = 0; i < consequences.size(); ++i)
        if (proposer.follows(consequences[i]))
            assessment.card.consequences.push_back(static_cast<int>(i));
}

}  // namespace kaoping
