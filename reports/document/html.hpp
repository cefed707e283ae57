#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "reports/document/document.hpp"

namespace kaoping::document {

// The document as one HTML5 file that needs nothing else: style sheet and charts (SVG) inside, no
// script, no address. Reads on a screen of any width and prints on A4. Each part has its language;
// tables have captions and headers with scope, charts a title and a description. The same document
// gives the same bytes. `take` is called with one piece after the other.
void html(const Document& document, const std::function<void(std::string_view)>& take);

// One chart as SVG, to stand in HTML.
std::string svg(const Chart& chart);

}  // namespace kaoping::document
