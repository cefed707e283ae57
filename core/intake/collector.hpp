#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "intake/archive.hpp"
#include "intake/bytes.hpp"
#include "intake/sources.hpp"

namespace kaoping {

// Gathers sources, attachments and findings while folders and zips are walked.
class Collector {
public:
    explicit Collector(const SourceOptions& options)
        : options_(options),
          limits_(std::make_shared<const ReadLimits>(options.limits)),
          nested_left_(options.max_nested_bytes) {}

    const SourceOptions& options() const { return options_; }

    void add_source(std::string path, std::function<std::variant<std::string, Refusal>()> load);
    void add_refused(std::string path, Refusal refusal);
    void add_attachment(std::string path) { list_.attachments.push_back(std::move(path)); }
    void report(Severity severity, FindingCode code, const std::string& path);
    bool full() const { return list_.sources.size() >= options_.max_sources; }

    // The members of a zip lying at `path`. `depth` counts the zips around its members: 1 for a zip
    // on disk.
    void add_zip(const std::string& path, const std::shared_ptr<const RandomAccess>& bytes,
                 std::size_t depth);

    // Sorted, with unique paths.
    SourceList take();

private:
    void add_members(const std::string& path, const std::shared_ptr<const Archive>& archive,
                     std::size_t depth);
    void add_member(const std::string& path, const std::shared_ptr<const Archive>& archive,
                    const ArchiveEntry& entry, std::size_t depth);
    void add_nested_zip(const std::string& path, const Archive& archive, const ArchiveEntry& entry,
                        std::size_t depth);

    const SourceOptions& options_;
    std::shared_ptr<const ReadLimits> limits_;  // of all sources
    std::uint64_t nested_left_;
    bool overflow_reported_ = false;
    SourceList list_;
};

}  // namespace kaoping
