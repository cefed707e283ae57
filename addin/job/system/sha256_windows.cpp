#include <windows.h>
//
#include <bcrypt.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "job/system/hex_digits.hpp"
#include "job/system/sha256.hpp"

namespace kaoping {

namespace {

BCRYPT_ALG_HANDLE open_algorithm() {
    BCRYPT_ALG_HANDLE algorithm = nullptr;
    if (BCryptOpenAlgorithmProvider(&algorithm, BCRYPT_SHA256_ALGORITHM, nullptr, 0) != 0)
        throw std::runtime_error("SHA-256 is not available");
    return algorithm;
}

}  // namespace

struct Sha256::State {
    State() { begin(); }
    ~State() { BCryptDestroyHash(hash); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void begin() {
        static const BCRYPT_ALG_HANDLE algorithm = open_algorithm();  // open as long as the program
        if (BCryptCreateHash(algorithm, &hash, nullptr, 0, nullptr, 0, 0) != 0)
            throw std::runtime_error("SHA-256 is not available");
    }

    BCRYPT_HASH_HANDLE hash = nullptr;
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    // Windows takes UCHAR* but only reads.
    auto* data = reinterpret_cast<UCHAR*>(const_cast<char*>(bytes.data()));
    while (!bytes.empty()) {
        const auto count = static_cast<ULONG>(std::min<std::size_t>(bytes.size(), 1U << 30U));
        BCryptHashData(state_->hash, data, count, 0);
        data += count;
        bytes.remove_prefix(count);
    }
}

std::string Sha256::hex() {
    std::array<unsigned char, 32> digest{};
    BCryptFinishHash(state_->hash, digest.data(), static_cast<ULONG>(digest.size()), 0);
    BCryptDestroyHash(state_->hash);
    state_->begin();
    return hex_digits(digest);
}

}  // namespace kaoping
