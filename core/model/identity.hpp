#pragma once

#include <string_view>

namespace kaoping {

// How a workbook of kaoping says what it is: three redundant ways, any of which another program may
// lose (PLATFORM: "What other programs do to a form"). Writers (reports) and readers (recognise)
// share these words.
namespace identity {

// 1. Hidden sheet: column A key, column B value; rows "name": B defined name, C sheet, D range
// ("F7" or "A4:F33").
inline constexpr std::string_view hidden_sheet = "_kaoping";
inline constexpr std::string_view key_format = "kaoping";  // value: format version, "1"
inline constexpr std::string_view key_kind = "kind";       // word_of(WorkbookKind)
inline constexpr std::string_view key_rubric = "rubric";   // rubric id
inline constexpr std::string_view key_year = "year";       // assessment year
inline constexpr std::string_view key_name = "name";
// Summary workbooks: A "result", then rubric, year, code, name, grade id, total in B..G.
inline constexpr std::string_view key_result = "result";
// Graded workbooks: A "kept", then list, row and 1 or 0: a decision (vl_) on a row that the
// submission has no more.
inline constexpr std::string_view key_kept = "kept";
// 2. Custom document properties: the same keys with this prefix.
inline constexpr std::string_view property_prefix = "kaoping_";

// 3. Defined names (CONTRACT). Prefix + id.
inline constexpr std::string_view field = "f_";
inline constexpr std::string_view list = "l_";
inline constexpr std::string_view self = "s_";
inline constexpr std::string_view verified = "v_";
inline constexpr std::string_view verified_reason = "vw_";
inline constexpr std::string_view recognised = "vl_";
inline constexpr std::string_view points = "p_";
inline constexpr std::string_view adjusted = "a_";
inline constexpr std::string_view adjusted_reason = "w_";
inline constexpr std::string_view judged = "j_";
inline constexpr std::string_view fact = "b_";
inline constexpr std::string_view expert_mark = "e_";
inline constexpr std::string_view grade_decision = "a_grade";
inline constexpr std::string_view grade_reason = "w_grade";
inline constexpr std::string_view total = "total";
inline constexpr std::string_view grade = "grade";
inline constexpr std::string_view key_uscc = "k_uscc";
inline constexpr std::string_view key_org_name = "k_name";
inline constexpr std::string_view expert = "expert";
inline constexpr std::string_view recused = "recused";
inline constexpr std::string_view opinion = "opinion";

// Printed after the label of a cell that must be filled in; readers strip it.
inline constexpr std::string_view required_mark = " *";

}  // namespace identity
}  // namespace kaoping
