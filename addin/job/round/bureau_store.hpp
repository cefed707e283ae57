#pragma once

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "job/round/bureau_reading.hpp"
#include "job/round/run_result.hpp"
#include "recognise/bureau.hpp"
#include "recognise/expert_input.hpp"
#include "recognise/experts_list.hpp"
#include "recognise/review_input.hpp"
#include "score/index.hpp"
#include "text/organisation_index.hpp"

namespace kaoping {

// What the bureau and the experts typed for a round: read from the result folder's own workbooks
// and the folder of expert workbooks, never from submissions (CONTRACT, Trust).
class BureauStore {
public:
    // `folders`: where the round's workbooks may lie, the first that has them counts; the last is
    // the result folder. `experts`: folder; empty: none.
    BureauStore(const Rubric& rubric, int year, const std::vector<std::filesystem::path>& folders,
                const std::filesystem::path& experts, int jobs);

    // Fills the subject's bureau input and what was typed. Matched by code and name (A14), in
    // 评审表 and by experts also by those that the bureau verified. Returns what was given.
    BureauClaim give(const Round& round, OpenEntry& subject) const;

    // What was typed for organisations that have no workbook and no row in this run; it is kept for
    // the next.
    struct Unclaimed {
        std::vector<std::filesystem::path> graded;
        std::vector<ReviewRow> review;
        std::vector<Finding> findings;
    };
    Unclaimed unclaimed(const std::vector<Subject>& subjects) const;

    // Everything that was read, for the log and the next run.
    BureauReading reading() const;

    const std::vector<std::string>& panel() const { return panel_; }
    const std::vector<Finding>& findings() const { return findings_; }
    // Workbooks read: path and sha256, for the log.
    const std::vector<std::pair<std::string, std::string>>& inputs() const { return inputs_; }

private:
    void read_graded_folder(const std::filesystem::path& folder, int jobs);
    void drop_copies();
    void cannot_use(const std::filesystem::path& file, Finding why);
    void read_review_file(const std::filesystem::path& file);
    void read_expert_folder(const std::filesystem::path& folder);
    void give_decisions(const Round& round, const GradedInput& graded, BureauInput& bureau) const;
    void give_marks(OpenEntry& subject, const Organisation& published) const;

    const Rubric& rubric_;
    int year_;
    std::filesystem::path root_;
    std::vector<GradedInput> graded_;
    std::vector<std::filesystem::path> graded_files_;  // parallel
    std::filesystem::path review_file_;
    ReviewInput review_;
    OrganisationIndex graded_index_;
    OrganisationIndex review_index_;
    std::vector<ExpertInput> experts_;
    std::vector<OrganisationIndex> expert_indexes_;  // of the rows of each
    std::vector<std::string> panel_;
    std::vector<std::string> expert_files_;
    std::vector<UnusableWorkbook> unusable_;
    std::vector<UnusableWorkbook> copies_;
    std::vector<UnusableWorkbook> doubtful_;
    std::vector<Finding> findings_;
    std::vector<std::pair<std::string, std::string>> inputs_;
};

// The panel as the expert workbooks' folder keeps it, LIST beside them under this name.
std::string expert_list_name();

}  // namespace kaoping
