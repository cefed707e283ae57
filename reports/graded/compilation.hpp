#pragma once

#include <memory>
#include <string>

#include "reports/graded/graded.hpp"

namespace kaoping {

// 评分汇编.xlsx: the main sheets of many graded workbooks in one file to print, one institution a
// sheet, figures instead of formulas, behind a list of contents. A book lives in memory until it is
// closed (about 150 kB an institution).
class Compilation {
public:
    // `title` stands on the contents, with `subtitle` below it.
    Compilation(const std::string& path, const Rubric& rubric, int year, const std::string& title,
                const std::string& subtitle);
    ~Compilation();
    void add(const GradedSubject& subject,
             const std::string& status);  // in the order of printing; the status in words
    void close();                         // throws WriteError

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kaoping
