#include "converter/system_commands.hpp"

namespace kaoping {

// What is installed by packages needs no registering.
const std::map<std::string, SystemCommand>& system_commands() {
    static const std::map<std::string, SystemCommand> none;
    return none;
}

}  // namespace kaoping
