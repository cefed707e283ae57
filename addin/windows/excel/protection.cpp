#include "windows/excel/protection.hpp"

namespace kaoping::excel {

namespace {

bool is_protected(const Object& sheet) {
    return sheet.truth(L"ProtectContents") || sheet.truth(L"ProtectDrawingObjects");
}

// Password, what is protected, UserInterfaceOnly, and what is allowed all the same.
std::vector<Variant> arguments_of(const Object& sheet) {
    std::vector<Variant> arguments{Variant(L"")};
    for (const wchar_t* part : {L"ProtectDrawingObjects", L"ProtectContents", L"ProtectScenarios"})
        arguments.emplace_back(sheet.truth(part));
    arguments.emplace_back(false);
    const Object allowed = sheet.object(L"Protection");
    for (const wchar_t* what :
         {L"AllowFormattingCells", L"AllowFormattingColumns", L"AllowFormattingRows",
          L"AllowInsertingColumns", L"AllowInsertingRows", L"AllowInsertingHyperlinks",
          L"AllowDeletingColumns", L"AllowDeletingRows", L"AllowSorting", L"AllowFiltering",
          L"AllowUsingPivotTables"})
        arguments.emplace_back(allowed.truth(what));
    return arguments;
}

}  // namespace

Unprotected::Unprotected(Object sheet) : sheet_(std::move(sheet)) {
    if (!is_protected(sheet_)) return;
    std::vector<Variant> arguments = arguments_of(sheet_);
    try {
        sheet_.call(L"Unprotect",
                    {Variant(L"")});  // with no argument the office would ask for the password
    } catch (const Failure&) {        // it has one
    }
    has_password_ = is_protected(sheet_);
    if (!has_password_) protect_ = std::move(arguments);
}

Unprotected::~Unprotected() {
    if (protect_.empty()) return;
    try {
        sheet_.call(L"Protect", std::move(protect_));
    } catch (const Failure&) {  // the workbook was closed
    }
}

}  // namespace kaoping::excel
