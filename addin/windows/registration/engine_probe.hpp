#pragma once

#include <string>

namespace kaoping::registration {

// Whether the registered engine starts, as a client of it sees it: takes up to some seconds, and
// the engine ends by itself.
struct EngineProbe {
    std::string version;  // what it says it is: "kaoping x.y.z"; empty: it does not start
    std::string why;      // then: the error of COM, as a number and in the words of Windows
    bool unseen = false;  // then: an elevated process, to which COM shows the classes of the
                          // machine only, not those of the user
};

EngineProbe probe_engine();

}  // namespace kaoping::registration
