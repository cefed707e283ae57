#include <doctest/doctest.h>

#include <map>

#include "rubric/evaluate.hpp"
#include "rubric/expression.hpp"

using namespace kaoping;

namespace {

// Names from a table; lists are not asked for here.
class TableScope : public Scope {
public:
    std::map<std::string, Result> values;
    LookupTable points{"points", 1, {{{"lead"}, Number(5)}, {{"part"}, Number(2)}}};
    Result name(const NameNode& n) const override { return values.at(n.id); }
    Result rows(const std::string&) const override { return Number(7); }
    Result aggregate(Function, const ColumnNode&) const override { return NotComputable{}; }
    Result matches(const std::string&) const override { return true; }
    const LookupTable* table(const std::string&) const override { return &points; }
};

ExprPtr parsed(const char* text) {
    const auto result = parse_expression(text);
    REQUIRE_MESSAGE(std::holds_alternative<ExprPtr>(result), text);
    return std::get<ExprPtr>(result);
}

Result value_of(const char* text, const std::map<std::string, Result>& values = {}) {
    TableScope scope;
    scope.values = values;
    return evaluate(*parsed(text), scope);
}

std::string decimal(const Result& result) {
    const auto* number = std::get_if<Number>(&result);
    return number ? number->to_decimal(6) : "state " + std::to_string(result.index());
}

}  // namespace

TEST_CASE("expressions have Excel's precedence and exact values") {
    struct Row {
        const char* text;
        const char* value;
    };
    for (const Row& row :
         {Row{"1+2*3", "7"}, Row{"(1+2)*3", "9"}, Row{"-2*-3", "6"}, Row{"7/2-1/2", "3"},
          Row{"=MIN(3,1,2)", "1"}, Row{"MAX(0,-5)", "0"}, Row{"INT(-0.5)", "-1"},
          Row{"ROUND(2.5,0)", "3"}, Row{"ABS(1-3)", "2"}, Row{"IF(1<2,10,20)", "10"},
          Row{"IF(AND(1<=1,2<>2),10,20)", "20"}, Row{"IF(OR(FALSE,NOT(FALSE)),1,0)", "1"},
          Row{"ROWS(staff)", "7"}, Row{"YEAR(DATE(2024,14,1))", "2025"},
          Row{"DAY(DATE(2025,3,0))", "28"}, Row{"1/3+1/3+1/3", "1"}}) {
        CAPTURE(row.text);
        CHECK(decimal(value_of(row.text)) == row.value);
    }
}

TEST_CASE("syntax errors say where") {
    struct Row {
        const char* text;
        int offset;
    };
    for (const Row& row :
         {Row{"1+", 2}, Row{"(1", 2}, Row{"1 2", 2}, Row{"FOO(1)", 0}, Row{"IF(1,2)", 0},
          Row{"a[", 2}, Row{"\"x", 0}, Row{"1..2", 0}, Row{"", 0}, Row{"a & b", 2}}) {
        CAPTURE(row.text);
        const auto result = parse_expression(row.text);
        REQUIRE(std::holds_alternative<SyntaxError>(result));
        CHECK(std::get<SyntaxError>(result).offset == row.offset);
    }
    CHECK(std::holds_alternative<SyntaxError>(parse_expression(std::string(5000, '('))));
    CHECK(std::holds_alternative<SyntaxError>(parse_expression(std::string(9000, '1'))));
}

TEST_CASE("a syntax error quotes whole characters") {
    struct Row {
        const char* text;
        const char* found;
    };
    for (const Row& row :
         {Row{"a × 2", "'×'"}, Row{"a（1）", "'（'"}, Row{"a ≥ b", "'≥'"}, Row{"a 𠀀", "'𠀀'"},
          Row{"a >= & b", "'&'"}, Row{"1 2", "'2'"}, Row{"a +", "the end"}}) {
        CAPTURE(row.text);
        CHECK(std::get<SyntaxError>(parse_expression(row.text)).found == row.found);
    }
}

TEST_CASE("states spread, the first that shows winning") {
    const std::map<std::string, Result> values{{"missing", Missing{}}, {"na", NotApplicable{}},
                                               {"pending", Pending{}}, {"one", Number(1)},
                                               {"yes", true},          {"no", false}};
    CHECK(std::holds_alternative<Missing>(value_of("missing+pending", values)));
    CHECK(std::holds_alternative<NotApplicable>(value_of("pending*na", values)));
    CHECK(std::holds_alternative<Pending>(value_of("pending/0", values)));
    CHECK(std::holds_alternative<NotComputable>(value_of("one/0", values)));
    CHECK(decimal(value_of("IF(one=0,1/0,5)", values)) == "5");  // lazy
    CHECK(std::holds_alternative<Pending>(
        value_of("AND(no,pending)", values)));         // as in a sheet: AND is not lazy
    CHECK(is_true(value_of("NOT(missing)", values)));  // a missing yes/no is FALSE
    CHECK(is_true(value_of("ISBLANK(missing)", values)));
    CHECK_FALSE(is_true(value_of("ISBLANK(na)", values)));
}

TEST_CASE("texts, keys and tables") {
    const std::map<std::string, Result> values{
        {"kind", std::string("lead")}, {"other", std::string("none")}, {"empty", Missing{}}};
    CHECK(is_true(value_of("kind=\"lead\"", values)));
    CHECK_FALSE(is_true(value_of("empty=\"lead\"", values)));
    CHECK(decimal(value_of("LOOKUP(points, kind)", values)) == "5");
    CHECK(std::holds_alternative<NotComputable>(value_of("LOOKUP(points, other)", values)));
    CHECK(std::get<std::string>(value_of("KEY(kind, DATE(2025,1,2), 3)", values)) ==
          "lead\x1f"
          "20250102\x1f"
          "3");
}

TEST_CASE("tiers are half-open unless they say otherwise") {
    const auto bound = [](int value) { return std::make_shared<const Number>(value); };
    TiersNode tiers{make_expr(NameNode{"x", NameKind::measure}), {}};
    tiers.tiers.push_back({nullptr, bound(0), false, true, Number(0)});
    tiers.tiers.push_back({bound(0), bound(100), true, false, Number(5)});
    tiers.tiers.push_back({bound(100), bound(200), false, false, Number(7)});
    tiers.tiers.push_back({bound(200), nullptr, false, false, Number(10)});
    struct Row {
        const char* x;
        const char* points;
    };
    for (const Row& row : {Row{"0", "0"}, Row{"0.000001", "5"}, Row{"99.999999", "5"},
                           Row{"100", "7"}, Row{"199.999999", "7"}, Row{"200", "10"}}) {
        CAPTURE(row.x);
        TableScope scope;
        scope.values["x"] = *Number::parse(row.x);
        CHECK(decimal(evaluate(*make_expr(tiers), scope)) == row.points);
    }
}
