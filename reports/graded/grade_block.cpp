#include "reports/graded/grade_block.hpp"

#include <algorithm>

#include "model/identity.hpp"
#include "model/points.hpp"
#include "reports/graded/score_plan.hpp"
#include "reports/wording/catalogue.hpp"
#include "reports/workbook/indicator_formulas.hpp"
#include "reports/workbook/point_sums.hpp"

namespace kaoping {

namespace {

using P = ScorePlan;
constexpr std::uint32_t points_column = P::points;
constexpr std::uint32_t label_end = P::criterion;
constexpr double least_row = 20;

Page::Cached number_or_blank(const std::optional<Number>& n) {
    if (n) return n->to_double();
    return std::string();
}

// A figure that would not fit is drawn smaller.
Style centred(Style style) {
    style.align = Align::centre;
    style.shrink = true;
    return style;
}

Style points_style() { return centred(style::points()); }
Style index_style(MessageCode format) {
    return style::with_format(points_style(), words(format).zh);
}

class GradeBlock {
public:
    GradeBlock(Book& book, Page& page, const GradedMap& map, const std::vector<Position>& points,
               std::uint32_t row)
        : book_(book),
          page_(page),
          map_(map),
          rubric_(map.subject.rubric),
          card_(map.subject.card),
          points_(points),
          sums_(rubric_, points),
          row_(row),
          scored_(card_.status != Status::returned) {}

    GradeCells write() {
        for (const Group& group : rubric_.groups) group_line(group);
        for (const Section& section : rubric_.sections) idle_points(section);
        for (std::size_t i = 0; i < rubric_.sections.size(); ++i) section(i);
        const Position bonus = kind_total(IndicatorKind::bonus, "bonus-total", card_.bonus);
        const Position deduction =
            kind_total(IndicatorKind::deduction, "deduction-total", card_.deduction);
        raw_total(bonus, deduction);
        total();
        by_total();
        quota();
        for (const Condition& floor : rubric_.grade_floors)
            condition(floor, "grade-floor", "grade-floor-note", card_.grade_floors, floors_);
        for (std::size_t i = 0; i < rubric_.sections.size(); ++i) section_minimum(i);
        for (const Condition& cap : rubric_.grade_caps)
            condition(cap, "grade-cap", "grade-cap-note", card_.grade_caps, limits_);
        for (const Condition& veto : rubric_.vetoes)
            condition(veto, "grade-veto", "grade-veto-note", card_.vetoes, limits_);
        decision();
        const Position final_grade = grade();
        return {sections_, total_, final_grade, row_, groups_};
    }

private:
    // The label, the note beside the value; returns the value's cell.
    Position line(const std::string& label, const std::string& note) {
        page_.merge({{row_, 0}, {row_, label_end}}, label, style::label());
        page_.merge({{row_, label_end + 1}, {row_, points_column - 1}}, note, style::text());
        step(std::max({least_row, fitted_height(label, P::width(0, label_end)),
                       fitted_height(note, P::width(label_end + 1, points_column - 1))}));
        return {row_ - 1, points_column};
    }

    void step(double height) {
        groups_.push_back({row_, height});
        page_.row_height(row_++, height);
    }

    void number(Position at, const std::string& formula, const std::optional<Number>& value,
                const Style& style) {
        if (scored_) page_.formula(at, formula, number_or_blank(value), style);
        else page_.blank(at, style);
    }

    void group_line(const Group& group) {
        const Position at = line(message("group-total", {{"title", group.title},
                                                         {"points", points_words(group.maximum)}})
                                     .zh,
                                 group.article);
        number(at, sums_.rounded_group(group), sums_.group_value(group, card_), points_style());
    }

    // Points of the section that do not apply and are borne by the rest.
    void idle_points(const Section& section) {
        idle_.emplace_back();
        if (!redistributes(rubric_, section)) return;
        const Position at =
            line(message("section-idle", {{"title", section.title}}).zh, section.article);
        idle_.back() = to_a1(at);
        std::string sum;
        Number now;
        for (std::size_t i = 0; i < rubric_.indicators.size(); ++i) {
            const Indicator& indicator = rubric_.indicators[i];
            if (indicator.section != section.id || !rubric_.profiles[i].redistributes) continue;
            const FormulaContext context{rubric_, map_, &indicator};
            const std::uint32_t row = points_[i].row;
            sum += (sum.empty() ? "IF(" : "+IF(") +
                   not_applicable_formula(context, to_a1({row, P::adjusted}),
                                          to_a1({row, P::reason})) +
                   "," + indicator.points->to_decimal(15) + ",0)";
            if (card_.indicators[i].basis == Basis::not_applicable) now += *indicator.points;
        }
        number(at, sum, now, points_style());
    }

    void section(std::size_t index) {
        const Section& section = rubric_.sections[index];
        const auto wanted = [&](const Indicator& i) {
            return i.kind == IndicatorKind::base && i.section == section.id;
        };
        const Position at =
            line(message("section-total",
                         {{"title", section.title}, {"points", points_words(section.points)}})
                     .zh,
                 section.article);
        sections_.push_back(at);
        const auto cells = sums_.cells(wanted);
        number(at,
               "IF(COUNT(" + joined(cells) + ")<" + std::to_string(cells.size()) + ",\"\"," +
                   rounded_formula(sums_.section_sum(section, idle_[index])) + ")",
               card_.sections[index], points_style());
    }

    Position kind_total(IndicatorKind kind, MessageCode code, const Number& value) {
        const auto wanted = [&](const Indicator& i) { return i.kind == kind; };
        const Position at = line(words(code).zh, "");
        if (sums_.cells(wanted).empty()) page_.number(at, 0.0, points_style());
        else number(at, rounded_formula(sums_.sum(wanted)), value, points_style());
        return at;
    }

    void raw_total(Position bonus, Position deduction) {
        raw_ = line(words("raw-total").zh, words("raw-total-note").zh);
        number(raw_, rounded_formula(base_sum() + "+" + to_a1(bonus) + "-" + to_a1(deduction)),
               card_.raw_total, points_style());
    }

    std::string base_sum() const {
        const auto idle_of = [&](const std::string& id) {
            for (std::size_t i = 0; i < idle_.size(); ++i)
                if (rubric_.sections[i].id == id) return idle_[i];
            return std::string();
        };
        std::string sum = sums_.sum([&](const Indicator& i) {
            return i.kind == IndicatorKind::base && idle_of(i.section).empty();
        });
        for (std::size_t i = 0; i < idle_.size(); ++i)
            if (!idle_[i].empty()) sum += "+" + sums_.section_sum(rubric_.sections[i], idle_[i]);
        return sum;
    }

    void total() {
        total_ = line(words("total").zh, words("total-note").zh);
        const FormulaContext context{rubric_, map_};
        std::string value = to_a1(raw_);
        if (rubric_.total_maximum)
            value = "MIN(" + formula(*rubric_.total_maximum, context) + "," + value + ")";
        if (rubric_.total_minimum)
            value = "MAX(" + formula(*rubric_.total_minimum, context) + "," + value + ")";
        const auto all = sums_.cells([](const Indicator&) { return true; });
        if (scored_ && card_.status == Status::pending &&
            card_.pending.empty())  // a fact that no points depend on is undecided
            page_.formula(total_, "\"\"", std::string(), centred(style::total()));
        else if (scored_)
            page_.formula(total_,
                          "IF(COUNT(" + joined(all) + ")<" + std::to_string(all.size()) + ",\"\"," +
                              rounded_formula(value) + ")",
                          number_or_blank(card_.total), centred(style::total()));
        else page_.text(total_, words("unscored-mark").zh, centred(style::total()));
        book_.define_name(std::string(identity::total), page_, {total_, total_});
    }

    // 1 is the best grade; one past the last: withheld.
    std::int64_t index_of(const std::string& grade) const {
        const Grade* found = rubric_.grade(grade);
        return (found == nullptr ? static_cast<std::int64_t>(rubric_.grades.size())
                                 : found - rubric_.grades.data()) +
               1;
    }

    void by_total() {
        place_ = line(words("grade-by-total").zh, band_text());
        std::string text = std::to_string(rubric_.grades.size());
        for (std::size_t i = rubric_.grades.size(); i-- > 0;) {
            if (rubric_.grades[i].lowest) continue;
            text = "IF(" + to_a1(total_) + ">=" + points_text(rubric_.grades[i].from) + "," +
                   std::to_string(i + 1) + "," + text + ")";
        }
        std::optional<Number> now;
        if (card_.total)
            for (std::size_t i = 0; i < rubric_.grades.size() && !now; ++i)
                if (rubric_.grades[i].lowest || *card_.total >= rubric_.grades[i].from)
                    now = Number(static_cast<std::int64_t>(i) + 1);
        number(place_, "IF(" + to_a1(total_) + "=\"\",\"\"," + text + ")", now,
               index_style("grade-place-format"));
    }

    std::string band_text() const {
        std::string text;
        for (std::size_t i = 0; i < rubric_.grades.size(); ++i)
            text += (i ? "；" : "") + std::to_string(i + 1) + " " + rubric_.grades[i].label.zh +
                    (rubric_.grades[i].lowest ? "" : " ≥" + points_text(rubric_.grades[i].from));
        return text;
    }

    // Of rubrics that hand out a grade by places: the whole round decides, so that it stands here
    // as a constant.
    void quota() {
        const bool used = std::any_of(rubric_.grades.begin(), rubric_.grades.end(),
                                      [](const Grade& g) { return g.quota || g.top_percent; });
        if (!used) return;
        const Position at = line(words("grade-placed").zh, words("grade-placed-note").zh);
        if (scored_ && !card_.grade_placed.empty())
            page_.number(at, Number(index_of(card_.grade_placed)),
                         index_style("grade-place-format"));
        else page_.blank(at, points_style());
        quota_ = at;
    }

    std::string grade_label(const std::string& id) const {
        const Grade* grade = rubric_.grade(id);
        return grade == nullptr ? words("overview-withheld").zh : grade->label.zh;
    }

    void limit(Position at, const std::string& when, bool now, const std::string& grade) {
        const std::int64_t index = index_of(grade);
        const Style reached = {.bold = true, .ink = colour::warning_text, .fill = colour::warning};
        Style style = index_style("grade-limit-format");
        if (!book_.values_only()) {
            page_.highlight({at, at}, "N(" + to_a1(at) + ")>0", reached);
        } else if (now) {  // what is printed stays as it is
            style.bold = reached.bold;
            style.ink = reached.ink;
            style.fill = reached.fill;
        }
        number(at, "IF(IFERROR(" + when + ",FALSE)," + std::to_string(index) + ",0)",
               now ? Number(index) : Number(0), style);
    }

    void condition(const Condition& condition, MessageCode code, MessageCode note,
                   const std::vector<std::string>& held, std::vector<Position>& cells) {
        const Position at = line(message(code, {{"text", condition.text}}).zh,
                                 message(note, {{"grade", same(grade_label(condition.grade))},
                                                {"article", same(condition.article)}})
                                     .zh);
        cells.push_back(at);
        limit(at, formula(*condition.when, FormulaContext{rubric_, map_}),
              std::find(held.begin(), held.end(), condition.id) != held.end(), condition.grade);
    }

    void section_minimum(std::size_t index) {
        const Section& section = rubric_.sections[index];
        if (!section.minimum) return;
        const auto& sum = card_.sections[index];
        const Position at =
            line(message("section-minimum",
                         {{"title", section.title}, {"minimum", points_words(*section.minimum)}})
                     .zh,
                 message("grade-cap-note", {{"grade", same(grade_label(section.below_minimum))},
                                            {"article", same(section.article)}})
                     .zh);
        limits_.push_back(at);
        const std::string cell = to_a1(sections_[index]);
        limit(at, "AND(" + cell + "<>\"\"," + cell + "<" + section.minimum->to_decimal(15) + ")",
              sum && *sum < *section.minimum, section.below_minimum);
    }

    void decision() {
        const Position at = line(words("grade-decision").zh, words("grade-decision-prompt").zh);
        page_.merge({{row_, 0}, {row_, label_end}}, words("grade-decision-reason").zh,
                    style::label());
        page_.merge({{row_, label_end + 1}, {row_, points_column - 1}},
                    words("grade-decision-reason-note").zh, style::text());
        const Position why{row_, points_column};
        const std::string& reason = map_.subject.bureau.grade_reason;
        page_.merge({why, {row_, P::last_column}}, reason, style::bureau());
        step(std::max(least_row, fitted_height(reason, P::width(points_column, P::last_column))));
        const Grade* decided = rubric_.grade(map_.subject.bureau.grade);
        page_.text(at, decided ? decided->label.zh : map_.subject.bureau.grade_unread,
                   style::bureau());
        InputRule rule{.type = ValueType::choice};
        for (const Grade& grade : rubric_.grades) rule.choices.push_back(grade.label.zh);
        rule.prompt = words("grade-decision-prompt").zh;
        page_.validate({at, at}, rule);
        book_.define_name(std::string(identity::grade_decision), page_, {at, at});
        book_.define_name(std::string(identity::grade_reason), page_, {why, why});
        decision_ = at;
        decision_reason_ = why;
    }

    // The floors raise, then sections below their minimum, caps and vetoes lower.
    std::string reached() const {
        std::string place = to_a1(quota_.value_or(place_));
        for (const Position floor : floors_)
            place =
                "MIN(" + place + ",IF(" + to_a1(floor) + ">0," + to_a1(floor) + "," + place + "))";
        if (!limits_.empty()) place = "MAX(" + place + "," + joined(limits_) + ")";
        return place;
    }

    Position grade() {
        const Position at = line(words("final-grade").zh, words("final-grade-note").zh);
        std::string labels;
        std::string known;
        for (const Grade& grade : rubric_.grades) {
            labels += "," + quoted(grade.label.zh);
            known += (known.empty() ? "" : ",") + to_a1(decision_) + "=" + quoted(grade.label.zh);
        }
        const Grade* now = rubric_.grade(card_.grade);
        const Style style = centred(style::total());
        if (scored_)
            page_.formula(at,
                          "IF(" + to_a1(total_) + "=\"\",\"\",IF(AND(" + to_a1(decision_reason_) +
                              "<>\"\",OR(" + known + "))," + to_a1(decision_) + ",CHOOSE(" +
                              reached() + labels + ",\"\")))",
                          now && card_.total ? now->label.zh : std::string(), style);
        else page_.text(at, "", style);
        book_.define_name(std::string(identity::grade), page_, {at, at});
        return at;
    }

    Book& book_;
    Page& page_;
    const GradedMap& map_;
    const Rubric& rubric_;
    const Scorecard& card_;
    const std::vector<Position>& points_;
    PointSums sums_;
    std::uint32_t row_;
    std::vector<RowGroup> groups_;
    bool scored_;
    std::vector<Position> sections_, floors_, limits_;
    std::vector<std::string> idle_;  // parallel to Rubric::sections; empty: none hands points on
    Position raw_, total_, place_, decision_, decision_reason_;
    std::optional<Position> quota_;
};

}  // namespace

Position total_position(const Rubric& rubric, std::uint32_t first_row) {
    const auto idle = std::count_if(rubric.sections.begin(), rubric.sections.end(),
                                    [&](const Section& s) { return redistributes(rubric, s); });
    const std::size_t before = rubric.groups.size() + rubric.sections.size() + 3;
    return {first_row + static_cast<std::uint32_t>(before) + static_cast<std::uint32_t>(idle),
            points_column};
}

GradeCells write_grade_block(Book& book, Page& page, const GradedMap& map,
                             const std::vector<Position>& points, std::uint32_t first_row) {
    return GradeBlock(book, page, map, points, first_row).write();
}

}  // namespace kaoping
