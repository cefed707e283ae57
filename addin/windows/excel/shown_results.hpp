#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "job/results/results_model.hpp"
#include "windows/excel/words.hpp"

namespace kaoping::excel {

// What the add-in shows of a results.json, in one language.
struct ShownResults {
    struct Subject {
        results::SubjectStatus status;
        std::wstring org_name;
        std::wstring file;    // empty: absent
        std::wstring graded;  // relative to the output folder; empty: none
    };
    struct Round {
        std::wstring rubric;
        int year;
    };
    struct Unreadable {
        std::wstring file;
        std::wstring reason;
    };
    std::vector<Round> rounds;
    std::vector<Subject> subjects;  // of all rounds
    std::vector<Unreadable> unreadable;
    std::vector<std::wstring> findings;  // of the run
};

// Both throw Failure for what is no results.json.
ShownResults shown_results(const std::wstring& json, Language language);
ShownResults shown_results_in(const std::filesystem::path& folder, Language language);

}  // namespace kaoping::excel
