#include "rubric/labels.hpp"

#include "model/identity.hpp"
#include "text/normal.hpp"

namespace kaoping {

namespace {

// Full-width brackets, in UTF-8.
constexpr std::string_view open_bracket = "\xEF\xBC\x88";
constexpr std::string_view close_bracket = "\xEF\xBC\x89";

std::string marked(std::string label, bool required) {
    if (required) label += identity::required_mark;
    return label;
}

std::string with_unit(const Column& column) {
    std::string header = column.label.zh;
    if (!column.spec.unit.empty())
        header.append(open_bracket).append(column.spec.unit).append(close_bracket);
    return header;
}

std::string article_of(const Rubric& rubric, const std::string& own, const std::string& indicator) {
    if (!own.empty()) return own;
    const Indicator* place = indicator.empty() ? nullptr : rubric.indicator(indicator);
    if (place != nullptr && !place->article.empty()) return place->article;
    return rubric.regulation.number.empty() ? rubric.regulation.title.zh : rubric.regulation.number;
}

}  // namespace

std::string column_header(const Column& column) {
    return marked(with_unit(column), column.required);
}

std::string field_label(const Field& field) {
    return marked(field.label.zh, field.need == Need::required);
}

std::string label_key(std::string_view printed) {
    std::string key = list_key(printed);
    while (!key.empty() && key.back() == '*') key.pop_back();
    return key;
}

bool is_header_of(const Column& column, std::string_view printed) {
    const std::string key = label_key(printed);
    return key == label_key(column.label.zh) || key == label_key(with_unit(column));
}

int series_year(const Field& field, int year) {
    return field.series == 0 ? year : year - 3 + field.series;
}

std::string cited_article(const Rubric& rubric, const Field& field) {
    return article_of(rubric, field.article, field.indicator);
}

std::string cited_article(const Rubric& rubric, const List& list) {
    return article_of(rubric, list.article, list.indicator);
}

}  // namespace kaoping
