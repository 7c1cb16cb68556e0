// What a sealed workspace is opened with, as it lies in CURRENT and, a second time, in `key`: the workspace's
// own keys, random bytes, sealed by one that is made from the passphrase. So the passphrase is changed by
// writing these two files anew. docs/storage.md, "Sealed workspaces".
//
//     std::optional<KeyFile> file = KeyFile::decode(bytes);
//     Request r = cipher_of_passphrase.open(file->wrapped, file->context());     // the keys
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>

#include "storage/sealed/cipher.h"

namespace segments::storage {

// More would be meant to stop the program.
inline constexpr std::uint32_t kMostIterations = 20'000'000;
inline constexpr std::size_t kSaltBytes = 32;

struct KeyFile {
    std::uint32_t iterations = kIterations;
    std::array<std::uint8_t, 16> id{};  // of the workspace; never changes
    std::array<std::uint8_t, kSaltBytes> salt{};
    Bytes wrapped;  // the keys: nonce, ciphertext, tag

    // What the keys are bound to: everything before them.
    Bytes context() const;
    Bytes encode() const;
    static std::optional<KeyFile> decode(ByteView bytes);
};

// The keys of a sealed workspace. They live as long as it is open.
struct SealKeys {
    KeyFile file;
    std::shared_ptr<Cipher> data;        // seals the files
    Bytes names;                         // enciphers their names
    std::shared_ptr<Cipher> passphrase;  // seals the keys
};

// Makes keys, or seals given ones anew.
//
//     KeyMaker maker(ciphers, "correct horse battery staple");
//     ... later: if (maker.done()) keys = maker.take();
class KeyMaker {
  public:
    // Of a new workspace.
    KeyMaker(Ciphers& ciphers, std::string_view passphrase);
    // Of a new workspace with the passphrase of another one.
    KeyMaker(Ciphers& ciphers, const SealKeys& like);
    // The keys that `opened` holds, with another passphrase.
    KeyMaker(Ciphers& ciphers, std::string_view passphrase, const KeyFile& file, Bytes opened);

    bool done() const { return request_.done(); }
    // REQUIRES: done(). Empty when the platform can't do it.
    std::optional<SealKeys> take();

  private:
    void begin(Ciphers& ciphers, Bytes raw);

    SealKeys keys_;
    Request request_;
};

// Takes the keys apart that a passphrase opened.
SealKeys opened_keys(Ciphers& ciphers, const KeyFile& file, ByteView raw, std::shared_ptr<Cipher> passphrase);

}  // namespace segments::storage
