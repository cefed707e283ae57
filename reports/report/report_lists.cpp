#include <map>

#include "reports/facts/figures.hpp"
#include "reports/report/chapters.hpp"
#include "reports/wording/catalogue.hpp"

// Vetoes, proposals, who waits for what, who was not assessed and why.

namespace kaoping {

using document::Place;
using document::Table;

namespace {

std::string findings_of(Telling& telling, const SummaryRow& row, const auto& wanted) {
    std::vector<std::string> lines;
    for (const Finding& finding : row.card->findings)
        if (wanted(finding)) lines.push_back(telling.describe(finding, row.file));
    std::string all;
    for (std::size_t i = 0; i < lines.size(); ++i)
        all += (i == 0 ? "" : "\n") +
               (lines.size() > 1 ? std::to_string(i + 1) + ". " : std::string()) + lines[i];
    return all.empty() ? dash : all;
}

std::string proposals(Telling& telling, const ScoreFigures& card) {
    std::string all;
    for (const int index : card.consequences) {
        const Consequence& consequence =
            telling.rubric().consequences[static_cast<std::size_t>(index)];
        all += (all.empty() ? "" : "\n") +
               telling.say("summary-proposal", {{"text", proposal_text(consequence, card)},
                                                {"article", telling.article(consequence.article)}});
    }
    return all.empty() ? dash : all;
}

void add_or_none(Telling& telling, Table table) {
    if (table.rows.empty()) telling.body(telling.word("report-none"));
    else telling.add(std::move(table));
}

Text effect(const Rubric& rubric, const AppliedCondition& applied) {
    const Text grade = grade_text(rubric, applied.condition->grade);
    if (!applied.veto) return message("report-at-most", {{"grade", grade}});
    return applied.condition->grade.empty() ? words("overview-withheld")
                                            : message("report-veto-grade", {{"grade", grade}});
}

void refused(Telling& telling) {
    telling.clause("report-returned-title");
    Table table{telling.word("report-returned-table"),
                {{telling.word("csv-name"), 24},
                 {telling.word("csv-status"), 10, Place::centre},
                 {telling.word("col-reason"), 56}},
                {}};
    for (const Status status : {Status::returned, Status::duplicate})
        for (const SummaryRow& row : telling.view().with(status))
            table.rows.push_back({row.organisation.name.empty() ? row.file : row.organisation.name,
                                  telling.in(status_text(status)),
                                  findings_of(telling, row, [](const Finding& f) {
                                      return f.severity == Severity::error;
                                  })});
    add_or_none(telling, std::move(table));
}

void unreadable(Telling& telling) {
    if (telling.view().round.unreadable.empty()) return;
    telling.clause("sheet-unreadable");
    Table table{telling.word("report-unreadable-table"),
                {{telling.word("csv-file"), 34}, {telling.word("col-reason"), 56}},
                {}};
    for (const UnreadableFile& file : telling.view().round.unreadable)
        table.rows.push_back({file.file, telling.in(file.why)});
    telling.add(std::move(table));
}

void absent(Telling& telling) {
    telling.clause("report-absent-title");
    const Rubric& rubric = telling.rubric();
    Table table{telling.word("report-absent-table"),
                {{telling.word("csv-name"), 30},
                 {telling.word("csv-uscc"), 20, Place::centre},
                 {telling.word("col-previous-grade"), 10, Place::centre},
                 {telling.word("col-proposal"), 34}},
                {}};
    for (const SummaryRow& row : telling.view().with(Status::absent)) {
        const std::string before = telling.in(grade_text(rubric, row.previous_grade.value_or("")));
        table.rows.push_back({row.organisation.name,
                              row.organisation.uscc.empty() ? dash : row.organisation.uscc,
                              before.empty() ? dash : before, proposals(telling, *row.card)});
    }
    add_or_none(telling, std::move(table));
}

void not_assessed(Telling& telling) {
    telling.clause("report-exempt-title");
    Table table{telling.word("report-exempt-table"),
                {{telling.word("csv-name"), 30},
                 {telling.word("csv-status"), 14, Place::centre},
                 {telling.word("col-reason"), 46}},
                {}};
    for (const Status status : {Status::exempt, Status::not_eligible})
        for (const SummaryRow& row : telling.view().with(status))
            table.rows.push_back({row.organisation.name, telling.in(status_text(status)),
                                  findings_of(telling, row, [](const Finding& f) {
                                      return f.code == "exempt" || f.code == "excused" ||
                                             f.code == "not-eligible";
                                  })});
    add_or_none(telling, std::move(table));
}

}  // namespace

void tell_conditions(Telling& telling) {
    telling.chapter("report-conditions-title");
    Table table{telling.word("report-conditions-table"),
                {{telling.word("csv-name"), 24},
                 {telling.word("report-condition"), 36},
                 {telling.word("report-effect"), 14, Place::centre},
                 {telling.word("form-guide-article"), 16, Place::centre}},
                {}};
    for (const SummaryRow& row : telling.view().rows)
        for (const AppliedCondition& applied : applied_conditions(telling.rubric(), *row.card))
            table.rows.push_back({row.organisation.name, telling.in(applied.condition->text),
                                  telling.in(effect(telling.rubric(), applied)),
                                  telling.in(telling.article(applied.condition->article))});
    add_or_none(telling, std::move(table));
}

void tell_consequences(Telling& telling) {
    const Rubric& rubric = telling.rubric();
    telling.chapter("report-consequences-title");
    telling.body(telling.word("report-consequences"));
    Table table{telling.word("report-consequences-table"),
                {{telling.word("csv-name"), 24},
                 {telling.word("csv-grade"), 9, Place::centre},
                 {telling.word("report-proposal"), 34},
                 {telling.word("col-amount"), 10, Place::right},
                 {telling.word("form-guide-article"), 15, Place::centre}},
                {}};
    Number sum;
    for (const SummaryRow& row : telling.view().rows)
        for (const int index : row.card->consequences) {
            const Consequence& consequence = rubric.consequences[static_cast<std::size_t>(index)];
            const Text grade = shown_grade(rubric, *row.card);
            const Text place = !grade.zh.empty() ? grade
                               : row.card->total ? words("overview-withheld")
                                                 : status_text(row.card->status);
            table.rows.push_back({row.organisation.name, telling.in(place),
                                  telling.in(proposal_text(consequence, *row.card)),
                                  consequence.amount ? consequence.amount->to_decimal(6) : dash,
                                  telling.in(telling.article(consequence.article))});
            if (consequence.amount) sum += *consequence.amount;
        }
    add_or_none(telling, std::move(table));
    if (sum.sign() > 0)
        telling.note(telling.say("report-amounts", {{"sum", same(sum.to_decimal(6))}}));
}

void tell_pending(Telling& telling) {
    const Rubric& rubric = telling.rubric();
    telling.chapter("report-pending-title");
    Table table{telling.word("report-pending-table"),
                {{telling.word("csv-name"), 24},
                 {telling.word("col-awaits"), 26},
                 {telling.word("col-indicator"), 40}},
                {}};
    for (const SummaryRow& row : telling.view().with(Status::pending)) {
        std::map<MessageCode, std::vector<std::string>> waiting;  // what is awaited -> indicators
        for (const std::string& id : row.card->pending) {
            const Indicator* indicator = rubric.indicator(id);
            if (indicator == nullptr) continue;
            const auto index = static_cast<std::size_t>(indicator - rubric.indicators.data());
            waiting[awaited(*indicator, index < row.card->indicators.size()
                                            ? &row.card->indicators[index]
                                            : nullptr)]
                .push_back(telling.in(indicator->title));
        }
        if (waiting.empty()) waiting["awaits-findings"];
        for (const auto& [code, titles] : waiting)
            table.rows.push_back(
                {row.organisation.name, telling.word(code),
                 titles.empty() ? dash : telling.joined(titles, "report-enumeration")});
    }
    add_or_none(telling, std::move(table));
}

void tell_returned(Telling& telling) {
    telling.chapter("report-others-title");
    refused(telling);
    unreadable(telling);
    absent(telling);
    not_assessed(telling);
}

}  // namespace kaoping
