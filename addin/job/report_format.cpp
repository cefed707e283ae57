#include "job/report_format.hpp"

#include <algorithm>
#include <array>

namespace kaoping {

namespace {

constexpr std::array all_formats{ReportFormat::docx, ReportFormat::html, ReportFormat::pdf};
constexpr std::string_view no_format = "none";

}  // namespace

std::string_view word_of(ReportFormat format) {
    switch (format) {
        case ReportFormat::docx: return "docx";
        case ReportFormat::html: return "html";
        case ReportFormat::pdf: break;
    }
    return "pdf";
}

std::optional<std::set<ReportFormat>> report_formats(std::string_view words) {
    if (words.empty()) return std::nullopt;
    std::set<ReportFormat> formats;
    for (std::size_t from = 0; from < words.size();) {
        const std::size_t end = std::min(words.find(',', from), words.size());
        const std::string_view word = words.substr(from, end - from);
        from = end + 1;
        const auto found =
            std::find_if(all_formats.begin(), all_formats.end(),
                         [&](ReportFormat format) { return word_of(format) == word; });
        if (found != all_formats.end()) formats.insert(*found);
        else if (word != no_format) return std::nullopt;
    }
    return formats;
}

std::string words_of(const std::set<ReportFormat>& formats) {
    std::string words;
    for (const ReportFormat format : formats)
        words += (words.empty() ? "" : ",") + std::string(word_of(format));
    return words.empty() ? std::string(no_format) : words;
}

}  // namespace kaoping
