#include "job/folder/part_files.hpp"

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "job/round/round_folder.hpp"
#include "job/system/paths.hpp"
#include "job/system/process.hpp"
#include "job/system/sha256.hpp"
#include "reports/wording/catalogue.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view unfinished = ".kaoping-part";
constexpr std::size_t name_digits = 16;
constexpr std::size_t machine_digits = 6;

std::string digits_of(const std::string& text, std::size_t count) {
    return sha256_hex(text).substr(0, count);
}

fs::path part_named(const fs::path& place, const std::string& stem) {
    return place.parent_path() / to_path(stem + std::string(unfinished));
}

// <name>-<machine>-<process>-<start>: whose a lone part is.
struct Maker {
    std::string name;
    std::string machine;
    Process process;
};

std::string stem_of(const std::string& name, const Process& process) {
    return digits_of(name, name_digits) + "-" + digits_of(process.machine, machine_digits) + "-" +
           std::to_string(process.id) + "-" + process.born;
}

std::optional<Maker> maker_of(const std::string& file) {
    std::vector<std::string> words{""};
    for (const char c : file.substr(0, file.size() - unfinished.size()))
        if (c == '-') words.emplace_back();
        else words.back() += c;
    if (words.size() != 4 || words[0].size() != name_digits || words[2].empty() ||
        words[2].size() > 9 || words[2].find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    Maker maker{words[0], words[1], {}};
    maker.process.id = std::stoll(words[2]);
    maker.process.born = words[3];
    return maker;
}

// Of another machine only the age tells: none takes a day for a file.
bool has_ended(const Maker& maker, const fs::path& part) {
    if (maker.machine == digits_of(this_process().machine, machine_digits))
        return !may_live(maker.process);
    std::error_code error;
    const auto written = fs::last_write_time(part, error);
    return !error && fs::file_time_type::clock::now() - written > std::chrono::hours(24);
}

template <class Wanted>
void remove_parts_in(const fs::path& folder, const Wanted& wanted) {
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; it != end && !error; it.increment(error)) {
        const std::string name = to_utf8(it->path().filename());
        if (name.ends_with(unfinished) && it->is_regular_file(error) &&
            wanted(it->path(), maker_of(name)))
            fs::remove(it->path(), error);
    }
}

void remove_leftovers_in(const fs::path& folder) {
    remove_parts_in(folder, [](const fs::path& part, const std::optional<Maker>& maker) {
        return !maker || has_ended(*maker, part);
    });
}

// A history that was being gathered.
void remove_unfinished_histories(const fs::path& history) {
    std::error_code error;
    for (fs::directory_iterator it(history, error), end; it != end && !error; it.increment(error))
        if (is_part_name(to_utf8(it->path().filename()))) fs::remove_all(it->path(), error);
    fs::remove(history, error);  // only when nothing stands in it
}

void remove_leftovers_of_round(const fs::path& folder) {
    remove_leftovers_in(folder);
    for (const MessageCode code :
         std::to_array<MessageCode>({"folder-graded", "folder-returned", "folder-reports"}))
        remove_leftovers_in(folder / to_path(words(code).zh));
}

}  // namespace

fs::path part_of(const fs::path& place) {
    return part_named(place,
                      digits_of(stem_of(to_utf8(place.filename()), this_process()), name_digits));
}

fs::path lone_part_of(const fs::path& place) {
    return part_named(place, stem_of(to_utf8(place.filename()), this_process()));
}

bool is_part_name(std::string_view path) { return path.ends_with(unfinished); }

// People choose a whole disk for the results too. Several rounds have a folder each.
void remove_leftovers(const fs::path& root) {
    remove_unfinished_histories(root / to_path(words("folder-history").zh));
    remove_leftovers_of_round(root);
    std::error_code error;
    for (fs::directory_iterator it(root, error), end; it != end && !error; it.increment(error))
        if (fs::is_directory(it->symlink_status(error)) &&
            is_round_folder(to_utf8(it->path().filename())))
            remove_leftovers_of_round(it->path());
}

void remove_lone_leftovers(const fs::path& place) {
    const std::string name = digits_of(to_utf8(place.filename()), name_digits);
    remove_parts_in(place.parent_path(),
                    [&](const fs::path& part, const std::optional<Maker>& maker) {
                        return maker && maker->name == name && has_ended(*maker, part);
                    });
}

}  // namespace kaoping
