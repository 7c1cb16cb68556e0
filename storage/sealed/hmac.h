// HMAC-SHA-256 (RFC 2104).
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/sha256.h"
#include "storage/bytes.h"

namespace segments::storage {

class Hmac {
  public:
    using Digest = std::array<std::uint8_t, 32>;

    explicit Hmac(ByteView key) {
        std::array<std::uint8_t, 64> block{};
        if (key.size() > block.size()) {
            Sha256 hash;
            hash.add(key);
            const Digest digest = hash.finish();
            std::copy(digest.begin(), digest.end(), block.begin());
        } else {
            std::copy(key.begin(), key.end(), block.begin());
        }
        for (std::uint8_t& byte : block) byte ^= 0x36;
        inner_.add(block);
        for (std::uint8_t& byte : block) byte ^= 0x36 ^ 0x5c;
        outer_.add(block);
    }
    // Of two parts, one behind the other.
    Digest of(ByteView first, ByteView second = {}) const {
        Sha256 inner = inner_;
        inner.add(first);
        inner.add(second);
        Sha256 outer = outer_;
        outer.add(inner.finish());
        return outer.finish();
    }

  private:
    Sha256 inner_, outer_;
};

}  // namespace segments::storage
