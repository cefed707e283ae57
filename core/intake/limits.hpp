#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace kaoping {

// Budgets of reading one workbook. A form has a few thousand cells; whatever passes these is an
// attack or a mistake and becomes a Refusal too-large. Sizes are bytes.
struct ReadLimits {
    std::uint64_t max_file_bytes = std::uint64_t{64} << 20;   // the file as it lies on disk
    std::uint64_t max_part_bytes = std::uint64_t{512} << 20;  // one part, inflated
    std::uint64_t max_total_bytes = std::uint64_t{1} << 30;   // all parts read, inflated
    std::uint64_t free_bytes = std::uint64_t{16} << 20;  // below this a part may have any ratio
    std::uint64_t max_ratio = 400;                       // inflated : stored, above free_bytes
    std::size_t max_entries = 200'000;                   // entries of an archive
    std::size_t max_sheets = 4'000;
    std::size_t max_names = 1'000'000;  // defined names (old books carry junk by the thousand)
    std::size_t max_merges = 1'000'000;
    std::size_t max_cells = 5'000'000;  // non-empty cells of all sheets
    std::size_t max_text_bytes = std::size_t{256}
                                 << 20;  // text of all cells (one shared string may be used often)
    std::size_t max_depth = 128;         // nesting of XML elements
    std::chrono::milliseconds max_time{30'000};
};

// Checked once a chunk, so a check may cost a clock reading.
class Deadline {
public:
    explicit Deadline(std::chrono::milliseconds allowed)
        : end_(std::chrono::steady_clock::now() + allowed) {}
    bool passed() const { return std::chrono::steady_clock::now() > end_; }

private:
    std::chrono::steady_clock::time_point end_;
};

}  // namespace kaoping
