#include "recognise/expert_input.hpp"

#include <algorithm>

#include "model/identity.hpp"
#include "model/points.hpp"
#include "recognise/bureau_cell.hpp"
#include "recognise/bureau_table.hpp"
#include "recognise/review_input.hpp"
#include "rubric/bureau_headers.hpp"
#include "text/bureau_words.hpp"
#include "text/normal.hpp"

namespace kaoping {

namespace {

std::vector<TableColumn> expert_columns(const Rubric& rubric) {
    std::vector<TableColumn> columns{
        {std::string(identity::recused), std::string(printed::recused)}};
    for (const Indicator& indicator : rubric.indicators)
        for (const ExpertItem& item : indicator.expert_items)
            columns.push_back(
                {cell_name(identity::expert_mark, item.id), expert_item_header(indicator, item)});
    if (rubric.panel.opinion)
        columns.push_back({std::string(identity::opinion), std::string(printed::opinion)});
    return columns;
}

// The cell beside the label, when the name is lost.
Spot expert_by_label(Form& form) {
    for (const LabelIndex::Spot& label : form.labels().spots(printed::expert)) {
        const auto& cells = label.sheet->cells;
        const auto beside = std::find_if(cells.begin(), cells.end(), [&](const auto& entry) {
            return entry.first.row == label.at.row && entry.first.column > label.at.column;
        });
        if (beside != cells.end()) return {label.sheet, beside->first};
    }
    return {};
}

Spot expert_cell(Form& form) {
    const NameIndex::Named named = form.names.named(identity::expert, {});
    if (named.state == NameIndex::State::present)
        return {named.place.sheet, named.place.range.first};
    const Spot labelled = expert_by_label(form);
    if (labelled.sheet != nullptr) return labelled;
    const auto mapped = form.names.mapped(identity::expert, {});
    return mapped ? Spot{mapped->sheet, mapped->range.first} : Spot{};
}

class ExpertRowReader {
public:
    ExpertRowReader(Form& form, const OrgTable& table, const std::string& expert)
        : form_(form), table_(table), expert_(expert) {}

    ExpertRow read(const OrgTable::Row& row) {
        ExpertRow read;
        read.organisation = row.organisation;
        read.cell = table_.spot(identity::key_org_name, row.row).address();
        form_.findings.clear();
        read_recused(row.row, read);
        for (const Indicator& indicator : form_.rubric.indicators)
            for (const ExpertItem& item : indicator.expert_items)
                read_mark(indicator, item, row.row, read);
        if (form_.rubric.panel.opinion) read_opinion(row.row, read);
        ignore_recused(read);
        read.findings = std::move(form_.findings);
        form_.findings.clear();
        return read;
    }

private:
    // The word of the header itself says yes. Points of somebody who may be recused must not count
    // by mistake.
    void read_recused(std::uint32_t row, ExpertRow& read) {
        const Spot spot = table_.spot(identity::recused, row);
        const std::string word = typed_text(form_, spot);
        if (word.empty()) return;
        TypedCell typed{word, true, false, spot.address()};
        if (list_key(word) != printed::recused) {
            const Purpose purpose{"", Text{std::string(printed::recused), "recusal"},
                                  form_.rubric.panel.article, &answer_, nullptr};
            const std::size_t before = form_.findings.size();
            auto answer = read_typed(form_, spot, purpose);
            if (!answer) return;
            if (answer->refused) {
                form_.findings.resize(before);
                form_.report(Severity::warning, "recusal-unclear", "", answer->cell,
                             {{"expert", same(expert_)}, {"found", same(word)}});
            }
            typed = std::move(*answer);
        }
        const bool* yes = std::get_if<bool>(&typed.value);
        read.recused = typed.refused || (yes != nullptr && *yes);
        read.typed.emplace(identity::recused, std::move(typed));
    }

    void read_mark(const Indicator& indicator, const ExpertItem& item, std::uint32_t row,
                   ExpertRow& read) {
        const Text& label = item.label.zh.empty() ? indicator.title : item.label;
        const Purpose purpose{item.id, label, indicator.article, &points_, nullptr};
        auto typed = read_typed_points(
            form_, table_.spot(cell_name(identity::expert_mark, item.id), row), purpose);
        if (!typed) return;
        if (const auto* points = std::get_if<Number>(&typed->value)) {
            if (points->sign() >= 0 && *points <= item.points) {
                read.points.emplace(item.id, *points);
            } else {
                form_.report(Severity::warning, "expert-out-of-range", item.id, typed->cell,
                             {{"expert", same(expert_)},
                              {"item", label},
                              {"found", points_words(*points)},
                              {"maximum", points_words(item.points)}});
                typed->refused = true;
                typed->value = Missing{};
            }
        }
        read.typed.emplace(cell_name(identity::expert_mark, item.id), std::move(*typed));
    }

    void read_opinion(std::uint32_t row, ExpertRow& read) {
        const Spot spot = table_.spot(identity::opinion, row);
        read.opinion = typed_text(form_, spot);
        if (!read.opinion.empty())
            read.typed.emplace(identity::opinion,
                               TypedCell{read.opinion, read.opinion, false, spot.address()});
    }

    void ignore_recused(ExpertRow& read) {
        if (!read.recused || read.points.empty()) return;
        form_.report(Severity::warning, "expert-recused-with-points", "", read.cell,
                     {{"expert", same(expert_)}, {"found", same(read.organisation.name)}});
        read.points.clear();
    }

    Form& form_;
    const OrgTable& table_;
    const std::string& expert_;
    CellSpec points_ = signed_points();
    CellSpec answer_ = yes_no();

    static CellSpec yes_no() {
        CellSpec spec;
        spec.type = ValueType::yes_no;
        return spec;
    }
    // A negative number is out of range like any other, in the words of the range.
    static CellSpec signed_points() {
        CellSpec spec = points_spec();
        spec.allow_negative = true;
        return spec;
    }
};

// Of two rows of one organisation the first that is filled in counts.
void keep_filled(const std::string& expert, ExpertRow& first, ExpertRow&& second) {
    Finding repeated{Severity::warning,
                     "expert-row-repeated",
                     "",
                     second.cell,
                     {{"expert", same(expert)},
                      {"found", same(second.organisation.name)},
                      {"first", same(first.cell)}}};
    if (first.typed.empty()) first = std::move(second);
    first.findings.push_back(std::move(repeated));
}

}  // namespace

ExpertInput read_expert(const Workbook& workbook, const Rubric& rubric, int year) {
    ExpertInput input;
    OrgWorkbook opened(workbook, rubric);
    input.refusal =
        open_table(opened, WorkbookKind::expert, year, expert_columns(rubric), input.findings);
    if (input.refusal) return input;
    const Spot expert = expert_cell(opened.form);
    input.expert = typed_text(opened.form, expert);
    if (input.expert.empty())
        opened.form.report(Severity::error, "expert-unnamed", "", expert.address(), {});
    ExpertRowReader reader(opened.form, *opened.table, input.expert);
    read_organisations(
        opened, input.rows, input.findings,
        [&](const OrgTable::Row& row) { return reader.read(row); },
        [&](ExpertRow& first, ExpertRow&& second) {
            keep_filled(input.expert, first, std::move(second));
        });
    return input;
}

}  // namespace kaoping
