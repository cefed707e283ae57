#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "rubric/load_context.hpp"
#include "rubric/rubric.hpp"
#include "rubric/types.hpp"

namespace kaoping::loading {

// Where an expression stands decides which names it may use (templates/README.md, "Expressions").
enum class Where { row, row_key, requirement, check, measure, rule, condition, graded, constant };

struct Site {
    Where where = Where::constant;
    const List* list = nullptr;            // of a row
    std::size_t derived = 0;               // derived columns of the row known so far
    const Indicator* indicator = nullptr;  // of a rule
    bool in_row() const { return where == Where::row || where == Where::row_key; }
    bool may_use_lists() const {
        return where == Where::measure || where == Where::rule || where == Where::condition ||
               where == Where::graded;
    }
};

struct Meaning {
    NameKind kind = NameKind::unresolved;
    Type type = Type::any;
    CohortFigure figure = CohortFigure::max;  // which, of kind cohort
    RoundFact fact = RoundFact::year;         // which, of kind round_fact
    NameNode name(std::string id) const { return {std::move(id), kind, figure, fact}; }
};

std::string_view name_of(Type type);

// What a name means at a site; reports it when it means nothing there.
std::optional<Meaning> meaning_of(Context& context, const Rubric& rubric, const Site& site,
                                  const std::string& id, const YamlPlace& place);

bool is_reserved(std::string_view id);
std::vector<std::string> reserved_names();

}  // namespace kaoping::loading
