#include "job/folder/log_line.hpp"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <vector>

#include "job/folder/output_error.hpp"
#include "job/folder/part_files.hpp"
#include "job/system/durable.hpp"
#include "job/system/held_files.hpp"
#include "job/system/paths.hpp"
#include "job/version.hpp"
#include "model/value.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

std::string now_utc() {
    const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
    const auto day = std::chrono::floor<std::chrono::days>(now);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss time(now - day);
    const Date d{static_cast<int>(date.year()),
                 static_cast<int>(static_cast<unsigned>(date.month())),
                 static_cast<int>(static_cast<unsigned>(date.day()))};
    const auto two = [](long long n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return to_iso(d) + "T" + two(time.hours().count()) + ":" + two(time.minutes().count()) + ":" +
           two(time.seconds().count()) + "Z";
}

}  // namespace

LogLine::LogLine(const fs::path& root, std::string_view command)
    : place_(root / to_path(words("file-log").zh)),
      part_(part_of(place_)),
      out_(part_, std::ios::binary | std::ios::trunc) {
    if (!out_) fail();
    const std::string previous = copy_log();
    json.begin_object()
        .key("when")
        .text(now_utc())
        .key("engine")
        .text(engine_name())
        .key("command")
        .text(command)
        .key("previous")
        .text(previous);
}

LogLine::~LogLine() {
    out_.close();
    if (part_.empty()) return;
    std::error_code error;
    fs::remove(part_, error);
}

std::string LogLine::copy_log() {
    std::ifstream in(place_, std::ios::binary);
    if (!in) {
        std::error_code error;
        if (fs::exists(place_, error)) throw OutputError(place_, {errno, std::generic_category()});
        return {};
    }
    Sha256 line;
    std::string last;
    bool ended = true;
    std::vector<char> block(std::size_t{1} << 16U);
    while (in) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        const std::string_view read(block.data(), static_cast<std::size_t>(in.gcount()));
        out_ << read;
        for (std::size_t at = 0; at < read.size();) {
            const auto end = std::min(read.find('\n', at), read.size());
            line.add(read.substr(at, end - at));
            ended = end < read.size();
            if (ended) last = line.hex();
            at = end + 1;
        }
    }
    if (in.bad()) throw OutputError(place_, {errno, std::generic_category()});
    if (ended) return last;
    out_ << '\n';  // cut off by a kill of an older version: it takes no other line along
    return line.hex();
}

void LogLine::write(std::string_view bytes) {
    digest_.add(bytes);
    out_ << bytes;
    if (!out_) fail();
}

void LogLine::pass_on() { write(json.take()); }

std::string LogLine::finish() {
    json.end_object();
    pass_on();
    out_ << '\n';
    out_.close();
    if (!out_) fail();
    if (const auto error = flush_file(part_)) throw OutputError(part_, error);
    return digest_.hex();
}

void LogLine::commit() {
    if (const auto error = replace_file(part_, place_)) throw OutputError(place_, error);
    if (const auto error = flush_folder(place_.parent_path()))
        throw OutputError(place_.parent_path(), error);
}

void LogLine::commit_with(OutputFolder& folder) {
    folder.adopt(words("file-log").zh, part_);
    part_.clear();
}

void LogLine::fail() const { throw OutputError(place_, {errno, std::generic_category()}); }

}  // namespace kaoping
