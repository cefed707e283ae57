#include "model/workbook_kind.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kaoping {

namespace {

constexpr std::array<std::pair<WorkbookKind, std::string_view>, 7> kind_words{{
    {WorkbookKind::form, "form"},
    {WorkbookKind::graded, "graded"},
    {WorkbookKind::review, "review"},
    {WorkbookKind::expert, "expert"},
    {WorkbookKind::roster, "roster"},
    {WorkbookKind::summary, "summary"},
    {WorkbookKind::compilation, "compilation"},
}};

}  // namespace

std::string_view word_of(WorkbookKind kind) {
    return std::find_if(kind_words.begin(), kind_words.end(),
                        [&](const auto& named) { return named.first == kind; })
        ->second;
}

std::optional<WorkbookKind> workbook_kind(std::string_view word) {
    const auto found = std::find_if(kind_words.begin(), kind_words.end(),
                                    [&](const auto& named) { return named.second == word; });
    if (found == kind_words.end()) return std::nullopt;
    return found->first;
}

}  // namespace kaoping
