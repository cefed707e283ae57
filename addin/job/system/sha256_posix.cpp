#include <openssl/evp.h>

#include <array>
#include <new>
#include <stdexcept>

#include "job/system/hex_digits.hpp"
#include "job/system/sha256.hpp"

namespace kaoping {

struct Sha256::State {
    State() {
        if (context == nullptr) throw std::bad_alloc();
        begin();
    }
    ~State() { EVP_MD_CTX_free(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void begin() {
        if (EVP_DigestInit_ex(context, EVP_sha256(), nullptr) != 1)
            throw std::runtime_error("SHA-256 is not available");
    }

    EVP_MD_CTX* context = EVP_MD_CTX_new();
};

Sha256::Sha256() : state_(std::make_unique<State>()) {}
Sha256::~Sha256() = default;

void Sha256::add(std::string_view bytes) {
    EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

std::string Sha256::hex() {
    std::array<unsigned char, 32> digest{};
    EVP_DigestFinal_ex(state_->context, digest.data(), nullptr);
    state_->begin();
    return hex_digits(digest);
}

}  // namespace kaoping
