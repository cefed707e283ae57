#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "job/round/bureau_reading.hpp"
#include "job/round/round_subject.hpp"
#include "model/finding.hpp"
#include "model/round_context.hpp"
#include "recognise/review_input.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

struct RoundResult {
    RubricPtr rubric;
    std::string rubric_sha256;
    RoundContext context;
    std::vector<Subject> subjects;                     // by file, absent ones last
    std::vector<std::optional<Number>> section_means;  // SectionMeans
    std::vector<std::string> panel;                    // experts of LIST
    // What the bureau typed for organisations without a workbook or row in this run, kept for the
    // next.
    std::vector<std::filesystem::path> kept_graded;
    std::vector<ReviewRow> kept_review;
    std::vector<Finding> findings;  // of the roster and the bureau's workbooks
    std::vector<std::pair<std::string, std::string>>
        bureau_inputs;  // workbooks of the bureau that were read: path and sha256, for the log
    std::shared_ptr<const BureauReading> bureau;  // what stood in its workbooks; null: not read
};

// The summary's sheet of findings lists errors only of rounds of more than a thousand subjects or a
// hundred thousand findings: nobody reads through so many warnings in one sheet, and results.json
// and the graded workbooks have them.
bool lists_errors_only(const RoundResult& round);

struct Unreadable {
    std::string file;
    std::string
        code;  // encrypted, not-a-workbook, unsupported-format, damaged, too-large, unknown-form
    Finding finding;  // the words
};

struct RunResult {
    std::vector<RoundResult> rounds;     // by rubric id, then year
    std::vector<Unreadable> unreadable;  // by file
    std::vector<std::string> attachments;
    std::vector<Finding> findings;  // of the run: skipped folders, experts missing from LIST ...
    // Roster, plan and earlier results as they were given -> sha256 of what was read, for the log.
    std::map<std::string, std::string> side_files;
    std::string json;  // results.json of a run that writes none (check), when ScoreOptions::json
                       // asks for it
};

// Subjects of this status have a graded workbook and a row in 评审表.
bool has_graded(Status status);
std::string_view status_name(Status status);  // as results.json says it
// Exit status 3: something a person must act on. `check`: points still owed by the bureau are
// nothing of the kind. Nor is a copy, byte for byte, of a file that stands for it.
bool needs_action(const RunResult& run, bool check);

}  // namespace kaoping
