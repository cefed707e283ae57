#pragma once

#include <string>

#include "reports/document/document.hpp"

namespace kaoping::document {

// The document as WordprocessingML (ECMA-376 transitional) on the page of GB/T 9704—2012: A4,
// margins 37/35/28/26 mm, title in 方正小标宋 22 pt, text in 仿宋_GB2312 16 pt on lines of 28 pt,
// headings in 黑体 and 楷体, page numbers — n — at the outer edge. Tables repeat their header rows,
// rows are not divided; charts are native. The same document gives the same bytes.
std::string docx(const Document& document);

}  // namespace kaoping::document
