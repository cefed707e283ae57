#include <algorithm>
#include <set>

#include "rubric/bounds.hpp"
#include "rubric/lint.hpp"

namespace kaoping::loading {

namespace {

// A border between values: just before or just after a number; absent: infinity.
struct Border {
    std::shared_ptr<const Number> at;
    bool after = false;
};

// Of upper borders, where an absent one is the greatest.
bool ends_before(const Border& a, const Border& b) {
    if (!a.at || !b.at) return a.at && !b.at;
    return *a.at < *b.at || (*a.at == *b.at && !a.after && b.after);
}

Border lower(const Tier& tier) { return {tier.from, tier.from_open}; }
Border upper(const Tier& tier) { return {tier.to, tier.to_closed}; }

// A value between two borders: whole when only whole ones occur; nullopt when there is none.
std::optional<Number> value_between(const Border& low, const Border& high, bool whole) {
    if (low.at && high.at) {
        const bool empty =
            *high.at < *low.at || (*high.at == *low.at && (low.after || !high.after));
        if (empty) return std::nullopt;
        if (*high.at == *low.at) return *low.at;
    }
    if (!whole) {
        if (low.at && high.at) return (*low.at + *high.at) / Number(2);
        if (low.at) return *low.at + Number(1);
        if (high.at) return *high.at - Number(1);
        return Number(0);
    }
    if (low.at) {
        Number first = low.at->floored();
        if (first < *low.at || (first == *low.at && low.after)) first += 1;
        const bool inside = !high.at || first < *high.at || (first == *high.at && high.after);
        return inside ? std::optional(first) : std::nullopt;
    }
    if (!high.at) return Number(0);
    Number last = high.at->floored();
    if (last == *high.at && !high.after) last += -1;
    return last;
}

std::shared_ptr<const Number> shared(const std::optional<Number>& number) {
    return number ? std::make_shared<const Number>(*number) : nullptr;
}

// Ascending tiers must meet without gap or overlap, from the least to the greatest possible value.
void lint_tiers(Context& context, const TiersNode& node, const YamlPlace& place,
                const Bounds& measure) {
    const auto at_line = [&](const Tier& tier) { return YamlPlace{place.file, tier.line, 0}; };
    const auto gap = [&](const Border& low, const Border& high, const YamlPlace& where) {
        if (const auto value = value_between(low, high, measure.whole))
            context.defect(where, "rubric-tier-gap", {arg("value", shown(*value))});
    };
    const auto& tiers = node.tiers;
    if (tiers.front().from)
        gap({shared(measure.low), false}, lower(tiers.front()), at_line(tiers.front()));
    Border reached = upper(tiers.front());  // of all tiers so far
    for (std::size_t i = 1; i < tiers.size(); ++i) {
        gap(reached, lower(tiers[i]), at_line(tiers[i]));
        const Border end = ends_before(reached, upper(tiers[i])) ? reached : upper(tiers[i]);
        if (const auto value = value_between(lower(tiers[i]), end, measure.whole))
            context.defect(at_line(tiers[i]), "rubric-tier-overlap", {arg("value", shown(*value))});
        if (ends_before(reached, upper(tiers[i]))) reached = upper(tiers[i]);
    }
    if (reached.at)
        gap(reached, {shared(measure.high), measure.high.has_value()}, at_line(tiers.back()));
}

// Points out of reach, above or below: the cap would always bite, or full marks could never be
// given.
void lint_reach_of(Context& context, const Rubric& rubric, const Indicator& indicator,
                   const IndicatorProfile& profile) {
    if (!indicator.points || indicator.points->sign() <= 0) return;
    const Bounds points = bounds_of(*indicator.rule, rubric, &indicator, nullptr);
    const Number most = profile.cap.value();
    const YamlPlace place = context.place_of("rule:" + indicator.id);
    if (points.high && *points.high > most)
        context.defect(place, "rubric-exceeds-points",
                       {arg("found", shown(*points.high)), arg("wanted", shown(most))},
                       Severity::warning);
    if (points.high && *points.high < *indicator.points)
        context.defect(place, "rubric-full-marks-unreachable",
                       {arg("found", shown(*points.high)), arg("wanted", shown(*indicator.points))},
                       Severity::warning);
}

void lint_rule(Context& context, const Rubric& rubric, const Indicator& indicator) {
    const YamlNode* origin = context.find("rule:" + indicator.id);
    walk(context, indicator.rule, origin, [&](const Expr& part, const YamlPlace& place) {
        const auto* tiers = std::get_if<TiersNode>(&part.node);
        if (tiers != nullptr)
            lint_tiers(context, *tiers, place,
                       bounds_of(*tiers->measure, rubric, &indicator, nullptr));
    });
}

std::set<std::string> lists_asked(const List& list) {
    std::set<std::string> asked;
    const auto look_in = [&](const ExprPtr& expression) {
        if (expression)
            visit_nodes(*expression, [&](const Expr& e) {
                const auto* call = std::get_if<CallNode>(&e.node);
                if (call == nullptr || call->function != Function::matches) return;
                if (const auto* name = std::get_if<NameNode>(&call->arguments[0]->node))
                    asked.insert(name->id);
            });
    };
    look_in(list.where);
    look_in(list.period);
    look_in(list.key);
    for (const DerivedColumn& derived : list.derived) look_in(derived.expression);
    return asked;
}

// Which rows of a list count must not depend on itself.
bool asks_itself(const Rubric& rubric, const List& start, const List& list,
                 std::set<std::string>& visited) {
    for (const std::string& id : lists_asked(list)) {
        if (id == start.id) return true;
        const List* next = rubric.list(id);
        if (next != nullptr && visited.insert(id).second &&
            asks_itself(rubric, start, *next, visited))
            return true;
    }
    return false;
}

}  // namespace

void lint_rules(Context& context, const Rubric& rubric) {
    for (const Indicator& indicator : rubric.indicators)
        if (indicator.rule) lint_rule(context, rubric, indicator);
    for (const List& list : rubric.lists) {
        std::set<std::string> visited;
        if (asks_itself(rubric, list, list, visited))
            context.defect(context.place_of("list:" + list.id), "rubric-cycle",
                           {arg("list", list.id)});
    }
}

void lint_reach(Context& context, const Rubric& rubric) {
    for (std::size_t i = 0; i < rubric.indicators.size(); ++i)
        if (rubric.indicators[i].rule)
            lint_reach_of(context, rubric, rubric.indicators[i], rubric.profiles[i]);
}

}  // namespace kaoping::loading
