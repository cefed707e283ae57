#pragma once

#include <string>
#include <vector>

#include "model/cells.hpp"
#include "rubric/rubric.hpp"

namespace kaoping::bureau {

// A small annex with everything that the bureau and the experts fill in.
const Rubric& rubric();

// A sheet given as rows of texts ("#12.5": a number), with what a workbook of the bureau carries
// beside it.
class Table {
public:
    Table(std::string sheet, std::vector<std::vector<std::string>> rows);
    Table& kind(const std::string& kind, const std::string& rubric = "sample",
                const std::string& year = "2025");
    // A defined name, also remembered by the hidden sheet.
    Table& name(const std::string& name, const std::string& first, const std::string& last);
    Table& set(const std::string& a1, const std::string& text);
    Table& lose_names();
    Table& lose_hidden();
    Table& lose_headers(std::uint32_t rows);  // their texts are typed over
    Table& insert_row(
        std::uint32_t before);  // cells and names move, the hidden sheet's text does not
    Workbook build() const;

private:
    std::string sheet_;
    std::vector<std::vector<std::string>> rows_;
    std::vector<std::pair<std::string, std::string>> facts_;
    struct Name {
        std::string name;
        Range range;
        Range remembered;
    };
    std::vector<Name> names_;
    bool names_lost_ = false;
    bool hidden_lost_ = false;
};

// The review workbook of two organisations, rows 4 and 5; keys in columns A and B, then j_reports,
// j_level, b_visits, b_fraud, b_since in C to G.
Table review();
// An expert workbook: the name in B1, rows 4 and 5, name and code in A and B, recused C, e_plan D,
// e_wp_a E, e_wp_b F, opinion G.
Table expert();

}  // namespace kaoping::bureau
