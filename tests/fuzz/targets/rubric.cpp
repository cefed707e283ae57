// The YAML of an annex, and behind a line `=== plan` that of a year's plan: loaded, resolved and
// checked.
#include "rubric/load.hpp"
#include "target.hpp"
#include "text/normal.hpp"

namespace kaoping {

const std::map<std::string_view, std::string_view>& embedded_rubrics();  // cmake/Embed.cmake

}  // namespace kaoping

namespace kaoping::fuzz {

namespace {

constexpr std::string_view mark = "\n=== plan\n";
constexpr std::size_t most_bytes = 24 * 1024;

void load(std::string_view text) {
    static const RubricSource common{"common.yaml",
                                     std::string(embedded_rubrics().at("templates/common.yaml"))};
    const std::size_t cut = text.find(mark);
    std::optional<PlanSource> plan;
    if (cut != std::string_view::npos)
        plan = PlanSource{"plan.yaml", std::string(text.substr(cut + mark.size()))};
    const RubricSource rubric{"rubric.yaml", std::string(text.substr(0, cut))};
    const LoadedRubric loaded = load_rubric(rubric, common, plan);
    require(loaded.rubric != nullptr || !loaded.defects.empty(), "a refused rubric says why");
    for (const RubricDefect& defect : loaded.defects) {
        require(!(loaded.rubric && defect.severity == Severity::error), "an error gives no rubric");
        for (const auto& [name, argument] : defect.args)
            require(is_valid_utf8(argument.zh) && is_valid_utf8(argument.en),
                    "a defect's words are UTF-8");
    }
}

}  // namespace

}  // namespace kaoping::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size <= kaoping::fuzz::most_bytes) kaoping::fuzz::load(kaoping::fuzz::text_of(data, size));
    return 0;
}
