#include "job/output_folder.hpp"

namespace kaoping {

// A file that is open can be replaced: whoever has it open keeps the old one.
std::vector<std::filesystem::path> files_in_use(const std::filesystem::path&, const std::filesystem::path&) { return {}; }

}  // namespace kaoping
