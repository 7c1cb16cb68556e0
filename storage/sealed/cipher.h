// Ciphers: what a workspace with a passphrase is sealed with. AES-256-GCM, the key being 32 bytes or made
// from a passphrase by PBKDF2 (HMAC-SHA-256). Implementations: idbfs/cipher_web.h (WebCrypto),
// cipher_native.h.
//
//     std::unique_ptr<Cipher> cipher = ciphers.of_key(key);
//     Request r = cipher->seal(bytes, context);      // later: r.take().bytes
//
// Nothing waits, as with Env: a request completes at a later call of poll() of the Env that stands over it.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "storage/bytes.h"
#include "storage/env.h"

namespace segments::storage {

// The work factor of new passphrases: OWASP's least for PBKDF2 with SHA-256 is 600,000.
inline constexpr std::uint32_t kIterations = 1'000'000;
inline constexpr std::size_t kKeyBytes = 32;
inline constexpr std::size_t kNonceBytes = 12;
inline constexpr std::size_t kTagBytes = 16;

class Cipher {
  public:
    virtual ~Cipher() = default;

    // Nonce (fresh and random), ciphertext, tag. `context` isn't in it, but has to be the same when it is
    // opened.
    virtual Request seal(ByteView bytes, ByteView context) = 0;
    // What was sealed. Fault::Io: by another key, with another context, or changed since.
    virtual Request open(ByteView sealed, ByteView context) = 0;
};

class Ciphers {
  public:
    virtual ~Ciphers() = default;

    virtual std::unique_ptr<Cipher> of_key(ByteView key) = 0;
    // Takes its time: the first request waits for it.
    virtual std::unique_ptr<Cipher> of_passphrase(std::string_view passphrase, ByteView salt,
                                                  std::uint32_t iterations) = 0;
    virtual std::uint32_t iterations() const { return kIterations; }
    // Bytes that nobody can foresee.
    virtual Bytes random(std::size_t count) = 0;
};

}  // namespace segments::storage
