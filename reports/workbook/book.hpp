#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include "model/cells.hpp"
#include "model/on_demand.hpp"
#include "model/value.hpp"
#include "model/workbook_kind.hpp"
#include "reports/workbook/page.hpp"
#include "reports/workbook/style.hpp"

namespace kaoping {

// A disk or library failure while writing; `path` is the file that was being written.
struct WriteError : std::runtime_error {
    WriteError(std::string path_, std::string why_, std::error_code cause_ = {})
        : std::runtime_error(path_ + ": " + why_),
          path(std::move(path_)),
          why(std::move(why_)),
          cause(cause_) {}
    std::string path;
    std::string why;        // in the library's words
    std::error_code cause;  // in the system's, as far as it said any
};

struct BookInfo {
    WorkbookKind kind = WorkbookKind::form;
    std::string rubric;  // id
    int year = 0;
    std::string title;         // document property
    Date created{2000, 1, 1};  // a fixed day, so that the same inputs give the same bytes
    bool values_only =
        false;  // to print: formulas leave their values, nothing is named or typed into
};

// A workbook in the house style over libxlsxwriter, identified three ways (model/identity.hpp).
class Book {
public:
    Book(std::string path, BookInfo info);
    ~Book();
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    // At most 31 characters of the name, made valid and unique.
    Page& add_page(std::string_view name, Rows rows = Rows::kept);
    // Workbook-scope name for a range; also listed in the hidden sheet. Names over 127 bytes throw
    // std::logic_error.
    void define_name(const std::string& name, const Page& page, Range range);
    // Further key/value rows of the hidden sheet.
    void identify(const std::string& key, const std::string& value);
    void record(std::vector<std::string> cells);               // a row of several columns there
    void record_all(OnDemand<std::vector<std::string>> rows);  // made when the book is closed
    void close();  // writes the hidden sheet and the file; throws WriteError
    // A column of the hidden sheet that holds these choices, as the formula of a list validation.
    std::string choice_range(const std::vector<std::string>& choices);
    bool values_only() const;
    void* format(const Style& style);  // lxw_format*
    void* raw() const;                 // lxw_workbook*

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kaoping
