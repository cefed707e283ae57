#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace kaoping {

// Runs work(0) ... work(count - 1) on up to `jobs` threads. Results must go to places of their own;
// the order of starting is ascending, of ending any. The first exception is thrown on after all
// threads have ended.
template <class Work>
void parallel_for(std::size_t count, int jobs, const Work& work) {
    if (jobs <= 1 || count < 2) {
        for (std::size_t i = 0; i < count; ++i) work(i);
        return;
    }
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex failure_guard;
    const auto run = [&] {
        for (std::size_t i = next++; i < count; i = next++) {
            try {
                work(i);
            } catch (...) {
                const std::lock_guard lock(failure_guard);
                if (!failure) failure = std::current_exception();
                next = count;
            }
        }
    };
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < static_cast<std::size_t>(jobs) && t < count; ++t)
        threads.emplace_back(run);
    threads.clear();
    if (failure) std::rethrow_exception(failure);
}

}  // namespace kaoping
