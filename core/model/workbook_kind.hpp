#pragma once

#include <optional>
#include <string_view>

namespace kaoping {

// What a workbook of kaoping is for.
enum class WorkbookKind { form, graded, review, expert, roster, summary, compilation };

// As the workbook itself says it (model/identity.hpp): "form", "graded" ...
std::string_view word_of(WorkbookKind kind);
std::optional<WorkbookKind> workbook_kind(std::string_view word);

}  // namespace kaoping
