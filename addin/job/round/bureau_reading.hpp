#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/finding.hpp"
#include "text/organisation.hpp"

namespace kaoping {

// Something that the bureau typed: a cell, or the decision on a row of a list.
struct BureauEntry {
    std::string file;  // the workbook, relative to the result folder; empty: not known
    Organisation organisation;
    std::string name;   // v_site_area, j_reports, vl_projects ...
    std::string row;    // vl_: what stands first in the row
    std::string value;  // as typed
    int round = 0;      // of the run's rounds, from 0
    friend bool operator==(const BureauEntry&, const BureauEntry&) = default;
};

// A workbook that is there and was not used.
struct UnusableWorkbook {
    std::filesystem::path file;
    Finding why;
};

// What stood in the bureau's workbooks when a run began.
struct BureauReading {
    struct Named {
        Organisation own;        // as the workbook names it
        Organisation published;  // where the bureau verified name or code: under those
        bool is(const Organisation& other) const {
            return same_organisation(own, other) || same_organisation(published, other);
        }
    };
    std::vector<Named> graded;
    std::vector<Organisation> reviewed;
    std::vector<BureauEntry> entries;
    std::vector<UnusableWorkbook> unusable;
    std::vector<UnusableWorkbook> copies;  // of the graded workbook of an organisation that has it
    // A second workbook of an organisation that says something else: only people can tell which one
    // counts.
    std::vector<UnusableWorkbook> doubtful;
    std::vector<std::string> expert_files;  // that were read, as they are called
};

}  // namespace kaoping
