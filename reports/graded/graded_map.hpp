#pragma once

#include <map>
#include <string>
#include <vector>

#include "reports/graded/graded.hpp"
#include "reports/graded/graded_constants.hpp"
#include "reports/workbook/formula.hpp"
#include "reports/workbook/list_layout.hpp"

namespace kaoping {

// Where everything stands in a graded workbook. Filled before the first cell is written, because
// formulas refer forward.
struct GradedMap : CellMap {
    GradedMap(const GradedSubject& subject_) : subject(subject_) {}

    const GradedSubject& subject;
    std::map<std::string, std::string> fields;  // id -> reference of the effective value
    std::map<std::string, std::string>
        claims;  // id -> reference of the applicant's normalised value
    std::map<ConstantKey, std::string> constants;
    std::map<std::string, std::string> measures;  // by indicator
    std::string total_cell;
    std::vector<ListLayout> lists;  // parallel to Rubric::lists

    std::string field(const std::string& id) const override { return fields.at(id); }
    std::string fact(const std::string& id) const override {
        return constants.at({ConstantKey::Kind::fact, id});
    }
    bool is_undecided(const std::string& id) const override {
        return subject.bureau.undecided_facts.contains(id);
    }
    std::string expert_item(const std::string& id) const override {
        return constants.at({ConstantKey::Kind::expert_item, id});
    }
    std::string judged(const std::string& indicator) const override {
        return constants.at({ConstantKey::Kind::judged, indicator});
    }
    std::string measure(const std::string& indicator) const override {
        return measures.at(indicator);
    }
    std::string cohort(const std::string& indicator, CohortFigure figure) const override {
        return constants.at({ConstantKey::Kind::cohort, indicator, figure});
    }
    std::string round_fact(RoundFact fact) const override {
        return round_constant(subject.round, fact);
    }
    std::string total() const override { return total_cell; }
    std::string counted(const std::string& list) const override;
    std::string keys(const std::string& list) const override;
    std::string column(const std::string& list, const std::string& column) const override;

    const ListLayout& layout(const std::string& list) const;
};

}  // namespace kaoping
