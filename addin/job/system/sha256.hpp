#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kaoping {

// Of bytes that come in pieces.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    void add(std::string_view bytes);
    std::string hex();  // 64 lower-case digits, of what was added since the last call

private:
    struct State;  // the system's
    std::unique_ptr<State> state_;
};

std::string sha256_hex(std::string_view bytes);  // 64 lower-case digits

// Of a file, a block at a time; nullopt: it cannot be read.
std::optional<std::string> sha256_of_file(const std::filesystem::path& file);

}  // namespace kaoping
