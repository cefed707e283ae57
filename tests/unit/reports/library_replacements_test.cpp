#include "reports/workbook/library_replacements.hpp"

#include <dlfcn.h>
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include "reports/workbook/book.hpp"
#include "written_workbook.hpp"

namespace kaoping {

namespace {

// A shared library that calls `name` gets `ours`.
template <class Function>
bool libraries_call(const char* name, Function* ours) {
    return reinterpret_cast<Function*>(dlsym(RTLD_DEFAULT, name)) == ours;
}

void write_one(const std::string& path, int year) {
    Book book(path,
              {.kind = WorkbookKind::graded, .rubric = "r", .year = 2025, .created = {year, 1, 2}});
    book.add_page("一", Rows::streamed).text({0, 0}, "甲", {});
    book.close();
}

TEST_CASE("libxlsxwriter finds our functions before its own and the system's") {
    CHECK(libraries_call("tmpfileplus", &tmpfileplus));
    CHECK(libraries_call("gmtime", &gmtime));
}

TEST_CASE("a temporary file is without a name, and lies where it may") {
    const struct {
        const char* folder;
        const char* variable;
        bool made;
    } cases[] = {{nullptr, nullptr, true},
                 {"/nowhere", nullptr, true},
                 {nullptr, "/nowhere", true},
                 {"", "", true},
                 {"/tmp", "/nowhere", true}};
    for (const auto& c : cases) {
        CAPTURE(c.folder);
        CAPTURE(c.variable);
        if (c.variable != nullptr) setenv("TMPDIR", c.variable, 1);
        std::FILE* file = tmpfileplus(c.folder, nullptr, nullptr, 0);
        unsetenv("TMPDIR");
        REQUIRE((file != nullptr) == c.made);
        struct stat facts {};
        CHECK(fstat(fileno(file), &facts) == 0);
        CHECK(facts.st_nlink == 0);
        CHECK((facts.st_mode & 0777) == 0600);
        CHECK(std::fputs("abc", file) >= 0);
        std::rewind(file);
        CHECK(std::fgetc(file) == 'a');
        std::fclose(file);
    }
}

TEST_CASE("workbooks of different dates written at the same time keep their own") {
    std::vector<TemporaryWorkbook> places(4);
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&places, i] {
            for (int again = 0; again < 20; ++again)
                write_one(places[static_cast<std::size_t>(i)].path, 2020 + i);
        });
    threads.clear();
    for (int i = 0; i < 4; ++i)
        CHECK(part(places[static_cast<std::size_t>(i)].bytes(), "docProps/core.xml")
                  .find(std::to_string(2020 + i) + "-01-02T12:00:00Z") != std::string::npos);
}

}  // namespace

}  // namespace kaoping
