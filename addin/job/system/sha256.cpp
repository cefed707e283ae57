#include "job/system/sha256.hpp"

#include <Poco/SHA2Engine.h>

#include <fstream>
#include <vector>

namespace kaoping {

std::string sha256_hex(std::string_view bytes) {
    Poco::SHA2Engine engine(Poco::SHA2Engine::SHA_256);
    engine.update(bytes.data(), bytes.size());
    return Poco::DigestEngine::digestToHex(engine.digest());
}

std::optional<std::string> sha256_of_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::nullopt;
    Poco::SHA2Engine engine(Poco::SHA2Engine::SHA_256);
    std::vector<char> block(std::size_t{1} << 16U);
    while (in) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        engine.update(block.data(), static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad()) return std::nullopt;
    return Poco::DigestEngine::digestToHex(engine.digest());
}

}  // namespace kaoping
