#pragma once

#include <vector>

#include "reports/document/document.hpp"
#include "reports/facts/round_facts.hpp"

namespace kaoping {

// 汇总报告: the round described for people, once in each language, in this order. Numbers are those
// of results.json: points of sections with 2 decimals, totals with 2, or with 4 where 2 would
// mislead (A1). The long tables make their rows from the round's: whatever those are made from must
// outlive the document, and so must the rubric.
document::Document summary_report(const SummaryRound& round,
                                  const std::vector<Language>& languages);

}  // namespace kaoping
