#include <xlsxwriter.h>

#include <limits>

#include "reports/wording/catalogue.hpp"
#include "reports/workbook/book.hpp"
#include "text/sheet_text.hpp"

namespace kaoping {

namespace {

constexpr std::size_t title_units = 32;
constexpr std::size_t prompt_units = 255;
constexpr std::size_t inline_list_bytes = 255;  // libxlsxwriter aborts the process above it
constexpr double largest_input = 1e12;
constexpr int longest_text = 2000;
constexpr std::uint32_t first_year = 1900;
constexpr std::uint32_t last_year = 2100;

lxw_datetime day(std::uint32_t year, int month, int day_) {
    lxw_datetime d{};
    d.year = static_cast<int>(year);
    d.month = month;
    d.day = day_;
    return d;
}

void number_rule(lxw_data_validation& v, const InputRule& rule, bool whole) {
    v.validate = whole ? LXW_VALIDATION_TYPE_INTEGER : LXW_VALIDATION_TYPE_DECIMAL;
    const double lowest =
        rule.minimum.value_or(whole || rule.type != ValueType::number ? 0 : -largest_input);
    if (rule.minimum_exclusive && !rule.maximum) {
        v.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN;
        v.value_number = lowest;
        return;
    }
    v.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
    v.minimum_number = lowest;
    v.maximum_number = rule.maximum.value_or(largest_input);
}

}  // namespace

// Error messages of a validation: a wrong number, date or length is stopped; text such as 十五 or
// 5家 is let through with a warning, because the reader understands it.
void Page::validate(Range range, const InputRule& given) {
    if (book_->values_only()) return;
    InputRule rule = given;  // the library takes char* but only reads
    lxw_data_validation v{};
    v.ignore_blank = LXW_VALIDATION_ON;
    v.error_type = LXW_VALIDATION_ERROR_TYPE_WARNING;
    std::vector<char*> list;
    switch (rule.type) {
        case ValueType::count: number_rule(v, rule, true); break;
        case ValueType::money:
        case ValueType::area:
        case ValueType::percent:
        case ValueType::number: number_rule(v, rule, false); break;
        case ValueType::date:
            v.validate = LXW_VALIDATION_TYPE_DATE;
            v.criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
            v.minimum_datetime = day(first_year, 1, 1);
            v.maximum_datetime = day(last_year, 12, 31);
            break;
        case ValueType::yes_no:
        case ValueType::choice: {
            std::size_t bytes = 0;
            bool comma = false;  // would end the choice inside an inline list
            for (auto& choice : rule.choices) {
                list.push_back(choice.data());
                bytes += choice.size() + 1;
                comma = comma || choice.find(',') != std::string::npos;
            }
            if (rule.list_range.empty() && (comma || bytes > inline_list_bytes))
                rule.list_range = book_->choice_range(rule.choices);
            list.push_back(nullptr);
            v.error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
            v.dropdown = LXW_VALIDATION_ON;
            v.validate = LXW_VALIDATION_TYPE_LIST;
            if (!rule.list_range.empty()) {
                v.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
                v.value_formula = rule.list_range.data();
            } else {
                v.value_list = list.data();
            }
            break;
        }
        default:
            v.validate = LXW_VALIDATION_TYPE_LENGTH;
            v.criteria = LXW_VALIDATION_CRITERIA_LESS_THAN_OR_EQUAL_TO;
            v.value_number = rule.type == ValueType::uscc ? 18
                             : rule.max_length > 0        ? rule.max_length
                                                          : longest_text;
            break;
    }
    std::string title = cut_utf16(rule.prompt_title, title_units);
    std::string prompt = cut_utf16(rule.prompt, prompt_units);
    if (!prompt.empty()) {
        v.input_title = title.data();
        v.input_message = prompt.data();
    }
    std::string error_title = cut_utf16(words("validation-title").zh, title_units);
    std::string error =
        cut_utf16(message("validation-error", {{"prompt", same(rule.prompt)}}).zh, prompt_units);
    v.error_title = error_title.data();
    v.error_message = error.data();
    worksheet_data_validation_range(static_cast<lxw_worksheet*>(sheet_), range.first.row,
                                    static_cast<lxw_col_t>(range.first.column), range.last.row,
                                    static_cast<lxw_col_t>(range.last.column), &v);
}

}  // namespace kaoping
