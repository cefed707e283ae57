#include "rubric/catalog.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <sstream>

#include "rubric/yaml_node.hpp"

namespace kaoping {

const std::map<std::string_view, std::string_view>& embedded_rubrics();  // generated: templates/

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_file = 4U << 20U;
constexpr std::string_view rubric_file = "rubric.yaml";
constexpr std::string_view sample_file = "plan.sample.yaml";

fs::path to_path(std::string_view utf8) { return {std::u8string(utf8.begin(), utf8.end())}; }
std::string to_text(const fs::path& path) {
    const std::u8string utf8 = path.generic_u8string();
    return {utf8.begin(), utf8.end()};
}

// The lines of one top-level key, without reading the whole file.
std::string_view lines_of_key(std::string_view text, std::string_view key) {
    const std::string start = std::string(key) + ":";
    std::size_t at = 0;
    while (at < text.size() && !text.substr(at).starts_with(start)) {
        at = text.find('\n', at);
        if (at == std::string_view::npos) return {};
        ++at;
    }
    std::size_t end = at;
    do {
        end = text.find('\n', end);
        if (end == std::string_view::npos) return text.substr(at);
        ++end;
    } while (end < text.size() && (text[end] == ' ' || text[end] == '\t'));
    return text.substr(at, end - at);
}

std::optional<YamlDocument> parsed(std::string_view text) {
    auto result = parse_yaml("", text);
    if (auto* document = std::get_if<YamlDocument>(&result)) return std::move(*document);
    return std::nullopt;
}

std::string text_of(const YamlNode* node) { return node == nullptr ? "" : node->text; }

RubricListing listing_of(const RubricSource& source, const std::string& folder_name) {
    RubricListing listing{folder_name, same(folder_name), source.name, false};
    if (const auto id = parsed(lines_of_key(source.text, "id"));
        id && !text_of(id->root.find("id")).empty())
        listing.id = text_of(id->root.find("id"));
    if (const auto title = parsed(lines_of_key(source.text, "title")))
        if (const YamlNode* words = title->root.find("title"))
            listing.title = {text_of(words->find("zh")), text_of(words->find("en"))};
    return listing;
}

RubricDefect whole_file(std::string file, FindingCode code,
                        std::vector<std::pair<std::string, Text>> args,
                        Severity severity = Severity::error) {
    return {severity, std::move(file), 0, 0, code, std::move(args)};
}

std::optional<PlanSource> sample_beside(const fs::path& rubric) {
    auto file = read_rubric_file(to_text(rubric.parent_path() / to_path(sample_file)));
    if (!file) return std::nullopt;
    return PlanSource{std::move(file->name), std::move(file->text), false};
}

}  // namespace

struct RubricCatalog::Entry {
    RubricListing listing;
    RubricSource source;
    std::optional<PlanSource> sample;
    mutable std::once_flag once;
    mutable LoadedRubric loaded;
};

RubricCatalog::RubricCatalog(const std::vector<std::string>& folders) {
    add_built_in();
    for (const std::string& folder : folders) add_folder(folder);
}

RubricCatalog::~RubricCatalog() = default;

void RubricCatalog::add_built_in() {
    const auto& files = embedded_rubrics();
    for (const auto& [name, text] : files) {
        if (name.ends_with("/common.yaml")) common_ = {std::string(name), std::string(text)};
        if (!name.ends_with(rubric_file)) continue;
        auto entry = std::make_unique<Entry>();
        entry->source = {std::string(name), std::string(text)};
        const std::string folder(name.substr(0, name.size() - rubric_file.size() - 1));
        entry->listing = listing_of(entry->source, folder.substr(folder.rfind('/') + 1));
        entry->listing.built_in = true;
        if (const auto sample = files.find(folder + "/" + std::string(sample_file));
            sample != files.end())
            entry->sample =
                PlanSource{std::string(sample->first), std::string(sample->second), false};
        add(std::move(entry));
    }
}

void RubricCatalog::add_folder(const std::string& folder) {
    std::vector<fs::path> found;
    std::error_code failed;
    const fs::path root = to_path(folder);
    if (fs::is_regular_file(root / to_path(rubric_file), failed))
        found.push_back(root / to_path(rubric_file));
    for (fs::directory_iterator inside(root, failed), end; !failed && inside != end;
         inside.increment(failed))
        if (std::error_code none; fs::is_regular_file(inside->path() / to_path(rubric_file), none))
            found.push_back(inside->path() / to_path(rubric_file));
    std::sort(found.begin(), found.end());
    if (found.empty()) defects_.push_back(whole_file(folder, "rubric-folder", {}));
    for (const fs::path& path : found) {
        auto source = read_rubric_file(to_text(path));
        if (!source) {
            defects_.push_back(whole_file(to_text(path), "rubric-file", {}));
            continue;
        }
        auto entry = std::make_unique<Entry>();
        entry->source = std::move(*source);
        entry->sample = sample_beside(path);
        const std::string name =
            to_text(fs::absolute(path, failed).lexically_normal().parent_path().filename());
        entry->listing = listing_of(entry->source, name);
        if (entry->listing.id != name)
            defects_.push_back(whole_file(entry->source.name, "rubric-folder-name",
                                          {{"id", same(entry->listing.id)}, {"folder", same(name)}},
                                          Severity::warning));
        add(std::move(entry));
    }
}

void RubricCatalog::add(std::unique_ptr<Entry> entry) {
    if (const Entry* known = find(entry->listing.id)) {
        defects_.push_back(
            whole_file(entry->source.name, "rubric-twice",
                       {{"id", same(known->listing.id)}, {"other", same(known->source.name)}}));
        return;
    }
    entries_.push_back(std::move(entry));
}

const RubricCatalog::Entry* RubricCatalog::find(std::string_view id) const {
    for (const auto& entry : entries_)
        if (entry->listing.id == id) return entry.get();
    return nullptr;
}

std::vector<RubricListing> RubricCatalog::listing() const {
    std::vector<RubricListing> all;
    for (const auto& entry : entries_) all.push_back(entry->listing);
    return all;
}

const std::vector<RubricDefect>& RubricCatalog::defects() const { return defects_; }

bool RubricCatalog::knows(std::string_view id) const { return find(id) != nullptr; }

LoadedRubric RubricCatalog::load(std::string_view id) const {
    const Entry* entry = find(id);
    if (entry == nullptr)
        return {nullptr, {whole_file("", "rubric-unknown", {{"id", same(std::string(id))}})}};
    std::call_once(entry->once,
                   [&] { entry->loaded = load_rubric(entry->source, common_, entry->sample); });
    return entry->loaded;
}

LoadedRubric RubricCatalog::load_with_plan(const PlanSource& plan) const {
    if (auto parsed_plan = parse_yaml(plan.name, plan.text);
        const auto* broken = std::get_if<RubricDefect>(&parsed_plan))
        return {nullptr, {*broken}};
    const std::string id = rubric_of_plan(plan);
    if (const Entry* entry = find(id)) return load_rubric(entry->source, common_, plan);
    return {nullptr, {whole_file(plan.name, "rubric-plan-of-unknown", {{"id", same(id)}})}};
}

std::vector<RubricDefect> RubricCatalog::check_file(const std::string& path) const {
    auto source = read_rubric_file(path);
    if (!source) return {whole_file(path, "rubric-file", {})};
    const PlanSource as_plan{source->name, source->text, true};
    if (!rubric_of_plan(as_plan).empty()) return load_with_plan(as_plan).defects;
    return load_rubric(*source, common_, sample_beside(to_path(path))).defects;
}

std::string rubric_of_plan(const PlanSource& plan) {
    const auto document = parsed(plan.text);
    return document ? text_of(document->root.find("rubric")) : "";
}

std::optional<RubricSource> read_rubric_file(const std::string& path) {
    const fs::path file = to_path(path);
    std::error_code failed;
    const auto size = fs::file_size(file, failed);
    if (failed || size > largest_file) return std::nullopt;
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    if (size > 0 && !(text << stream.rdbuf())) return std::nullopt;
    return RubricSource{path, text.str()};
}

}  // namespace kaoping
