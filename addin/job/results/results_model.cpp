#include "job/results/results_model.hpp"

#include <array>

namespace kaoping {

namespace {

using results::SubjectStatus;

constexpr std::array<JsonWord<SubjectStatus>, 10> status_words{{
    {SubjectStatus::duplicate, "duplicate"},
    {SubjectStatus::exempt, "exempt"},
    {SubjectStatus::not_eligible, "not_eligible"},
    {SubjectStatus::returned, "returned"},
    {SubjectStatus::unreadable, "unreadable"},
    {SubjectStatus::other_round, "other_round"},
    {SubjectStatus::pending, "pending"},
    {SubjectStatus::assessed, "assessed"},
    {SubjectStatus::absent, "absent"},
    {SubjectStatus::ok, "ok"},
}};

constexpr std::array<JsonWord<Basis>, 7> basis_words{{
    {Basis::computed, "computed"},
    {Basis::judged, "judged"},
    {Basis::experts, "experts"},
    {Basis::adjusted, "adjusted"},
    {Basis::pending, "pending"},
    {Basis::not_applicable, "not_applicable"},
    {Basis::not_computable, "not_computable"},
}};

constexpr std::array<JsonWord<Severity>, 3> severity_words{{
    {Severity::error, "error"},
    {Severity::warning, "warning"},
    {Severity::info, "info"},
}};

constexpr std::array<JsonWord<GradeDecision::Kind>, 8> decision_words{{
    {GradeDecision::Kind::band, "band"},
    {GradeDecision::Kind::quota, "quota"},
    {GradeDecision::Kind::cap, "cap"},
    {GradeDecision::Kind::floor, "floor"},
    {GradeDecision::Kind::veto, "veto"},
    {GradeDecision::Kind::direct, "direct"},
    {GradeDecision::Kind::withheld, "withheld"},
    {GradeDecision::Kind::bureau, "bureau"},
}};

constexpr int exact_decimals = 30;  // more than a file of ours has
constexpr const char* nothing = "–";

}  // namespace

std::span<const JsonWord<Basis>> json_words(Basis) { return basis_words; }
std::span<const JsonWord<Severity>> json_words(Severity) { return severity_words; }
std::span<const JsonWord<GradeDecision::Kind>> json_words(GradeDecision::Kind) {
    return decision_words;
}

namespace results {

std::span<const JsonWord<SubjectStatus>> json_words(SubjectStatus) { return status_words; }

SubjectStatus of(Status status) {
    switch (status) {
        case Status::duplicate: return SubjectStatus::duplicate;
        case Status::exempt: return SubjectStatus::exempt;
        case Status::not_eligible: return SubjectStatus::not_eligible;
        case Status::returned: return SubjectStatus::returned;
        case Status::pending: return SubjectStatus::pending;
        case Status::assessed: return SubjectStatus::assessed;
        case Status::absent: return SubjectStatus::absent;
    }
    return SubjectStatus::pending;
}

std::string shown(const JsonScalar& value) {
    if (const auto* b = std::get_if<bool>(&value)) return *b ? "true" : "false";
    if (const auto* n = std::get_if<Number>(&value)) return n->to_decimal(exact_decimals);
    if (const auto* s = std::get_if<std::string>(&value)) return *s;
    return nothing;
}

std::string shown(const std::optional<Number>& number) {
    return number ? number->to_decimal(exact_decimals) : nothing;
}

}  // namespace results

}  // namespace kaoping
