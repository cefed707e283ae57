#include "recognise/bureau.hpp"

#include <algorithm>
#include <set>

#include "model/head_field.hpp"
#include "model/identity.hpp"
#include "recognise/bureau_cell.hpp"
#include "recognise/bureau_round.hpp"
#include "recognise/bureau_table.hpp"
#include "rubric/labels.hpp"
#include "text/bureau_words.hpp"
#include "text/unicode.hpp"

namespace kaoping {

namespace {

// Printed beside the cell: with the names lost the hidden sheet says where the cell was, and the
// label whether it still is there.
bool row_shows(const Sheet& sheet, Position at, const std::string& label) {
    const std::string key = label_key(label);
    return std::any_of(sheet.cells.begin(), sheet.cells.end(), [&](const auto& entry) {
        return entry.first.row == at.row && entry.first.column < at.column &&
               label_key(entry.second.text).starts_with(key);
    });
}

class GradedReader {
public:
    GradedReader(const Workbook& workbook, const Rubric& rubric, GradedInput& input)
        : form_(workbook, rubric), input_(input) {}

    void run() {
        read_organisation();
        for (const Field& field : form_.rubric.fields) read_verified(field);
        for (const Indicator& indicator : form_.rubric.indicators) read_adjustment(indicator);
        read_grade();
        for (const List& list : form_.rubric.lists)
            input_.recognised.push_back(read_recognised(list));
        read_kept();
        for (Finding& finding : form_.findings) input_.findings.push_back(std::move(finding));
    }

private:
    Spot locate(std::string_view prefix, const std::string& id, const std::string& label) const {
        const NameIndex::Named named = form_.names.named(prefix, id);
        if (named.state == NameIndex::State::present)
            return {named.place.sheet, named.place.range.first};
        const auto mapped = form_.names.mapped(prefix, id);
        if (!mapped || !row_shows(*mapped->sheet, mapped->range.first, label)) return {};
        return {mapped->sheet, mapped->range.first};
    }

    void read_organisation() {
        const auto head = [&](const char* id) {
            const Field* field = form_.rubric.field(id);
            return locate(identity::field, id, field == nullptr ? std::string() : field->label.zh);
        };
        input_.organisation.name =
            unicode::without_invisible(typed_text(form_, head(head_field::org_name)));
        const Spot code = head(head_field::org_uscc);
        if (code.sheet != nullptr)
            input_.organisation.uscc = org_code(code.sheet->find(code.at), form_.workbook.date1904);
    }

    void keep(std::string name, const TypedCell& typed) {
        input_.typed.insert_or_assign(std::move(name), typed);
    }

    std::string read_reason(std::string_view prefix, const std::string& id,
                            const std::string& label) {
        const Spot spot = locate(prefix, id, label);
        std::string reason = typed_text(form_, spot);
        if (!reason.empty()) keep(cell_name(prefix, id), {reason, reason, false, spot.address()});
        return reason;
    }

    void read_verified(const Field& field) {
        const Spot spot = locate(identity::verified, field.id, field.label.zh);
        const Purpose purpose{field.id, field.label, cited_article(form_.rubric, field),
                              &field.spec, &field.choice_labels};
        auto typed = field.refuses_not_applicable ? read_typed_points(form_, spot, purpose)
                                                  : read_typed(form_, spot, purpose);
        std::string reason = read_reason(identity::verified_reason, field.id, field.label.zh);
        if (!typed && reason.empty()) return;
        Verified verified;
        verified.cell = spot.address();
        verified.reason = std::move(reason);
        if (typed) {
            hold_to_bounds(field, *typed);
            verified.raw = typed->raw;
            verified.value = typed->value;
            verified.unreadable = typed->refused;
            keep(cell_name(identity::verified, field.id), *typed);
        }
        input_.verified.emplace(field.id, std::move(verified));
    }

    void hold_to_bounds(const Field& field, TypedCell& typed) {
        const auto* number = std::get_if<Number>(&typed.value);
        if (number == nullptr) return;
        const bool below =
            field.minimum &&
            (*number < *field.minimum || (field.minimum_exclusive && *number == *field.minimum));
        const bool above = field.maximum && *number > *field.maximum;
        if (below || above) refuse("verified-out-of-range", field.id, field.label, typed);
    }

    void refuse(FindingCode code, const std::string& id, const Text& label, TypedCell& typed) {
        form_.report(Severity::warning, code, id, typed.cell,
                     {{"label", label}, {"found", same(typed.raw)}});
        typed.value = Missing{};
        typed.refused = true;
    }

    void read_adjustment(const Indicator& indicator) {
        const Spot spot = locate(identity::adjusted, indicator.id, indicator.title.zh);
        const Purpose purpose{indicator.id, indicator.title, indicator.article, &points_, nullptr};
        auto typed = read_typed_points(form_, spot, purpose);
        Adjustment adjustment;
        adjustment.cell = spot.address();
        adjustment.reason =
            read_reason(identity::adjusted_reason, indicator.id, indicator.title.zh);
        if (!typed && adjustment.reason.empty()) return;
        if (typed) {
            if (const auto* points = std::get_if<Number>(&typed->value))
                adjustment.points = *points;
            else if (typed->refused) adjustment.unread = typed->raw;
            keep(cell_name(identity::adjusted, indicator.id), *typed);
        }
        input_.adjusted.emplace(indicator.id, std::move(adjustment));
    }

    void read_grade() {
        CellSpec spec;
        spec.type = ValueType::choice;
        std::vector<Text> labels;
        for (const Grade& grade : form_.rubric.grades) {
            spec.choices.push_back(grade.label.zh);
            labels.push_back(grade.label);
        }
        input_.grade_reason = read_reason(identity::grade_reason, {}, {});
        const Purpose purpose{std::string(identity::grade_decision),
                              Text{std::string(printed::grade_decision), "grade decided"}, "",
                              &spec, &labels};
        const auto typed =
            read_typed_points(form_, locate(identity::grade_decision, {}, {}), purpose);
        if (!typed) return;
        keep(std::string(identity::grade_decision), *typed);
        const auto* label = std::get_if<std::string>(&typed->value);
        if (label == nullptr) {
            if (typed->refused) input_.grade_unread = typed->raw;
            return;
        }
        const auto grade = std::find(spec.choices.begin(), spec.choices.end(), *label);
        input_.grade =
            form_.rubric.grades[static_cast<std::size_t>(grade - spec.choices.begin())].id;
    }

    DecidedRows read_recognised(const List& list) {
        DecidedRows decided;
        const auto place = decision_column(list);
        if (!place) return decided;
        const std::size_t before = form_.findings.size();
        const PackedRows rows = read_list(form_, list);
        form_.findings.resize(before);  // the submission's own rows are reported where it is read
        CellSpec spec;
        spec.type = ValueType::choice;
        spec.choices = {std::string(printed::recognised), std::string(printed::not_recognised)};
        const Purpose purpose{list.id, list.label, cited_article(form_.rubric, list), &spec,
                              nullptr};
        for (const ListRow& row : rows) {
            const Spot spot{place->sheet,
                            {static_cast<std::uint32_t>(row.line - 1), place->range.first.column}};
            if (row.sheet != place->sheet->name) continue;
            const auto typed = read_typed_points(form_, spot, purpose);
            const auto* word = typed ? std::get_if<std::string>(&typed->value) : nullptr;
            RowDecision decision;
            if (word != nullptr) decision.recognised = *word == printed::recognised;
            else if (typed && typed->refused) decision.unread = typed->raw;
            decided.rows.push_back(row);
            decided.decisions.push_back(std::move(decision));
        }
        report_decisions_on_nothing(list, *place, decided);
        return decided;
    }

    // A decision beside a blank row, or below the table, decides nothing; whoever typed it meant
    // another row.
    void report_decisions_on_nothing(const List& list, const Place& place,
                                     const DecidedRows& decided) {
        std::set<int> lines;
        for (const ListRow& row : decided.rows) lines.insert(row.line);
        for (const auto& [at, cell] : place.sheet->cells) {
            const bool beside =
                at.column == place.range.first.column && at.row >= place.range.first.row;
            if (!beside || lines.contains(static_cast<int>(at.row) + 1)) continue;
            const Spot spot{place.sheet, at};
            const std::string found = typed_text(form_, spot);
            const bool decides = found == printed::recognised || found == printed::not_recognised;
            if (found.empty() || (at.row > place.range.last.row && !decides)) continue;
            form_.report(Severity::warning, "decision-without-row", list.id, spot.address(),
                         {{"list", list.label}, {"found", same(found)}});
        }
    }

    void read_kept() {
        const Sheet* hidden = form_.workbook.sheet(identity::hidden_sheet);
        if (hidden == nullptr) return;
        const auto text = [&](std::uint32_t row, std::uint32_t column) {
            const Cell* cell = hidden->find({row, column});
            return cell == nullptr ? std::string() : cell->text;
        };
        for (const auto& [at, cell] : hidden->cells)
            if (at.column == 0 && cell.text == identity::key_kept)
                input_.kept[text(at.row, 1)][text(at.row, 2)] = text(at.row, 3) == "1";
    }

    std::optional<Place> decision_column(const List& list) const {
        const NameIndex::Named named = form_.names.named(identity::recognised, list.id);
        if (named.state == NameIndex::State::present) return named.place;
        return form_.names.mapped(identity::recognised, list.id);
    }

    Form form_;
    GradedInput& input_;
    const CellSpec points_ = points_spec();
};

}  // namespace

bool GradedInput::says_something() const {
    const auto decided = [](const DecidedRows& rows) {
        return std::any_of(rows.decisions.begin(), rows.decisions.end(), [](const auto& decision) {
            return decision.recognised.has_value() || !decision.unread.empty();
        });
    };
    return !typed.empty() || !kept.empty() ||
           std::any_of(recognised.begin(), recognised.end(), decided);
}

GradedInput read_graded(const Workbook& workbook, const Rubric& rubric, int year) {
    GradedInput input;
    input.refusal = not_of_round(workbook, WorkbookKind::graded, rubric, year, input.findings);
    if (!input.refusal) GradedReader(workbook, rubric, input).run();
    return input;
}

}  // namespace kaoping
