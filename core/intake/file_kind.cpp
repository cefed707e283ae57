#include "intake/file_kind.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "model/ascii.hpp"

namespace kaoping {

namespace {

constexpr std::array<std::string_view, 26> spreadsheets{
    "xlsx", "xlsm", "xltx", "xltm", "xlsb", "xlam", "xls",      "xlt",    "xlw",
    "et",   "ett",  "ods",  "ots",  "fods", "sxc",  "uos",      "csv",    "tsv",
    "slk",  "dif",  "wk1",  "wk4",  "wks",  "123",  "gnumeric", "numbers"};
constexpr std::array<std::string_view, 10> archives{"rar", "7z", "gz",  "tgz", "tar",
                                                    "bz2", "xz", "zst", "lzh", "arj"};
constexpr std::array<std::string_view, 44> attachments{
    "pdf",  "ofd",  "doc",  "docx", "docm", "dotx", "wps",  "wpt",  "rtf", "odt", "txt",
    "md",   "ppt",  "pptx", "dps",  "odp",  "jpg",  "jpeg", "png",  "gif", "bmp", "tif",
    "tiff", "webp", "heic", "svg",  "psd",  "dwg",  "mp3",  "mp4",  "mov", "avi", "wav",
    "htm",  "html", "mht",  "eml",  "msg",  "json", "log",  "yaml", "yml", "caj", "ceb"};

template <std::size_t n>
bool among(const std::array<std::string_view, n>& list, std::string_view wanted) {
    return std::find(list.begin(), list.end(), wanted) != list.end();
}

std::string lowered(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(), ascii_lower);
    return lower;
}

}  // namespace

FileKind kind_of(std::string_view base_name) {
    const std::string name = lowered(base_name);
    if (name.starts_with("~$") || name.starts_with(".")) return FileKind::ignored;
    if (name == "thumbs.db" || name == "desktop.ini" || name == "__macosx")
        return FileKind::ignored;
    const std::size_t dot = name.rfind('.');
    if (dot == std::string::npos) return FileKind::unknown;
    const std::string_view extension = std::string_view(name).substr(dot + 1);
    if (extension == "zip") return FileKind::zip;
    if (among(spreadsheets, extension) || among(archives, extension)) return FileKind::spreadsheet;
    return among(attachments, extension) ? FileKind::attachment : FileKind::unknown;
}

bool is_own_results(std::string_view head) {
    constexpr std::string_view key = "\"engine\"";
    constexpr std::string_view own = "\"kaoping";
    const std::size_t at = head.find(key);
    if (at == std::string_view::npos) return false;
    const std::size_t value = head.find_first_not_of(" \t\r\n:", at + key.size());
    return value != std::string_view::npos && head.substr(value).starts_with(own);
}

}  // namespace kaoping
