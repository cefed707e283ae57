#include "reports/graded/grade_block.hpp"

#include <algorithm>
#include <functional>

#include "model/identity.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace {

constexpr std::uint32_t last_column = 10;

std::string joined(const std::vector<Position>& cells) {
    std::string text;
    for (const Position cell : cells) text += (text.empty() ? "" : ",") + to_a1(cell);
    return text;
}

Page::Cached number_or_blank(const std::optional<Number>& n) {
    if (n) return n->to_double();
    return std::string();
}

class GradeBlock {
public:
    GradeBlock(Book& book, Page& page, const GradedMap& map, const std::vector<Position>& points, std::uint32_t row, std::uint32_t column)
        : book_(book), page_(page), map_(map), rubric_(map.subject.rubric), card_(map.subject.card), points_(points), row_(row), column_(column),
          scored_(card_.status != Status::returned) {}

    void write() {
        for (std::size_t i = 0; i < rubric_.sections.size(); ++i) section(i);
        const Position bonus = kind_total(IndicatorKind::bonus, "bonus-total", card_.bonus);
        const Position deduction = kind_total(IndicatorKind::deduction, "deduction-total", card_.deduction);
        raw_total(bonus, deduction);
        total();
        by_total();
        for (const Condition& cap : rubric_.grade_caps) condition(cap, "grade-cap", holds(card_.grade_caps, cap.id), caps_);
        for (const Condition& veto : rubric_.vetoes) condition(veto, "grade-veto", holds(card_.vetoes, veto.id), vetoes_);
        decision();
        grade();
    }

    static std::uint32_t total_offset(const Rubric& rubric) { return static_cast<std::uint32_t>(rubric.sections.size()) + 3; }

private:
    static bool holds(const std::vector<std::string>& ids, const std::string& id) {
        return std::find(ids.begin(), ids.end(), id) != ids.end();
    }

    Position line(const Text& label, const std::string& note) {
        page_.merge({{row_, 0}, {row_, column_ - 1}}, label.zh, style::label());
        page_.merge({{row_, column_ + 1}, {row_, last_column}}, note, style::text());
        return {row_++, column_};
    }

    void number(Position at, const std::string& formula, const std::optional<Number>& value, const Style& style) {
        if (scored_) page_.formula(at, formula, number_or_blank(value), style);
        else page_.blank(at, style);
    }

    std::vector<Position> cells_of(const std::function<bool(const Indicator&)>& wanted) const {
        std::vector<Position> cells;
        for (std::size_t i = 0; i < points_.size(); ++i)
            if (wanted(rubric_.indicators[i])) cells.push_back(points_[i]);
        return cells;
    }

    void section(std::size_t index) {
        const Section& section = rubric_.sections[index];
        const auto cells = cells_of([&](const Indicator& i) { return i.kind == IndicatorKind::base && i.section == section.id; });
        const Position at = line(message("section-total", {{"title", section.title}, {"points", same(section.points.to_decimal(4))}}), section.article);
        sections_.push_back(at);
        const std::string list = joined(cells);
        number(at, "IF(COUNT(" + list + ")<" + std::to_string(cells.size()) + ",\"\",ROUND(SUM(" + list + "),4))", card_.sections[index], style::points());
    }

    Position kind_total(IndicatorKind kind, const char* code, const Number& value) {
        const auto cells = cells_of([&](const Indicator& i) { return i.kind == kind; });
        const Position at = line(words(code), "");
        if (cells.empty()) page_.number(at, 0.0, style::points());
        else number(at, "ROUND(SUM(" + joined(cells) + "),4)", value, style::points());
        return at;
    }

    void raw_total(Position bonus, Position deduction) {
        const auto base = cells_of([](const Indicator& i) { return i.kind == IndicatorKind::base; });
        raw_ = line(words("raw-total"), words("raw-total-note").zh);
        number(raw_, "ROUND(SUM(" + joined(base) + ")+" + to_a1(bonus) + "-" + to_a1(deduction) + ",4)", card_.raw_total, style::points());
    }

    void total() {
        total_ = line(words("total"), words("total-note").zh);
        const FormulaContext context{rubric_, map_};
        std::string value = to_a1(raw_);
        if (rubric_.total_maximum) value = "MIN(" + formula(*rubric_.total_maximum, context) + "," + value + ")";
        if (rubric_.total_minimum) value = "MAX(" + formula(*rubric_.total_minimum, context) + "," + value + ")";
        const std::string all = joined(points_);
        if (scored_)
            page_.formula(total_, "IF(COUNT(" + all + ")<" + std::to_string(points_.size()) + ",\"\",ROUND(" + value + ",4))",
                          number_or_blank(card_.total), style::total());
        else
            page_.text(total_, words("unscored-mark").zh, style::total());
        book_.define_name(std::string(identity::total), page_, {total_, total_});
    }

    std::string index_of(const std::string& grade) const {
        const Grade* found = rubric_.grade(grade);
        const auto position = found == nullptr ? rubric_.grades.size() : static_cast<std::size_t>(found - rubric_.grades.data());
        return std::to_string(position + 1);  // one past the last: withheld
    }

    // 1 is the best grade.
    void by_total() {
        by_total_ = line(words("grade-by-total"), band_text());
        std::string text = std::to_string(rubric_.grades.size());
        for (std::size_t i = rubric_.grades.size(); i-- > 0;) {
            if (rubric_.grades[i].lowest) continue;
            text = "IF(" + to_a1(total_) + ">=" + rubric_.grades[i].from.to_decimal(4) + "," + std::to_string(i + 1) + "," + text + ")";
        }
        std::optional<Number> now;
        if (card_.total)
            for (std::size_t i = 0; i < rubric_.grades.size() && !now; ++i)
                if (rubric_.grades[i].lowest || *card_.total >= rubric_.grades[i].from) now = Number(static_cast<std::int64_t>(i) + 1);
        number(by_total_, "IF(" + to_a1(total_) + "=\"\",\"\"," + text + ")", now, style::with_format(style::points(), "0"));
    }

    std::string band_text() const {
        std::string text;
        for (std::size_t i = 0; i < rubric_.grades.size(); ++i)
            text += (i ? "；" : "") + std::to_string(i + 1) + " " + rubric_.grades[i].label.zh +
                    (rubric_.grades[i].lowest ? "" : " ≥" + rubric_.grades[i].from.to_decimal(4));
        return text;
    }

    void condition(const Condition& condition, const char* code, bool now, std::vector<Position>& cells) {
        const Position at = line(message(code, {{"text", condition.text}}), condition.article);
        cells.push_back(at);
        const FormulaContext context{rubric_, map_};
        const std::string index = index_of(condition.grade);
        const std::optional<Number> value = now ? Number::parse(index) : Number(0);
        number(at, "IF(IFERROR(" + formula(*condition.when, context) + ",FALSE)," + index + ",0)", value, style::with_format(style::points(), "0"));
    }

    void decision() {
        const Position at = line(words("grade-decision"), "");
        const Position why = line(words("grade-decision-reason"), "");
        const Grade* decided = rubric_.grade(map_.subject.bureau.grade);
        page_.text(at, decided ? decided->label.zh : "", style::bureau());
        page_.text(why, map_.subject.bureau.grade_reason, style::bureau());
        InputRule rule{.type = ValueType::choice};
        for (const Grade& grade : rubric_.grades) rule.choices.push_back(grade.label.zh);
        rule.prompt = words("grade-decision-prompt").zh;
        page_.validate({at, at}, rule);
        book_.define_name(std::string(identity::grade_decision), page_, {at, at});
        book_.define_name(std::string(identity::grade_reason), page_, {why, why});
        decision_ = at;
        decision_reason_ = why;
    }

    void grade() {
        const Position at = line(words("final-grade"), words("final-grade-note").zh);
        std::string labels;
        std::string known;
        for (const Grade& grade : rubric_.grades) {
            labels += "," + quoted(grade.label.zh);
            known += (known.empty() ? "" : ",") + to_a1(decision_) + "=" + quoted(grade.label.zh);
        }
        std::vector<Position> parts{by_total_};
        parts.insert(parts.end(), caps_.begin(), caps_.end());
        parts.insert(parts.end(), vetoes_.begin(), vetoes_.end());
        const std::string reached = "CHOOSE(MAX(" + joined(parts) + ")" + labels + ",\"\")";
        const Grade* now = rubric_.grade(card_.grade);
        if (scored_)
            page_.formula(at, "IF(" + to_a1(total_) + "=\"\",\"\",IF(AND(" + to_a1(decision_reason_) + "<>\"\",OR(" + known + "))," + to_a1(decision_) +
                          "," + reached + "))", now && card_.total ? now->label.zh : std::string(), style::total());
        else
            page_.text(at, "", style::total());
        book_.define_name(std::string(identity::grade), page_, {at, at});
    }

    Book& book_;
    Page& page_;
    const GradedMap& map_;
    const Rubric& rubric_;
    const Scorecard& card_;
    const std::vector<Position>& points_;
    std::uint32_t row_;
    std::uint32_t column_;
    bool scored_;
    std::vector<Position> sections_, caps_, vetoes_;
    Position raw_, total_, by_total_, decision_, decision_reason_;
};

}  // namespace

Position total_position(const Rubric& rubric, std::uint32_t first_row, std::uint32_t column) {
    return {first_row + GradeBlock::total_offset(rubric), column};
}

void write_grade_block(Book& book, Page& page, const GradedMap& map, const std::vector<Position>& points, std::uint32_t first_row,
                       std::uint32_t column) {
    GradeBlock(book, page, map, points, first_row, column).write();
}

}  // namespace kaoping
