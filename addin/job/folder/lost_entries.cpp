#include "job/folder/lost_entries.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <utility>

#include "job/system/paths.hpp"
#include "reports/wording/catalogue.hpp"
#include "text/normal.hpp"
#include "text/organisation_index.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

fs::path from_the_root_of(const fs::path& path) { return absolute_path(path).lexically_normal(); }

bool lies_in(const fs::path& file, const fs::path& folder) {
    const auto [rest, unused] =
        std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
    return rest == folder.end() || (rest->empty() && std::next(rest) == folder.end());
}

// --without names it, or a folder of it below the result folder; seen from there or from here.
bool is_given_up(const fs::path& file, const fs::path& root, const ScoreOptions& options) {
    const fs::path place = from_the_root_of(file);
    const fs::path folder = from_the_root_of(root);
    return std::any_of(
        options.without.begin(), options.without.end(), [&](const std::string& named) {
            for (const fs::path& base :
                 {from_the_root_of(root / to_path(named)), from_the_root_of(to_path(named))})
                if (lies_in(place, base) && !lies_in(folder, base)) return true;
            return false;
        });
}

// Whatever it is called, a workbook is a zip.
bool begins_like_a_workbook(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    char head[2] = {};
    return in.read(head, sizeof head) && head[0] == 'P' && head[1] == 'K';
}

// The newest 历史/<n> that has the file; "N" when none has.
std::string history_with(const fs::path& root, const std::string& file) {
    int newest = 0;
    std::error_code error;
    const fs::path history = root / to_path(words("folder-history").zh);
    for (fs::directory_iterator it(history, error), end; it != end && !error; it.increment(error)) {
        const std::string name = to_utf8(it->path().filename());
        if (name.find_first_not_of("0123456789") == std::string::npos && name.size() < 9 &&
            fs::exists(it->path() / to_path(file), error))
            newest = std::max(newest, std::stoi(name));
    }
    return newest == 0 ? "N" : std::to_string(newest);
}

Finding refusal(MessageCode code, const fs::path& root, const std::string& file,
                std::vector<std::pair<std::string, Text>> args = {}) {
    args.emplace_back("file", same(file));
    args.emplace_back("path", same(to_utf8(root)));
    args.emplace_back("number", same(history_with(root, file)));
    return {Severity::error, code, "", "", std::move(args)};
}

fs::path expert_folder(const ScoreOptions& options) {
    return from_the_root_of(to_path(options.place_of(options.experts)));
}

// The experts' workbooks of the last run are looked for where it found them.
bool is_same_folder(const LogRecord& last, const fs::path& root, const ScoreOptions& options) {
    if (options.experts.empty()) return false;
    const fs::path folder = expert_folder(options);
    return std::any_of(last.places.begin(), last.places.end(), [&](const LoggedPlace& place) {
        return folder == to_path(place.absolute).lexically_normal() ||
               folder == from_the_root_of(root / to_path(place.from_output));
    });
}

class LostEntries {
public:
    LostEntries(const fs::path& root, const LogRecord& last, const ExpectedFiles& expected,
                const ScoreOptions& options)
        : root_(root), last_(last), expected_(expected), options_(options) {}

    void look_at(const RoundResult& round) {
        const auto before =
            std::find_if(last_.rounds.begin(), last_.rounds.end(), [&](const LoggedRound& logged) {
                return logged.rubric == round.rubric->id && logged.year == round.context.year;
            });
        if (before == last_.rounds.end() || !round.bureau) return;  // another round's folder so far
        for (const UnusableWorkbook& workbook : round.bureau->unusable) refuse_unusable(workbook);
        for (const UnusableWorkbook& workbook : round.bureau->doubtful)
            if (!is_given_up(workbook.file, root_, options_))
                found.push_back(refusal("bureau-graded-two-refused", root_, relative(workbook.file),
                                        {{"why", describe(workbook.why, "")}}));
        const int number = static_cast<int>(before - last_.rounds.begin());
        look_for_entries(*round.bureau, number);
        look_for_emptied(*round.bureau, number);
    }

    // Where the organisations of a reading stand.
    struct Places {
        explicit Places(const BureauReading& now) {
            for (std::size_t i = 0; i < now.reviewed.size(); ++i) reviewed.add(now.reviewed[i], i);
            for (std::size_t i = 0; i < now.graded.size(); ++i) {
                graded.add(now.graded[i].own, i);
                named.add(now.graded[i].own, i);
                if (now.graded[i].published != now.graded[i].own)
                    named.add(now.graded[i].published, i);
            }
        }
        OrganisationIndex reviewed;
        OrganisationIndex graded;  // as the workbooks name them
        OrganisationIndex named;   // as they name them, and as they are published
    };

    // Cells that hold nothing any more, in workbooks that are there: whoever runs it may know.
    void look_for_emptied(const BureauReading& now, int round) {
        const Places places(now);
        std::set<std::pair<OrganisationKey, std::string>> held;
        for (const BureauEntry& entry : now.entries)
            held.emplace(key_of(entry.organisation), entry.name);
        std::map<std::pair<std::string, std::string>, std::vector<const BureauEntry*>> emptied;
        for (const BureauEntry& entry : last_.decisions) {
            if (entry.round == round && has_workbook(places, entry) &&
                !held.contains({key_of(entry.organisation), entry.name}))
                emptied[{file_of(entry), entry.organisation.name}].push_back(&entry);
        }
        for (const auto& [place, entries] : emptied)
            notes.push_back({Severity::warning,
                             "bureau-entries-emptied",
                             "",
                             "",
                             {{"file", same(place.first)},
                              {"organisation", same(place.second)},
                              {"entries", same(listed(entries))}}});
    }

    std::vector<Finding> found;
    std::vector<Finding> notes;

private:
    std::string relative(const fs::path& file) const {
        return to_utf8(file.lexically_relative(root_));
    }

    void refuse_unusable(const UnusableWorkbook& workbook) {
        const std::string file = relative(workbook.file);
        const std::string name = to_utf8(workbook.file.filename());
        const bool of_expert = !expected_.outputs.contains(file) &&
                               std::find(last_.expert_files.begin(), last_.expert_files.end(),
                                         name) != last_.expert_files.end();
        if (!of_expert && !expected_.outputs.contains(file)) return;
        if (is_given_up(workbook.file, root_, options_)) return;
        const Text why = describe(workbook.why, "");
        if (of_expert)
            found.push_back(
                refusal("expert-workbook-unusable", root_, to_utf8(workbook.file), {{"why", why}}));
        else found.push_back(refusal("bureau-workbook-unusable", root_, file, {{"why", why}}));
        unusable_.push_back(file);
    }

    // The row of 评审表 or the graded workbook that names the very organisation of the entry.
    static bool has_workbook(const Places& now, const BureauEntry& entry) {
        const OrganisationIndex& index = is_of_review(entry) ? now.reviewed : now.graded;
        return index.first_of(entry.organisation).has_value();
    }

    // An organisation in the words of its workbook; whoever is published under a verified name has
    // that one in 评审表.
    static bool knows(const BureauReading& now, const Places& places, const BureauEntry& entry,
                      bool graded) {
        for (const std::size_t i : places.named.of(entry.organisation)) {
            const BureauReading::Named& workbook = now.graded[i];
            if (graded || !places.reviewed.of_either(workbook.own, workbook.published).empty())
                return true;
        }
        return !graded && places.reviewed.first_of(entry.organisation).has_value();
    }

    static bool is_of_review(const BureauEntry& entry) {
        return entry.name.starts_with("j_") || entry.name.starts_with("b_");
    }

    // Logs of older versions do not name the workbook.
    static std::string file_of(const BureauEntry& entry) {
        if (!entry.file.empty()) return entry.file;
        return is_of_review(entry) ? words("file-review").zh
                                   : words("folder-graded").zh + "/" +
                                         safe_file_name(entry.organisation.name) + ".xlsx";
    }

    void look_for_entries(const BureauReading& now, int round) {
        const Places places(now);
        std::map<std::pair<std::string, std::string>, std::vector<const BureauEntry*>> lost;
        for (const BureauEntry& entry : last_.decisions) {
            const bool old_log = entry.file.empty() && last_.rounds.size() > 1;
            if (entry.round != round || old_log) continue;
            const std::string file = file_of(entry);
            const bool decided = expected_.restored.contains(file) ||
                                 is_given_up(root_ / to_path(file), root_, options_) ||
                                 std::find(unusable_.begin(), unusable_.end(), file) !=
                                     unusable_.end();  // refused as a whole
            if (decided || knows(now, places, entry, !is_of_review(entry))) continue;
            lost[{file, entry.organisation.name}].push_back(&entry);
        }
        for (const auto& [place, entries] : lost) {
            const auto copy = std::find_if(now.copies.begin(), now.copies.end(),
                                           [&, &place = place](const UnusableWorkbook& c) {
                                               return relative(c.file) == place.first;
                                           });
            const bool overwritten = copy != now.copies.end();
            found.push_back(refusal(
                overwritten ? MessageCode("bureau-entries-overwritten") : "bureau-entries-lost",
                root_, place.first,
                {{"organisation", same(place.second)},
                 {"why", overwritten ? describe(copy->why, "") : Text{}},
                 {"count", same(std::to_string(entries.size()))},
                 {"entries", same(listed(entries))}}));
        }
    }

    static std::string listed(const std::vector<const BureauEntry*>& entries) {
        constexpr std::size_t most = 12;
        std::string all;
        for (std::size_t i = 0; i < std::min(entries.size(), most); ++i) {
            const BureauEntry& entry = *entries[i];
            all += (i == 0 ? "" : "; ") + entry.name +
                   (entry.row.empty() ? "" : " (" + entry.row + ")") + " = " + entry.value;
        }
        return all + (entries.size() > most ? " …" : "");
    }

    const fs::path& root_;
    const LogRecord& last_;
    const ExpectedFiles& expected_;
    const ScoreOptions& options_;
    std::vector<std::string> unusable_;
};

}  // namespace

std::vector<Finding> gone_workbooks(const fs::path& root, const LogRecord& last,
                                    const ScoreOptions& options) {
    std::vector<Finding> found;
    const auto look = [&](const fs::path& place, const std::string& file, MessageCode gone,
                          MessageCode unusable) {
        std::error_code error;
        const bool there = fs::exists(place, error);
        if ((there && begins_like_a_workbook(place)) || is_given_up(place, root, options)) return;
        found.push_back(refusal(there ? unusable : gone, root, file,
                                {{"why", words("bureau-workbook-empty")}}));
    };
    for (const LoggedFile& output : last.outputs)
        if (is_typed_into(output.file))
            look(root / to_path(output.file), output.file, "bureau-workbook-gone",
                 "bureau-workbook-unusable");
    if (is_same_folder(last, root, options))
        for (const std::string& file : last.expert_files) {
            const fs::path place = expert_folder(options) / to_path(file);
            look(place, to_utf8(place), "expert-workbook-gone", "expert-workbook-unusable");
        }
    return found;
}

LostWork lost_entries(const fs::path& root, const LogRecord& last, const ExpectedFiles& expected,
                      const ScoreOptions& options, const std::vector<RoundResult>& rounds) {
    LostEntries lost(root, last, expected, options);
    for (const RoundResult& round : rounds) lost.look_at(round);
    return {std::move(lost.found), std::move(lost.notes)};
}

}  // namespace kaoping
