#include <signal.h>
#include <unistd.h>

#include <atomic>

#include "job/system/stop_request.hpp"

namespace kaoping {

namespace {

constexpr int status_nothing_done = 2;

std::atomic<bool> stop_asked{false};
std::atomic<int> orderly_ends{0};
void (*say_why)() = nullptr;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

void on_stop(int number) {
    if (stop_asked.exchange(true)) {
        signal(number, SIG_DFL);
        raise(number);
        return;
    }
    if (orderly_ends > 0) return;
    say_why();
    _exit(status_nothing_done);
}

}  // namespace

// What is ignored stays so: a program in the background of a script, or behind nohup.
void listen_for_stops(void (*say)()) {
    say_why = say;
    for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        if (sigaction(number, nullptr, &before) != 0 || before.sa_handler == SIG_IGN) continue;
        struct sigaction action {};
        action.sa_handler = on_stop;
        action.sa_flags = SA_RESTART;
        sigemptyset(&action.sa_mask);
        sigaction(number, &action, nullptr);
    }
}

bool stop_requested() { return stop_asked; }

OrderlyEnd::OrderlyEnd() { ++orderly_ends; }
OrderlyEnd::~OrderlyEnd() { --orderly_ends; }

}  // namespace kaoping
