#pragma once

#include <string>
#include <system_error>
#include <vector>

#include "job/options.hpp"
#include "model/finding.hpp"

namespace kaoping {

// What people see: results on stdout, everything else on stderr.
class Console {
public:
    Console(Languages languages, bool quiet) : languages_(languages), quiet_(quiet) {}

    Languages languages() const { return languages_; }
    // Of one word or path: Chinese where both are asked for.
    Language language() const { return each_of(languages_).front(); }
    const std::string& pick(const Text& text) const { return text.in(language()); }
    void out(const std::string& text) const;       // a result, as it is (UTF-8)
    void out_file(const std::string& path) const;  // one that stands in a file
    void out(const std::vector<Text>& lines)
        const;  // result lines; of both languages Chinese first, then English
    void show(const std::string& text) const;  // words for people, also when quiet
    void line(const std::string& text) const;  // a result line for people; left out when quiet
    void lines(const std::vector<Text>& lines) const;  // the same of several; left out when quiet
    void note(const Text& text) const;                 // stderr; left out when quiet
    void problem(const Finding& finding) const;        // stderr
    void problem(const Text& text) const;
    // In the languages asked for, with `before` at the head of each line.
    std::string printed(const std::vector<Text>& lines, const std::string& before) const;

    // What is said on stdout is all there; else why not. A reader that has gone misses nothing.
    std::error_code end_output() const;

private:
    Languages languages_;
    bool quiet_;
};

// Bar on a terminal, plain lines otherwise (stderr).
class ConsoleProgress : public Progress {
public:
    ConsoleProgress(const Console& console, bool quiet);
    ~ConsoleProgress() override;
    void started(std::size_t files) override;
    void file_done(const std::string& path) override;
    void writing(std::size_t forms) override;  // a second bar; nothing on plain lines
    void document_done(const std::string& organisation) override;
    bool cancelled() const override;  // by Ctrl+C or the system

private:
    void show();
    const Console& console_;
    bool quiet_;
    bool terminal_;
    std::size_t files_ = 0;
    std::size_t done_ = 0;
    int shown_ = -1;  // percent; -1: no bar stands open
    bool writing_ = false;
};

// --lang, else the locale, else Chinese.
Languages choose_languages(const std::string& option);

}  // namespace kaoping
