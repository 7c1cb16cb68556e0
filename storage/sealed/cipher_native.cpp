#include "storage/sealed/cipher_native.h"

#include <array>
#include <random>
#include <utility>

#include "storage/sealed/hmac.h"

namespace segments::storage {
namespace {

using Block = std::array<std::uint8_t, 16>;
constexpr int kRounds = 14;

constexpr std::uint8_t doubled(std::uint8_t x) {
    return static_cast<std::uint8_t>(x << 1 ^ (x >> 7) * 0x1b);
}

// The S-box: the inverse in GF(2^8), then the affine map.
std::array<std::uint8_t, 256> make_box() {
    std::array<std::uint8_t, 256> box{};
    std::uint8_t p = 1, q = 1;
    do {
        p = static_cast<std::uint8_t>(p ^ doubled(p));
        q = static_cast<std::uint8_t>(q ^ q << 1);
        q = static_cast<std::uint8_t>(q ^ q << 2);
        q = static_cast<std::uint8_t>(q ^ q << 4);
        if (q & 0x80) q ^= 0x09;
        const auto turned = [q](int by) { return static_cast<std::uint8_t>(q << by | q >> (8 - by)); };
        box[p] = static_cast<std::uint8_t>(q ^ turned(1) ^ turned(2) ^ turned(3) ^ turned(4) ^ 0x63);
    } while (p != 1);
    box[0] = 0x63;
    return box;
}

const std::array<std::uint8_t, 256>& box() {
    static const std::array<std::uint8_t, 256> one = make_box();
    return one;
}

class Aes256 {
  public:
    explicit Aes256(ByteView key) {
        for (std::size_t i = 0; i < kKeyBytes; ++i) schedule_[i] = key[i];
        std::uint8_t round = 1;
        for (std::size_t i = kKeyBytes; i < schedule_.size(); i += 4) {
            std::array<std::uint8_t, 4> word{};
            for (std::size_t j = 0; j < 4; ++j) word[j] = schedule_[i - 4 + j];
            if (i % kKeyBytes == 0) {
                word = {static_cast<std::uint8_t>(box()[word[1]] ^ round), box()[word[2]], box()[word[3]],
                        box()[word[0]]};
                round = doubled(round);
            } else if (i % kKeyBytes == 16) {
                for (std::uint8_t& byte : word) byte = box()[byte];
            }
            for (std::size_t j = 0; j < 4; ++j)
                schedule_[i + j] = static_cast<std::uint8_t>(schedule_[i + j - kKeyBytes] ^ word[j]);
        }
    }

    Block encipher(Block state) const {
        add(state, 0);
        for (int round = 1; round <= kRounds; ++round) {
            Block moved{};
            for (std::size_t i = 0; i < 16; ++i) moved[i] = box()[state[(i + 4 * (i % 4)) % 16]];
            if (round < kRounds) mix(moved);
            state = moved;
            add(state, round);
        }
        return state;
    }

  private:
    void add(Block& state, int round) const {
        for (std::size_t i = 0; i < 16; ++i) state[i] ^= schedule_[static_cast<std::size_t>(round) * 16 + i];
    }
    static void mix(Block& state) {
        for (std::size_t c = 0; c < 16; c += 4) {
            const std::array<std::uint8_t, 4> a = {state[c], state[c + 1], state[c + 2], state[c + 3]};
            const auto all = static_cast<std::uint8_t>(a[0] ^ a[1] ^ a[2] ^ a[3]);
            for (std::size_t i = 0; i < 4; ++i) {
                const auto pair = static_cast<std::uint8_t>(a[i] ^ a[(i + 1) % 4]);
                state[c + i] = static_cast<std::uint8_t>(a[i] ^ all ^ doubled(pair));
            }
        }
    }

    std::array<std::uint8_t, 16 * (kRounds + 1)> schedule_{};
};

// GHASH, four bits at a time.
class Ghash {
  public:
    explicit Ghash(const Block& key) {
        Wide value = wide(key);
        table_[8] = value;
        for (std::size_t i = 4; i > 0; i /= 2) {
            value = halved(value);
            table_[i] = value;
        }
        for (std::size_t i = 2; i <= 8; i *= 2) {
            for (std::size_t j = 1; j < i; ++j)
                table_[i + j] = {table_[i].high ^ table_[j].high, table_[i].low ^ table_[j].low};
        }
    }
    // Padded with zeros to whole blocks.
    void add(ByteView bytes) {
        for (std::size_t at = 0; at < bytes.size(); at += 16) {
            Block block{};
            for (std::size_t i = 0; i < std::min<std::size_t>(16, bytes.size() - at); ++i)
                block[i] = bytes[at + i];
            add(block);
        }
    }
    void add(const Block& block) {
        const Wide more = wide(block);
        const Wide x{sum_.high ^ more.high, sum_.low ^ more.low};
        Wide z{};
        for (int nibble = 0; nibble < 32; ++nibble) {
            for (int i = 0; i < 4 && nibble > 0; ++i) z = halved(z);
            const std::uint64_t from = nibble < 16 ? x.low : x.high;
            const Wide& part = table_[from >> 4 * (nibble % 16) & 15];
            z = {z.high ^ part.high, z.low ^ part.low};
        }
        sum_ = z;
    }
    Block sum() const {
        Block block{};
        for (int i = 0; i < 8; ++i) {
            block[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(sum_.high >> (56 - 8 * i));
            block[static_cast<std::size_t>(i) + 8] = static_cast<std::uint8_t>(sum_.low >> (56 - 8 * i));
        }
        return block;
    }

  private:
    struct Wide {
        std::uint64_t high = 0, low = 0;
    };
    static Wide wide(const Block& block) {
        Wide value;
        for (std::size_t i = 0; i < 8; ++i) {
            value.high = value.high << 8 | block[i];
            value.low = value.low << 8 | block[i + 8];
        }
        return value;
    }
    static Wide halved(Wide v) {
        const std::uint64_t reduce = v.low & 1 ? 0xe1ull << 56 : 0;
        return {v.high >> 1 ^ reduce, v.high << 63 | v.low >> 1};
    }

    std::array<Wide, 16> table_{};
    Wide sum_;
};

// What is combined with the text, and the tag of the ciphertext.
class Gcm {
  public:
    Gcm(ByteView key, ByteView nonce) : aes_(key), hash_(aes_.encipher({})) {
        for (std::size_t i = 0; i < kNonceBytes; ++i) counter_[i] = nonce[i];
        mask_ = at(1);
    }
    void combine(std::span<std::uint8_t> text) const {
        for (std::size_t from = 0; from < text.size(); from += 16) {
            const Block key = at(static_cast<std::uint32_t>(from / 16 + 2));
            for (std::size_t i = from; i < std::min(from + 16, text.size()); ++i) text[i] ^= key[i - from];
        }
    }
    Block tag(ByteView ciphertext, ByteView context) {
        hash_.add(context);
        hash_.add(ciphertext);
        Block lengths{};
        for (std::size_t i = 0; i < 8; ++i) {
            lengths[i] = static_cast<std::uint8_t>(std::uint64_t{context.size()} * 8 >> (56 - 8 * i));
            lengths[i + 8] = static_cast<std::uint8_t>(std::uint64_t{ciphertext.size()} * 8 >> (56 - 8 * i));
        }
        hash_.add(lengths);
        Block tag = hash_.sum();
        for (std::size_t i = 0; i < 16; ++i) tag[i] ^= mask_[i];
        return tag;
    }

  private:
    Block at(std::uint32_t number) const {
        Block block = counter_;
        for (std::size_t i = 0; i < 4; ++i) block[12 + i] = static_cast<std::uint8_t>(number >> (24 - 8 * i));
        return aes_.encipher(block);
    }

    Aes256 aes_;
    Ghash hash_;
    Block counter_{}, mask_{};
};

class NativeCipher final : public Cipher {
  public:
    NativeCipher(NativeCiphers& ciphers, Bytes key) : ciphers_(ciphers), key_(std::move(key)) {}

    Request seal(ByteView bytes, ByteView context) override {
        Reply reply;
        reply.bytes = ciphers_.random(kNonceBytes);
        const Bytes sealed = gcm_seal(key_, reply.bytes, bytes, context);
        ByteWriter(reply.bytes).raw(sealed);
        return Request::completed(std::move(reply));
    }
    Request open(ByteView sealed, ByteView context) override {
        Reply reply;
        std::optional<Bytes> plain;
        if (sealed.size() >= kNonceBytes)
            plain = gcm_open(key_, sealed.first(kNonceBytes), sealed.subspan(kNonceBytes), context);
        if (plain) {
            reply.bytes = std::move(*plain);
        } else {
            reply.fault = Fault::Io;
        }
        return Request::completed(std::move(reply));
    }

  private:
    NativeCiphers& ciphers_;
    Bytes key_;
};

}  // namespace

Bytes pbkdf2(std::string_view passphrase, ByteView salt, std::uint32_t iterations, std::size_t length) {
    const Hmac hmac(view_of(passphrase));
    Bytes key;
    for (std::uint8_t block = 1; key.size() < length; ++block) {
        const std::uint8_t number[4] = {0, 0, 0, block};
        Hmac::Digest last = hmac.of(salt, number);
        Hmac::Digest sum = last;
        for (std::uint32_t i = 1; i < iterations; ++i) {
            last = hmac.of(last);
            for (std::size_t j = 0; j < sum.size(); ++j) sum[j] ^= last[j];
        }
        ByteWriter(key).raw(sum);
    }
    key.resize(length);
    return key;
}

Bytes gcm_seal(ByteView key, ByteView nonce, ByteView plain, ByteView context) {
    Gcm gcm(key, nonce);
    Bytes sealed(plain.begin(), plain.end());
    gcm.combine(sealed);
    const Block tag = gcm.tag(sealed, context);
    ByteWriter(sealed).raw(tag);
    return sealed;
}

std::optional<Bytes> gcm_open(ByteView key, ByteView nonce, ByteView sealed, ByteView context) {
    if (sealed.size() < kTagBytes) return std::nullopt;
    const ByteView ciphertext = sealed.first(sealed.size() - kTagBytes);
    Gcm gcm(key, nonce);
    const Block tag = gcm.tag(ciphertext, context);
    std::uint8_t differs = 0;
    for (std::size_t i = 0; i < kTagBytes; ++i)
        differs = static_cast<std::uint8_t>(differs | (tag[i] ^ sealed[ciphertext.size() + i]));
    if (differs != 0) return std::nullopt;
    Bytes plain(ciphertext.begin(), ciphertext.end());
    gcm.combine(plain);
    return plain;
}

std::unique_ptr<Cipher> NativeCiphers::of_key(ByteView key) {
    return std::make_unique<NativeCipher>(*this, Bytes(key.begin(), key.end()));
}

std::unique_ptr<Cipher> NativeCiphers::of_passphrase(std::string_view passphrase, ByteView salt,
                                                     std::uint32_t iterations) {
    return std::make_unique<NativeCipher>(*this, pbkdf2(passphrase, salt, iterations, kKeyBytes));
}

Bytes NativeCiphers::random(std::size_t count) {
    Bytes bytes(count);
    if (pick_) {
        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(pick_(256));
    } else {
        std::random_device device;
        for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(device());
    }
    return bytes;
}

}  // namespace segments::storage
