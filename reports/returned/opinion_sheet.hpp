#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/finding.hpp"
#include "reports/returned/comments.hpp"

namespace kaoping {

// Cell formats of the sheet, as indexes into the workbook's cellXfs; 0 is its own default.
struct OpinionStyles {
    std::size_t title = 0, note = 0, header = 0, text = 0, centred = 0, error = 0, link = 0;
};

struct StyledWorkbook {
    std::string xml;  // the styles part with the formats at its end
    OpinionStyles styles;
};
// nullopt: the styles are written in a way not to be touched; the sheet does without then.
std::optional<StyledWorkbook> add_opinion_styles(std::string_view styles_xml);

struct Opinion {
    Severity severity = Severity::error;
    std::string cell;    // 指标表!F11; may be empty
    std::string target;  // '指标表'!F11, when the workbook has it
    std::string found;
    Text text;
};

// The worksheet part that lists what to correct.
std::string opinion_sheet(const std::string& title, const std::vector<Opinion>& opinions,
                          const OpinionStyles& styles, const Dialect& dialect);

}  // namespace kaoping
