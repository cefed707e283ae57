#pragma once

#include <span>
#include <string>

#include "job/results/results_model.hpp"
#include "windows/excel/session.hpp"

namespace kaoping::excel {

// What the ribbon offers. Each asks people for what it needs; all throw what went wrong.
void new_form(Session& session, const std::wstring& rubric);  // 新建空白表
void check_sheet(Session& session);                           // 校验本表
void comment_sheet(Session& session);                         // 写入批注
void score_workbook(Session& session);                        // 评分本表
void score_folder(Session& session);  // 批量评分文件夹…, on a thread of its own
void stop_folder(Session& session);   // 停止批量评分
void tell_status(Session& session);   // 收表进度…, on a thread of its own
void ask_options(Session& session);   // 选项…
void help(Session& session);
void about(Session& session);

// The word for a status that sets a form aside; `otherwise` for the others.
Code status_code(results::SubjectStatus status, Code otherwise);

// A button of the ribbon.
struct Button {
    const wchar_t* id;
    Code label;
    Code tip;
    const wchar_t* image;  // of the office's own, there since 2007
    void (*run)(Session&);
};
struct ButtonGroup {
    const wchar_t* id;
    Code label;
    std::span<const Button> buttons;
};
std::span<const ButtonGroup> button_groups();

}  // namespace kaoping::excel
