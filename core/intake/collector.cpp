#include "intake/collector.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "intake/file_kind.hpp"
#include "intake/sniff.hpp"

namespace kaoping {

namespace {

std::string_view base_of(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// True when the name or a folder above it is one of those left out.
bool in_ignored_folder(std::string_view name) {
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t slash = std::min(name.find('/', at), name.size());
        if (kind_of(name.substr(at, slash - at)) == FileKind::ignored) return true;
        at = slash + 1;
    }
    return false;
}

Refusal too_large_file(const ReadLimits& limits) {
    return {RefusalCode::too_large,
            "file-too-large",
            {{"limit", same(std::to_string(limits.max_file_bytes >> 20U))}}};
}

std::variant<std::string, Refusal> load_member(const Archive& archive, const ArchiveEntry& entry,
                                               const ReadLimits& limits) {
    if (entry.size > limits.max_file_bytes) return too_large_file(limits);
    auto content = Extractor(archive, limits).extract_all(entry, limits.max_file_bytes);
    if (auto* text = std::get_if<std::string>(&content)) return std::move(*text);
    const auto error = std::get<ExtractError>(content);
    return error == ExtractError::too_large ? too_large_file(limits)
                                            : refusal_for(error, entry.name, limits);
}

// Folders of the archive, with their '/', that hold results of this program.
std::vector<std::string> result_folders(const Archive& archive, const ReadLimits& limits) {
    std::vector<std::string> folders;
    for (const ArchiveEntry& entry : archive.entries()) {
        if (base_of(entry.name) != "results.json") continue;
        if (is_own_results(Extractor(archive, limits).peek(entry, sniffed_size)))
            folders.push_back(entry.name.substr(0, entry.name.size() - base_of(entry.name).size()));
    }
    return folders;
}

// name.xlsx -> name (2).xlsx
std::string numbered(const std::string& path, int number) {
    const std::size_t name = path.size() - base_of(path).size();
    const std::size_t dot = path.rfind('.');
    const std::size_t end = dot == std::string::npos || dot <= name ? path.size() : dot;
    return path.substr(0, end) + " (" + std::to_string(number) + ")" + path.substr(end);
}

}  // namespace

void Collector::add_source(std::string path,
                           std::function<std::variant<std::string, Refusal>()> load) {
    if (!full()) return list_.sources.push_back({std::move(path), std::move(load)});
    if (!std::exchange(overflow_reported_, true)) report(Severity::warning, "too-many-files", path);
}

void Collector::add_refused(std::string path, Refusal refusal) {
    add_source(
        std::move(path),
        [refusal = std::move(refusal)]() -> std::variant<std::string, Refusal> { return refusal; });
}

void Collector::report(Severity severity, FindingCode code, const std::string& path) {
    list_.findings.push_back({severity, code, "", "", {{"path", same(path)}}});
}

void Collector::add_zip(const std::string& path, const std::shared_ptr<const RandomAccess>& bytes,
                        std::size_t depth) {
    std::string scratch;
    const auto head = bytes->view(
        0, static_cast<std::size_t>(std::min<std::uint64_t>(bytes->size(), sniffed_size)), scratch);
    if (!starts_like_archive(head)) return add_refused(path, refuse_content(head, options_.limits));
    auto opened = Archive::open(bytes, options_.limits);
    if (auto* refusal = std::get_if<Refusal>(&opened))
        return add_refused(path, std::move(*refusal));
    const auto archive = std::make_shared<const Archive>(std::get<Archive>(std::move(opened)));
    // A workbook is a zip itself, and gets renamed to .zip by mail programs and browsers.
    if (is_package(*archive)) {
        return add_source(path, [bytes, limits = limits_]() -> std::variant<std::string, Refusal> {
            std::string buffer;
            if (bytes->size() > limits->max_file_bytes) return too_large_file(*limits);
            const auto all = bytes->view(0, static_cast<std::size_t>(bytes->size()), buffer);
            if (all.empty()) return Refusal{RefusalCode::damaged, "cannot-open", {}};
            return std::string(all.data(), all.size());
        });
    }
    add_members(path, archive, depth);
}

void Collector::add_members(const std::string& path, const std::shared_ptr<const Archive>& archive,
                            std::size_t depth) {
    const auto skipped = result_folders(*archive, options_.limits);
    for (const std::string& folder : skipped)
        report(Severity::info, "results-folder-skipped", path + "/" + folder);
    bool any = false;
    for (const ArchiveEntry& entry : archive->entries()) {
        if (entry.directory || entry.name.empty()) continue;
        if (overflow_reported_) return;
        any = true;
        const bool own = std::any_of(skipped.begin(), skipped.end(),
                                     [&](const auto& f) { return entry.name.starts_with(f); });
        if (!own && !in_ignored_folder(entry.name))
            add_member(path + "/" + entry.name, archive, entry, depth);
    }
    if (!any) add_refused(path, {RefusalCode::not_a_workbook, "archive-empty", {}});
}

void Collector::add_member(const std::string& path, const std::shared_ptr<const Archive>& archive,
                           const ArchiveEntry& entry, std::size_t depth) {
    FileKind kind = kind_of(base_of(entry.name));
    if (kind == FileKind::unknown) {
        Extractor extractor(*archive, options_.limits);
        kind = FileKind::attachment;
        if (may_be_spreadsheet(extractor.peek(entry, 8))) {
            const auto content = extractor.extract_all(entry, options_.limits.max_file_bytes);
            const auto* text = std::get_if<std::string>(&content);
            if (text != nullptr) kind = kind_by_content(*text, options_.limits);
        }
    }
    if (kind == FileKind::attachment) return add_attachment(path);
    if (kind == FileKind::zip) return add_nested_zip(path, *archive, entry, depth);
    add_source(path, [archive, &entry, limits = limits_] {
        return load_member(*archive, entry, *limits);
    });
}

void Collector::add_nested_zip(const std::string& path, const Archive& archive,
                               const ArchiveEntry& entry, std::size_t depth) {
    if (depth >= options_.max_zip_depth)
        return add_refused(path, {RefusalCode::too_large,
                                  "archive-too-deep",
                                  {{"limit", same(std::to_string(options_.max_zip_depth))}}});
    auto content = Extractor(archive, options_.limits).extract_all(entry, nested_left_);
    if (const auto* error = std::get_if<ExtractError>(&content))
        return add_refused(path, refusal_for(*error, entry.name, options_.limits));
    auto text = std::make_shared<const std::string>(std::get<std::string>(std::move(content)));
    nested_left_ -= text->size();
    add_zip(path, bytes_of(std::move(text)), depth + 1);
}

SourceList Collector::take() {
    const auto by_path = [](const Source& a, const Source& b) { return a.path < b.path; };
    std::stable_sort(list_.sources.begin(), list_.sources.end(), by_path);
    std::unordered_set<std::string> taken;
    for (const Source& source : list_.sources) taken.insert(source.path);
    for (std::size_t i = 0; i < list_.sources.size();) {
        const std::string shared = list_.sources[i].path;
        int number = 1;
        for (++i; i < list_.sources.size() && list_.sources[i].path == shared; ++i) {
            do ++number;
            while (!taken.insert(numbered(shared, number)).second);
            list_.sources[i].path = numbered(shared, number);
        }
    }
    std::stable_sort(list_.sources.begin(), list_.sources.end(), by_path);
    std::sort(list_.attachments.begin(), list_.attachments.end());
    std::stable_sort(list_.findings.begin(), list_.findings.end(),
                     [](const Finding& a, const Finding& b) {
                         return a.args.front().second.zh < b.args.front().second.zh;
                     });
    return std::move(list_);
}

}  // namespace kaoping
