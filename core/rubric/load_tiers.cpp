#include "rubric/load_tiers.hpp"

#include <algorithm>

namespace kaoping::loading {

namespace {

std::shared_ptr<const Number> bound(const std::optional<Number>& number) {
    return number ? std::make_shared<const Number>(*number) : nullptr;
}

std::optional<Tier> read_tier(Context& context, const YamlNode& node) {
    MapReader map(context, node);
    const auto from = map.number("from");
    const auto above = map.number("above");
    const auto to = map.number("to");
    const auto below = map.number("below");
    const auto at = map.number("at");
    const auto points = map.number("points", Presence::required);
    if (!points) return std::nullopt;
    const int lower = (from ? 1 : 0) + (above ? 1 : 0);
    const int upper = (to ? 1 : 0) + (below ? 1 : 0);
    const bool good = at ? lower + upper == 0 : lower <= 1 && upper <= 1 && lower + upper > 0;
    if (!good) {
        context.defect(node, "rubric-tier-bounds");
        return std::nullopt;
    }
    Tier tier;
    tier.from = bound(at ? at : above ? above : from);
    tier.to = bound(at ? at : to ? to : below);
    tier.from_open = above.has_value();
    tier.to_closed = to.has_value() || at.has_value();
    tier.points = *points;
    tier.line = node.place().line;
    const bool empty =
        tier.from && tier.to &&
        (*tier.to < *tier.from || (*tier.to == *tier.from && (tier.from_open || !tier.to_closed)));
    if (empty) {
        context.defect(node, "rubric-tier-empty",
                       {arg("from", tier.from->to_decimal(6)), arg("to", tier.to->to_decimal(6))});
        return std::nullopt;
    }
    return tier;
}

bool begins_before(const Tier& a, const Tier& b) {
    if (!a.from || !b.from) return !a.from && b.from;
    if (*a.from != *b.from) return *a.from < *b.from;
    return !a.from_open && b.from_open;
}

}  // namespace

ExprPtr read_tiers(Context& context, const YamlNode& node, const ExprPtr& measure) {
    TiersNode tiers{measure, {}};
    for (const YamlNode& item : read_sequence(context, node)) {
        auto tier = read_tier(context, item);
        if (!tier) return nullptr;
        tiers.tiers.push_back(std::move(*tier));
    }
    if (tiers.tiers.empty()) {
        if (node.kind == YamlNode::Kind::sequence)
            context.defect(node, "rubric-form-empty", {arg("form", "tiers")});
        return nullptr;
    }
    std::stable_sort(tiers.tiers.begin(), tiers.tiers.end(), begins_before);
    ExprPtr expression = make_expr(std::move(tiers));
    context.origin(expression, node);
    return expression;
}

}  // namespace kaoping::loading
