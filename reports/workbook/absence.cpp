#include "reports/workbook/absence.hpp"

#include "reports/wording/catalogue.hpp"
#include "rubric/types.hpp"

namespace kaoping {

namespace {

std::string listed(const std::map<std::string, std::string>& cells, const std::string& after = "") {
    std::string text;
    for (const auto& [id, ref] : cells) text += (text.empty() ? "" : ",") + ref + after;
    return text;
}

std::string any_of_tests(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return a + b;
    return "OR(" + a + "," + b + ")";
}

std::string least(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty() || a == b) return a.empty() ? b : a;
    return "MIN(" + a + "," + b + ")";
}

// 0, 1 or 2 of a cell that holds anything when it is given.
std::string state_of_cell(const std::string& ref) {
    return "IF(" + ref + "=\"\",0,IF(" + ref + "=" + quoted(words("not-applicable").zh) + ",1,2))";
}

class AbsenceFinder {
public:
    explicit AbsenceFinder(const FormulaContext& context) : context_(context) {}

    Absence of(const Expr& e) const {
        return std::visit([&](const auto& node) { return on(node); }, e.node);
    }

private:
    template <class Leaf>
    Absence on(const Leaf&) const {
        return {};
    }
    Absence on(const NegateNode& n) const { return of(*n.operand); }
    Absence on(const TiersNode& n) const { return of(*n.measure); }

    Absence on(const NameNode& n) const {
        switch (n.kind) {
            case NameKind::field: return field(n.id);
            case NameKind::fact: return fact(n.id);
            case NameKind::measure:
                return context_.measure_given ? Absence{}
                                              : absence_of(context_.indicator->measure, context_);
            case NameKind::cohort: return cohort(n.figure);
            default: return {};
        }
    }

    Absence field(const std::string& id) const {
        const Type type = type_of(context_.rubric.field(id)->spec.type);
        const std::string ref = context_.cells.field(id);
        if (type == Type::number)
            return context_.numbers_given ? Absence{} : Absence{{{id, ref}}, ""};
        if (type == Type::date) return {{{id, ref}}, ""};
        return {{}, state_of_cell(ref)};
    }

    // A blank stands for 0 or no, or leaves the result pending, or is missing. What nobody can tell
    // is pending. The bureau's cells do not hold 不适用.
    Absence fact(const std::string& id) const {
        const Fact& fact = *context_.rubric.fact(id);
        if (!context_.cells.knows_bureau() || context_.cells.is_undecided(id) ||
            fact.blank == BlankFact::pending)
            return {};
        const Type type = type_of(fact.spec.type);
        const bool has_zero = type == Type::number || type == Type::boolean;
        if (fact.blank == BlankFact::zero_or_no && has_zero) return {};
        const std::string ref = context_.cells.fact(id);
        const bool counts = type == Type::number || type == Type::date;
        return counts ? Absence{{{id, ref}}, ""} : Absence{{}, state_of_cell(ref)};
    }

    // Those outside the cohort see its figures; one that is lacking is so as their own measure is.
    Absence cohort(CohortFigure figure) const {
        const Absence measure = absence_of(context_.indicator->measure, context_);
        if (figure == CohortFigure::count || !measure.possible()) return {};
        const std::string ref = context_.cells.cohort(context_.indicator->id, figure);
        return {{}, "IF(ISNUMBER(" + ref + "),2," + measure.rank() + ")"};
    }

    Absence on(const BinaryNode& n) const {
        const Absence left = of(*n.left);
        const Absence right = of(*n.right);
        if (!is_comparison(n.op) || !(is_text(*n.left) || is_text(*n.right)))
            return either(left, right);
        // A missing text beside a text equals no word; two missing ones are missing.
        if (!left.possible() || !right.possible()) return {};
        const std::string both = left.rank() + "," + right.rank();
        return {{}, "IF(MAX(" + both + ")=2,2,MIN(" + both + "))"};
    }

    bool is_text(const Expr& e) const {
        if (std::holds_alternative<TextNode>(e.node)) return true;
        const auto* call = std::get_if<CallNode>(&e.node);
        if (call != nullptr && call->function == Function::if_)
            return is_text(*call->arguments[1]) || is_text(*call->arguments[2]);
        const auto* name = std::get_if<NameNode>(&e.node);
        if (name == nullptr) return false;
        const Rubric& rubric = context_.rubric;
        if (name->kind == NameKind::field)
            return type_of(rubric.field(name->id)->spec.type) == Type::text;
        if (name->kind == NameKind::fact)
            return type_of(rubric.fact(name->id)->spec.type) == Type::text;
        return name->kind == NameKind::reading &&
               std::holds_alternative<std::string>(rubric.reading(name->id)->value);
    }

    Absence on(const CallNode& n) const {
        switch (n.function) {
            case Function::if_: return conditional(n);
            case Function::min:
            case Function::max:
            case Function::abs:
            case Function::int_:
            case Function::round:
            case Function::date:
            case Function::year:
            case Function::month:
            case Function::day:
            case Function::lookup: {
                Absence all;
                for (const ExprPtr& argument : n.arguments) all = either(all, of(*argument));
                return all;
            }
            default: return {};  // a missing yes/no is FALSE; lists are never missing
        }
    }

    Absence conditional(const CallNode& n) const {
        Absence yes = of(*n.arguments[1]);
        const Absence no = of(*n.arguments[2]);
        if (!yes.possible() && !no.possible()) return {};
        const auto rank = [](const Absence& a) { return a.possible() ? a.rank() : "2"; };
        if (rank(yes) == rank(no)) return yes;
        return {{},
                "IFERROR(IF(" + formula(*n.arguments[0], context_) + "," + rank(yes) + "," +
                    rank(no) + "),2)"};
    }

    const FormulaContext& context_;
};

}  // namespace

std::string Absence::test() const {
    const std::string count =
        cells.empty() ? "" : "COUNT(" + listed(cells) + ")<" + std::to_string(cells.size());
    return any_of_tests(count, state.empty() ? "" : "(" + state + ")<2");
}

std::string Absence::missing() const {
    const std::string blanks = listed(cells, "=\"\"");
    const std::string blank = cells.size() < 2 ? blanks : "OR(" + blanks + ")";
    return any_of_tests(blank, state.empty() ? "" : "(" + state + ")=0");
}

std::string Absence::rank() const {
    std::string all = state;
    for (const auto& [id, ref] : cells)
        all = least(all, "IF(ISNUMBER(" + ref + "),2,IF(" + ref + "=\"\",0,1))");
    return all;
}

Absence absence_of(const Expr& expression, const FormulaContext& context) {
    return AbsenceFinder(context).of(expression);
}

Absence absence_of(const ExprPtr& expression, const FormulaContext& context) {
    return expression ? absence_of(*expression, context) : Absence{};
}

Absence absence_of(const std::set<std::size_t>& numbers, const FormulaContext& context) {
    Absence absence;
    for (const std::size_t i : numbers) {
        const std::string& id = context.rubric.fields[i].id;
        absence.cells.emplace(id, context.cells.field(id));
    }
    return absence;
}

Absence either(Absence a, const Absence& b) {
    a.cells.insert(b.cells.begin(), b.cells.end());
    a.state = least(a.state, b.state);
    return a;
}

std::string by_absence(const Absence& absence, const std::string& missing,
                       const std::string& not_applicable, const std::string& otherwise) {
    if (!absence.possible()) return otherwise;
    const std::string outcome =
        missing == not_applicable
            ? missing
            : "IF(" + absence.missing() + "," + missing + "," + not_applicable + ")";
    return "IF(" + absence.test() + "," + outcome + "," + otherwise + ")";
}

}  // namespace kaoping
