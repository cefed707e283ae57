#include "support.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "rubric/load.hpp"

namespace kaoping::test {

namespace {

class Resolver {
public:
    Resolver(const Rubric& rubric, const List* list) : rubric_(rubric), list_(list) {}

    ExprPtr resolve(const ExprPtr& e) const {
        return make_expr(std::visit([&](const auto& node) { return Node(on(node)); }, e->node),
                         e->offset);
    }

private:
    using Node = decltype(Expr::node);
    template <class Leaf>
    Node on(const Leaf& leaf) const {
        return leaf;
    }
    Node on(const NameNode& n) const {
        return NameNode{n.id, kind_of(n.id), cohort_figure(n.id).value_or(CohortFigure::max),
                        round_fact(n.id).value_or(RoundFact::year)};
    }
    Node on(const NegateNode& n) const { return NegateNode{resolve(n.operand)}; }
    Node on(const BinaryNode& n) const {
        return BinaryNode{n.op, resolve(n.left), resolve(n.right)};
    }
    Node on(const TiersNode& n) const { return TiersNode{resolve(n.measure), n.tiers}; }
    Node on(const CallNode& n) const {
        CallNode call{n.function, {}};
        for (const auto& argument : n.arguments) call.arguments.push_back(resolve(argument));
        if (n.function == Function::rows || n.function == Function::matches)
            retag(call, NameKind::list);
        if (n.function == Function::lookup) retag(call, NameKind::table);
        return call;
    }
    static void retag(CallNode& call, NameKind kind) {
        call.arguments[0] =
            make_expr(NameNode{std::get<NameNode>(call.arguments[0]->node).id, kind});
    }

    NameKind kind_of(const std::string& id) const {
        static const std::map<std::string, NameKind> words{
            {"measure", NameKind::measure},
            {"points", NameKind::max_points},
            {"judged", NameKind::judged},
            {"total", NameKind::total},
        };
        if (const auto word = words.find(id); word != words.end()) return word->second;
        if (cohort_figure(id)) return NameKind::cohort;
        if (round_fact(id)) return NameKind::round_fact;
        if (list_ != nullptr) {
            if (list_->column(id) != nullptr) return NameKind::column;
            for (const auto& derived : list_->derived)
                if (derived.id == id) return NameKind::derived;
        }
        if (rubric_.field(id) != nullptr) return NameKind::field;
        if (rubric_.fact(id) != nullptr) return NameKind::fact;
        if (rubric_.reading(id) != nullptr) return NameKind::reading;
        for (const auto& indicator : rubric_.indicators)
            for (const auto& item : indicator.expert_items)
                if (item.id == id) return NameKind::expert_item;
        return NameKind::unresolved;
    }

    const Rubric& rubric_;
    const List* list_;
};

Entry entry(ValueType type, const std::string& text, std::string cell) {
    Entry made;
    made.cell = std::move(cell);
    if (!text.empty()) made.raw = text;
    made.value = value(type, text);
    return made;
}

}  // namespace

Number n(std::string_view decimal) {
    const auto number = Number::parse(decimal);
    if (!number) throw std::invalid_argument(std::string(decimal));
    return *number;
}

Date d(std::string_view iso) {
    const auto date = parse_iso_date(iso);
    if (!date) throw std::invalid_argument(std::string(iso));
    return *date;
}

Value value(ValueType type, const std::string& text) {
    if (text.empty()) return Missing{};
    if (text == "n/a") return NotApplicable{};
    switch (type) {
        case ValueType::count:
        case ValueType::money:
        case ValueType::area:
        case ValueType::percent:
        case ValueType::number: return n(text);
        case ValueType::yes_no: return text == "yes";
        case ValueType::date: return d(text);
        default: return text;
    }
}

ExprPtr expression(const Rubric& rubric, std::string_view text, const List* list) {
    const auto parsed = parse_expression(text);
    if (const auto* error = std::get_if<SyntaxError>(&parsed))
        throw std::invalid_argument(std::string(text) + ": expected " + error->expected +
                                    ", found " + error->found);
    return Resolver(rubric, list).resolve(std::get<ExprPtr>(parsed));
}

Field field(const std::string& id, ValueType type, Need need) {
    Field made;
    made.id = id;
    made.label = same(id);
    made.spec.type = type;
    made.need = need;
    return made;
}

Column column(const std::string& id, ValueType type) {
    Column made;
    made.id = id;
    made.label = same(id);
    made.spec.type = type;
    return made;
}

Fact fact(const std::string& id, ValueType type, BlankFact blank) {
    Fact made;
    made.id = id;
    made.label = same(id);
    made.spec.type = type;
    made.blank = blank;
    made.flag = type == ValueType::yes_no;
    return made;
}

Indicator indicator(const std::string& id, const std::string& points, IndicatorKind kind) {
    Indicator made;
    made.id = id;
    made.title = same(id);
    made.kind = kind;
    if (kind == IndicatorKind::base) made.section = "main";
    if (!points.empty()) made.points = n(points);
    return made;
}

Grade grade(const std::string& id, const std::string& from) {
    Grade made;
    made.id = id;
    made.label = same(id);
    made.lowest = from.empty();
    if (!from.empty()) made.from = n(from);
    return made;
}

Condition condition(const Rubric& rubric, const std::string& id, std::string_view when,
                    const std::string& grade) {
    return {id, expression(rubric, when), same(id), "Article 1", grade};
}

std::vector<Grade> four_grades() {
    std::vector<Grade> grades{grade("excellent", "85"), grade("good", "70"), grade("pass", "60"),
                              grade("fail", "")};
    grades[1].printed_to = n("84");
    grades[2].printed_to = n("69");
    return grades;
}

Rubric plain_rubric() {
    Rubric rubric;
    rubric.id = "plain";
    rubric.fields = {field("x")};
    rubric.sections = {{"main", same("main"), n("100"), "", std::nullopt, ""}};
    rubric.indicators = {indicator("x", "100")};
    rubric.indicators[0].rule = expression(rubric, "x");
    rubric.grades = four_grades();
    return rubric;
}

const Rubric& shipped(const std::string& id) {
    static std::map<std::string, RubricPtr> loaded;
    if (const auto found = loaded.find(id); found != loaded.end()) return *found->second;
    const auto text = [](const std::string& path) {
        std::ifstream file(std::string(KAOPING_SOURCE_DIR) + "/templates/" + path,
                           std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    };
    std::optional<PlanSource> plan;
    if (std::string sample = text(id + "/plan.sample.yaml"); !sample.empty())
        plan = PlanSource{"plan.sample.yaml", sample, false};
    const LoadedRubric read = load_rubric({"rubric.yaml", text(id + "/rubric.yaml")},
                                          {"common.yaml", text("common.yaml")}, plan);
    if (!read.rubric)
        throw std::runtime_error(
            id + " does not load: " +
            (read.defects.empty() ? "" : std::string(read.defects.front().code.text())));
    return *loaded.emplace(id, read.rubric).first->second;
}

SubjectInput form(const Rubric& rubric, const Texts& fields) {
    SubjectInput input;
    input.submission.rubric = rubric.id;
    for (std::size_t i = 0; i < rubric.fields.size(); ++i) {
        const Field& field = rubric.fields[i];
        const auto given = fields.find(field.id);
        input.submission.fields.push_back(entry(field.spec.type,
                                                given == fields.end() ? "" : given->second,
                                                "form!F" + std::to_string(i + 1)));
    }
    for (const auto& [id, text] : fields)
        if (rubric.field(id) == nullptr) throw std::invalid_argument("no field " + id);
    input.submission.lists.resize(rubric.lists.size());
    input.submission.self.resize(rubric.indicators.size());
    return input;
}

void add_row(const Rubric& rubric, SubjectInput& input, const std::string& list_id,
             const Texts& cells) {
    const List& list = *rubric.list(list_id);
    auto& rows = input.submission.lists[static_cast<std::size_t>(&list - rubric.lists.data())];
    ListRow row;
    row.sheet = list_id;
    row.line = static_cast<int>(rows.size()) + 4;
    for (const Column& column : list.columns) {
        const auto given = cells.find(column.id);
        row.cells.push_back(entry(column.spec.type, given == cells.end() ? "" : given->second,
                                  list_id + "!" + column.id + std::to_string(row.line)));
    }
    rows.push_back(std::move(row));
}

RoundContext year_2025(const Rubric& rubric) { return calendar_round(rubric, 2025); }

Scorecard score(const Rubric& rubric, const SubjectInput& input) {
    return score_all(rubric, {input}).front();
}

std::vector<Scorecard> score_all(const Rubric& rubric, const std::vector<SubjectInput>& inputs) {
    Rubric profiled = rubric;  // tests change rubrics by hand; the loader profiles what it reads
    take_profiles(profiled);
    return score_round(profiled, year_2025(profiled), inputs);
}

namespace {

std::size_t index_of(const Rubric& rubric, const std::string& indicator) {
    const Indicator* found = rubric.indicator(indicator);
    if (found == nullptr) throw std::invalid_argument("no indicator " + indicator);
    return static_cast<std::size_t>(found - rubric.indicators.data());
}

}  // namespace

const IndicatorScore& of(const Rubric& rubric, const Scorecard& card,
                         const std::string& indicator) {
    return card.indicators.at(index_of(rubric, indicator));
}

const IndicatorWorking& working_of(const Rubric& rubric, const Scorecard& card,
                                   const std::string& indicator) {
    return card.workings.at(index_of(rubric, indicator));
}

std::string shown(const std::optional<Number>& number) {
    return number ? number->to_decimal(12) : "-";
}

std::string points(const Rubric& rubric, const Scorecard& card, const std::string& indicator) {
    return shown(of(rubric, card, indicator).points);
}

std::string consequences(const Rubric& rubric, const Scorecard& card) {
    std::string ids;
    for (const int i : card.consequences)
        ids += (ids.empty() ? "" : " ") + rubric.consequences.at(static_cast<std::size_t>(i)).id;
    return ids;
}

std::size_t count(const Scorecard& card, std::string_view code) {
    return static_cast<std::size_t>(
        std::count_if(card.findings.begin(), card.findings.end(),
                      [&](const Finding& f) { return f.code.text() == code; }));
}

bool has(const Scorecard& card, std::string_view code) { return count(card, code) > 0; }

const Finding* find(const Scorecard& card, std::string_view code) {
    const auto found = std::find_if(card.findings.begin(), card.findings.end(),
                                    [&](const Finding& f) { return f.code.text() == code; });
    return found == card.findings.end() ? nullptr : &*found;
}

std::string argument(const Finding& finding, std::string_view name) {
    for (const auto& [key, text] : finding.args)
        if (key == name) return text.zh;
    return "";
}

}  // namespace kaoping::test
