#include "job/round/roster_file.hpp"

#include "intake/xlsx.hpp"
#include "job/system/paths.hpp"
#include "recognise/roster.hpp"

namespace kaoping {

std::variant<Workbook, Finding> open_roster(const std::string& path,
                                            std::span<const RubricPtr> rubrics, int year) {
    const auto bytes = read_file(to_path(path));
    ReadResult read = bytes ? read_workbook(std::span<const char>(*bytes)) : ReadResult(Refusal{});
    auto* workbook = std::get_if<Workbook>(&read);
    if (workbook == nullptr)
        return Finding{Severity::error, "roster-unusable", "", "", {{"path", same(path)}}};
    std::optional<Finding> why;
    for (const RubricPtr& rubric : rubrics) {
        auto of_rubric = unusable_roster(*workbook, *rubric, year);
        if (!of_rubric) return std::move(*workbook);
        if (!why) why = std::move(of_rubric);
    }
    if (!why) return std::move(*workbook);
    return of_file(std::move(*why), path);
}

}  // namespace kaoping
