#pragma once

#include <string>
#include <vector>

#include "job/folder/output_folder.hpp"
#include "job/options.hpp"
#include "model/finding.hpp"
#include "reports/facts/round_facts.hpp"

namespace kaoping {

// 报告/ of a round: the summary report in the formats asked for and the public notice where one is
// due; what earlier runs left there goes to the history. `prefix`: the round's own folder with '/',
// or empty. Returns what people should know: no notice because the results are provisional, no
// LibreOffice for the PDF ... Throws OutputError.
std::vector<Finding> write_documents(OutputFolder& folder, const std::string& prefix,
                                     const SummaryRound& round, const ScoreOptions& options);

}  // namespace kaoping
