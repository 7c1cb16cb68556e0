// The figures are those of Node's crypto module (OpenSSL).
#include "storage/sealed/cipher_native.h"

#include <doctest/doctest.h>

#include "storage/sealed/hmac.h"

namespace segments::storage {
namespace {

std::string hex(ByteView bytes) {
    std::string text;
    for (const std::uint8_t byte : bytes) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

Bytes counting(std::uint8_t first, std::size_t count) {
    Bytes bytes;
    for (std::size_t i = 0; i < count; ++i) bytes.push_back(static_cast<std::uint8_t>(first + i));
    return bytes;
}

constexpr std::string_view kText = "The quick brown fox jumps over the lazy dog";

}  // namespace

TEST_CASE("AES-256-GCM gives what others give") {
    CHECK(hex(gcm_seal(counting(0, 32), counting(100, 12), {}, {})) == "609bd50f6ad76df665f048ba8c5fd706");
    CHECK(hex(gcm_seal(counting(0, 32), counting(100, 12), view_of(kText), view_of("log-000007-0001"))) ==
          "1c73bb46089c3ffd55423d9ab51204dd24ad7e2ae1199e02d4f1c33e9ed1853cfc8c60ac2d68e224999c1f6c7b92eb6308"
          "6928d4788203fb81c175");
}

TEST_CASE("PBKDF2 and HMAC give what others give") {
    CHECK(hex(pbkdf2("pass phrase", view_of("salt of words"), 1000, 32)) ==
          "7c31bf94aa49bf9b150d9d3d0ec09dafbed69bb3ec55664f15e30b3d4fa51690");
    CHECK(hex(Hmac(view_of("key")).of(view_of(kText.substr(0, 9)), view_of(kText.substr(9)))) ==
          "f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8");
}

TEST_CASE("what was sealed opens with the same key and context, and not when a bit of anything differs") {
    const Bytes key = counting(1, 32);
    const Bytes nonce = counting(2, 12);
    const Bytes sealed = gcm_seal(key, nonce, view_of(kText), view_of("context"));
    REQUIRE(gcm_open(key, nonce, sealed, view_of("context")) == to_bytes(kText));
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        Bytes changed = sealed;
        changed[bit / 8] ^= static_cast<std::uint8_t>(1u << bit % 8);
        CHECK_FALSE(gcm_open(key, nonce, changed, view_of("context")));
    }
    CHECK_FALSE(gcm_open(key, nonce, sealed, view_of("contexT")));
    CHECK_FALSE(gcm_open(key, counting(3, 12), sealed, view_of("context")));
    CHECK_FALSE(gcm_open(counting(0, 32), nonce, sealed, view_of("context")));
    CHECK_FALSE(gcm_open(key, nonce, ByteView(sealed).first(sealed.size() - 1), view_of("context")));
    CHECK_FALSE(gcm_open(key, nonce, {}, view_of("context")));
}

TEST_CASE("each sealing has a nonce of its own") {
    NativeCiphers ciphers;
    const std::unique_ptr<Cipher> cipher = ciphers.of_key(counting(1, 32));
    const Bytes first = cipher->seal(view_of(kText), {}).take().bytes;
    const Bytes second = cipher->seal(view_of(kText), {}).take().bytes;
    CHECK(first.size() == kNonceBytes + kText.size() + kTagBytes);
    CHECK(first != second);
    CHECK(cipher->open(first, {}).take().bytes == to_bytes(kText));
    CHECK(cipher->open(second, view_of("other")).take().fault == Fault::Io);
}

}  // namespace segments::storage
