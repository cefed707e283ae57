#include "score/status.hpp"

#include <algorithm>

#include "score/lacking.hpp"
#include "score/score_finding.hpp"
#include "score/score_scope.hpp"

namespace kaoping {

namespace {

// "projects" and "projects.amount" both concern the list `projects`.
bool concerns(const std::string& field, const std::string& id) {
    return field == id ||
           (field.size() > id.size() && field.starts_with(id) && field[id.size()] == '.');
}

class Conditions {
public:
    Conditions(const Round& round, const SubjectInput& input, const Assessment& assessment)
        : round_(round), input_(input), assessment_(assessment), scope_(round, input, assessment) {}

    // The first condition that holds and whose operands are valid.
    const Condition* first(const std::vector<Condition>& conditions) const {
        const auto found =
            std::find_if(conditions.begin(), conditions.end(),
                         [&](const Condition& c) { return c.when && holds(*c.when); });
        return found == conditions.end() ? nullptr : &*found;
    }

private:
    // Of OR one valid part that holds decides; of AND all do.
    bool holds(const Expr& e) const {
        if (!is_true(evaluate(e, scope_))) return false;
        if (const auto* call = std::get_if<CallNode>(&e.node)) {
            const auto part = [&](const ExprPtr& argument) { return holds(*argument); };
            if (call->function == Function::or_)
                return std::any_of(call->arguments.begin(), call->arguments.end(), part);
            if (call->function == Function::and_)
                return std::all_of(call->arguments.begin(), call->arguments.end(), part);
        }
        return operands_are_valid(e);
    }

    // No error names an operand, and none is lacking: what nobody answered decides nothing, unless
    // ISBLANK asks for it.
    bool operands_are_valid(const Expr& e) const {
        if (lacking_field(round_.rubric, e, assessment_.card) != nullptr) return false;
        const Operands operands = operands_of(round_.rubric, e);
        return std::none_of(operands.fields.begin(), operands.fields.end(),
                            [&](std::size_t i) { return has_error(round_.rubric.fields[i].id); }) &&
               std::none_of(operands.lists.begin(), operands.lists.end(),
                            [&](const std::string& id) { return has_error(id); });
    }

    bool has_error(const std::string& id) const {
        return std::any_of(input_.findings.begin(), input_.findings.end(), [&](const Finding& f) {
            return f.severity == Severity::error && concerns(f.field, id);
        });
    }

    const Round& round_;
    const SubjectInput& input_;
    const Assessment& assessment_;
    SubjectScope scope_;
};

Text files_text(const std::vector<std::string>& files) {
    std::string joined;
    for (const auto& file : files) joined += (joined.empty() ? "" : ", ") + file;
    return same(joined);
}

}  // namespace

Status first_status(const Round& round, const SubjectInput& input, Assessment& assessment) {
    const Rubric& rubric = round.rubric;
    auto& findings = assessment.card.findings;
    const auto because = [&](Severity severity, FindingCode code, const Condition& c) {
        findings.push_back(
            finding(severity, code, "", {{"text", c.text}, {"article", same(c.article)}}));
    };
    if (!input.copy_of.empty()) {
        findings.push_back(
            finding(Severity::info, "identical-copy", "", {{"file", same(input.copy_of)}}));
        return Status::duplicate;
    }
    if (input.duplicate) {
        findings.push_back(finding(Severity::warning, "duplicate-submission", "",
                                   {{"files", files_text(input.duplicate_files)}}));
        return Status::duplicate;
    }
    if (input.excused) {
        findings.push_back(finding(Severity::info, "excused", ""));
        return Status::exempt;
    }
    const Conditions conditions(round, input, assessment);
    if (const Condition* exempt = conditions.first(rubric.exempt)) {
        because(Severity::info, "exempt", *exempt);
        return Status::exempt;
    }
    if (const Condition* refused = conditions.first(rubric.not_eligible)) {
        because(Severity::warning, "not-eligible", *refused);
        return Status::not_eligible;
    }
    if (input.absent) {
        for (const Condition& exempt : rubric.exempt)
            if (const Field* missing = lacking_field(rubric, *exempt.when, assessment.card))
                findings.push_back(finding(Severity::warning, "exemption-unknown", missing->id,
                                           {{"label", missing->label},
                                            {"text", exempt.text},
                                            {"article", same(exempt.article)}}));
        return Status::absent;
    }
    const bool returned =
        std::any_of(input.findings.begin(), input.findings.end(),
                    [](const Finding& f) { return f.severity == Severity::error; });
    return returned ? Status::returned : Status::pending;
}

bool is_open(Status status) {
    return status == Status::pending || status == Status::returned || status == Status::assessed;
}

}  // namespace kaoping
