#pragma once

namespace kaoping {

// Somebody asks this program to stop: Ctrl+C, SIGTERM, a console that is closed. The first request
// ends it in order, the second at once. Only programs with a process of their own listen.

// From now on. `say` tells why the program ends; it is called from within the request, where on
// POSIX only what is safe in a signal handler may be done.
void listen_for_stops(void (*say)());

// Work is to end, and nothing of it to be put into its place.
bool stop_requested();

// While one lives there is something to put in order: a request is left to stop_requested().
// Otherwise it ends the program by itself, with status 2.
class OrderlyEnd {
public:
    OrderlyEnd();
    ~OrderlyEnd();
    OrderlyEnd(const OrderlyEnd&) = delete;
    OrderlyEnd& operator=(const OrderlyEnd&) = delete;
};

}  // namespace kaoping
