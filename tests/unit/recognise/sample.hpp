#pragma once

#include <string>
#include <vector>

#include "../shown_lines.hpp"
#include "model/cells.hpp"
#include "model/submission.hpp"
#include "rubric/rubric.hpp"

namespace kaoping::sample {

// A small annex with one of everything that readers must find: a head, a series, two indicators,
// two lists.
const Rubric& rubric();
// The same with another id, label and list: what another form looks like.
const Rubric& other_rubric();

// A form as the writer lays it out, blank: names, hidden sheet, properties, labels.
class FormBook {
public:
    explicit FormBook(const Rubric& rubric, int year = 2025);

    Workbook build() const;  // cells sorted as a reader delivers them

    // Types into the applicant's cells.
    FormBook& type(const std::string& field, const std::string& text);
    FormBook& number(const std::string& field, const std::string& digits);
    FormBook& row(const std::string& list, std::uint32_t row,
                  const std::vector<std::string>& texts);  // row 0: first of the body
    FormBook& set(const std::string& sheet, const std::string& a1, Cell cell);
    FormBook& text(const std::string& sheet, const std::string& a1, const std::string& text);
    FormBook& erase(const std::string& sheet, const std::string& a1);

    // What other programs and people do to a form.
    FormBook& lose_names();
    FormBook& break_name(const std::string& name);
    FormBook& lose_hidden();
    FormBook& lose_properties();
    FormBook& name(const std::string& name, const std::string& sheet, const std::string& first,
                   const std::string& last);
    FormBook& hidden(const std::string& key, const std::string& value);
    FormBook& property(const std::string& key, const std::string& value);
    FormBook& merge(const std::string& sheet, const std::string& first, const std::string& last);
    // Moves cells down or right and names with them; the hidden sheet's text stays, as it does in a
    // spreadsheet.
    FormBook& insert_rows(const std::string& sheet, std::uint32_t before, std::uint32_t count);
    FormBook& insert_columns(const std::string& sheet, std::uint32_t before, std::uint32_t count);
    FormBook& swap_columns(const std::string& sheet, std::uint32_t a,
                           std::uint32_t b);  // cells only, not names

    Sheet& sheet(const std::string& name);
    FormBook& add_sheet(const std::string& name);

private:
    void put(Sheet& sheet, Position at, Cell cell);
    void define(const std::string& name, const std::string& sheet, Range range);
    void write_main();
    void write_list(const List& list);

    const Rubric& rubric_;
    Workbook workbook_;
    std::uint32_t next_row_ = 0;  // of the main sheet
};

Cell text_cell(std::string text);
Cell number_cell(std::string digits);

// Codes of the findings, sorted, with cell and severity: "warning beyond-table 促成项目!A34".
std::vector<std::string> reported(const std::vector<Finding>& findings);
bool tells(const std::vector<Finding>& findings, const std::string& line);
// Raw text of a field; "" when blank.
std::string raw(const Submission& submission, const Rubric& rubric, const std::string& field);

}  // namespace kaoping::sample
