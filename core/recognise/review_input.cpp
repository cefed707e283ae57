#include "recognise/review_input.hpp"

#include <algorithm>

#include "model/identity.hpp"
#include "model/points.hpp"
#include "recognise/bureau_cell.hpp"
#include "recognise/bureau_table.hpp"
#include "rubric/bureau_headers.hpp"
#include "rubric/judged.hpp"
#include "text/normal.hpp"

namespace kaoping {

namespace {

std::vector<TableColumn> review_columns(const Rubric& rubric) {
    std::vector<TableColumn> columns;
    for (const Indicator& indicator : rubric.indicators)
        if (indicator.judged)
            columns.push_back(
                {cell_name(identity::judged, indicator.id), judged_header(indicator)});
    for (const Fact& fact : rubric.facts)
        columns.push_back({cell_name(identity::fact, fact.id), fact_header(fact)});
    return columns;
}

class ReviewRowReader {
public:
    ReviewRowReader(Form& form, const OrgTable& table) : form_(form), table_(table) {}

    ReviewRow read(const OrgTable::Row& row) {
        ReviewRow read;
        read.organisation = row.organisation;
        read.cell = table_.spot(identity::key_org_name, row.row).address();
        form_.findings.clear();
        for (const Indicator& indicator : form_.rubric.indicators)
            if (indicator.judged) read_judged(indicator, row.row, read);
        for (const Fact& fact : form_.rubric.facts) read_fact(fact, row.row, read);
        read.findings = std::move(form_.findings);
        form_.findings.clear();
        return read;
    }

private:
    void read_judged(const Indicator& indicator, std::uint32_t row, ReviewRow& read) {
        const std::string name = cell_name(identity::judged, indicator.id);
        const Purpose purpose{indicator.id, indicator.title, indicator.article, &points_, nullptr};
        auto typed = read_typed_points(form_, table_.spot(name, row), purpose);
        if (!typed) return;
        if (const auto* points = std::get_if<Number>(&typed->value)) {
            if (judged_allows(*indicator.judged, *points))
                read.judged.emplace(indicator.id, *points);
            else refuse(indicator, *points, *typed);
        }
        read.typed.emplace(name, std::move(*typed));
    }

    void refuse(const Indicator& indicator, const Number& points, TypedCell& typed) {
        form_.report(Severity::warning, "judged-out-of-range", indicator.id, typed.cell,
                     {{"indicator", indicator.title},
                      {"found", points_words(points)},
                      {"from", points_words(indicator.judged->from)},
                      {"to", points_words(indicator.judged->to)},
                      {"article", same(indicator.article)}});
        typed.refused = true;
        typed.value = Missing{};
    }

    void read_fact(const Fact& fact, std::uint32_t row, ReviewRow& read) {
        const std::string name = cell_name(identity::fact, fact.id);
        const Purpose purpose{fact.id, fact.label, fact.article, &fact.spec, nullptr};
        auto typed = read_typed_points(form_, table_.spot(name, row), purpose);
        if (!typed) return;
        if (is_given(typed->value)) read.facts.emplace(fact.id, typed->value);
        if (typed->refused) {
            read.undecided_facts.insert(fact.id);
            form_.report(Severity::warning, "fact-undecided", fact.id, typed->cell,
                         {{"label", fact.label},
                          {"found", same(typed->raw)},
                          {"article", same(fact.article)}});
        }
        read.typed.emplace(name, std::move(*typed));
    }

    Form& form_;
    const OrgTable& table_;
    const CellSpec points_ = points_spec();
};

// Takes what the second row says; where both say something else, neither can be taken for what was
// meant.
void join(ReviewRow& first, ReviewRow&& second) {
    first.findings.push_back(
        {Severity::warning,
         "review-row-repeated",
         "",
         second.cell,
         {{"found", same(first.organisation.name)}, {"first", same(first.cell)}}});
    for (Finding& finding : second.findings) first.findings.push_back(std::move(finding));
    for (auto& [name, typed] : second.typed) {
        const auto [mine, added] = first.typed.try_emplace(name, typed);
        const std::string id = name.substr(identity::judged.size());
        if (added) {
            if (const auto judged = second.judged.find(id);
                name.starts_with(identity::judged) && judged != second.judged.end())
                first.judged.insert(*judged);
            if (const auto fact = second.facts.find(id);
                name.starts_with(identity::fact) && fact != second.facts.end())
                first.facts.insert(*fact);
            if (name.starts_with(identity::fact) && second.undecided_facts.contains(id))
                first.undecided_facts.insert(id);
        } else if (mine->second.value != typed.value || mine->second.refused != typed.refused) {
            first.findings.push_back({Severity::warning,
                                      "review-rows-differ",
                                      id,
                                      typed.cell,
                                      {{"found", same(typed.raw)},
                                       {"first", same(mine->second.raw)},
                                       {"cell_first", same(mine->second.cell)}}});
            if (name.starts_with(identity::judged)) first.judged.erase(id);
            else if (first.undecided_facts.insert(id).second) first.facts.erase(id);
        }
    }
}

}  // namespace

ReviewInput read_review(const Workbook& workbook, const Rubric& rubric, int year) {
    ReviewInput input;
    OrgWorkbook opened(workbook, rubric);
    input.refusal =
        open_table(opened, WorkbookKind::review, year, review_columns(rubric), input.findings);
    if (input.refusal) return input;
    ReviewRowReader reader(opened.form, *opened.table);
    read_organisations(
        opened, input.rows, input.findings,
        [&](const OrgTable::Row& row) { return reader.read(row); }, join);
    return input;
}

}  // namespace kaoping
