#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/workbook_kind.hpp"
#include "recognise/form_parts.hpp"
#include "text/organisation_index.hpp"

namespace kaoping {

// Private to this stage. A table with one organisation a row, as the review and expert workbooks
// have: where it stands, by its defined names, else by its headers, else as the hidden sheet
// remembers it.
struct TableColumn {
    std::string name;    // defined name, j_reporting
    std::string header;  // printed label
};

class OrgTable {
public:
    struct Row {
        std::uint32_t row = 0;
        Organisation organisation;
    };

    // nullopt: no column of organisations' names. `columns`: those beside k_uscc and k_name.
    static std::optional<OrgTable> locate(Form& form, std::span<const TableColumn> columns);

    // Where this column of a row stands; sheet null when the column is lost.
    Spot spot(std::string_view name, std::uint32_t row) const;

    // Rows of the names and those typed directly below; rows without any organisation are reported
    // when something is typed in them.
    std::vector<Row> rows(Form& form) const;

private:
    void take_names(const Form& form, std::span<const TableColumn> columns);
    void take_headers(const Form& form, std::span<const TableColumn> columns);
    void take_map(const Form& form, std::span<const TableColumn> columns);
    void take_place(const std::string& name, const Place& place);
    void find_body();
    bool typed_in(std::uint32_t row) const;
    std::string text(std::string_view name, std::uint32_t row) const;

    const Sheet* sheet_ = nullptr;
    std::map<std::string, std::uint32_t, std::less<>> columns_;
    std::optional<std::uint32_t> header_;  // lowest header found
    std::optional<std::uint32_t> first_;   // of the body
    std::optional<std::uint32_t> last_;
};

// A workbook of the bureau or of an expert with such a table, ready to be read; `refusal` says why
// it is not to be used. Findings that concern the whole go to `findings`.
struct OrgWorkbook {
    OrgWorkbook(const Workbook& workbook, const Rubric& rubric) : form(workbook, rubric) {}
    Form form;
    std::optional<OrgTable> table;
};
std::optional<Finding> open_table(OrgWorkbook& opened, WorkbookKind kind, int year,
                                  std::span<const TableColumn> columns,
                                  std::vector<Finding>& findings);

// Reads every row of the table: `read(row)` gives what stands in it, `join(first, second)` takes
// another row of one organisation up.
template <class Row, class Read, class Join>
void read_organisations(OrgWorkbook& opened, std::vector<Row>& rows, std::vector<Finding>& findings,
                        Read read, Join join) {
    const auto found = opened.table->rows(opened.form);
    for (Finding& finding : opened.form.findings) findings.push_back(std::move(finding));
    OrganisationIndex index;
    for (const OrgTable::Row& at : found) {
        Row row = read(at);
        if (const auto before = index.first_of(row.organisation)) {
            join(rows[*before], std::move(row));
            continue;
        }
        index.add(row.organisation, rows.size());
        rows.push_back(std::move(row));
    }
}

// A typed cell of such a table: its finding-free reading, kept for writing the workbook again.
std::string org_code(const Cell* cell, bool date1904);

}  // namespace kaoping
