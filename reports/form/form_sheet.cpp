#include "reports/form/form_sheet.hpp"

#include <algorithm>

#include "model/identity.hpp"
#include "reports/facts/view.hpp"
#include "reports/form/form_rows.hpp"
#include "reports/form/form_total.hpp"
#include "reports/form/prompts.hpp"
#include "reports/form/self_points.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/formula.hpp"
#include "reports/workbook/indicator_formulas.hpp"
#include "rubric/expression.hpp"
#include "text/width.hpp"

namespace kaoping {

namespace {

using P = FormPlan;

bool counts_things(const Expr& e) {
    if (const auto* call = std::get_if<CallNode>(&e.node)) return call->function == Function::rows;
    if (const auto* sum = std::get_if<BinaryNode>(&e.node))
        return (sum->op == Operator::add || sum->op == Operator::subtract) &&
               counts_things(*sum->left) && counts_things(*sum->right);
    return false;
}

class FormSheet {
public:
    FormSheet(Book& book, Page& page, const FormPlan& plan, const BlankForm& blank)
        : book_(book),
          page_(page),
          plan_(plan),
          blank_(blank),
          rows_(book, page, plan, blank),
          cells_(plan, "") {}

    void write() {
        for (std::uint32_t column = 0; column <= plan_.check(); ++column)
            page_.column_width(column, column, plan_.width(column));
        write_head();
        write_table_header();
        for (const FormBlock& block : plan_.blocks) write_block(block);
        write_sections();
        write_total();
        write_status();
        write_end();
        finish();
    }

private:
    Range across(std::uint32_t row, std::uint32_t first, std::uint32_t last) const {
        return {{row, first}, {row, last}};
    }
    Range down(const FormBlock& block, std::uint32_t column) const {
        return {{block.first, column}, {block.last(), column}};
    }

    void write_status() {
        const Rubric& rubric = plan_.rubric;
        page_.merge(across(0, 0, plan_.check()),
                    message("form-title", {{"title", rubric.title}}).zh, style::title());
        page_.row_height(0, 32);
        const std::string number = regulation_number(rubric.regulation).zh;
        std::string subtitle =
            message("form-subtitle", {{"regulation", same(rubric.regulation.title.zh + number)},
                                      {"year", same(std::to_string(plan_.round.year))}})
                .zh;
        if (rubric.plan.provisional()) subtitle += words("form-provisional").zh;
        page_.merge(across(1, 0, plan_.check()), subtitle, style::subtitle());
        page_.row_height(1, 20);
        const std::uint32_t row = P::status_row;
        page_.merge(across(row, 0, 1), words("form-period").zh, style::header());
        page_.merge(across(row, 2, 3),
                    message("form-period-value", {{"from", same(to_iso(plan_.round.period.from))},
                                                  {"to", same(to_iso(plan_.round.period.to))}})
                        .zh,
                    style::centred());
        page_.text({row, P::label}, words("form-missing").zh, style::header());
        Style missing = style::total();
        missing.align = Align::centre;
        missing.number_format = words("form-missing-total-format").zh;
        page_.merge(across(row, P::value, plan_.last_value()), "", missing);
        const Range checks{{P::head_row, plan_.check()}, {plan_.body_last(), plan_.check()}};
        page_.formula({row, P::value},
                      "SUM(" + to_a1(checks.first) + ":" + to_a1(checks.last) + ")",
                      static_cast<double>(rows_.missing()), missing);
        Style warn = {.ink = colour::warning_text, .fill = colour::warning, .border = Border::none};
        page_.highlight(across(row, P::value, P::value), to_a1_absolute({row, P::value}) + ">0",
                        warn);
        page_.merge(across(row, plan_.unit(), plan_.materials()), words("form-self-total").zh,
                    style::header());
        Style total = style::total();
        total.align = Align::centre;
        page_.merge(across(row, plan_.measure(), plan_.check()), "", total);
        page_.formula({row, plan_.measure()}, to_a1({plan_.total_row, plan_.self()}), total_,
                      total);
        page_.row_height(row, 24);
    }

    void write_head() {
        const FormBlock& head = plan_.head;
        rows_.write(head);
        std::uint32_t first = head.first;
        for (std::uint32_t row = head.first; row <= head.last(); ++row) {
            const auto& fields = head.rows[row - head.first].fields;
            page_.merge(across(row, plan_.materials(), plan_.self()),
                        fields.empty() ? "" : head_note(plan_.rubric, *fields[0]), style::label());
            if (row != head.last() && !plan_.starts_page(row + 1)) continue;
            page_.merge({{first, P::section}, {row, P::section}}, words("form-head").zh,
                        style::header());
            page_.merge({{first, P::title}, {row, P::criterion}},
                        first == head.first ? head_words() : "", style::label());
            first = row + 1;
        }
    }

    std::string head_words() const {
        std::string text = message("form-head-who", {{"subject", plan_.rubric.subject},
                                                     {"scorer", plan_.rubric.scorer}})
                               .zh;
        if (!plan_.rubric.period_note.zh.empty()) text += "\n" + plan_.rubric.period_note.zh;
        return text + "\n" + words("form-head-note").zh;
    }

    void write_table_header() {
        const std::uint32_t row = plan_.header_row;
        const auto head = [&](std::uint32_t column, MessageCode code) {
            page_.text({row, column}, words(code).zh, style::header());
        };
        head(P::section, "form-col-section");
        head(P::title, "form-col-title");
        head(P::points, plan_.weights ? MessageCode("form-col-weight") : "form-col-points");
        head(P::criterion, "form-col-criterion");
        head(P::label, "form-col-label");
        if (plan_.values == 1) head(P::value, "form-col-value");
        else
            for (std::uint32_t i = 0; i < plan_.values; ++i) {
                const int year = plan_.round.year - static_cast<int>(plan_.values - 1 - i);
                page_.text({row, P::value + i},
                           message("form-col-year", {{"year", same(std::to_string(year))}}).zh,
                           style::header());
            }
        head(plan_.unit(), "form-col-unit");
        head(plan_.materials(), "form-col-materials");
        head(plan_.measure(), "form-col-measure");
        head(plan_.self(), "form-col-self");
        head(plan_.check(), "form-col-check");
        page_.row_height(row, 34);
    }

    void write_block(const FormBlock& block) {
        const Indicator& indicator = *block.indicator;
        page_.merge(down(block, P::title), indicator.title.zh, style::centred());
        Style points = style::centred();
        if (plan_.weights) points.number_format = words("form-weight-format").zh;
        page_.merge(down(block, P::points), indicator.points ? "" : words("form-unlimited").zh,
                    points);
        if (indicator.points) page_.number({block.first, P::points}, *indicator.points, points);
        page_.merge(down(block, P::criterion), indicator.criterion.zh, style::text());
        rows_.write(block);
        page_.merge(down(block, plan_.materials()), indicator.materials.zh, style::text());
        write_measure(block);
        write_self(block);
    }

    void write_measure(const FormBlock& block) {
        const Indicator& indicator = *block.indicator;
        const auto at = plan_.measures.find(indicator.id);
        Style style = style::centred();
        style.fill = colour::label;
        style.shrink = true;
        const std::string figure =
            indicator.measure && counts_things(*indicator.measure) ? "0" : "0.00##";
        style.number_format = figure;
        if (!indicator.unit.empty()) style.number_format += quoted(indicator.unit);
        page_.merge(down(block, plan_.measure()), "", style);
        if (at == plan_.measures.end()) return;
        page_.formula(at->second, measure_formula(context(indicator)), blank_.measure(indicator),
                      style);
    }

    void write_self(const FormBlock& block) {
        const Indicator& indicator = *block.indicator;
        const SelfPoints kind = self_points_of(plan_.rubric.profile(indicator));
        if (kind == SelfPoints::none) {
            Style style = style::label();
            style.align = Align::centre;
            return page_.merge(down(block, plan_.self()), words("form-bureau-decides").zh, style);
        }
        const Position at = plan_.self_cells.at(indicator.id);
        Style style = kind == SelfPoints::live ? style::points() : style::input(false);
        style.align = Align::centre;
        page_.merge(down(block, plan_.self()), "", style);
        book_.define_name(std::string(identity::self) + indicator.id, page_, {at, at});
        if (kind == SelfPoints::typed)
            return page_.validate({at, at}, self_rule(plan_.rubric, indicator));
        const BlankForm::Cell cached = blank_.points(indicator);
        page_.formula(at, points_formula(context(indicator)), cached, style);
        if (const auto* points = std::get_if<double>(&cached)) known_[indicator.id] = *points;
    }

    FormulaContext context(const Indicator& indicator) const {
        return {plan_.rubric, cells_, &indicator};
    }

    // Sections are merged page by page: a cell cut by the page's end would hide its words.
    void write_sections() {
        const auto same_cell = [&](const FormBlock& a, const FormBlock& b) {
            return a.indicator->kind == b.indicator->kind &&
                   a.indicator->section == b.indicator->section && !plan_.starts_page(b.first);
        };
        for (auto block = plan_.blocks.begin(); block != plan_.blocks.end();) {
            auto end = std::next(block);
            while (end != plan_.blocks.end() && same_cell(*block, *end)) ++end;
            page_.merge({{block->first, P::section}, {std::prev(end)->last(), P::section}},
                        section_caption(plan_, *block->indicator), style::centred());
            block = end;
        }
    }

    void write_total() {
        const FormTotal sum(plan_, cells_, blank_, known_);
        total_ = sum.cached();
        const std::uint32_t row = plan_.total_row;
        Style label = style::header();
        page_.merge(across(row, 0, plan_.measure()), words("form-total").zh, label);
        Style total = style::total();
        total.align = Align::centre;
        page_.formula({row, plan_.self()}, sum.formula(), total_, total);
        page_.text({row, plan_.check()}, "", style::centred());
        page_.row_height(row, 24);
    }

    void write_end() {
        std::uint32_t row = plan_.total_row + 1;
        const double width = plan_.width(0, plan_.check());
        const auto line = [&](const std::string& text, const Style& style, double height) {
            page_.merge(across(row, 0, plan_.check()), text, style);
            page_.row_height(row++, height);
        };
        const std::string notes = words("form-notes").zh;
        line(notes, style::note(), fitted_height(notes, width, 9) + 4);
        Style pledge = {.face = Face::kai, .size = 11, .border = Border::none};
        const std::string promise = words("form-pledge").zh;
        line(promise, pledge, fitted_height(promise, width, 11) + 8);
        Style sign = {.size = 11, .border = Border::none};
        page_.merge(across(row, 0, P::points), words("form-sign-filler").zh, sign);
        page_.text({row, P::criterion}, words("form-sign-head").zh, sign);
        page_.merge(across(row, P::label, plan_.unit()), words("form-sign-seal").zh, sign);
        sign.align = Align::right;
        page_.merge(across(row, plan_.materials(), plan_.check()), words("form-sign-date").zh,
                    sign);
        page_.row_height(row, 40);
    }

    void finish() {
        // Amber turns to a warning where a required cell is still blank.
        const Range inputs{{P::head_row, P::value}, {plan_.body_last(), plan_.last_value()}};
        const std::string check = to_a1_absolute({P::head_row, plan_.check()});
        std::string mixed = check;  // $K4: the row moves, the column stays
        mixed.erase(mixed.rfind('$'), 1);
        page_.highlight(inputs, "AND(N(" + mixed + ")>0,ISBLANK(" + to_a1(inputs.first) + "))",
                        {.fill = colour::warning, .border = Border::none});
        page_.freeze({P::head_row, 0});
        page_.print_setup(true, std::pair{plan_.header_row, plan_.header_row});
        page_.break_before(plan_.page_starts);
        page_.protect();
    }

    Book& book_;
    Page& page_;
    const FormPlan& plan_;
    const BlankForm& blank_;
    FormRows rows_;
    FormMap cells_;
    std::map<std::string, double> known_;  // live points of the blank form
    double total_ = 0;
};

}  // namespace

void write_form_sheet(Book& book, Page& page, const FormPlan& plan, const BlankForm& blank) {
    FormSheet(book, page, plan, blank).write();
}

}  // namespace kaoping
