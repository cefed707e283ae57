#include "recognise/roster.hpp"

#include <algorithm>

#include "model/head_field.hpp"
#include "model/identity.hpp"
#include "recognise/bureau_cell.hpp"
#include "recognise/bureau_table.hpp"
#include "recognise/review_input.hpp"
#include "recognise/roster_table.hpp"
#include "rubric/bureau_headers.hpp"
#include "rubric/labels.hpp"
#include "text/bureau_words.hpp"
#include "text/normal.hpp"
#include "text/organisation_index.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

enum Header : std::size_t { name, uscc, excused, first_field };

// Full-width brackets, in UTF-8.
std::string bracketed(const std::string& text) { return "\xEF\xBC\x88" + text + "\xEF\xBC\x89"; }

std::string spellings(const Field& field, int year) {
    const std::string& label = field.label.zh;
    const std::string unit = field.spec.unit.empty() ? std::string() : bracketed(field.spec.unit);
    std::string all = roster_header(field, year);
    if (!unit.empty()) all += "\n" + roster_header(field, year) + unit;
    if (field.series == 0) return all;
    const std::string of_year = std::to_string(series_year(field, year)).append(printed::year);
    return all + "\n" + label + of_year + "\n" + label + bracketed(of_year) + "\n" + label + unit +
           bracketed(of_year);
}

std::vector<std::string> headers_of(const Rubric& rubric, int year) {
    std::vector<std::string> headers{
        std::string(printed::org_name) + "\n" + org_name_header(rubric),
        std::string(printed::org_uscc) + "\n" + org_uscc_header(rubric),
        std::string(printed::excused)};
    for (const Field& field : rubric.fields) headers.push_back(spellings(field, year));
    return headers;
}

class RosterReader {
public:
    RosterReader(const Workbook& workbook, const Rubric& rubric, const HandTable& table)
        : form_(workbook, rubric), table_(table) {}

    void run(Roster& roster) {
        for (const std::uint32_t row : table_.rows) read_row(row, roster);
        report_unknown();
        for (Finding& finding : form_.findings) roster.findings.push_back(std::move(finding));
    }

private:
    void read_row(std::uint32_t row, Roster& roster) {
        RosterRow read;
        read.organisation.name =
            unicode::without_invisible(table_.text(name, row, form_.workbook.date1904));
        read.organisation.uscc = org_code(table_.cell(uscc, row), form_.workbook.date1904);
        read.cell = table_.address(
            read.organisation.name.empty() && table_.columns[uscc] ? uscc : name, row);
        if (read.organisation.name.empty()) {
            form_.report(Severity::warning, "roster-row-nameless", "", read.cell,
                         {{"found", same(read.organisation.uscc)}});
            return;
        }
        if (const auto before = index_.first_of(read.organisation)) {
            form_.report(Severity::warning, "roster-row-repeated", "", read.cell,
                         {{"found", same(read.organisation.name)},
                          {"first", same(roster.rows[*before].cell)}});
            return;
        }
        check_code(row);
        read.excused = read_excused(row);
        for (std::size_t i = 0; i < form_.rubric.fields.size(); ++i)
            read_field(form_.rubric.fields[i], first_field + i, row, read);
        index_.add(read.organisation, roster.rows.size());
        roster.rows.push_back(std::move(read));
    }

    Spot spot(std::size_t column, std::uint32_t row) const {
        if (!table_.columns[column]) return {};
        return {table_.sheet, {row, *table_.columns[column]}};
    }

    void check_code(std::uint32_t row) {
        CellSpec spec;
        spec.type = ValueType::uscc;
        const Field* field = form_.rubric.field(head_field::org_uscc);
        const Text label = field == nullptr ? same(std::string(printed::org_uscc)) : field->label;
        read_typed(form_, spot(uscc, row), {head_field::org_uscc, label, "", &spec, nullptr});
    }

    // The word of the header itself says yes. Whoever is not clearly excused is expected.
    bool read_excused(std::uint32_t row) {
        const std::string word = table_.text(excused, row, form_.workbook.date1904);
        if (word.empty()) return false;
        if (list_key(word) == printed::excused) return true;
        CellSpec spec;
        spec.type = ValueType::yes_no;
        const std::size_t before = form_.findings.size();
        const auto answer =
            read_typed(form_, spot(excused, row),
                       {"", Text{std::string(printed::excused), "excused"}, "", &spec, nullptr});
        if (answer && answer->refused) {
            form_.findings.resize(before);
            form_.report(Severity::error, "excused-unclear", "", answer->cell,
                         {{"found", same(word)}});
            return false;
        }
        const bool* yes = answer ? std::get_if<bool>(&answer->value) : nullptr;
        return yes != nullptr && *yes;
    }

    void read_field(const Field& field, std::size_t column, std::uint32_t row, RosterRow& read) {
        const Spot at = spot(column, row);
        if (at.sheet == nullptr) return;
        const Purpose purpose{field.id, field.label, cited_article(form_.rubric, field),
                              &field.spec, &field.choice_labels};
        Entry entry = read_entry(form_, at, purpose);
        if (entry.raw) read.fields.emplace(field.id, std::move(entry));
    }

    void report_unknown() {
        std::vector<Text> unknown;
        for (const auto& other : table_.others) unknown.push_back(same(other.second));
        if (unknown.empty()) return;
        form_.report(
            Severity::info, "roster-column-unknown", "",
            cell_address(table_.sheet->name, {table_.header_row, table_.others.front().first}),
            {{"found", first_of(unknown)}});
    }

    Form form_;
    const HandTable& table_;
    OrganisationIndex index_;  // of the rows read
};

}  // namespace

std::optional<Finding> unusable_roster(const Workbook& workbook, const Rubric& rubric, int year) {
    std::vector<Finding> findings;
    const auto table = locate_hand_table(workbook, headers_of(rubric, year), name, findings);
    if (!table) return findings.front();
    if (table->rows.empty()) return Finding{Severity::error, "roster-empty", "", "", {}};
    return std::nullopt;
}

Roster read_roster(const Workbook& workbook, const Rubric& rubric, int year) {
    Roster roster;
    const auto table = locate_hand_table(workbook, headers_of(rubric, year), name, roster.findings);
    if (!table) return roster;
    const std::string stated = NameIndex(workbook).hidden(identity::key_rubric);
    if (!stated.empty() && stated != rubric.id)
        roster.findings.push_back({Severity::warning,
                                   "roster-other-rubric",
                                   "",
                                   "",
                                   {{"found", same(stated)}, {"want", same(rubric.id)}}});
    RosterReader(workbook, rubric, *table).run(roster);
    return roster;
}

}  // namespace kaoping
