#include "intake/sources.hpp"

#include <algorithm>
#include <fstream>
#include <unordered_set>
#include <utility>

#include "intake/collector.hpp"
#include "intake/file_kind.hpp"
#include "intake/sniff.hpp"
#include "text/normal.hpp"

namespace kaoping {

namespace fs = std::filesystem;

namespace {

std::string name_of(const fs::path& name) {
    const auto bytes = name.u8string();
    return decode_name({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::variant<std::string, Refusal> load_file(const fs::path& path, std::uint64_t max_bytes) {
    std::error_code error;
    const auto size = fs::file_size(path, error);
    std::ifstream file(path, std::ios::binary);
    if (error || !file) return Refusal{RefusalCode::damaged, "cannot-open", {}};
    if (size > max_bytes)
        return Refusal{RefusalCode::too_large,
                       "file-too-large",
                       {{"limit", same(std::to_string(max_bytes >> 20U))}}};
    std::string bytes(static_cast<std::size_t>(size), '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(size));
    if (file.gcount() != static_cast<std::streamsize>(size))
        return Refusal{RefusalCode::damaged, "cannot-open", {}};
    return bytes;
}

std::string head_of(const fs::path& path) {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return {};
    std::string head(sniffed_size, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(head.data(), static_cast<std::streamsize>(sniffed_size));
    head.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    return head;
}

// Of the shares of Windows only the absolute path is known.
fs::path real_path(const fs::path& folder, std::error_code& error) {
    const fs::path real = fs::canonical(folder, error);
    return error ? fs::absolute(folder, error) : real;
}

bool is_folder(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

class Walker {
public:
    explicit Walker(Collector& collector) : collector_(collector) {}

    void walk_argument(const fs::path& path, const std::string& prefix) {
        std::error_code error;
        given_ = real_path(path, error);
        if (fs::is_directory(path, error)) {
            walk_folder(path, prefix, 0);
            // Links come last, so that a folder is found under its own name rather than a link's.
            while (!links_.empty()) {
                const auto [link, relative] = links_.front();
                links_.erase(links_.begin());
                walk_folder(link, relative, 0);
            }
        } else if (fs::exists(path, error)) {
            add_file(path, prefix);
        } else {
            collector_.report(Severity::error, "path-not-found", name_of(path));
        }
    }

private:
    void walk_folder(const fs::path& folder, const std::string& relative, std::size_t depth) {
        std::error_code error;
        const fs::path real = real_path(folder, error);
        if (error || !visited_.insert(real.native()).second || is_output(folder)) return;
        if (is_own_results(head_of(folder / "results.json")))
            return collector_.report(Severity::info, "results-folder-skipped",
                                     relative.empty() ? name_of(real.filename()) : relative);
        if (depth > collector_.options().max_folder_depth)
            return collector_.report(Severity::warning, "folder-too-deep", relative);

        std::vector<std::pair<std::string, fs::path>> children;
        for (fs::directory_iterator it(folder, error), end; !error && it != end;
             it.increment(error))
            children.emplace_back(name_of(it->path().filename()), it->path());
        if (error)
            collector_.report(Severity::warning, "folder-unreadable",
                              relative.empty() ? name_of(real.filename()) : relative);
        std::sort(children.begin(), children.end());
        for (const auto& [name, path] : children) {
            if (kind_of(name) == FileKind::ignored) continue;
            const std::string child = relative.empty() ? name : relative + "/" + name;
            if (leads_out(path)) {
                collector_.report(Severity::warning, "link-leads-out", child);
                continue;
            }
            if (!is_folder(path)) add_file(path, child);
            else if (fs::is_symlink(path, error)) links_.emplace_back(path, child);
            else walk_folder(path, child, depth + 1);
        }
    }

    // A link to what is not in the folder given: whoever fills a folder has not the right to have
    // all else of this machine read. One that leads nowhere is reported when it is loaded.
    bool leads_out(const fs::path& path) const {
        std::error_code error;
        if (!fs::is_symlink(path, error)) return false;
        const fs::path target = fs::canonical(path, error);
        if (error) return false;
        const auto [of_given, of_target] =
            std::mismatch(given_.begin(), given_.end(), target.begin(), target.end());
        return of_given != given_.end();
    }

    bool is_output(const fs::path& folder) const {
        std::error_code error;
        const auto& output = collector_.options().output;
        return output && fs::equivalent(folder, *output, error);
    }

    void add_file(const fs::path& path, const std::string& relative) {
        std::error_code error;
        const auto status = fs::status(path, error);
        // A dangling link is reported when it is loaded; a pipe would wait for ever.
        if (fs::exists(status) && !fs::is_regular_file(status)) return;
        FileKind kind = kind_of(name_of(path.filename()));
        const ReadLimits& limits = collector_.options().limits;
        if (kind == FileKind::unknown) {
            kind = FileKind::attachment;
            if (may_be_spreadsheet(head_of(path))) {
                const auto bytes = load_file(path, limits.max_file_bytes);
                const auto* text = std::get_if<std::string>(&bytes);
                if (text != nullptr) kind = kind_by_content(*text, limits);
            }
        }
        if (kind == FileKind::ignored) return;
        if (kind == FileKind::attachment) return collector_.add_attachment(relative);
        if (kind == FileKind::zip) {
            if (const auto bytes = file_bytes(path)) return collector_.add_zip(relative, bytes, 1);
        }
        // Thousands of them are held: a path would keep its parts beside its text.
        collector_.add_source(relative, [text = path.native(), max_bytes = limits.max_file_bytes] {
            return load_file(text, max_bytes);
        });
    }

    Collector& collector_;
    fs::path given_;                                     // the real place of the argument
    std::unordered_set<fs::path::string_type> visited_;  // real paths of folders
    std::vector<std::pair<fs::path, std::string>>
        links_;  // links to folders, with their relative paths
};

// The name a PATH goes by: its last part, also of "forms/" and "..".
std::string base_name(const fs::path& path) {
    fs::path name = path.filename();
    if (name.empty()) name = path.parent_path().filename();
    if (!name.empty() && name != "." && name != "..") return name_of(name);
    std::error_code error;
    return name_of(real_path(path, error).filename());
}

}  // namespace

SourceList expand_sources(const std::vector<fs::path>& paths, const SourceOptions& options) {
    Collector collector(options);
    std::unordered_set<std::string> prefixes;
    for (const fs::path& path : paths) {
        std::string prefix = base_name(path);
        if (paths.size() == 1 && is_folder(path)) prefix.clear();
        if (paths.size() > 1 && is_folder(path)) {
            const std::string name = prefix;
            for (int number = 2; !prefixes.insert(prefix).second; ++number)
                prefix = name + " (" + std::to_string(number) + ")";
        }
        // Each PATH is walked for itself: a folder named twice is listed twice, and its files found
        // to be the same.
        Walker(collector).walk_argument(path, prefix);
    }
    return collector.take();
}

}  // namespace kaoping
