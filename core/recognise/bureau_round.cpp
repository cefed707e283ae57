#include "recognise/bureau_round.hpp"

#include <array>
#include <string>

#include "recognise/identify.hpp"

namespace kaoping {

std::optional<Finding> not_of_round(const Workbook& workbook, WorkbookKind kind,
                                    const Rubric& rubric, int year,
                                    std::vector<Finding>& findings) {
    const std::array<const Rubric*, 1> known{&rubric};
    Identity said = identify(workbook, known);
    const auto refused = [](FindingCode code, const std::string& found, const std::string& want) {
        return Finding{
            Severity::error, code, "", "", {{"found", same(found)}, {"want", same(want)}}};
    };
    if (!said.rubric.empty() && said.rubric != rubric.id)
        return refused("bureau-other-rubric", said.rubric, rubric.id);
    if (said.year && *said.year != year)
        return refused("bureau-other-year", std::to_string(*said.year), std::to_string(year));
    // Labels of fields alone make a form of a workbook: a graded one shows the same labels.
    const bool stated = said.kind != WorkbookKind::form || kind == WorkbookKind::form;
    if (stated && !said.stated_kind.empty() && said.kind != kind)
        return refused("bureau-other-kind", said.stated_kind, std::string(word_of(kind)));
    for (Finding& finding : said.findings) findings.push_back(std::move(finding));
    return std::nullopt;
}

}  // namespace kaoping
