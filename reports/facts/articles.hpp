#pragma once

#include <string>
#include <string_view>

#include "rubric/rubric.hpp"

namespace kaoping {

// The place in the regulation in both languages: 第九条（四） is Article 9 (4), 附件 第1项 is Annex, item 1. Names of sections,
// of indicators and the marks of the annex stand in the rubric's English. What is not understood stays as it is printed.
Text article_text(const Rubric& rubric, const std::string& article);

}  // namespace kaoping
