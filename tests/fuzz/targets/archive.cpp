// The bytes of a file: what kind it is, the zip directory, inflating, and the workbook of its
// parts.
#include "intake/archive.hpp"
#include "../invariants.hpp"
#include "target.hpp"

namespace kaoping::fuzz {

namespace {

constexpr std::uint64_t megabyte = std::uint64_t{1} << 20;

ReadLimits limits() {
    ReadLimits limits;
    limits.max_part_bytes = 8 * megabyte;
    limits.max_total_bytes = 16 * megabyte;
    limits.free_bytes = megabyte;
    limits.max_time = std::chrono::milliseconds(2000);
    return limits;
}

// Every entry, whatever its name: a zip of forms is read so.
void extract_all(std::span<const char> bytes) {
    const auto opened = Archive::open(bytes, limits());
    const auto* archive = std::get_if<Archive>(&opened);
    if (archive == nullptr) return;
    Extractor extractor(*archive, limits());
    for (const auto& entry : archive->entries()) extractor.extract_all(entry, megabyte);
}

}  // namespace

}  // namespace kaoping::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kaoping;
    const std::span<const char> bytes = fuzz::text_of(data, size);
    const std::string wrong = fuzz::complaint(read_workbook(bytes, fuzz::limits()));
    fuzz::require(wrong.empty(), wrong);
    fuzz::extract_all(bytes);
    return 0;
}
