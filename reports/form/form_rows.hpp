#pragma once

#include "reports/form/blank_form.hpp"
#include "reports/form/form_map.hpp"
#include "reports/form/form_plan.hpp"
#include "reports/workbook/book.hpp"

namespace kaoping {

// The cells of the applicant on the main sheet: label, input, unit and the mark of what is missing,
// row by row.
class FormRows {
public:
    FormRows(Book& book, Page& page, const FormPlan& plan, const BlankForm& blank)
        : book_(book), page_(page), plan_(plan), blank_(blank), cells_(plan, "") {}

    void write(const FormBlock& block);
    int missing() const { return missing_; }  // required cells still blank, of all blocks written

private:
    void write_fields(const FormRow& row, std::uint32_t at);
    void write_elsewhere(const FormRow& row, std::uint32_t at);
    void write_list(const FormRow& row, std::uint32_t at);
    void write_input(const Field& field, Position at, std::uint32_t last);
    std::string missing_term(
        const Field& field) const;  // 1 or 0; empty where nothing is ever missing
    void write_check(std::uint32_t at, const std::string& formula, int now);

    Book& book_;
    Page& page_;
    const FormPlan& plan_;
    const BlankForm& blank_;
    FormMap cells_;
    int missing_ = 0;
};

}  // namespace kaoping
