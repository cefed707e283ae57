#include "job/system/sha256.hpp"

#include <fstream>
#include <vector>

namespace kaoping {

std::string sha256_hex(std::string_view bytes) {
    Sha256 digest;
    digest.add(bytes);
    return digest.hex();
}

std::optional<std::string> sha256_of_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::nullopt;
    Sha256 digest;
    std::vector<char> block(std::size_t{1} << 16U);
    while (in) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        digest.add({block.data(), static_cast<std::size_t>(in.gcount())});
    }
    if (in.bad()) return std::nullopt;
    return digest.hex();
}

}  // namespace kaoping
