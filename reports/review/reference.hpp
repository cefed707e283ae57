#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/on_demand.hpp"
#include "model/submission.hpp"
#include "reports/workbook/book.hpp"
#include "rubric/rubric.hpp"
#include "text/organisation.hpp"

namespace kaoping {

// What an institution declared, for those who judge: read-only, a block each.
struct DeclaredSubject {
    Organisation organisation;
    std::shared_ptr<const Submission> submission;  // null: nothing to show
    std::shared_ptr<const BureauInput> bureau;     // its verified values prevail; may be null
};

// One value as people read it: figures to 6 decimals, days, answers; a dash when missing, the text
// as typed when it could not be read. A verified value is marked. `field`: position in
// Rubric::fields, `id` its id.
std::string declared_value(const Submission& submission, const BureauInput* bureau,
                           std::size_t field, std::string_view id);

// Label of a field with its year when it is one of a series.
std::string declared_label(const Field& field, int year);

// Fields and lists looked at when the indicator is judged, its own and those named by `see`;
// evidence texts last.
std::vector<const Field*> fields_of(const Rubric& rubric, const Indicator& indicator);
std::vector<const List*> lists_of(const Rubric& rubric, const Indicator& indicator);

// True when the form asks for anything that these indicators are judged by.
bool declares_anything(const Rubric& rubric, std::span<const Indicator* const> indicators);

struct ReferenceOptions {
    bool head = false;       // what the form's head says, too
    bool page_each = false;  // each institution begins a new page
};

// Adds the sheet of what was declared. The links to each subject's block, parallel to `subjects`;
// empty when there is nothing to show and no sheet.
std::vector<std::string> write_reference(Book& book, const Rubric& rubric, int year,
                                         std::span<const Indicator* const> indicators,
                                         const OnDemand<DeclaredSubject>& subjects,
                                         const ReferenceOptions& options);

}  // namespace kaoping
