#include "rubric/load_checks.hpp"

namespace kaoping::loading {

std::vector<Check> read_checks(Context& context, const std::vector<YamlNode>& nodes,
                               Presence field) {
    constexpr std::array<std::pair<std::string_view, Severity>, 3> severities{
        {{"error", Severity::error}, {"warning", Severity::warning}, {"info", Severity::info}}};
    std::vector<Check> checks;
    for (const YamlNode& node : nodes) {
        MapReader map(context, node);
        Check check;
        if (const YamlNode* code = map.take("code", Presence::required))
            check.code = FindingCode::read(read_id(context, *code, '-').value_or(""));
        if (map.is_map() && !map.has("severity"))
            context.defect(node, "rubric-missing-key", {arg("key", "severity")});
        check.severity = map.word("severity", severities, Severity::warning);
        if (const YamlNode* concerned = map.take("field", field)) {
            check.field = read_text(context, *concerned).value_or("");
            context.place("check_field:" + check.field, *concerned);
        }
        check.when = map.expression("when", Presence::required);
        check.message = map.words("message", Presence::required);
        check.article = map.text("article");
        checks.push_back(std::move(check));
    }
    return checks;
}

}  // namespace kaoping::loading
