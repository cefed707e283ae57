#pragma once

#include <string>

namespace kaoping {

// Who runs this program, in words that name one process of one machine and no later one.
struct Process {
    std::string machine;
    std::string user;  // as the system calls them; empty: it does not say
    long long id = 0;
    std::string born;   // the system's own mark of its start: an id is given again, this is not
    std::string since;  // the same for people, of this machine's clock: 2026-03-01 09:30:00
};

const Process& this_process();

// Whether a process of this machine may still be alive. False: it has certainly ended.
bool may_live(const Process& process);

}  // namespace kaoping
