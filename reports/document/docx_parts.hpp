#pragma once

#include <string>

#include "reports/document/document.hpp"

namespace kaoping::document {

// Parts of a .docx that do not depend on the text, or on its properties only.
std::string docx_styles();
std::string docx_fonts();
std::string docx_settings();
std::string docx_footer(bool even);
std::string docx_header(const std::string& mark);
std::string docx_core(const Document& document);
std::string docx_app();
std::string docx_types(std::size_t charts, bool marked);
std::string docx_package_relations();
std::string docx_document_relations(std::size_t charts, bool marked);

// word/charts/chart<n>.xml
std::string docx_chart(const Chart& chart);

// Relationship ids of the document part.
inline std::string chart_relation(std::size_t chart) { return "rIdChart" + std::to_string(chart); }
constexpr const char* odd_footer_relation = "rIdFooterOdd";
constexpr const char* even_footer_relation = "rIdFooterEven";
constexpr const char* odd_header_relation = "rIdHeaderOdd";
constexpr const char* even_header_relation = "rIdHeaderEven";

constexpr const char* xml_declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

}  // namespace kaoping::document
