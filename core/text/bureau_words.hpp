#pragma once

#include <string_view>

// The words by which readers find their way in tables that people make or fill in: headers of the
// experts' list, of rosters and of the bureau's workbooks, and the two decisions on a row
// (CONTRACT). Writers print the same words.
namespace kaoping::printed {

inline constexpr std::string_view org_name = "机构名称";
inline constexpr std::string_view org_uscc = "统一社会信用代码";
inline constexpr std::string_view excused = "缓评";  // roster

inline constexpr std::string_view expert_name = "姓名";  // list of experts
inline constexpr std::string_view expert_unit = "工作单位";
inline constexpr std::string_view recused_from = "回避机构";

inline constexpr std::string_view expert =
    "评审专家";  // expert workbook: label of the expert's cell
inline constexpr std::string_view recused = "回避";
inline constexpr std::string_view opinion = "评审意见";

inline constexpr std::string_view points_of =
    "评分";  // after an indicator's title: header of its judged points
inline constexpr std::string_view points_unit = "分";
inline constexpr std::string_view year = "年";

inline constexpr std::string_view instructions =
    "填报说明";  // sheet of a form: nothing there is read

inline constexpr std::string_view recognised = "认定";  // vl_
inline constexpr std::string_view not_recognised = "不认定";
inline constexpr std::string_view grade_decision = "审定等次";  // a_grade

}  // namespace kaoping::printed
