#include "job/system/sha256.hpp"

#include <doctest/doctest.h>

using namespace kaoping;

// FIPS 180-4's examples.
TEST_CASE("SHA-256 of known texts, whole and in pieces") {
    constexpr const char* of_nothing =
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    constexpr const char* of_abc =
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    CHECK(sha256_hex("") == of_nothing);
    CHECK(sha256_hex("abc") == of_abc);
    CHECK(sha256_hex(std::string(1'000'000, 'a')) ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    Sha256 digest;
    digest.add("a");
    digest.add("");
    digest.add("bc");
    CHECK(digest.hex() == of_abc);
    CHECK(digest.hex() == of_nothing);  // of what was added since
}
