#include "converter/console.hpp"

#include <cerrno>
#include <cstdio>
#include <fstream>
#include <string_view>
#include <vector>

#include "converter/terminal.hpp"
#include "job/system/paths.hpp"
#include "job/system/stop_request.hpp"
#include "reports/wording/catalogue.hpp"
#include "text/shown.hpp"

namespace kaoping {

namespace {

constexpr int bar_width = 30;

std::error_code first_failure;  // of stdout

void note_failure() {
    if (!first_failure && std::ferror(stdout) != 0)
        first_failure = {errno != 0 ? errno : EIO, std::generic_category()};
}

// Words for people on stdout.
void say(std::string_view text) {
    write_words(stdout, text);
    note_failure();
}

// A result as it is; only a terminal is shown it as words.
void put(std::string_view bytes) {
    if (is_terminal(stdout)) return say(bytes);
    std::fwrite(bytes.data(), 1, bytes.size(), stdout);
    note_failure();
}

}  // namespace

void Console::out(const std::string& text) const { put(text); }
void Console::out_file(const std::string& path) const {
    std::ifstream in(to_path(path), std::ios::binary);
    std::vector<char> block(std::size_t{1} << 16U);
    while (in) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        put({block.data(), static_cast<std::size_t>(in.gcount())});
    }
}
void Console::show(const std::string& text) const { say(text); }
void Console::line(const std::string& text) const {
    if (!quiet_) say(shown_in_line(text) + "\n");
}
void Console::out(const std::vector<Text>& lines) const { say(printed(lines, "")); }
void Console::lines(const std::vector<Text>& lines) const {
    if (!quiet_) out(lines);
}
void Console::note(const Text& text) const {
    if (!quiet_) write_words(errors(), printed({text}, ""));
}
void Console::problem(const Text& text) const {
    write_words(errors(), printed({text}, "kaoping: "));
}
std::string Console::printed(const std::vector<Text>& lines, const std::string& before) const {
    std::string all;
    for (const Language language : each_of(languages_))
        for (const Text& line : lines) all += before + shown(line.in(language)) + "\n";
    return all;
}
std::error_code Console::end_output() const {
    if (!first_failure) errno = 0;
    std::fflush(stdout);
    note_failure();
    const bool nobody_reads = first_failure == std::errc::broken_pipe ||
                              first_failure == std::errc::bad_file_descriptor ||
                              first_failure == std::errc::invalid_argument;
    return nobody_reads ? std::error_code() : first_failure;
}
void Console::problem(const Finding& finding) const { problem(describe(finding, "")); }

ConsoleProgress::ConsoleProgress(const Console& console, bool quiet)
    : console_(console), quiet_(quiet), terminal_(is_terminal(errors())) {}

ConsoleProgress::~ConsoleProgress() {
    if (!quiet_ && terminal_ && shown_ >= 0) write_words(errors(), "\n");
}

void ConsoleProgress::started(std::size_t files) { files_ = files; }

void ConsoleProgress::file_done(const std::string& path) {
    ++done_;
    if (quiet_ || files_ == 0) return;
    if (!terminal_) {
        write_words(errors(),
                    console_.pick(message("progress-line", {{"done", same(std::to_string(done_))},
                                                            {"files", same(std::to_string(files_))},
                                                            {"path", same(path)}})) +
                        "\n");
        return;
    }
    show();
}

void ConsoleProgress::writing(std::size_t forms) {
    if (quiet_ || !terminal_ || forms == 0) return;
    if (shown_ >= 0) write_words(errors(), "  " + console_.pick(words("progress-read")) + "\n");
    files_ = forms;
    done_ = 0;
    writing_ = true;
    shown_ = -1;
}

void ConsoleProgress::document_done(const std::string&) {
    ++done_;
    if (!quiet_ && terminal_ && files_ > 0) show();
}

bool ConsoleProgress::cancelled() const { return stop_requested(); }

void ConsoleProgress::show() {
    const int percent = static_cast<int>(done_ * 100 / files_);
    if (percent == shown_) return;
    shown_ = percent;
    const auto filled = static_cast<std::size_t>(percent * bar_width / 100);
    write_words(errors(), "\r[" + std::string(filled, '#') +
                              std::string(static_cast<std::size_t>(bar_width) - filled, ' ') +
                              "] " + std::to_string(done_) + "/" + std::to_string(files_));
    if (writing_ && done_ == files_) {
        write_words(errors(), "\n");
        shown_ = -1;
    }
    std::fflush(errors());
}

Languages choose_languages(const std::string& option) {
    if (const auto asked = languages_named(option)) return *asked;
    return system_locale().starts_with("en") ? Languages::en : Languages::zh;
}

}  // namespace kaoping
