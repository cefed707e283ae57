#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace kaoping {

// How the report is written.
enum class ReportFormat { docx, html, pdf };

// "docx", "html", "pdf".
std::string_view word_of(ReportFormat format);

// "docx,pdf", divided by commas; "none" adds nothing. nullopt: empty, or another word stands there.
std::optional<std::set<ReportFormat>> report_formats(std::string_view words);
std::string words_of(const std::set<ReportFormat>& formats);

}  // namespace kaoping
