#pragma once

#include <string>

#include "reports/facts/round_facts.hpp"

namespace kaoping {

// 汇总表.xlsx: ranking, grades, section totals, charts, returned, pending and absent lists with
// reasons, consequences with articles, findings. The hidden sheet also lists the results for next
// year's --previous (identity::key_result). Lists in score order, ties by name in pinyin. Throws
// WriteError.
void write_summary(const std::string& path, const SummaryRound& round);

}  // namespace kaoping
