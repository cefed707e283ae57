#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/field_type.hpp"
#include "model/finding.hpp"
#include "model/value.hpp"
#include "rubric/expression.hpp"
#include "rubric/indicator_profile.hpp"

namespace kaoping {

// One annex as data: templates/<id>/rubric.yaml joined with the year's plan. Every rule cites its
// article.

enum class Need { optional, required, conditional };

// A cell the applicant fills in: f_<id>.
struct Field {
    std::string id;
    Text label;
    CellSpec spec;                    // choices: Chinese labels
    std::vector<Text> choice_labels;  // both languages, same order
    Need need = Need::optional;
    ExprPtr required_when;          // Need::conditional
    std::optional<Number> minimum;  // inclusive, in the field's unit
    std::optional<Number> maximum;
    bool minimum_exclusive = false;
    bool refuses_not_applicable =
        false;       // 不适用 is an error here (pledge, conditions of registration)
    int series = 0;  // 0: a single value; 1..3: value of year - 3 + series (id ends in _y<series>)
    std::string series_id;  // id without the suffix
    std::string indicator;  // where it stands on the form; empty: the head
    std::string article;
    Text help;              // prompt of the cell; may be empty
    bool identity = false;  // of the standard head or an evidence text: takes no part in rules
};

struct Column {
    std::string id;
    Text label;
    CellSpec spec;
    std::vector<Text> choice_labels;
    bool required = false;  // in every row that has any other cell filled (A3)
    std::optional<Number> minimum;
    std::optional<Number> maximum;
    bool minimum_exclusive = false;
    std::optional<Number> default_value;  // stands for a blank cell in rules
    bool key_text = false;                // a code or number kept as text (format @)
};

struct DerivedColumn {
    std::string id;
    Text label;
    ExprPtr expression;  // over the row's columns
};

enum class Pick { first, highest };  // which row of one key counts (A6)

struct Check {
    FindingCode code;
    Severity severity = Severity::warning;
    std::string field;  // the field concerned; of a list's row_checks the column, may be empty
    ExprPtr when;       // true: a finding; missing operands: no finding
    Text message;
    std::string article;
};

// A table of evidence: l_<id>.
struct List {
    std::string id;
    Text label;
    std::vector<Column> columns;
    std::vector<DerivedColumn> derived;
    std::string indicator;
    std::string article;
    int form_rows = 30;  // entry rows on the blank form, at least 30
    int at_least = 0;    // fewer rows are an error
    int warn_above = 0;  // more rows are a warning; 0: none
    ExprPtr period;      // the row's period date (A5); null: no window
    ExprPtr where;       // rows that can count; null: all
    ExprPtr key;         // KEY(...); null: every row is its own
    Pick pick = Pick::first;
    std::string pick_by;       // Pick::highest: the column or derived column compared; the first of
                               // equals counts
    std::string compare_with;  // count field that should equal the number of (distinct) rows, else
                               // a warning
    bool compare_empty = false;  // the warning is due for an empty list too
    std::vector<Check>
        row_checks;  // asked of every row, over its columns, derived columns and the form's fields
    const Column* column(std::string_view id) const;
};

// What the bureau enters in the review workbook: b_<id>. Flags are facts of type yes_no.
enum class BlankFact { zero_or_no, pending, missing };
struct Fact {
    std::string id;
    Text label;
    CellSpec spec;
    BlankFact blank = BlankFact::zero_or_no;
    std::string indicator;  // where it is shown; may be empty
    std::string article;
    bool flag = false;
};

struct ExpertItem {
    std::string id;  // the indicator's id, or a sub-item's
    Text label;
    Number points;  // e_<id> is 0..points
};

enum class IndicatorKind { base, bonus, deduction };

// One step of a judgement: 好 7 to 10. Equal bounds: a fixed number of points.
struct JudgedBand {
    Text label;
    Number from;
    Number to;
};

struct JudgedRange {
    Number from;
    Number to;
    std::optional<Number> step;  // points must be from + n * step
    std::vector<JudgedBand>
        bands;  // not empty: points must lie in one of them; from and to are their extremes
};

// What becomes of the points of an indicator that does not apply (A4).
enum class NotApplicablePolicy { none, full, redistribute };

struct Indicator {
    std::string id;
    std::string section;  // empty for bonus and deduction
    IndicatorKind kind = IndicatorKind::base;
    Text title;
    std::optional<Number> points;  // maximum; nullopt: unlimited. The rule's value is held to [0,
                                   // points]: the item cap.
    Text criterion;                // 评价标准 as printed
    Text materials;                // 考核依据/评价材料 as printed
    std::string article;
    std::string unit;  // of the measure
    ExprPtr measure;   // may be null
    ExprPtr rule;      // points before cap and rounding; never null in a checked rubric
    std::vector<Text>
        items;  // a checklist's words, one an item of the sum, left to right; may be empty
    std::optional<JudgedRange> judged;
    std::vector<ExpertItem> expert_items;
    std::vector<std::string> fields;  // of the form, in order; evidence_<id> comes last
    std::vector<std::string> lists;
    std::vector<std::string> facts;
    bool from_plan = false;  // the rule comes from the year's plan
    Number
        surplus;  // the rule is held to [0, points + surplus]; 0 unless the rule rewards a surplus
    std::vector<std::string>
        see;          // fields and lists standing elsewhere that are looked at here too
    ExprPtr applies;  // false: 不适用; null: always applies
    NotApplicablePolicy not_applicable = NotApplicablePolicy::none;
};

// A cap across indicators, after the caps of the items (A8).
struct Group {
    std::string id;
    Text title;
    std::vector<std::string> indicators;
    Number maximum;
    std::string article;
};

struct Section {
    std::string id;
    Text title;
    Number points;
    std::string article;
    std::optional<Number> minimum;  // below it the grade is at most `below_minimum`
    std::string below_minimum;
};

struct Grade {
    std::string id;  // excellent, good, pass, fail, star5 ...
    Text label;
    Number from;  // inclusive; the lowest grade has no bound below
    bool lowest = false;
    std::optional<Number> printed_to;  // the upper bound as printed, when it leaves a gap (A2)
    std::string article;
    std::optional<Number>
        top_percent;           // only the first n % of the ranking (rounded down) can have it
    std::optional<int> quota;  // at most n; who is left out has the next grade
};

// A condition with its article: exemption, ineligibility, grade cap or floor, veto.
struct Condition {
    std::string id;
    ExprPtr when;
    Text text;
    std::string article;
    std::string grade;  // cap: at most this; floor: at least this; veto: this, empty for one that
                        // withholds the grade
};

struct Consequence {
    std::string
        id;  // reward, rectification, removal, revocation, clawback, integrity_record, priority
    std::vector<std::string> grades;  // of these grades; empty: any
    int repeated_years = 1;           // 2: the same grade in the year before too (A9)
    bool absent = false;              // of those who did not take part and are not excused
    ExprPtr when;                     // further condition; null: none
    ExprPtr unless;                   // withheld when true; null: never
    Text otherwise;                   // said when all but `when` holds; empty: nothing is said
    Text text;                        // the proposal as people read it
    std::string article;
    std::optional<Number> amount;  // 万元
};

// A choice between understandings of the text (readings:), changeable in the plan.
struct ReadingChoice {
    std::string id;
    Text question;
    Text chosen;
    Text why;
    std::string article;
    std::variant<std::monostate, Number, bool, std::string> value;  // usable in rules under its id
    std::vector<std::string> alternatives;
    bool planned = false;  // the value is the year's plan's, another one than `chosen` says
};

struct LookupTable {
    std::string id;
    int keys = 1;  // 1 or 2
    std::vector<std::pair<std::vector<std::string>, Number>> rows;
};

struct Panel {
    int minimum = 1;       // valid values below it leave the result pending
    bool trimmed = false;  // the highest and lowest are left out, from 5 experts up
    bool median = false;   // the median instead of the mean
    std::string article;
    bool opinion = false;
};

enum class PublicationScope { none, all, grades };
struct Publication {
    PublicationScope scope = PublicationScope::none;
    std::vector<std::string> grades;
    int working_days = 0;
    std::string article;
    Text where;
    Text objections;      // how to object, as the regulation says; empty: it says nothing
    bool totals = false;  // the notice shows totals beside grades
};

struct Regulation {
    Text title;
    std::string number;  // 克科规〔2025〕5号; may be empty
    Text authority;
    std::optional<Date> in_force_from;
    std::optional<Date> in_force_to;
    std::string article;  // of validity
};

struct PlanStatus {
    bool needed = false;  // the regulation leaves rules to the year's plan
    std::string article;  // which says so
    bool given = false;   // --plan
    bool confirmed = false;
    std::string confirmed_by;
    std::optional<Date> confirmed_on;
    std::optional<int> year;
    std::optional<int> notice_year;
    bool provisional() const { return needed && !confirmed; }
};

struct Rubric {
    std::string id;
    std::string file;           // where it was read, for messages
    std::string sha256_source;  // the bytes that define it (rubric and plan), for rubric_sha256
    Text title;
    Text subject;  // 入驻机构, resident institution
    Text scorer;   // who scores
    Text period_note;
    Regulation regulation;
    PlanStatus plan;
    Panel panel;
    Publication publication;
    std::vector<Field> fields;  // head first, then in the indicators' order
    std::vector<List> lists;
    std::vector<Fact> facts;  // flags last
    std::vector<Section> sections;
    std::vector<Indicator> indicators;
    std::vector<IndicatorProfile> profiles;  // parallel to indicators; take_profiles()
    std::vector<Group> groups;
    Number full_marks = 100;    // sum of the sections
    std::vector<Grade> grades;  // best first
    ExprPtr total_minimum;      // null: none
    ExprPtr total_maximum;
    std::vector<Condition> exempt;
    std::vector<Condition> not_eligible;
    std::vector<Condition> grade_caps;
    std::vector<Condition> grade_floors;
    std::vector<Condition> vetoes;
    std::vector<Consequence> consequences;
    std::vector<Check> checks;
    std::vector<ReadingChoice> readings;
    std::vector<LookupTable> tables;

    const Field* field(std::string_view id) const;
    const List* list(std::string_view id) const;
    const Fact* fact(std::string_view id) const;
    const Indicator* indicator(std::string_view id) const;
    const IndicatorProfile& profile(const Indicator& indicator) const;  // of one of `indicators`
    const Section* section(std::string_view id) const;
    const Grade* grade(std::string_view id) const;
    const ReadingChoice* reading(std::string_view id) const;
    const LookupTable* table(std::string_view id) const;
    bool has_experts() const;
    bool has_judged() const;
};

using RubricPtr = std::shared_ptr<const Rubric>;

}  // namespace kaoping
