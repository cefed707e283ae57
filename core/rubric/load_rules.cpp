#include "rubric/load_rules.hpp"

#include <algorithm>

#include "rubric/load_tiers.hpp"

namespace kaoping::loading {

namespace {

using Kind = YamlNode::Kind;

ExprPtr number(Number value) { return make_expr(NumberNode{std::move(value)}); }
ExprPtr cohort(CohortFigure figure) {
    return make_expr(NameNode{std::string(word_of(figure)), NameKind::unresolved});
}
ExprPtr name(std::string id) { return make_expr(NameNode{std::move(id), NameKind::unresolved}); }
ExprPtr binary(Operator op, ExprPtr left, ExprPtr right) {
    return make_expr(BinaryNode{op, std::move(left), std::move(right)});
}
ExprPtr call(Function function, std::vector<ExprPtr> arguments) {
    return make_expr(CallNode{function, std::move(arguments)});
}
ExprPtr plus(ExprPtr a, ExprPtr b) {
    return a ? binary(Operator::add, std::move(a), std::move(b)) : b;
}
ExprPtr minus(ExprPtr a, ExprPtr b) {
    return binary(Operator::subtract, std::move(a), std::move(b));
}
ExprPtr times(ExprPtr a, ExprPtr b) {
    return binary(Operator::multiply, std::move(a), std::move(b));
}
ExprPtr over(ExprPtr a, ExprPtr b) { return binary(Operator::divide, std::move(a), std::move(b)); }

// Reads one form; the members are what every form may need.
class Form {
public:
    Form(Context& context, const std::vector<std::string>& expert_items, const YamlNode& node,
         ExprPtr measure)
        : context_(context),
          expert_items_(expert_items),
          node_(node),
          measure_(std::move(measure)) {}

    Rule tiers() { return {read_tiers(context_, node_, measure_), {}, false, {}, {}}; }

    Rule per_unit() {
        MapReader map(context_, node_);
        const ExprPtr each = map.expression("each", Presence::required);
        const ExprPtr start = map.expression("start");
        return done(each ? plus(start, times(each, measure_)) : nullptr);
    }

    Rule proportion() {
        MapReader map(context_, node_);
        const ExprPtr target = divisor(map, "target");
        const auto surplus = map.points("surplus");
        if (!target) return {};
        const ExprPtr share = over(measure_, target);
        if (!surplus) return done(times(name("points"), call(Function::min, {share, number(1)})));
        Rule rule = done(call(
            Function::min, {times(name("points"), share), plus(name("points"), number(*surplus))}));
        rule.surplus = *surplus;
        return rule;
    }

    Rule base_step() {
        MapReader map(context_, node_);
        const ExprPtr from = map.expression("from", Presence::required);
        const ExprPtr base = map.expression("base", Presence::required);
        const ExprPtr each = divisor(map, "each");
        const ExprPtr add = map.expression("add", Presence::required);
        if (!from || !base || !each || !add) return {};
        const ExprPtr steps = call(Function::int_, {over(minus(measure_, from), each)});
        return done(call(Function::if_, {binary(Operator::less, measure_, from), number(0),
                                         plus(base, times(add, steps))}));
    }

    Rule step() {
        enum class Whole { down, toward_zero, none };
        constexpr std::array<std::pair<std::string_view, Whole>, 3> ways{
            {{"down", Whole::down}, {"toward_zero", Whole::toward_zero}, {"none", Whole::none}}};
        MapReader map(context_, node_);
        const ExprPtr size = divisor(map, "size");
        const ExprPtr each = map.expression("each", Presence::required);
        const ExprPtr start = map.expression("start");
        const ExprPtr origin = map.expression("origin");
        const Whole whole = map.word("whole", ways, Whole::down);
        if (!size || !each) return {};
        const ExprPtr steps = over(origin ? minus(measure_, origin) : measure_, size);
        const ExprPtr down = call(Function::int_, {steps});
        const ExprPtr up =
            make_expr(NegateNode{call(Function::int_, {make_expr(NegateNode{steps})})});
        ExprPtr counted = steps;
        if (whole == Whole::down) counted = down;
        if (whole == Whole::toward_zero)
            counted =
                call(Function::if_, {binary(Operator::greater_equal, steps, number(0)), down, up});
        return done(plus(start, times(each, counted)));
    }

    Rule linear() {
        struct Knot {
            Number at;
            ExprPtr points;
        };
        std::vector<Knot> knots;
        for (const YamlNode& item : read_sequence(context_, node_)) {
            MapReader map(context_, item);
            const auto at = map.number("at", Presence::required);
            const ExprPtr points = map.expression("points", Presence::required);
            if (!at || !points) return {};
            if (!knots.empty() && *at <= knots.back().at) {
                context_.defect(item, "rubric-ascending", {arg("found", at->to_decimal(6))});
                return {};
            }
            knots.push_back({*at, points});
        }
        if (knots.size() < 2) return short_form("linear");
        ExprPtr result = knots.back().points;
        for (std::size_t i = knots.size() - 1; i > 0; --i) {
            const Knot& a = knots[i - 1];
            const Knot& b = knots[i];
            const ExprPtr share = over(minus(measure_, number(a.at)), number(b.at - a.at));
            const ExprPtr between = plus(a.points, times(minus(b.points, a.points), share));
            result = call(Function::if_,
                          {binary(Operator::less, measure_, number(b.at)), between, result});
        }
        const ExprPtr below = binary(Operator::less_equal, measure_, number(knots.front().at));
        return done(call(Function::if_, {below, knots.front().points, result}));
    }

    Rule checklist() {
        Rule rule;
        ExprPtr sum;
        for (const YamlNode& item : read_sequence(context_, node_)) {
            MapReader map(context_, item);
            const ExprPtr when = map.expression("when", Presence::required);
            const ExprPtr points = map.expression("points", Presence::required);
            rule.items.push_back(map.words("text"));
            if (!when || !points) return {};
            const ExprPtr part = call(Function::if_, {when, points, number(0)});
            context_.origin(part, item);
            sum = plus(sum, part);
        }
        if (!sum) return short_form("checklist");
        rule.expression = done(sum).expression;
        return rule;
    }

    Rule first_of() {
        const auto& items = read_sequence(context_, node_);
        if (items.empty()) return short_form("first_of");
        ExprPtr result = number(0);
        for (std::size_t i = items.size(); i > 0; --i) {
            MapReader map(context_, items[i - 1]);
            if (i == items.size() && map.has("otherwise")) {
                result = map.expression("otherwise");
                if (!result) return {};
                continue;
            }
            const ExprPtr when = map.expression("when", Presence::required);
            const ExprPtr points = map.expression("points", Presence::required);
            if (!when || !points) return {};
            result = call(Function::if_, {when, points, result});
            context_.origin(result, items[i - 1]);
        }
        return done(result);
    }

    Rule combined(bool best) {
        ExprPtr sum;
        std::vector<ExprPtr> all;
        Rule rule;
        for (const YamlNode& item : read_sequence(context_, node_)) {
            const Rule part = read_rule(context_, item, expert_items_);
            if (!part.expression) return {};
            if (part.judged) rule.judged = part.judged;
            rule.experts = rule.experts || part.experts;
            rule.surplus += part.surplus;
            sum = plus(sum, part.expression);
            all.push_back(part.expression);
        }
        if (all.empty()) return short_form(best ? "best_of" : "sum_of");
        rule.expression = done(best ? call(Function::max, all) : sum).expression;
        return rule;
    }

    Rule judged() {
        auto range = read_judged(context_, node_);
        if (!range) return {};
        Rule rule = done(name("judged"));
        rule.judged = std::move(range);
        return rule;
    }

    Rule experts() {
        if (node_.kind == Kind::map) MapReader nothing_more(context_, node_);
        ExprPtr sum;
        for (const auto& item : expert_items_) sum = plus(sum, name(item));
        Rule rule = done(sum);
        rule.experts = true;
        return rule;
    }

    Rule share_of_best() {
        MapReader nothing_more(context_, node_);
        return done(over(times(name("points"), name("measure")), cohort(CohortFigure::max)));
    }

    Rule min_max() {
        MapReader map(context_, node_);
        const Number low = map.number("low").value_or(0);
        const ExprPtr share = over(minus(name("measure"), cohort(CohortFigure::min)),
                                   minus(cohort(CohortFigure::max), cohort(CohortFigure::min)));
        const ExprPtr scaled =
            times(name("points"), plus(number(low), times(number(Number(1) - low), share)));
        const ExprPtr equal =
            binary(Operator::equal, cohort(CohortFigure::max), cohort(CohortFigure::min));
        return done(call(Function::if_, {equal, name("points"), scaled}));
    }

    Rule rank() {
        MapReader map(context_, node_);
        const ExprPtr first = map.expression("first", Presence::required);
        const ExprPtr less = map.expression("less", Presence::required);
        if (!first || !less) return {};
        const ExprPtr behind = minus(cohort(CohortFigure::rank), number(1));
        return done(call(Function::max, {number(0), minus(first, times(less, behind))}));
    }

private:
    Rule done(ExprPtr expression) const {
        if (expression) context_.origin(expression, node_);
        return {std::move(expression), {}, false, {}, {}};
    }
    Rule short_form(std::string_view form) const {
        if (node_.kind == Kind::sequence)
            context_.defect(node_, "rubric-form-empty", {arg("form", std::string(form))});
        return {};
    }
    // What a measure is divided by: never the number 0.
    ExprPtr divisor(MapReader& map, std::string_view key) const {
        ExprPtr expression = map.expression(key, Presence::required);
        if (!expression) return nullptr;
        const auto* literal = std::get_if<NumberNode>(&expression->node);
        if (literal == nullptr || !literal->value.is_zero()) return expression;
        context_.defect(*map.node().find(key), "rubric-zero-divisor",
                        {arg("key", std::string(key))});
        return nullptr;
    }

    Context& context_;
    const std::vector<std::string>& expert_items_;
    const YamlNode& node_;
    ExprPtr measure_;
};

struct FormEntry {
    std::string_view key;
    Rule (*read)(Form&);
    bool of_cohort = false;  // compares the indicator's own measure with the round
};

constexpr std::array<FormEntry, 15> forms{{
    {"tiers", [](Form& f) { return f.tiers(); }},
    {"per_unit", [](Form& f) { return f.per_unit(); }},
    {"proportion", [](Form& f) { return f.proportion(); }},
    {"base_step", [](Form& f) { return f.base_step(); }},
    {"step", [](Form& f) { return f.step(); }},
    {"linear", [](Form& f) { return f.linear(); }},
    {"checklist", [](Form& f) { return f.checklist(); }},
    {"first_of", [](Form& f) { return f.first_of(); }},
    {"best_of", [](Form& f) { return f.combined(true); }},
    {"sum_of", [](Form& f) { return f.combined(false); }},
    {"judged", [](Form& f) { return f.judged(); }},
    {"experts", [](Form& f) { return f.experts(); }},
    {"share_of_best", [](Form& f) { return f.share_of_best(); }, true},
    {"min_max", [](Form& f) { return f.min_max(); }, true},
    {"rank", [](Form& f) { return f.rank(); }, true},
}};

void refuse_range(Context& context, const YamlNode& at, const Number& from, const Number& to) {
    context.defect(at, "rubric-judged-range",
                   {arg("from", from.to_decimal(6)), arg("to", to.to_decimal(6))});
}

// `bands: [{label, from, to}, ...]`; without `to` a fixed number of points.
std::vector<JudgedBand> read_bands(Context& context, MapReader& map) {
    std::vector<JudgedBand> bands;
    for (const YamlNode& item : map.sequence("bands")) {
        MapReader reader(context, item);
        JudgedBand band{reader.words("label", Presence::required), 0, 0};
        const auto from = reader.points("from", Presence::required);
        band.to = reader.points("to").value_or(from.value_or(0));
        if (!from) continue;
        band.from = *from;
        if (band.to < band.from) refuse_range(context, item, band.from, band.to);
        bands.push_back(std::move(band));
    }
    return bands;
}

}  // namespace

Rule read_rule(Context& context, const YamlNode& node,
               const std::vector<std::string>& expert_items) {
    if (node.kind != Kind::map) {
        if (node.kind == Kind::scalar && node.text == "experts")
            return Form(context, expert_items, node, nullptr).experts();
        return {read_expression(context, node), {}, false, {}, {}};
    }
    MapReader map(context, node);
    ExprPtr measure = map.expression("measure");
    const bool own_measure = map.has("measure");
    if (!own_measure) measure = make_expr(NameNode{"measure", NameKind::unresolved});
    Rule rule;
    int found = 0;
    for (const FormEntry& form : forms) {
        const YamlNode* body = map.take(form.key);
        if (body == nullptr) continue;
        if (++found > 1) {
            context.defect(*body, "rubric-rule-form", {arg("found", std::string(form.key))});
            continue;
        }
        if (form.of_cohort && own_measure)
            context.defect(*node.find("measure"), "rubric-cohort-measure",
                           {arg("form", std::string(form.key))});
        if (!measure) continue;  // reported where it stands
        Form reader(context, expert_items, *body, measure);
        rule = form.read(reader);
    }
    if (found == 0 && node.keys.empty())
        context.defect(node, "rubric-rule-form", {arg("found", "")});
    return rule;
}

std::optional<JudgedRange> read_judged(Context& context, const YamlNode& node) {
    MapReader map(context, node);
    const Presence bounds = map.has("bands") ? Presence::optional : Presence::required;
    const auto from = map.points("from", bounds);
    const auto to = map.points("to", bounds);
    JudgedRange range;
    range.step = map.points("step");
    range.bands = read_bands(context, map);
    const bool banded = !range.bands.empty();
    if (!banded && (!from || !to)) return std::nullopt;
    range.from = banded ? range.bands.front().from : *from;
    range.to = banded ? range.bands.front().to : *to;
    for (const JudgedBand& band : range.bands) {
        range.from = std::min(range.from, band.from);
        range.to = std::max(range.to, band.to);
    }
    const bool empty = !banded && range.to <= range.from;
    const bool bad_step = range.step && range.step->sign() <= 0;
    const bool both = banded && (from || to || range.step);
    if (empty || bad_step || both) refuse_range(context, node, range.from, range.to);
    return range;
}

}  // namespace kaoping::loading
