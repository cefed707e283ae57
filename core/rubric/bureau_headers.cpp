#include "rubric/bureau_headers.hpp"

#include "model/head_field.hpp"
#include "rubric/labels.hpp"
#include "text/bureau_words.hpp"

namespace kaoping {

namespace {

std::string head_label(const Rubric& rubric, std::string_view id, std::string_view otherwise) {
    const Field* field = rubric.field(id);
    return field == nullptr || field->label.zh.empty() ? std::string(otherwise) : field->label.zh;
}

}  // namespace

std::string org_name_header(const Rubric& rubric) {
    return head_label(rubric, head_field::org_name, printed::org_name);
}
std::string org_uscc_header(const Rubric& rubric) {
    return head_label(rubric, head_field::org_uscc, printed::org_uscc);
}

std::string judged_header(const Indicator& indicator) {
    return indicator.title.zh + std::string(printed::points_of);
}

std::string fact_header(const Fact& fact) { return fact.label.zh; }

std::string expert_item_header(const Indicator& indicator, const ExpertItem& item) {
    return item.label.zh.empty() ? indicator.title.zh : item.label.zh;
}

std::string roster_header(const Field& field, int year) {
    if (field.series == 0) return field.label.zh;
    return std::to_string(series_year(field, year)).append(printed::year) + field.label.zh;
}

}  // namespace kaoping
