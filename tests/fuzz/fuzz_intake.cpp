// Reads mutated workbooks and archives. Run with an iteration number to repeat that one alone.

#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "attacks.hpp"
#include "intake/sources.hpp"
#include "invariants.hpp"
#include "mutate.hpp"
#include "seeds.hpp"

namespace kaoping::fuzz {

namespace {

constexpr std::size_t iterations = 40'000;
constexpr std::chrono::seconds allowed_in_all{35};
constexpr double allowed_each_seconds = 5;
constexpr std::size_t allowed_mebibytes = 1536;
constexpr std::size_t sources_every = 16;

std::size_t current = 0;  // for the signal handler

void on_crash(int signal) {
    std::fprintf(stderr, "signal %d in iteration %zu\n", signal, current);
    std::_Exit(1);
}

// A file of this process, so that two runs at once do not meet.
std::filesystem::path scratch_file() {
    return std::filesystem::temp_directory_path() /
           ("kaoping-fuzz-" + std::to_string(reinterpret_cast<std::uintptr_t>(&current)) + ".zip");
}

std::string read_sources(const std::string& bytes, const SourceOptions& options) {
    const auto path = scratch_file();
    std::ofstream(path, std::ios::binary) << bytes;
    std::string wrong;
    for (const Source& source : expand_sources({path}, options).sources) {
        const auto content = source.load();
        if (const auto* text = std::get_if<std::string>(&content))
            wrong = complaint(read_workbook(std::span<const char>(*text), options.limits));
        if (!wrong.empty()) break;
    }
    std::filesystem::remove(path);
    return wrong;
}

// Empty, or what is wrong.
std::string run_one(const std::vector<Seed>& seeds, std::size_t iteration,
                    const SourceOptions& options) {
    current = iteration;
    Random random(iteration * 0x9E3779B97F4A7C15ULL + 1);
    const Seed& seed = seeds[iteration % seeds.size()];
    std::string bytes = mutate(seed.bytes, random);
    if (below(3, random) == 0) bytes = mutate(bytes, random);
    const double start = processor_seconds();
    const ReadResult result = read_workbook(std::span<const char>(bytes), options.limits);
    std::string wrong = complaint(result);
    if (wrong.empty() && iteration % sources_every == 0) wrong = read_sources(bytes, options);
    if (wrong.empty() && processor_seconds() - start > allowed_each_seconds)
        wrong = "took too long";
    return wrong.empty() ? "" : seed.name + ": " + wrong;
}

int run(const std::filesystem::path& corpus_files, const char* only) {
    for (const int signal : {SIGABRT, SIGFPE, SIGILL}) std::signal(signal, on_crash);
    const std::vector<Seed> seeds = collect_seeds(corpus_files);
    SourceOptions options;
    options.limits.max_part_bytes = std::uint64_t{32} << 20U;
    options.limits.max_time = std::chrono::milliseconds(2000);
    if (only != nullptr) {
        const std::string wrong = run_one(seeds, std::strtoull(only, nullptr, 10), options);
        std::puts(wrong.empty() ? "fine" : wrong.c_str());
        return wrong.empty() ? 0 : 1;
    }
    std::size_t failures = run_attacks();
    std::printf("seeds %zu, attacks not withstood %zu, peak %zu MiB\n", seeds.size(), failures,
                peak_mebibytes());
    const auto start = std::chrono::steady_clock::now();
    std::size_t done = 0;
    for (; done < iterations && std::chrono::steady_clock::now() - start < allowed_in_all; ++done) {
        const std::string wrong = run_one(seeds, done, options);
        if (wrong.empty()) continue;
        ++failures;
        std::printf("FAIL iteration %zu, %s\n", done, wrong.c_str());
    }
    if (peak_mebibytes() > allowed_mebibytes) ++failures;
    std::printf("iterations %zu, failures %zu, peak %zu MiB\n", done, failures, peak_mebibytes());
    return failures == 0 && done > 0 ? 0 : 1;
}

}  // namespace

}  // namespace kaoping::fuzz

int main(int count, char** arguments) {
    return kaoping::fuzz::run(count > 1 ? arguments[1] : "", count > 2 ? arguments[2] : nullptr);
}
