#include "job/round/bureau_store.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "intake/xlsx.hpp"
#include "job/round/graded_entries.hpp"
#include "job/system/parallel.hpp"
#include "job/system/paths.hpp"
#include "job/system/sha256.hpp"
#include "reports/wording/catalogue.hpp"
#include "score/score_round.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> workbooks_in(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; it != end && !error; it.increment(error)) {
        const std::string name = to_utf8(it->path().filename());
        if (it->is_regular_file(error) && name.ends_with(".xlsx") && !name.starts_with("~$") &&
            !name.starts_with("."))
            files.push_back(it->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

struct Opened {
    std::optional<Workbook> workbook;
    std::string sha256;
    std::optional<Finding> failure;
};

Opened open(const fs::path& file) {
    const auto bytes = read_file(file);
    if (!bytes)
        return {
            std::nullopt, "",
            Finding{
                Severity::warning, "bureau-workbook-unreadable", "", to_utf8(file.filename()), {}}};
    ReadResult read = read_workbook(std::span<const char>(*bytes));
    if (const auto* refusal = std::get_if<Refusal>(&read)) {
        Finding finding = of_file(
            {Severity::warning, refusal->message, "", to_utf8(file.filename()), refusal->args},
            to_utf8(file.filename()));
        return {std::nullopt, sha256_hex(*bytes), finding};
    }
    return {std::get<Workbook>(std::move(read)), sha256_hex(*bytes), std::nullopt};
}

template <class Findings>
void append(std::vector<Finding>& to, const Findings& from) {
    to.insert(to.end(), from.begin(), from.end());
}

}  // namespace

std::string expert_list_name() { return words("file-expert-list").zh; }

BureauStore::BureauStore(const Rubric& rubric, int year, const std::vector<fs::path>& folders,
                         const fs::path& experts, int jobs)
    : rubric_(rubric), year_(year), root_(folders.empty() ? fs::path() : folders.back()) {
    for (const fs::path& folder : folders) {
        const fs::path review = folder / to_path(words("file-review").zh);
        const fs::path graded = folder / to_path(words("folder-graded").zh);
        if (!fs::exists(review) && !fs::exists(graded)) continue;
        if (fs::exists(graded)) read_graded_folder(graded, jobs);
        if (fs::exists(review)) read_review_file(review);
        break;
    }
    if (!experts.empty()) read_expert_folder(experts);
}

void BureauStore::read_graded_folder(const fs::path& folder, int jobs) {
    const auto files = workbooks_in(folder);
    std::vector<GradedInput> inputs(files.size());
    std::vector<Opened> opened(files.size());
    parallel_for(files.size(), jobs, [&](std::size_t i) {
        opened[i] = open(files[i]);
        if (opened[i].workbook) inputs[i] = read_graded(*opened[i].workbook, rubric_, year_);
        opened[i].workbook.reset();
    });
    for (std::size_t i = 0; i < files.size(); ++i) {
        inputs_.emplace_back(to_utf8(files[i].filename()), opened[i].sha256);
        if (opened[i].failure) cannot_use(files[i], *opened[i].failure);
        else if (inputs[i].refusal)
            cannot_use(files[i], of_file(*inputs[i].refusal, to_utf8(files[i].filename())));
        else {
            graded_.push_back(std::move(inputs[i]));
            graded_files_.push_back(files[i]);
        }
    }
    drop_copies();
}

void BureauStore::cannot_use(const fs::path& file, Finding why) {
    findings_.push_back(why);
    unusable_.push_back({file, std::move(why)});
}

// Of several workbooks of one organisation the one that bears its name counts; a copy put in the
// place of another's would give what was typed into it a second time.
void BureauStore::drop_copies() {
    std::map<OrganisationKey, std::vector<std::size_t>> of_organisation;
    for (std::size_t i = 0; i < graded_.size(); ++i)
        of_organisation[key_of(graded_[i].organisation)].push_back(i);
    std::set<std::size_t> copies;
    for (const auto& [organisation, workbooks] : of_organisation) {
        const std::size_t owner = *std::min_element(
            workbooks.begin(), workbooks.end(), [&](std::size_t a, std::size_t b) {
                return bears_name(graded_[a], graded_files_[a]) >
                       bears_name(graded_[b], graded_files_[b]);
            });
        for (const std::size_t i : workbooks) {
            if (i == owner) continue;
            copies.insert(i);
            const bool differs =
                graded_[i].says_something() &&
                entries_in(graded_[i], rubric_) != entries_in(graded_[owner], rubric_);
            Finding finding{Severity::warning,
                            differs ? MessageCode("bureau-graded-two") : "bureau-graded-copy",
                            "",
                            "",
                            {{"file", same(to_utf8(graded_files_[i].filename()))},
                             {"other", same(to_utf8(graded_files_[owner].filename()))},
                             {"organisation", same(graded_[i].organisation.name)}}};
            (differs ? doubtful_ : copies_).push_back({graded_files_[i], finding});
            findings_.push_back(std::move(finding));
        }
    }
    for (auto i = copies.rbegin(); i != copies.rend(); ++i) {
        graded_.erase(graded_.begin() + static_cast<std::ptrdiff_t>(*i));
        graded_files_.erase(graded_files_.begin() + static_cast<std::ptrdiff_t>(*i));
    }
    for (std::size_t i = 0; i < graded_.size(); ++i) graded_index_.add(graded_[i].organisation, i);
}

void BureauStore::read_review_file(const fs::path& file) {
    Opened opened = open(file);
    inputs_.emplace_back(to_utf8(file.filename()), opened.sha256);
    if (opened.failure) return cannot_use(file, *opened.failure);
    review_file_ = file;
    review_ = read_review(*opened.workbook, rubric_, year_);
    if (review_.refusal) cannot_use(file, of_file(*review_.refusal, to_utf8(file.filename())));
    for (std::size_t i = 0; i < review_.rows.size(); ++i)
        review_index_.add(review_.rows[i].organisation, i);
    name_file(review_.findings, to_utf8(file.filename()));
    append(findings_, review_.findings);
}

void BureauStore::read_expert_folder(const fs::path& folder) {
    bool listed = false;
    for (const fs::path& file : workbooks_in(folder)) {
        Opened opened = open(file);
        inputs_.emplace_back(to_utf8(file.filename()), opened.sha256);
        if (opened.failure) {
            cannot_use(file, *opened.failure);
            continue;
        }
        expert_files_.push_back(to_utf8(file.filename()));
        if (to_utf8(file.filename()) == expert_list_name()) {
            ExpertList list = read_expert_list(*opened.workbook);
            name_file(list.findings, to_utf8(file.filename()));
            for (const ListedExpert& expert : list.experts) panel_.push_back(expert.name);
            append(findings_, list.findings);
            listed = true;
            continue;
        }
        ExpertInput input = read_expert(*opened.workbook, rubric_, year_);
        name_file(input.findings, to_utf8(file.filename()));
        if (input.refusal) cannot_use(file, of_file(*input.refusal, to_utf8(file.filename())));
        else experts_.push_back(std::move(input));
    }
    for (const ExpertInput& input : experts_) {
        OrganisationIndex& index = expert_indexes_.emplace_back();
        for (std::size_t i = 0; i < input.rows.size(); ++i)
            index.add(input.rows[i].organisation, i);
    }
    for (const ExpertInput& input : experts_) {
        append(findings_, input.findings);
        const bool known = std::find(panel_.begin(), panel_.end(), input.expert) != panel_.end();
        if (!known && !listed) panel_.push_back(input.expert);
        if (!known && listed)
            findings_.push_back(
                {Severity::warning, "expert-not-listed", "", "", {{"expert", same(input.expert)}}});
    }
}

void BureauStore::give_marks(OpenEntry& subject, const Organisation& published) const {
    BureauInput& bureau = subject.input.bureau;
    for (const std::string& name : panel_) {
        const auto workbook = std::find_if(experts_.begin(), experts_.end(),
                                           [&](const ExpertInput& e) { return e.expert == name; });
        const ExpertRow* row = nullptr;
        if (workbook != experts_.end()) {
            const auto at = static_cast<std::size_t>(workbook - experts_.begin());
            const auto ours = expert_indexes_[at].of_either(subject.organisation, published);
            if (!ours.empty()) row = &workbook->rows[ours.back()];
        }
        if (row != nullptr) append(bureau.findings, row->findings);
        if (row != nullptr && !row->opinion.empty()) bureau.opinions[name] = row->opinion;
        for (const Indicator& indicator : rubric_.indicators)
            for (const ExpertItem& item : indicator.expert_items) {
                ExpertMark mark{name, row != nullptr && row->recused, workbook != experts_.end(),
                                std::nullopt, ""};
                if (row != nullptr)
                    if (const auto points = row->points.find(item.id); points != row->points.end())
                        mark.points = points->second;
                bureau.experts[item.id].push_back(std::move(mark));
            }
    }
}

// Rows are told apart by the very keys that counting uses: the graded workbook's own rows are
// counted.
void BureauStore::give_decisions(const Round& round, const GradedInput& graded,
                                 BureauInput& bureau) const {
    SubjectInput as_graded;
    as_graded.submission.fields.resize(rubric_.fields.size());
    as_graded.submission.lists.resize(rubric_.lists.size());
    for (std::size_t l = 0; l < graded.recognised.size(); ++l)
        as_graded.submission.lists[l] = graded.recognised[l].rows;
    const Assessment keys = score_subject_first(round, as_graded);
    for (std::size_t l = 0; l < graded.recognised.size(); ++l)
        for (std::size_t r = 0; r < graded.recognised[l].decisions.size(); ++r) {
            const RowDecision& decision = graded.recognised[l].decisions[r];
            const std::string& row = keys.lists[l].rows[r].identity;
            if (decision.recognised)
                bureau.recognised[rubric_.lists[l].id][row] = *decision.recognised;
            if (!decision.unread.empty())
                bureau.undecided_rows[rubric_.lists[l].id][row] = decision.unread;
        }
    for (const auto& [list, decisions] : graded.kept) {
        if (rubric_.list(list) == nullptr) continue;
        for (const auto& [row, recognised] : decisions)
            bureau.recognised[list].try_emplace(row, recognised);
    }
}

BureauClaim BureauStore::give(const Round& round, OpenEntry& subject) const {
    BureauClaim claim;
    BureauInput& bureau = subject.input.bureau;
    for (const std::size_t i : graded_index_.of(subject.organisation)) {
        const GradedInput& graded = graded_[i];
        claim.graded.insert(i);
        bureau.verified = graded.verified;
        bureau.adjusted = graded.adjusted;
        bureau.grade = graded.grade;
        bureau.grade_reason = graded.grade_reason;
        bureau.grade_unread = graded.grade_unread;
        subject.typed.graded = graded.typed;
        append(bureau.findings, graded.findings);
        give_decisions(round, graded, bureau);
    }
    const Organisation published = published_as(subject.organisation, bureau.verified);
    for (const std::size_t i : review_index_.of_either(subject.organisation, published)) {
        const ReviewRow& row = review_.rows[i];
        claim.review.insert(i);
        bureau.judged = row.judged;
        bureau.facts = row.facts;
        bureau.undecided_facts = row.undecided_facts;
        subject.typed.review = row.typed;
        append(bureau.findings, row.findings);
    }
    give_marks(subject, published);
    return claim;
}

BureauReading BureauStore::reading() const {
    BureauReading reading;
    const auto take = [&](std::vector<BureauEntry> entries, const fs::path& file,
                          const Organisation& organisation) {
        for (BureauEntry& entry : entries) {
            entry.file = to_utf8(file.lexically_relative(root_));
            entry.organisation = organisation;
            reading.entries.push_back(std::move(entry));
        }
    };
    for (std::size_t i = 0; i < graded_.size(); ++i) {
        const GradedInput& graded = graded_[i];
        reading.graded.push_back(
            {graded.organisation, published_as(graded.organisation, graded.verified)});
        take(entries_in(graded, rubric_), graded_files_[i], graded.organisation);
    }
    for (const ReviewRow& row : review_.rows) {
        reading.reviewed.push_back(row.organisation);
        std::vector<BureauEntry> entries;
        for (const auto& [name, cell] : row.typed) entries.push_back({"", {}, name, "", cell.raw});
        take(std::move(entries), review_file_, row.organisation);
    }
    reading.unusable = unusable_;
    reading.copies = copies_;
    reading.doubtful = doubtful_;
    reading.expert_files = expert_files_;
    return reading;
}

BureauStore::Unclaimed BureauStore::unclaimed(const std::vector<Subject>& subjects) const {
    std::set<std::size_t> graded;
    std::set<std::size_t> review;
    for (const Subject& subject : subjects) {
        if (!has_graded(subject.status)) continue;
        graded.insert(subject.claim.graded.begin(), subject.claim.graded.end());
        review.insert(subject.claim.review.begin(), subject.claim.review.end());
    }
    Unclaimed rest;
    const auto note = [&](MessageCode code, const std::string& place,
                          const std::string& organisation) {
        rest.findings.push_back(
            {Severity::warning, code, "", place, {{"organisation", same(organisation)}}});
    };
    for (std::size_t i = 0; i < graded_.size(); ++i) {
        if (graded.contains(i) || !graded_[i].says_something()) continue;
        rest.graded.push_back(graded_files_[i]);
        note("bureau-graded-kept", to_utf8(graded_files_[i].filename()),
             graded_[i].organisation.name);
    }
    for (std::size_t i = 0; i < review_.rows.size(); ++i) {
        if (review.contains(i) || review_.rows[i].typed.empty()) continue;
        rest.review.push_back(review_.rows[i]);
        note("bureau-review-kept", review_.rows[i].cell, review_.rows[i].organisation.name);
    }
    return rest;
}

}  // namespace kaoping
