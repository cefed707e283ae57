#include "job/system/paths.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace kaoping {

std::filesystem::path to_path(std::string_view utf8) {
    return {std::u8string(reinterpret_cast<const char8_t*>(utf8.data()), utf8.size())};
}

std::string to_utf8(const std::filesystem::path& path) {
    std::u8string text =
        path.u8string();  // not the generic one: it takes \\server for a folder of the disk
    if constexpr (std::filesystem::path::preferred_separator == '\\')
        std::ranges::replace(text, u8'\\', u8'/');
    return {reinterpret_cast<const char*>(text.data()), text.size()};
}

std::filesystem::path absolute_path(const std::filesystem::path& path) {
    const auto& text = path.native();
    const auto is_separator = [&](std::size_t at) {
        return text.size() > at &&
               // NOLINTNEXTLINE(misc-redundant-expression): another one on Windows
               (text[at] == '/' || text[at] == std::filesystem::path::preferred_separator);
    };
    return is_separator(0) && is_separator(1) ? path : std::filesystem::absolute(path);
}

std::optional<std::string> read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (in.bad()) return std::nullopt;
    return bytes;
}

void copy_file_over(const std::filesystem::path& from, const std::filesystem::path& to,
                    std::error_code& error) {
    std::filesystem::remove(to, error);
    if (!error) std::filesystem::copy_file(from, to, error);
}

Finding of_file(Finding finding, const std::string& path) {
    finding.args.emplace_back("file", same(path));
    return finding;
}

void name_file(std::vector<Finding>& findings, const std::string& path) {
    for (Finding& finding : findings) finding = of_file(std::move(finding), path);
}

}  // namespace kaoping
