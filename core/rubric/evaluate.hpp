#pragma once

#include <string>
#include <variant>

#include "model/value.hpp"
#include "rubric/expression.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

struct Pending {  // the bureau or the experts have not decided yet (A7)
    friend bool operator==(Pending, Pending) = default;
};
struct NotComputable {  // a denominator of 0, a value outside a lookup table (A11)
    friend bool operator==(NotComputable, NotComputable) = default;
};

// What an expression comes to. States spread like this, the first that an operand shows winning:
// Missing (no claim), NotApplicable, Pending, NotComputable. A missing yes/no is FALSE, a missing
// text "".
using Result =
    std::variant<Missing, NotApplicable, Pending, NotComputable, Number, bool, Date, std::string>;

Result to_result(const Value& value);
bool is_true(const Result& result);

// What names mean where an expression is evaluated.
class Scope {
public:
    virtual ~Scope() = default;
    virtual Result name(const NameNode& name) const = 0;
    virtual Result rows(const std::string& list) const = 0;                           // ROWS
    virtual Result aggregate(Function function, const ColumnNode& column) const = 0;  // SUM ...
    virtual Result matches(const std::string& list) const = 0;                        // MATCHES
    virtual const LookupTable* table(const std::string& id) const = 0;                // LOOKUP
};

// Exact. Never throws for a tree that resolve() accepted.
Result evaluate(const Expr& expression, const Scope& scope);

// Separates the parts of KEY(...): no text typed in a cell holds it.
inline constexpr char key_separator = '\x1f';

}  // namespace kaoping
