#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/cells.hpp"
#include "model/field_type.hpp"
#include "model/submission.hpp"
#include "recognise/label_index.hpp"
#include "recognise/name_index.hpp"
#include "rubric/rubric.hpp"

namespace kaoping {

// Private to this stage: the form being read, and what was found out about it on the way.
struct Form {
    Form(const Workbook& w, const Rubric& r) : workbook(w), rubric(r), names(w) {}

    const LabelIndex& labels() {
        if (!label_index) label_index.emplace(workbook);
        return *label_index;
    }
    void report(Severity severity, FindingCode code, std::string field, std::string cell,
                std::vector<std::pair<std::string, Text>> args) {
        findings.push_back({severity, code, std::move(field), std::move(cell), std::move(args)});
    }

    const Workbook& workbook;
    const Rubric& rubric;
    NameIndex names;
    std::optional<LabelIndex> label_index;  // made when a name is missed
    std::vector<std::string> list_sheets;   // where the lists were found
    std::vector<Text> absent;               // labels of what has lost its name
    std::vector<Text> broken;               // whose name points nowhere (#REF!)
    std::vector<Finding> findings;
};

// One cell where it stands; sheet null: the form has no such cell.
struct Spot {
    const Sheet* sheet = nullptr;
    Position at;
    std::string address() const {
        return sheet == nullptr ? std::string() : cell_address(sheet->name, at);
    }
};

// What a cell is meant for: the words of its findings.
struct Purpose {
    std::string field;  // id
    Text label;
    std::string article;
    const CellSpec* spec = nullptr;
    const std::vector<Text>* choices = nullptr;
};

Text joined(const std::vector<Text>& texts, const Text& separator);

// Of many, the first few, for a message.
Text first_of(const std::vector<Text>& texts);

// Reads one cell; its findings go to the form with field, cell, label, want and article.
Entry read_entry(Form& form, const Spot& spot, const Purpose& purpose);
Entry read_entry(Form& form, const Spot& spot, const Cell& cell,
                 const Purpose& purpose);  // the cell at the spot

// Parallel to Rubric::fields.
std::vector<Spot> locate_fields(Form& form);

// Parallel to Rubric::indicators: s_<indicator>. `fields` as located.
std::vector<Entry> read_self_points(Form& form, const std::vector<Spot>& fields);

PackedRows read_list(Form& form, const List& list);

// Points and criteria as printed are never used; where they differ from the rubric the form says
// something else to the applicant than what is assessed, and that is reported.
void compare_printed(Form& form, const std::vector<Spot>& fields);

// Visible sheets that hold nothing of the form, when something is typed there: nothing of them is
// read (sheet-not-read).
void report_stray_sheets(Form& form, const std::vector<Spot>& fields);

// CONTRACT, Trust: what a submission carries of the bureau's cells is not even read.
void report_bureau_cells(Form& form);

}  // namespace kaoping
