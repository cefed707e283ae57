#include "job/folder/round_json.hpp"

#include <algorithm>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "job/round/round_results.hpp"
#include "job/system/parallel.hpp"

namespace kaoping {

namespace {

// What several threads write of their subjects, in the order of the subjects: whose turn it is
// writes through, what comes too early is kept. Of long lists one takes a hundred megabytes.
class InOrder {
public:
    using Write = std::function<void(const ResultsJson::Sink&)>;
    InOrder(std::size_t count, ResultsJson& json) : early_(count), json_(json) {}

    void put(std::size_t index, const Write& write) {
        std::unique_lock lock(guard_);
        if (index != next_) {
            lock.unlock();
            std::string piece;
            write([&](std::string_view part) { piece += part; });
            lock.lock();
            early_[index] = std::move(piece);
        } else {
            writing_ = true;
            json_.begin_subject();
            lock.unlock();
            write([&](std::string_view part) { json_.add(part); });
            lock.lock();
            writing_ = false;
            ++next_;
        }
        if (!writing_) pass_on();
    }

private:
    void pass_on() {
        for (; next_ < early_.size() && early_[next_]; ++next_) {
            json_.begin_subject();
            json_.add(*early_[next_]);
            early_[next_].reset();
        }
    }

    std::vector<std::optional<std::string>> early_;
    std::size_t next_ = 0;
    bool writing_ = false;  // the one whose turn it is
    ResultsJson& json_;
    std::mutex guard_;
};

constexpr std::size_t block_of_a_thread = 16;  // subjects of which one may keep others waiting

}  // namespace

void write_json_round(ResultsJson& json, const RoundResult& round, const ScoreOptions& options,
                      const std::function<void(OpenSubject&)>& write_documents) {
    const results::Round head = results_of(round, options.check_only);
    json.begin_round(head);
    const std::size_t block =
        block_of_a_thread * static_cast<std::size_t>(std::max(options.jobs, 1));
    for (std::size_t from = 0; from < round.subjects.size(); from += block) {
        const std::size_t count = std::min(block, round.subjects.size() - from);
        InOrder pieces(count, json);
        parallel_for(count, options.jobs, [&](std::size_t i) {
            OpenSubject subject = open(round.subjects[from + i]);
            write_documents(subject);
            pieces.put(i, [&](const ResultsJson::Sink& sink) {
                ResultsJson::write(results_of(round, subject, options.check_only), sink);
            });
        });
    }
    json.end_round(head);
}

}  // namespace kaoping
