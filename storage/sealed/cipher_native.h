// AES-256-GCM and PBKDF2 in plain C++, byte for byte what WebCrypto does: for the native tests, and for
// whoever reads the files outside a browser. Not hardened against an observer of its timing: the product uses
// WebCrypto.
#pragma once

#include <functional>

#include "storage/sealed/cipher.h"

namespace segments::storage {

class NativeCiphers final : public Ciphers {
  public:
    // `pick(n)`: a random number in 0..n-1. Without: the system's.
    explicit NativeCiphers(std::function<std::size_t(std::size_t)> pick = {},
                           std::uint32_t iterations = kIterations)
        : pick_(std::move(pick)), iterations_(iterations) {}

    std::unique_ptr<Cipher> of_key(ByteView key) override;
    std::unique_ptr<Cipher> of_passphrase(std::string_view passphrase, ByteView salt,
                                          std::uint32_t iterations) override;
    std::uint32_t iterations() const override { return iterations_; }
    Bytes random(std::size_t count) override;

  private:
    std::function<std::size_t(std::size_t)> pick_;
    std::uint32_t iterations_;
};

// `length` bytes of PBKDF2 with HMAC-SHA-256 (RFC 8018).
Bytes pbkdf2(std::string_view passphrase, ByteView salt, std::uint32_t iterations, std::size_t length);

// AES-256-GCM (NIST SP 800-38D): ciphertext and tag; and back, empty if it isn't authentic.
Bytes gcm_seal(ByteView key, ByteView nonce, ByteView plain, ByteView context);
std::optional<Bytes> gcm_open(ByteView key, ByteView nonce, ByteView sealed, ByteView context);

}  // namespace segments::storage
