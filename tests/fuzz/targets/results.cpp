// The text of a results.json, read a subject at a time.
#include "job/results/read_results.hpp"
#include "target.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace kaoping;
    std::size_t subjects = 0, rounds = 0, ends = 0;
    const bool read =
        read_results_text(fuzz::text_of(data, size),
                          {.subject = [&](const results::Round&, results::Subject&) { ++subjects; },
                           .round = [&](const results::Round&) { ++rounds; },
                           .end = [&](const results::Results&) { ++ends; }});
    fuzz::require(!read || ends == 1, "what is read has one end");
    fuzz::require(!read || subjects == 0 || rounds > 0, "subjects have a round");
    return 0;
}
