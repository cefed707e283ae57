#pragma once

#include <string>
#include <string_view>

#include "model/finding.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// The place in the regulation in both languages: 第九条（四） is Article 9 (4), 附件 第1项 is
// Annex, item 1. Names of sections, of indicators and the marks of the annex stand in the rubric's
// English. What is not understood stays as it is printed. The title of the regulation is its title.
Text article_text(const Rubric& rubric, const std::string& article);

// The arguments of a finding that stand as the rubric prints them: its article and the unit of
// money or area.
void say_in_both_languages(const Rubric& rubric, Finding& finding);

}  // namespace kaoping
