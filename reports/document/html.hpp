#pragma once

#include <string>

#include "reports/document/document.hpp"

namespace kaoping::document {

// The document as one HTML5 file that needs nothing else: style sheet and charts (SVG) inside, no script, no address. Reads
// on a screen of any width and prints on A4. Each part has its language; tables have captions and headers with scope, charts
// a title and a description. The same document gives the same bytes.
std::string html(const Document& document);

// One chart as SVG, to stand in HTML.
std::string svg(const Chart& chart);

}  // namespace kaoping::document
