#include "windows/excel/commands.hpp"

namespace kaoping::excel {

namespace {

constexpr Button form_buttons[] = {
    {L"kaopingCheck", "office-check", "excel-tip-check", L"SpellingMenu", check_sheet},
    {L"kaopingComment", "office-comment", "excel-tip-comment", L"ReviewNewComment", comment_sheet},
    {L"kaopingScore", "office-score", "excel-tip-score", L"Calculator", score_workbook}};
constexpr Button folder_buttons[] = {
    {L"kaopingBatch", "office-batch", "excel-tip-batch", L"FileOpen", score_folder},
    {L"kaopingStop", "office-stop", "excel-tip-stop", L"CancelRequest", stop_folder},
    {L"kaopingStatus", "office-status", "excel-tip-status", L"TableOfContentsGallery",
     tell_status}};
constexpr Button other_buttons[] = {
    {L"kaopingOptions", "office-options", "excel-tip-options", L"ControlsGallery", ask_options},
    {L"kaopingHelp", "office-help", "excel-tip-help", L"Help", help},
    {L"kaopingAbout", "office-about", "excel-tip-about", L"Info", about}};
constexpr ButtonGroup groups[] = {{L"kaopingForm", "excel-group-form", form_buttons},
                                  {L"kaopingFolder", "excel-group-folder", folder_buttons},
                                  {L"kaopingOther", "office-product", other_buttons}};

}  // namespace

std::span<const ButtonGroup> button_groups() { return groups; }

void ask_options(Session& session) {
    const auto chosen = session.dialogs().options(read_settings());
    if (!chosen) return;
    for (const std::wstring& folder : chosen->rubric_folders) {
        const DWORD kind = GetFileAttributesW(folder.c_str());
        if (kind == INVALID_FILE_ATTRIBUTES || (kind & FILE_ATTRIBUTE_DIRECTORY) == 0)
            return session.dialogs().tell(Message::error,
                                          session.said("office-no-folder", {{L"path", folder}}));
    }
    write_settings(*chosen);
    session.engine().let_go();  // the next call starts one with them
}

void help(Session& session) {
    session.dialogs().tell(Message::info, session.said("office-help-text"));
}

void about(Session& session) {
    const std::wstring engine = text_of(session.engine().call(L"Version"));
    session.dialogs().tell(Message::info, session.said("office-about-text", {{L"engine", engine}}));
}

}  // namespace kaoping::excel
